// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.xoev;

import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/**
 * What every message between authorities says about itself (XÖV basisnachricht 1.1, Nachricht.G2G: root attributes and nachrichtenkopf).
 *
 * @param product the software that made it
 * @param standard name of the standard
 * @param version version of the standard
 * @param test marks a test message, any text; empty in production (its mere presence marks the message, whatever it says)
 * @param messageId a new one for each message, also for a corrected one; the same when one message is sent again
 * @param messageType code of the message type (nachrichtentyp)
 * @param createdAt when it was made, to the millisecond and with offset, as the documentation of the standard demands
 * @param reader the authority that shall process it
 * @param author the authority responsible for it
 */
public record Header(
        Product product,
        String standard,
        String version,
        Optional<String> test,
        UUID messageId,
        Code messageType,
        OffsetDateTime createdAt,
        Party reader,
        Party author) {

    /** Cuts the time to milliseconds. */
    public Header {
        createdAt = createdAt.truncatedTo(ChronoUnit.MILLIS);
    }
}
