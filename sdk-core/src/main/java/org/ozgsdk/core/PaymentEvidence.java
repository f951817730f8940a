// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core;

import java.net.URI;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Says that a fee was paid, as read from the payment service itself. Travels from payment into the application (FIT-Connect, {@code paymentInformation}).
 * Holds no personal data.
 *
 * @param provider id of the payment provider, for instance {@code xbezahldienste}
 * @param transactionId the payment service's id of the payment
 * @param transactionReference business reference, for instance the Kassenzeichen; empty if the service gave none
 * @param paidAt when it was paid, by the payment service's clock
 * @param method how it was paid
 * @param methodDetail the service's own word for the method; empty if it gave none
 * @param amount what was paid
 * @param transactionUrl where the payment service shows the payment; empty if it gave none
 * @param source how it is known
 */
public record PaymentEvidence(
        String provider,
        String transactionId,
        Optional<String> transactionReference,
        Instant paidAt,
        PaymentMethod method,
        Optional<String> methodDetail,
        Money amount,
        Optional<URI> transactionUrl,
        Source source) {

    /** How a payment is known. */
    public enum Source {
        /** The payment service's status was read. */
        STATUS,
        /** Its status was read after a genuine notification, and both are needed as proof. */
        NOTIFICATION,
        /** It was found in the bank's statement. */
        BANK,
        /** A person of the authority answers for it. */
        PERSON
    }

    /** Refuses nulls and an amount that is not more than zero. */
    public PaymentEvidence {
        Objects.requireNonNull(provider, "provider");
        Objects.requireNonNull(transactionId, "transactionId");
        Objects.requireNonNull(paidAt, "paidAt");
        if (amount.compareTo(Money.ZERO) <= 0) {
            throw new IllegalArgumentException("evidence of a payment needs an amount of more than zero");
        }
    }

    /**
     * Makes evidence that was read from the payment service's status.
     *
     * @param provider id of the payment provider
     * @param transactionId the payment service's id of the payment
     * @param transactionReference business reference
     * @param paidAt when it was paid
     * @param method how it was paid
     * @param methodDetail the service's own word for the method
     * @param amount what was paid
     * @param transactionUrl where the payment service shows the payment
     */
    public PaymentEvidence(
            String provider,
            String transactionId,
            Optional<String> transactionReference,
            Instant paidAt,
            PaymentMethod method,
            Optional<String> methodDetail,
            Money amount,
            Optional<URI> transactionUrl) {
        this(
                provider,
                transactionId,
                transactionReference,
                paidAt,
                method,
                methodDetail,
                amount,
                transactionUrl,
                Source.STATUS);
    }
}
