// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment;

import java.math.BigDecimal;
import java.net.URI;
import java.util.EnumSet;
import java.util.Optional;
import org.ozgsdk.core.Money;
import org.ozgsdk.core.PaymentEvidence;
import org.ozgsdk.core.spi.Extension;

/** A payment service. Extension point, chosen by {@link #id}. Implementations are immutable, keep no state of payments and are safe for use by many threads. */
public interface PaymentProvider extends Extension {

    /**
     * Asks the payment service to take a payment. Called after the intent was stored; called again with the same id only where nobody knows what became of the
     * call before, so it must look for what is already there under that id rather than make a second one. Never repeated by itself.
     *
     * @param requestId our id of the attempt
     * @param order what is to be paid
     * @return what is known afterwards; a timeout after sending is {@link Initiation.Unknown}, not an exception
     * @throws org.ozgsdk.core.OzgException only if nothing was sent: the set-up is wrong, or no access could be had
     */
    Initiation initiate(String requestId, PaymentOrder order);

    /**
     * Reads where a payment stands, authenticated, from the payment service itself.
     *
     * @param requestId our id of the attempt
     * @param transactionId the payment service's id
     * @param asked the amount that was asked for; stands in the evidence where the service does not repeat it
     * @return what it says
     * @throws org.ozgsdk.core.UnavailableException if it cannot answer now
     * @throws org.ozgsdk.core.RejectedException if it refuses; the payment stays as it is
     */
    StatusReport status(String requestId, String transactionId, Money asked);

    /** What is known after asking. */
    sealed interface Initiation {

        /**
         * The payment service has it.
         *
         * @param transactionId its id
         * @param page where the person pays
         * @param reference business reference; empty if it comes later
         */
        record Started(String transactionId, URI page, Optional<String> reference) implements Initiation {}

        /**
         * The payment service refused; nothing was booked.
         *
         * @param code its code
         * @param detail what it said; no personal data
         */
        record Refused(String code, String detail) implements Initiation {}

        /**
         * Nobody knows.
         *
         * @param detail what happened, in technical words
         */
        record Unknown(String detail) implements Initiation {}
    }

    /**
     * What the payment service says of a payment, compared by nobody yet.
     *
     * @param requestId our id as it repeated it; empty if it did not
     * @param transactionId its id as answered
     * @param state what it says in our words: PENDING, PAID, FAILED, CANCELLED; an unknown word is PENDING
     * @param word its own word
     * @param amount the amount it repeated, unchanged; empty if it did not
     * @param currency the currency it repeated; empty if it did not
     * @param reference business reference; empty if none
     * @param evidence present exactly when PAID
     */
    record StatusReport(
            Optional<String> requestId,
            String transactionId,
            PaymentStatus state,
            String word,
            Optional<BigDecimal> amount,
            Optional<String> currency,
            Optional<String> reference,
            Optional<PaymentEvidence> evidence) {

        /** Refuses other states, and evidence without money or money without evidence. */
        public StatusReport {
            if (!EnumSet.of(PaymentStatus.PENDING, PaymentStatus.PAID, PaymentStatus.FAILED, PaymentStatus.CANCELLED)
                    .contains(state)) {
                throw new IllegalArgumentException("a payment service says PENDING, PAID, FAILED or CANCELLED");
            }
            if (evidence.isPresent() != (state == PaymentStatus.PAID)) {
                throw new IllegalArgumentException("evidence is present exactly when PAID");
            }
        }
    }
}
