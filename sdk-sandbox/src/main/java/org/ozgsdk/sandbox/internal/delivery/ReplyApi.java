// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.delivery;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
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

/**
 * The way back: replies in the shapes of the Submission API v1 (sheet 2.2), since those of v2 are not public. The subscriber of the case's destination
 * writes, the sender of the case reads; to everyone else a reply does not exist. Replies stay until the sandbox is closed.
 */
@Assumption("fitconnect.reply-endpoints")
final class ReplyApi {

    private static final String REPLIES = "/submission-api/v1/replies";

    private final Clients clients;
    private final Store store;
    private final EventLog events;
    private final FaultSwitches faults;
    private final History history;
    private final Callbacks callbacks;
    private final ContentFiles files;
    private final Map<UUID, CaseReply> replies = new ConcurrentHashMap<>();
    private final List<CaseReply> submitted = new CopyOnWriteArrayList<>();

    ReplyApi(
            Clients clients,
            Store store,
            EventLog events,
            FaultSwitches faults,
            History history,
            Callbacks callbacks,
            ContentFiles files) {
        this.clients = clients;
        this.store = store;
        this.events = events;
        this.faults = faults;
        this.history = history;
        this.callbacks = callbacks;
        this.files = files;
    }

    void addTo(Router router) {
        router.on("POST", REPLIES, this::announce);
        router.on("PUT", REPLIES + "/{replyId}/attachments/{attachmentId}", this::upload);
        router.on("PUT", REPLIES + "/{replyId}", this::complete);
        router.on("GET", REPLIES, this::list);
        router.on("GET", REPLIES + "/{replyId}", this::read);
        router.on("GET", REPLIES + "/{replyId}/attachments/{attachmentId}", this::attachment);
    }

    private Reply announce(Call call) {
        Clients.Client client = clients.subscribing(call);
        JsonObject body = call.json(SubmissionApi.ANNOUNCEMENT);
        List<Submission> submissions = store.ofCase(SubmissionApi.uuid(body.text("caseId"), "caseId"));
        if (submissions.isEmpty()) {
            throw PickupApi.noCase();
        }
        Submission submission = submissions.get(0);
        requireConnected(client, submission.announced.destination().id());
        boolean arrived = submissions.stream().anyMatch(ReplyApi::hasArrived);
        if (!arrived) {
            throw refusal(409, "case-not-submitted", "Nothing of this case was submitted yet.");
        }
        CaseReply reply =
                new CaseReply(submission.announced, SubmissionApi.attachments(body.texts("announcedAttachments")));
        replies.put(reply.id(), reply);
        events.write(reply, "create-reply", Map.of());
        return Reply.json(201, reply.ids()).assuming("fitconnect.reply-endpoints");
    }

    private static boolean hasArrived(Submission submission) {
        synchronized (submission) {
            return submission.state != Submission.State.INCOMPLETE && submission.state != Submission.State.PURGED;
        }
    }

    private Reply upload(Call call) {
        CaseReply reply = own(call);
        UUID attachment = call.id("attachmentId").orElseThrow(ReplyApi::noAttachment);
        if (!reply.announced().contains(attachment)) {
            throw refusal(404, "attachment-not-announced", "This attachment was not announced.");
        }
        if (!call.hasType("application/jose")) {
            throw refusal(415, "unsupported-media-type", "Content-Type must be application/jose.");
        }
        if (faults.breaksOff(call)) {
            ContentFiles.readHalf(call);
            return Reply.silence();
        }
        long room;
        synchronized (reply) {
            room = reply.attachments.room(attachment);
        }
        SealedFile file = files.take(call, room, Sealed::keyOfReply, OptionalDouble.empty());
        synchronized (reply) {
            try {
                requireOpen(reply);
                requireOneKey(reply, file.seal().kid());
            } catch (Refusal e) {
                file.delete();
                throw e;
            }
            reply.attachments.put(attachment, file);
        }
        return Reply.empty(204).assuming("fitconnect.reply-endpoints");
    }

    private Reply complete(Call call) {
        CaseReply reply = own(call);
        JsonObject body = call.json(SubmissionApi.DOCUMENTS);
        Sealed metadata = Sealed.documentOfReply(body.text("encryptedMetadata"));
        Sealed data = Sealed.documentOfReply(body.text("encryptedData"));
        long size = (long) metadata.compact().length() + data.compact().length();
        store.hold(size);
        synchronized (reply) {
            try {
                requireOpen(reply);
                requireOneKey(reply, metadata.kid());
                requireOneKey(reply, data.kid());
                requireAll(reply);
            } catch (Refusal e) {
                store.hold(-size);
                throw e;
            }
            submit(reply, metadata, data);
        }
        return Reply.empty(202).assuming("fitconnect.reply-endpoints");
    }

