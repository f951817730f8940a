// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.delivery;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** One reply of an office with its encrypted content. Guarded by its own monitor. */
final class CaseReply {

    private final UUID id = UUID.randomUUID();
    private final Submission.Announcement submission;
    private final List<UUID> announced;

    final Attachments attachments = new Attachments();
    String kid = "";
    String metadata = "";
    String data = "";
    boolean submitted;

    /** A reply in the case of a submission, to the client that sent it. */
    CaseReply(Submission.Announcement submission, List<UUID> announced) {
        this.submission = submission;
        this.announced = announced;
    }

    UUID id() {
        return id;
    }

    UUID caseId() {
        return submission.caseId();
    }

    UUID destination() {
        return submission.destination().id();
    }

    /** The client that may read it. */
    String sender() {
        return submission.sender();
    }

    /** Whom to call when it comes. */
    Optional<DestinationSettings.Callback> callback() {
        return submission.callback();
    }

    List<UUID> announced() {
        return announced;
    }

    /** For lists and as the answer to the announcement. */
    Map<String, Object> ids() {
        Map<String, Object> ids = new LinkedHashMap<>();
        ids.put("replyId", id.toString());
        ids.put("caseId", caseId().toString());
        return ids;
    }
}
