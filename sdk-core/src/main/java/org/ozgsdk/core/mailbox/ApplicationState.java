// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.mailbox;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * How far an application is, as the account shows it to the person (Statusmonitor). Holds no personal data.
 *
 * @param applicationId the account's id of the application
 * @param status how far it is
 * @param serviceName the public service, at most 100 characters
 * @param senderName who says so, at most 100 characters
 * @param at since when
 * @param reference the sender's reference, at most 50 characters; empty if none
 * @param details a few words on the status for the person, German, at most 50 characters; empty if none
 * @param additionalInformation a sentence more, German, at most 100 characters; empty if none
 */
public record ApplicationState(
        UUID applicationId,
        Status status,
        String serviceName,
        String senderName,
        Instant at,
        Optional<String> reference,
        Optional<String> details,
        Optional<String> additionalInformation) {

    /** How far an application is. The online service says the first two, the authority the others. */
    public enum Status {
        /** Begun. */
        INITIATED,
        /** Handed in. */
        SUBMITTED,
        /** With the authority. */
        RECEIVED,
        /** In work. */
        PROCESSING,
        /** The person is to do something. */
        ACTION_REQUIRED,
        /** Done. */
        COMPLETED;

        /** {@return whether the online service says it; the others are the authority's} */
        public boolean isOfOnlineService() {
            return this == INITIATED || this == SUBMITTED;
        }
    }

    /**
     * Checks the lengths.
     *
     * @throws org.ozgsdk.core.ConfigurationException if a text is blank or too long
     */
    public ApplicationState {
        Lengths.required(serviceName, "publicServiceName", 100);
        Lengths.required(senderName, "senderName", 100);
        reference.ifPresent(text -> Lengths.required(text, "reference", 50));
        details.ifPresent(text -> Lengths.required(text, "statusDetails", 50));
        additionalInformation.ifPresent(text -> Lengths.required(text, "additionalInformation", 100));
    }

    /**
     * A state without words of its own.
     *
     * @param applicationId the account's id of the application
     * @param status how far it is
     * @param serviceName the public service
     * @param senderName who says so
     * @param at since when
     * @param reference the sender's reference; empty if none
     * @throws org.ozgsdk.core.ConfigurationException if a text is blank or too long
     */
    public ApplicationState(
            UUID applicationId,
            Status status,
            String serviceName,
            String senderName,
            Instant at,
            Optional<String> reference) {
        this(applicationId, status, serviceName, senderName, at, reference, Optional.empty(), Optional.empty());
    }
}