    private void submit(CaseReply reply, Sealed metadata, Sealed data) {
        Map<String, Object> tags = new LinkedHashMap<>();
        tags.put("metadata", metadata.tag());
        tags.put("data", data.tag());
        tags.put("attachments", reply.attachments.tags());
        reply.metadata = metadata.compact();
        reply.data = data.compact();
        reply.submitted = true;
        events.write(reply, "submit-reply", Map.of("authenticationTags", tags));
        submitted.add(reply);
        history.add(HistoryEvent.Kind.REPLIED, reply.id().toString(), "case:" + reply.caseId());
        callbacks.replied(reply);
    }

    private CaseReply own(Call call) {
        Clients.Client client = clients.subscribing(call);
        CaseReply reply = call.id("replyId").map(replies::get).orElseThrow(ReplyApi::noReply);
        requireConnected(client, reply.destination());
        return reply;
    }

    private static void requireConnected(Clients.Client client, UUID destination) {
        if (!client.mayFetchFor(destination)) {
            throw Refusal.of(403, "forbidden", "This client is not connected to the destination.");
        }
    }

    private static void requireOpen(CaseReply reply) {
        if (reply.submitted) {
            throw refusal(409, "reply-already-final", "The reply is finalised; nothing can be changed.");
        }
    }

    /** The sender has one key for its replies; parts for different keys would be unreadable for one of them. */
    private static void requireOneKey(CaseReply reply, String kid) {
        if (!reply.kid.isEmpty() && !reply.kid.equals(kid)) {
            throw refusal(422, "invalid-jwe", "All parts of a reply are for the same key.");
        }
        reply.kid = kid;
    }

    private static void requireAll(CaseReply reply) {
        List<UUID> missing = new ArrayList<>(reply.announced());
        missing.removeAll(reply.attachments.ids());
        if (!missing.isEmpty()) {
            throw refusal(422, "attachments-missing", missing.size() + " announced attachments are missing.");
        }
    }

    private Reply list(Call call) {
        Clients.Client client = clients.require(call);
        List<Map<String, Object>> mine = submitted.stream()
                .filter(reply -> reply.sender().equals(client.id()))
                .map(CaseReply::ids)
                .toList();
        return PickupApi.page(call, "replies", mine).assuming("fitconnect.reply-endpoints");
    }

    private Reply read(Call call) {
        CaseReply reply = received(call);
        List<String> documents = faults.replyInFlight(reply.metadata, reply.data);
        Map<String, Object> json = reply.ids();
        json.put("encryptedMetadata", documents.get(0));
        json.put("encryptedData", documents.get(1));
        json.put("attachments", reply.announced().stream().map(UUID::toString).toList());
        return Reply.json(200, json).assuming("fitconnect.reply-endpoints");
    }

    private Reply attachment(Call call) {
        CaseReply reply = received(call);
        SealedFile file = call.id("attachmentId")
                .flatMap(id -> {
                    synchronized (reply) {
                        return reply.attachments.get(id);
                    }
                })
                .orElseThrow(ReplyApi::noAttachment);
        return Reply.streamed(200, "application/jose", onItsWay(file)).assuming("fitconnect.reply-endpoints");
    }

    private Outgoing onItsWay(SealedFile file) {
        OptionalDouble position = faults.changeAt(Tamper.REPLY);
        return position.isEmpty()
                ? Outgoing.faulty(file, faults.deliveries())
                : Outgoing.changed(file, file.letter(position.getAsDouble()));
    }

    /** A reply of a case of the caller's, finalised, so that nothing of it changes any more. */
    private CaseReply received(Call call) {
        Clients.Client client = clients.require(call);
        CaseReply reply = call.id("replyId").map(replies::get).orElseThrow(ReplyApi::noReply);
        synchronized (reply) {
            if (!reply.submitted || !reply.sender().equals(client.id())) {
                throw noReply();
            }
        }
        return reply;
    }

    private static Refusal noReply() {
        return refusal(404, "reply-not-found", "There is no such reply.");
    }

    private static Refusal noAttachment() {
        return refusal(404, "attachment-not-found", "There is no such attachment.");
    }

    private static Refusal refusal(int status, String name, String title) {
        return Refusal.of(status, name, title).assuming("fitconnect.reply-endpoints");
    }
}
