// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment;

/** Where a payment stands. Only {@link #PAID} means money; it is reached from an authenticated read at the payment service, or by a person who answers for it. */
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
    /** The person cancelled, or it was never sent. */
    CANCELLED,
    /** The payment service refused the request, or proved that it never got it. */
    REJECTED,
    /** The waiting period is over and nobody paid. */
    CLOSED_UNPAID,
    /** The payment service's answer does not fit what was asked (id, amount, currency): only a person may decide; never delivered. */
    MISMATCH,
    /**
     * Nobody can find out what became of the request. No page was shown, so nobody can have paid and a new attempt may be made; but the payment service may hold a
     * demand (Sollstellung) that the cash office must look for.
     */
    ABANDONED_NEEDS_REVIEW,
    /** It was paid and a part of the money went back. */
    PARTIALLY_REFUNDED,
    /** It was paid and all of the money went back. */
    REFUNDED,
    /** It was paid and the money was taken back, for instance a returned direct debit (Rücklastschrift). The application is not revoked by that. */
    CHARGED_BACK;

    /** {@return true if a new attempt for the same claim may be begun} */
    public boolean allowsNewAttempt() {
        return this == FAILED
                || this == CANCELLED
                || this == REJECTED
                || this == CLOSED_UNPAID
                || this == ABANDONED_NEEDS_REVIEW;
    }

    /** {@return true if money came, even if it went back later} */
    public boolean wasPaid() {
        return this == PAID || this == PARTIALLY_REFUNDED || this == REFUNDED || this == CHARGED_BACK;
    }
}
