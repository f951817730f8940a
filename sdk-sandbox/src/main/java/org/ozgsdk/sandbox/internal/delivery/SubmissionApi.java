// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.delivery;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.ozgsdk.core.Assumption;
import org.ozgsdk.core.json.JsonObject;
import org.ozgsdk.sandbox.HistoryEvent;
import org.ozgsdk.sandbox.Tamper;
import org.ozgsdk.sandbox.internal.control.FaultSwitches;
import org.ozgsdk.sandbox.internal.control.History;
import org.ozgsdk.sandbox.internal.http.Call;
import org.ozgsdk.sandbox.internal.http.Refusal;
import org.ozgsdk.sandbox.internal.http.Reply;
import org.ozgsdk.sandbox.internal.http.Router;
import org.ozgsdk.sandbox.internal.http.Uuids;

/** The sender's half of the Submission API v2: announce, upload, finalise (sheet 2.1). */
final class SubmissionApi {

    static final int ANNOUNCEMENT = 64 * 1024;
    static final int DOCUMENTS = 128 * 1024 * 1024;
    private static final int MOST_ATTACHMENTS = 100;

    private final Clock clock;
    private final Clients clients;
    private final Store store;
    private final EventLog events;
    private final FaultSwitches faults;
    private final History history;
    private final Callbacks callbacks;
    private final ContentFiles files;

    SubmissionApi(
            Clock clock,
            Clients clients,
            Store store,
            EventLog events,
            FaultSwitches faults,
            History history,
            Callbacks callbacks,
            ContentFiles files) {
        this.clock = clock;
        this.clients = clients;
        this.store = store;
        this.events = events;
        this.faults = faults;
        this.history = history;
        this.callbacks = callbacks;
        this.files = files;
    }

    void addTo(Router router) {
        for (Generation generation : Generation.values()) {
            String base = generation.submissionApi();
            router.on("POST", base + "/submissions", call -> announce(call, generation));
            router.on("PUT", base + "/submissions/{submissionId}/attachments/{attachmentId}", this::upload);
            router.on("PUT", base + "/submissions/{submissionId}", this::complete);
        }
    }

    @Assumption("fitconnect.destination-status-codes")
    @Assumption("fitconnect.case-continuation")
    @Assumption("fitconnect.announcement-callback")
    private Reply announce(Call call, Generation generation) {
        Clients.Client client = clients.sending(call);
        JsonObject body = call.json(ANNOUNCEMENT);
        Destination destination = store.destination(uuid(body.text("destinationId"), "destinationId"));
        if (!destination.isActive()) {
            throw Refusal.known(422, "destination-state-invalid", "The destination is not active.")
                    .assuming("fitconnect.destination-status-codes");
        }
        List<UUID> attachments = attachments(body.texts("announcedAttachments"));
        JsonObject service = body.object(generation.service());
        checkOffer(
                destination,
                service.text("identifier"),
                body.optionalText("region").orElse(""));
        UUID caseId = body.has("caseId") ? openCase(body, client, destination) : UUID.randomUUID();
        Submission submission = new Submission(new Submission.Announcement(
                UUID.randomUUID(),
                caseId,
                destination,
                client.id(),
                attachments,
                serviceOf(service),
                body.optionalText("region").orElse(""),
                body.optionalObject("callback").map(SubmissionApi::callback),
                clock.instant()));
        store.add(submission);
        events.write(submission, "create-submission", Map.of());
        history.add(HistoryEvent.Kind.ANNOUNCED, submission.id(), "");
        return Reply.json(201, ids(submission));
    }

    private static DestinationSettings.Callback callback(JsonObject json) {
        try {
            return SettingsReader.callback(json);
        } catch (Refusal e) {
            throw Refusal.of(422, "invalid-callback", String.valueOf(e.getMessage()))
                    .assuming("fitconnect.announcement-callback");
        }
    }

    private static Map<String, Object> ids(Submission submission) {
        Map<String, Object> ids = new LinkedHashMap<>();
        ids.put("submissionId", submission.id());
        ids.put("caseId", submission.announced.caseId().toString());
        return ids;
    }

    private static Map<String, Object> serviceOf(JsonObject service) {
        Map<String, Object> copy = new LinkedHashMap<>();
        copy.put("identifier", service.text("identifier"));
        service.optionalText("name").ifPresent(name -> copy.put("name", name));
        return copy;
    }

    /** The announced ids of a submission or reply: unique UUIDs of version 4, at most 100 (sheet 2.4). */
    static List<UUID> attachments(List<String> announced) {
        if (announced.size() > MOST_ATTACHMENTS) {
            throw Refusal.of(422, "too-many-attachments", "At most " + MOST_ATTACHMENTS + " attachments.");
        }
        Set<UUID> unique = new LinkedHashSet<>();
        for (String text : announced) {
            UUID id = uuid(text, "announcedAttachments");
            if (id.version() != 4 || id.variant() != 2) {
                throw Refusal.of(422, "invalid-attachment-id", "Attachment ids must be UUIDs of version 4.");
            }
            if (!unique.add(id)) {
                throw Refusal.of(422, "duplicate-attachment-id", "An attachment is announced twice.");
            }
        }
        return List.copyOf(unique);
    }

