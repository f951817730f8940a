// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.delivery;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** One submission with its encrypted content. Guarded by its own monitor; the content is held in memory until it is answered. */
final class Submission {

    /** States by the event log (sheet 3.4). */
    enum State {
        INCOMPLETE,
        SUBMITTED,
        FORWARDED,
        ACCEPTED,
        REJECTED;

        boolean waits() {
            return this == SUBMITTED || this == FORWARDED;
        }
    }

    /** What the announcement said. */
    record Announcement(
            UUID submissionId,
            UUID caseId,
            Destination destination,
            String sender,
            List<UUID> attachments,
            Map<String, Object> publicService,
            String region,
            Instant at) {}

    final Announcement announced;
    final Map<UUID, String> attachments = new LinkedHashMap<>();
    String metadata = "";
    String data = "";
    State state = State.INCOMPLETE;
    Instant submittedAt = Instant.MAX;
    Map<String, Object> tags = Map.of();
    long pickupNumber;

    Submission(Announcement announced) {
        this.announced = announced;
    }

    String id() {
        return announced.submissionId().toString();
    }

    /** Characters held. */
    long size() {
        return metadata.length()
                + data.length()
                + attachments.values().stream().mapToLong(String::length).sum();
    }

    /** After the answer nothing of the content stays. */
    void finish(State end) {
        state = end;
        metadata = "";
        data = "";
        attachments.clear();
    }
}
