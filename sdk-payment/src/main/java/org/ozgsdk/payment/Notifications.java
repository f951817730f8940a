// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment;

import java.util.Optional;

/**
 * How a payment service tells of a payment by itself. What it tells changes nothing: it only says that it is time to read the status, and in which payment. Safe for
 * use by many threads.
 */
public interface Notifications {

    /**
     * Reads a notification. Macs are compared in constant time. Never throws on what a stranger sent.
     *
     * @param request the request as it came
     * @return what it is
     */
    Notice read(NotificationRequest request);

    /**
     * Says what the payment service expects as answer; they differ.
     *
     * @param outcome what became of the notification
     * @return status and body
     */
    NotificationReply reply(NotificationOutcome outcome);

    /** What a notification is. */
    sealed interface Notice {

        /**
         * It comes from the payment service: its mac is right.
         *
         * @param requestId our id of the attempt
         * @param transactionId the payment service's id; empty if it did not say
         * @param eventKey the same for the same event, at most 200 characters
         * @param paid true if it says that the payment was made
         * @param provesId true if the mac covers our id: only then a payment of which nobody knows may be taken for the one that is told of
         */
        record Genuine(
                String requestId, Optional<String> transactionId, String eventKey, boolean paid, boolean provesId)
                implements Notice {}

        /**
         * Anybody could have sent it, since the payment service does not sign: it is read as a hint to ask soon.
         *
         * @param requestId our id of the attempt
         */
        record Hint(String requestId) implements Notice {}

        /** It is genuine and tells nothing that matters here. */
        record Ignored() implements Notice {}

        /**
         * It is malformed or forged.
         *
         * @param why in technical words, without what was sent
         */
        record Refused(String why) implements Notice {}
    }
}
