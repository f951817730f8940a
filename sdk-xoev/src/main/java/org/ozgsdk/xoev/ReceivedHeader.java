// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.xoev;

import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;

/**
 * What a message that arrived says about itself (XÖV basisnachricht 1.1, Nachricht.G2G). Each part is empty if the message lacks it, if it is not
 * readable as what it should be, or if the standard has another header; whether that is allowed is said by the findings. Nothing here is proven:
 * the sender wrote it.
 *
 * @param product the software that made it (root attribute)
 * @param manufacturer who made the software
 * @param productVersion version of the software
 * @param standard attribute {@code standard}
 * @param version attribute {@code version}
 * @param test attribute {@code test}; present, even with an empty text, on test messages only
 * @param messageId nachrichtenUUID
 * @param messageType nachrichtentyp; an empty list or version counts as absent
 * @param createdAt erstellungszeitpunkt; empty if it has no zone
 * @param reader leser
 * @param author autor
 */
public record ReceivedHeader(
        Optional<String> product,
        Optional<String> manufacturer,
        Optional<String> productVersion,
        Optional<String> standard,
        Optional<String> version,
        Optional<String> test,
        Optional<UUID> messageId,
        Optional<Code> messageType,
        Optional<OffsetDateTime> createdAt,
        Optional<Party> reader,
        Optional<Party> author) {

    /** {@return true if this is a test message, which production must refuse: the attribute counts, not its text} */
    public boolean isTest() {
        return test.isPresent();
    }

    /** Names the message, and nothing else: all other texts come from outside. */
    @Override
    public String toString() {
        return "ReceivedHeader " + messageId.map(UUID::toString).orElse("without message id");
    }
}
