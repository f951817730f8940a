// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment.arrangement;

import org.ozgsdk.core.Ars;
import org.ozgsdk.core.LeikaKey;

/**
 * Says how the authority of a place is paid for a service. Port: the directory of payment services is not standardised, so a house brings its own or a file
 * ({@link ArrangementFile}). Safe for use by many threads.
 */
public interface PaymentArrangements {

    /**
     * Looks up.
     *
     * @param service the service
     * @param place the place
     * @return what was found, or why nothing
     */
    Answer find(LeikaKey service, Ars place);

    /** What was found. */
    sealed interface Answer {

        /**
         * There is a payment service.
         *
         * @param arrangement how
         */
        record Found(PaymentArrangement arrangement) implements Answer {}

        /**
         * The authority does not take this fee online, or asks for it later itself.
         *
         * @param policy OFF or LATER
         * @param origin which entry says so
         */
        record NotOnline(PaymentPolicy policy, String origin) implements Answer {}

        /**
         * Nothing is known.
         *
         * @param lookedFor what was looked for, for people
         */
        record Unknown(String lookedFor) implements Answer {}
    }
}
