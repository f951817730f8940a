// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment;

import java.math.BigDecimal;
import java.net.URI;
import java.util.EnumSet;
import java.util.Optional;
import org.ozgsdk.core.PaymentEvidence;
import org.ozgsdk.core.spi.Extension;

/**
 * A payment service. Extension point, chosen by {@link #id}. Implementations are immutable, keep no state of payments and are safe for use by many threads.
 *
 * <p>What only some services can do is declared by what is there: {@link #notifications}, {@link #refunds}, {@link #availability}.
 */
public interface PaymentProvider extends Extension {

    /**
     * Asks the payment service to take a payment. Called once per id, after the intent was stored; called again with the same id only if the call before threw. Never
     * repeated by itself.
     *
     * @param requestId our id of the attempt
     * @param order what is to be paid
     * @return what is known afterwards; a timeout after sending is {@link Initiation.Unknown}, not an exception
     * @throws org.ozgsdk.core.OzgException only if nothing was sent: the set-up is wrong, or no access could be had
     */
    Initiation initiate(String requestId, PaymentOrder order);

    /**
     * Finds out what became of a request of which nobody knows whether it arrived, without ever making a second payment: by a look-up under our id, or by the same
     * request under the same id where the payment service refuses a repeated one.
     *
     * @param requestId our id of the attempt
     * @param order what was asked
     * @return what is known; {@link Recovery.Impossible} unless overridden
     * @throws org.ozgsdk.core.OzgException if it could not be asked now; it is asked again later
     */
    default Recovery recover(String requestId, PaymentOrder order) {
        return new Recovery.Impossible("the payment service offers no look-up by our id");
    }

    /**
     * Reads where a payment stands, authenticated, from the payment service itself.
     *
     * @param question which payment
     * @return what it says
     * @throws org.ozgsdk.core.UnavailableException if it cannot answer now
     * @throws org.ozgsdk.core.RejectedException if it refuses; the payment stays as it is
     */
    StatusReport status(StatusQuestion question);

    /** {@return how it tells of payments by itself; empty if it never does and is only asked} */
    default Optional<Notifications> notifications() {
        return Optional.empty();
    }

    /** {@return how money is given back; empty if only the cash office can} */
    default Optional<Refunds> refunds() {
        return Optional.empty();
    }

    /** {@return what it says of its methods, maintenance and health; empty if it does not} */
    default Optional<Availability> availability() {
        return Optional.empty();
    }

    /** {@return true if its status tells that money was taken back after it was paid; a paid payment is then read daily for 60 days} */
    default boolean tellsChargeBacks() {
        return false;
    }

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

    /** What is known of a request whose outcome was unknown. */
    sealed interface Recovery {

        /**
         * It is there and can be paid.
         *
         * @param started what the payment service holds
         */
        record Found(Initiation.Started started) implements Recovery {}

        /**
         * The payment service proves that it holds nothing under our id.
         *
         * @param detail how, in technical words
         */
        record Absent(String detail) implements Recovery {}

        /**
         * Still nobody knows; worth asking again.
         *
         * @param detail why, in technical words
         */
        record Unclear(String detail) implements Recovery {}

        /**
         * Nobody will ever know from this payment service, or what is there can be paid by nobody: a person must look.
         *
         * @param detail why, in technical words
         */
        record Impossible(String detail) implements Recovery {}
    }

    /**
     * What the payment service says of a payment, compared by nobody yet.
     *
     * @param requestId our id as it repeated it; empty if it did not
     * @param transactionId its id as answered
     * @param state what it says in our words: PENDING, PAID, FAILED, CANCELLED, CHARGED_BACK; an unknown word is PENDING
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
            if (!EnumSet.of(
                            PaymentStatus.PENDING,
                            PaymentStatus.PAID,
                            PaymentStatus.FAILED,
                            PaymentStatus.CANCELLED,
                            PaymentStatus.CHARGED_BACK)
                    .contains(state)) {
                throw new IllegalArgumentException(
                        "a payment service says PENDING, PAID, FAILED, CANCELLED or CHARGED_BACK");
            }
            if (evidence.isPresent() != (state == PaymentStatus.PAID)) {
                throw new IllegalArgumentException("evidence is present exactly when PAID");
            }
        }
    }
}
