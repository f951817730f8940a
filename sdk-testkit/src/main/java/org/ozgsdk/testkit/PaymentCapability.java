// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.testkit;

/** What not every payment service can do. A test declares what its provider can; {@link PaymentProviderContract} holds both ways to it. */
public enum PaymentCapability {
    /** A payment whose answer was lost is found again and can be paid ({@code PaymentProvider.recover} gives {@code Found}). */
    RECOVERY,
    /** The status repeats the amount that was paid. */
    AMOUNT,
    /** It tells of payments by itself. */
    NOTIFICATIONS,
    /** It gives money back. */
    REFUNDS,
    /** It says which methods it has, when it rests and whether it works. */
    AVAILABILITY,
    /** Its status tells that money was taken back after it was paid. */
    CHARGE_BACKS
}
