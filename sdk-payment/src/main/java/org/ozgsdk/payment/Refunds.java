// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment;

import java.util.Set;
import org.ozgsdk.core.Money;

/** How a payment service gives money back. Safe for use by many threads. */
public interface Refunds {

    /** Ways to give money back. */
    enum Kind {
        /** All of it. */
        FULL,
        /** A part of it, maybe several times. */
        PARTIAL,
        /** All of it before it was settled (Storno): the person's statement never shows it. */
        VOID
    }

    /** {@return the ways this service knows, at least one} */
    Set<Kind> kinds();

    /**
     * Gives money back. Called once per key, after the intent was stored; never repeated by itself.
     *
     * @param order what is given back
     * @return what is known afterwards; a timeout after sending is {@link Outcome.Unknown}, not an exception
     * @throws org.ozgsdk.core.OzgException only if nothing was sent
     */
    Outcome refund(Order order);

    /**
     * One giving back.
     *
     * @param key our id of it, unique per payment
     * @param kind the way
     * @param requestId our id of the attempt
     * @param transactionId the payment service's id of the payment
     * @param amount how much, more than zero and at most what is left
     * @param purpose what the person sees; cut and transliterated by the provider
     */
    record Order(String key, Kind kind, String requestId, String transactionId, Money amount, String purpose) {}

    /** What is known after asking. */
    sealed interface Outcome {

        /**
         * Done.
         *
         * @param refundId the payment service's id of it
         */
        record Done(String refundId) implements Outcome {}

        /**
         * Refused; no money went back.
         *
         * @param code its code
         */
        record Refused(String code) implements Outcome {}

        /**
         * Nobody knows: a person must look.
         *
         * @param detail what happened, in technical words
         */
        record Unknown(String detail) implements Outcome {}
    }
}
