// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment;

/** Where a payment stands. Only {@link #PAID} means money; it is reached from an authenticated read at the payment service alone. */
public enum PaymentStatus {
    /** Stored, nothing sent. */
    CREATED,
    /** The request is under way or its outcome is not known yet. */
    INITIATING,
    /** The request went out and nobody knows whether it arrived: never sent again by itself under another id. */
    INITIATION_UNKNOWN,
    /** The payment service has it; the person may be on its page. */
    PENDING,
    /** Our deadline passed and the payment service still says nothing final; no new attempt is offered. */
    EXPIRED_UNCONFIRMED,
    /** Paid: id, amount and currency of the payment service's answer fit. */
    PAID,
    /** The payment service says it failed. */
    FAILED,
    /** The payment service says the person cancelled. */
    CANCELLED,
    /** The payment service refused the request. */
    REJECTED,
    /** The waiting period is over and nobody paid. */
    CLOSED_UNPAID,
    /** The payment service's answer does not fit what was asked (id, amount, currency): only a person may decide; never delivered. */
    MISMATCH;

    /** {@return true if a new attempt for the same claim may be begun} */
    public boolean allowsNewAttempt() {
        return this == FAILED || this == CANCELLED || this == REJECTED || this == CLOSED_UNPAID;
    }
}
