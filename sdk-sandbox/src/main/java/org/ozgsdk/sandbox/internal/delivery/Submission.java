// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** One submission with its encrypted content, which is there until it is answered: documents in memory, attachments on disk. Guarded by its own monitor. */
final class Submission {

    /** States by the event log (sheet 3.4). */
    enum State {
        INCOMPLETE,
        SUBMITTED,
        FORWARDED,
        ACCEPTED,
        REJECTED,
        /** Deleted because it never became complete. */
        PURGED;

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
            Optional<DestinationSettings.Callback> callback,
            Instant at) {}

    final Announcement announced;
    final Attachments attachments = new Attachments();
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

    /** Characters held in memory. */
    long size() {
        return (long) metadata.length() + data.length();
    }

    /** After the answer nothing of the content stays. */
    void finish(State end) {
        state = end;
        metadata = "";
        data = "";
        attachments.clear();
    }
}