    @Assumption("fitconnect.offer-check")
    private static void checkOffer(Destination destination, String identifier, String region) {
        if (!destination.offers(identifier)) {
            throw Refusal.of(422, "service-not-offered", "The destination does not offer this service.")
                    .assuming("fitconnect.offer-check");
        }
        if (!region.isEmpty()
                && destination.covering(identifier, Regions.area(region)).isEmpty()) {
            throw Refusal.of(422, "region-not-covered", "The destination does not cover this region.")
                    .assuming("fitconnect.offer-check");
        }
    }

    private UUID openCase(JsonObject body, Clients.Client client, Destination destination) {
        UUID caseId = uuid(body.text("caseId"), "caseId");
        boolean known = store.ofCase(caseId).stream()
                .anyMatch(other -> other.announced.sender().equals(client.id())
                        && other.announced.destination().id().equals(destination.id()));
        if (!known) {
            throw Refusal.of(422, "case-not-found", "There is no such case of this sender and destination.")
                    .assuming("fitconnect.case-continuation");
        }
        return caseId;
    }

    @Assumption("fitconnect.upload-again")
    @Assumption("fitconnect.upload-refusals")
    private Reply upload(Call call) {
        Submission submission = ownIncomplete(call);
        UUID attachment = call.id("attachmentId").orElseThrow(SubmissionApi::notAnnounced);
        if (!submission.announced.attachments().contains(attachment)) {
            throw notAnnounced();
        }
        if (!call.hasType("application/jose")) {
            throw Refusal.of(415, "unsupported-media-type", "Content-Type must be application/jose.")
                    .assuming("fitconnect.upload-refusals");
        }
        if (faults.breaksOff(call)) {
            ContentFiles.readHalf(call);
            return Reply.silence();
        }
        long room;
        synchronized (submission) {
            room = submission.attachments.room(attachment);
        }
        SealedFile file = files.take(
                call, room, Sealed.keyOf(submission.announced.destination()), faults.changeAt(Tamper.ATTACHMENT));
        synchronized (submission) {
            if (submission.state != Submission.State.INCOMPLETE) {
                file.delete();
                throw closed(submission);
            }
            submission.attachments.put(attachment, file);
        }
        return Reply.empty(204);
    }

    private Reply complete(Call call) {
        Submission submission = ownIncomplete(call);
        JsonObject body = call.json(DOCUMENTS);
        Destination key = submission.announced.destination();
        Sealed metadata = Sealed.document(faults.inFlight(Tamper.METADATA, body.text("encryptedMetadata")), key);
        Sealed data = Sealed.document(faults.inFlight(Tamper.DATA, body.text("encryptedData")), key);
        long size = (long) metadata.compact().length() + data.compact().length();
        store.hold(size);
        synchronized (submission) {
            try {
                finalise(submission, metadata, data);
            } catch (Refusal e) {
                store.hold(-size);
                throw e;
            }
        }
        history.add(HistoryEvent.Kind.SUBMITTED, submission.id(), "");
        callbacks.submitted(submission);
        callbacks.eventForSender(submission);
        return Reply.json(200, ids(submission));
    }

    @Assumption("fitconnect.notify-submission")
    @Assumption("fitconnect.finalise-refusals")
    private void finalise(Submission submission, Sealed metadata, Sealed data) {
        if (submission.state != Submission.State.INCOMPLETE) {
            throw closed(submission);
        }
        List<UUID> missing = new ArrayList<>(submission.announced.attachments());
        missing.removeAll(submission.attachments.ids());
        if (!missing.isEmpty()) {
            throw Refusal.of(422, "attachments-missing", missing.size() + " announced attachments are missing.")
                    .assuming("fitconnect.finalise-refusals");
        }
        Map<String, Object> tags = new LinkedHashMap<>();
        tags.put("metadata", metadata.tag());
        tags.put("data", data.tag());
        tags.put("attachments", submission.attachments.tags());
        submission.metadata = metadata.compact();
        submission.data = data.compact();
        submission.tags = tags;
        submission.state = Submission.State.SUBMITTED;
        submission.submittedAt = clock.instant();
        events.write(submission, "submit-submission", Map.of("authenticationTags", tags));
        events.write(submission, "notify-submission", Map.of("notifyType", "new-submission-callback"));
        store.ready(submission);
    }

    private Submission ownIncomplete(Call call) {
        Clients.Client client = clients.sending(call);
        Submission submission = store.submission(call.id("submissionId").orElseThrow(Store::noSubmission));
        if (!submission.announced.sender().equals(client.id())) {
            throw Refusal.of(403, "forbidden", "The submission was announced by another client.");
        }
        synchronized (submission) {
            if (submission.state != Submission.State.INCOMPLETE) {
                throw closed(submission);
            }
        }
        return submission;
    }

    /** What was purged is gone; everything else that is not open was finalised. */
    private static Refusal closed(Submission submission) {
        if (submission.state == Submission.State.PURGED) {
            return Store.noSubmission();
        }
        return Refusal.of(409, "submission-already-final", "The submission is finalised; nothing can be changed.")
                .assuming("fitconnect.finalise-refusals");
    }

    private static Refusal notAnnounced() {
        return Refusal.of(404, "attachment-not-announced", "This attachment was not announced.")
                .assuming("fitconnect.upload-refusals");
    }

    static UUID uuid(String text, String what) {
        return Uuids.parse(text)
                .orElseThrow(() -> Refusal.of(400, "malformed-request", "\"" + what + "\" must hold UUIDs."));
    }
}
