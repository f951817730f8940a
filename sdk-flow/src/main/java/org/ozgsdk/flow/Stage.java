// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.flow;

/** Where a journey stands. */
public enum Stage {
    /** Begun; nothing declared. */
    BEGUN,
    /** Declared, not yet shown in whole. */
    DECLARED,
    /** Shown in whole, warning not yet given. */
    REVIEWED,
    /** Shown and warned: may be paid and submitted. */
    READY,
    /** The fee is confirmed as paid. */
    PAID,
    /** Announced to the delivery service; whether it was submitted is found out when going on. */
    DELIVERING,
    /** The delivery service has it. */
    SUBMITTED,
    /** The authority accepted it. */
    ACCEPTED,
    /** The authority rejected it. */
    REJECTED,
    /** Ended without delivery, for instance because the person stopped. */
    ENDED;

    /** {@return true if nothing more is to be done} */
    public boolean isFinal() {
        return this == ACCEPTED || this == REJECTED || this == ENDED;
    }
}
