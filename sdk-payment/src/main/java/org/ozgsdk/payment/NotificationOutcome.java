// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment;

/** What became of a notification. */
public enum NotificationOutcome {
    /** It is stored, or was stored before; it need not come again. */
    PROCESSED,
    /** There is no such payment here yet: it should come again. */
    UNKNOWN_PAYMENT,
    /** It is malformed or forged: it should not come again. */
    REFUSED,
    /** It could not be stored now: it should come again. */
    NOT_STORED
}
