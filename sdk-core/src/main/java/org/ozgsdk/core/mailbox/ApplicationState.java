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
 */
public record ApplicationState(
        UUID applicationId,
        Status status,
        String serviceName,
        String senderName,
        Instant at,
        Optional<String> reference) {

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
        COMPLETED
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
    }
}
