// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.flow;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.ozgsdk.auth.AccountAttribute;
import org.ozgsdk.auth.Login;
import org.ozgsdk.core.Provided;
import org.ozgsdk.core.TrustLevel;
import org.ozgsdk.core.mailbox.ApplicationState;
import org.ozgsdk.core.mailbox.MailboxAttachment;
import org.ozgsdk.core.mailbox.MailboxMessage;

/** What a journey says in a mailbox. */
final class MailboxWords {

    private static final int LONGEST_NAME = 100;

    private MailboxWords() {}

    /** The account's id of this application, if it gives one that is a UUID. */
    static Optional<String> applicationId(Login login) {
        return login.attributes()
                .get(AccountAttribute.APPLICATION_ID)
                .map(Provided::value)
                .filter(MailboxWords::isUuid);
    }

    static MailboxMessage message(
            Journey journey, String address, String title, String text, MailboxAttachment... attachments) {
        TrustLevel level = journey.trustLevel();
        MailboxMessage.Builder message = MailboxMessage.builder(
                        address, journey.authority(), title, text, journey.serviceName())
                .level(level == TrustLevel.NONE ? TrustLevel.HIGH : level)
                .reference(journey.id().toString());
        for (MailboxAttachment attachment : attachments) {
            message.attach(attachment.filename(), attachment.mediaType(), attachment.content());
        }
        return message.build();
    }

    static ApplicationState state(Journey journey, UUID application, ApplicationState.Status status, Instant at) {
        return new ApplicationState(
                application,
                status,
                cut(journey.serviceName()),
                cut(journey.authority()),
                at,
                Optional.of(journey.id().toString()));
    }

    private static boolean isUuid(String text) {
        try {
            return UUID.fromString(text).toString().equalsIgnoreCase(text);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String cut(String name) {
        return name.codePointCount(0, name.length()) <= LONGEST_NAME
                ? name
                : name.substring(0, name.offsetByCodePoints(0, LONGEST_NAME));
    }
}
