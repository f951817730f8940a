// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment;

/**
 * Something a person should know of. It is told once, after it was stored, by the process that saw it; whoever must not miss any reads the store
 * ({@link Payments#claims}) as well.
 *
 * @param kind what happened
 * @param payment the payment as it is now
 */
public record PaymentEvent(Kind kind, Payment payment) {

    /** What can happen. */
    public enum Kind {
        /** Money is confirmed. */
        PAID,
        /** Money came for a payment that had been given up: go on with what waits for it. */
        PAID_LATE,
        /** The claim was paid more than once: one payment must be returned. */
        PAID_TWICE,
        /** The payment service's answer does not fit: only a person may decide. */
        MISMATCH,
        /** Nobody knows what became of the request: the cash office must look for a demand that nobody will pay. */
        ORPHAN_POSSIBLE,
        /** The money was taken back after it was paid: tell the authority; nothing is revoked by itself. */
        CHARGED_BACK,
        /** Nobody knows whether money went back: a person must look. */
        REFUND_UNKNOWN,
        /** The payment service did not answer about this payment ten times in a row. */
        SILENT
    }
}
