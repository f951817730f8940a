// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment;

import java.net.URI;
import java.util.Optional;
import org.ozgsdk.core.Money;
import org.ozgsdk.core.PaymentEvidence;
import org.ozgsdk.core.spi.Extension;

/** A payment service. Extension point, chosen by {@link #id}. Implementations are immutable, keep no state of payments and are safe for use by many threads. */
public interface PaymentProvider extends Extension {

    /**
     * Asks the payment service to take a payment. Called once per attempt, after the intent was stored; never repeated by itself.
     *
     * @param requestId our id of the attempt
     * @param order what is to be paid
     * @return what is known afterwards; a timeout after sending is {@link Initiation.Unknown}, not an exception
     */
    Initiation initiate(String requestId, PaymentOrder order);

    /**
     * Reads where a payment stands, authenticated, from the payment service itself.
     *
     * @param requestId our id of the attempt
     * @param transactionId the payment service's id
     * @return what it says
     * @throws org.ozgsdk.core.UnavailableException if it cannot answer now
     * @throws org.ozgsdk.core.RejectedException if it refuses; the payment stays as it is
     */
    StatusReport status(String requestId, String transactionId);

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
     * @param transactionId its id as answered
     * @param state what it says in our words: PENDING, PAID, FAILED, CANCELLED; an unknown word is PENDING
     * @param word its own word
     * @param amount the amount it repeated; empty if it did not
     * @param currency the currency it repeated; empty if it did not
     * @param reference business reference; empty if none
     * @param evidence present exactly when PAID
     */
    record StatusReport(
            String transactionId,
            PaymentStatus state,
            String word,
            Optional<Money> amount,
            Optional<String> currency,
            Optional<String> reference,
            Optional<PaymentEvidence> evidence) {}
}
