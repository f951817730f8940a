// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.delivery;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.ozgsdk.core.Assumption;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.json.JsonObject;
import org.ozgsdk.sandbox.HistoryEvent;
import org.ozgsdk.sandbox.internal.control.History;
import org.ozgsdk.sandbox.internal.http.Call;
import org.ozgsdk.sandbox.internal.http.Refusal;
import org.ozgsdk.sandbox.internal.http.Reply;
import org.ozgsdk.sandbox.internal.http.Uuids;
import org.ozgsdk.sandbox.internal.keys.Jws;

/** Takes the signed events of subscribers: POST /v2/cases/{caseId}/events. Rules: sheet 3.4 and 8. */
final class EventInbox {

    private static final int MOST = 256 * 1024;
    private static final long SKEW_SECONDS = 60;
    private static final String SCHEMA_START = "https://schema.fitko.de/fit-connect/set-payload/";
    private static final String SCHEMA_END = "/set-payload.schema.json";

    /** What a subscriber may say. */
    private static final Set<String> ALLOWED = Set.of("forward-submission", "accept-submission", "reject-submission");

    private final Clock clock;
    private final Clients clients;
    private final Store store;
    private final EventLog events;
    private final History history;
    private final Callbacks callbacks;
    private final Set<String> schemaVersions;
    private final Set<String> seen = ConcurrentHashMap.newKeySet();

    EventInbox(
            Clock clock,
            Clients clients,
            Store store,
            EventLog events,
            History history,
            Callbacks callbacks,
            Set<String> schemas) {
        this.clock = clock;
        this.clients = clients;
        this.store = store;
        this.events = events;
        this.history = history;
        this.callbacks = callbacks;
        this.schemaVersions = Set.copyOf(schemas);
    }

    @Assumption("fitconnect.event-refusals")
    Reply take(Call call) {
        Clients.Client client = clients.subscribing(call);
        UUID caseId = call.id("caseId").orElseThrow(() -> refusal("There is no such case."));
        if (!call.hasType("application/jose")) {
            throw Refusal.of(415, "unsupported-media-type", "Content-Type must be application/jose.")
                    .assuming("fitconnect.event-refusals");
        }
        String compact = call.token(MOST);
        try {
            take(client, caseId, compact, Jws.parse(compact, EventLog.TYPE, "event"));
        } catch (UntrustedException e) {
            throw refusal(String.valueOf(e.getMessage()));
        }
        return Reply.empty(204);
    }

    private void take(Clients.Client client, UUID caseId, String compact, Jws token) {
        JsonObject claims = token.claims();
        UUID subject = prefixed(claims.text("sub"), "submission:");
        Submission submission = store.submission(subject);
        Destination destination = submission.announced.destination();
        require(claims.text("iss").equals(destination.id().toString()), "iss must be the destinationId.");
        if (!client.mayFetchFor(destination.id())) {
            throw Refusal.of(403, "forbidden", "This client is not connected to the destination.");
        }
        require(token.kid().equals(destination.signing().kid()), "kid is not a signing key of the issuer.");
        require(token.verifiedBy(destination.signing().publicKey()), "The signature is wrong.");
        require(prefixed(claims.text("txn"), "case:").equals(caseId), "txn must be the case of the path.");
        require(submission.announced.caseId().equals(caseId), "sub does not belong to the case.");
        UUID id = Uuids.parse(claims.text("jti")).orElseThrow(() -> refusal("jti must be a UUID."));
        JsonObject all = claims.object("events");
        require(all.names().size() == 1, "events must hold exactly one event.");
        String uri = all.names().get(0);
        String name = uri.startsWith(EventLog.EVENTS) ? uri.substring(EventLog.EVENTS.length()) : "";
        require(ALLOWED.contains(name), "A subscriber may not issue this event.");
        checkSchema(claims, all.object(uri));
        synchronized (submission) {
            checkTime(claims.number("iat"), submission);
            checkState(submission, name);
            checkPayload(submission, name, all.object(uri));
            require(seen.add(id.toString()), "jti was used before.");
            enter(submission, name, compact);
        }
    }

    private void checkSchema(JsonObject claims, JsonObject payload) {
        String schema = claims.optionalText("$schema").orElse("");
        if (payload.names().isEmpty()) {
            require(schema.isEmpty(), "Without payload there must be no $schema.");
        } else {
            boolean known =
                    schemaVersions.stream().anyMatch(version -> schema.equals(SCHEMA_START + version + SCHEMA_END));
            require(known, "payload schema not supported");
        }
    }

    private void checkTime(long iat, Submission submission) {
        long now = clock.instant().getEpochSecond();
        require(iat <= now + SKEW_SECONDS, "iat lies in the future.");
        boolean after = submission.state == Submission.State.INCOMPLETE
                || iat + SKEW_SECONDS >= submission.submittedAt.getEpochSecond();
        require(after, "iat lies before the submission.");
    }

    private static void checkState(Submission submission, String name) {
        boolean fits = name.equals("forward-submission")
                ? submission.state == Submission.State.SUBMITTED
                : submission.state.waits();
        if (!fits) {
            throw Refusal.of(409, "event-not-allowed", "In this state the event is not allowed.")
                    .assuming("fitconnect.event-refusals");
        }
    }

    private static void checkPayload(Submission submission, String name, JsonObject payload) {
        if (name.equals("accept-submission")) {
            require(
                    tags(payload.object("authenticationTags")).equals(submission.tags),
                    "authenticationTags differ from those of submit-submission.");
        } else if (name.equals("reject-submission")) {
            List<JsonObject> problems = payload.objects("problems");
            require(!problems.isEmpty(), "A rejection needs at least one problem.");
            problems.forEach(
                    problem -> List.of("type", "title", "detail", "instance").forEach(problem::text));
        } else {
            require(payload.names().isEmpty(), "This event has no payload.");
        }
    }

    private static Map<String, Object> tags(JsonObject payload) {
        Map<String, Object> attachments = new LinkedHashMap<>();
        payload.optionalObject("attachments")
                .ifPresent(each -> each.names().forEach(id -> attachments.put(id, each.text(id))));
        Map<String, Object> tags = new LinkedHashMap<>();
        tags.put("metadata", payload.text("metadata"));
        tags.put("data", payload.text("data"));
        tags.put("attachments", attachments);
        return tags;
    }

    private void enter(Submission submission, String name, String compact) {
        events.append(submission, compact);
        callbacks.eventForSender(submission);
        switch (name) {
            case "accept-submission" -> {
                finish(submission, Submission.State.ACCEPTED);
                history.add(HistoryEvent.Kind.ACCEPTED, submission.id(), "");
            }
            case "reject-submission" -> {
                finish(submission, Submission.State.REJECTED);
                history.add(HistoryEvent.Kind.REJECTED, submission.id(), "by the office");
            }
            default -> submission.state = Submission.State.FORWARDED;
        }
    }

    /** What is answered is deleted at once; its events stay. */
    @Assumption("fitconnect.deletion-after-answer")
    private void finish(Submission submission, Submission.State end) {
        store.finish(submission, end);
        events.write(submission, "delete-submission", Map.of());
        callbacks.eventForSender(submission);
        callbacks.eventForSubscriber(submission);
    }

    /** Deletes what never became complete; the subscriber never heard of it. */
    void purge(Submission submission) {
        store.finish(submission, Submission.State.PURGED);
        events.write(submission, "delete-submission", Map.of());
        callbacks.eventForSender(submission);
        history.add(HistoryEvent.Kind.DEADLINE, submission.id(), "incomplete after a day");
    }

    /** The delivery service's own rejection after 14 days. */
    void rejectUnanswered(Submission submission) {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", "https://schema.fitko.de/fit-connect/events/problems/other/technical-error");
        problem.put("title", "Einreichung wurde nicht abgeholt");
        problem.put("detail", "Die Einreichung wurde innerhalb von 14 Tagen nicht beantwortet.");
        problem.put("instance", "submission");
        events.write(submission, "reject-submission", Map.of("problems", List.of(problem)));
        callbacks.eventForSender(submission);
        callbacks.eventForSubscriber(submission);
        finish(submission, Submission.State.REJECTED);
        history.add(HistoryEvent.Kind.REJECTED, submission.id(), "by the delivery service after 14 days");
    }

    private static UUID prefixed(String text, String prefix) {
        return text.startsWith(prefix)
                ? Uuids.parse(text.substring(prefix.length()))
                        .orElseThrow(() -> refusal("\"" + prefix + "\" must be followed by a UUID."))
                : fail("Expected \"" + prefix + "\" and a UUID.");
    }

    private static UUID fail(String title) {
        throw refusal(title);
    }

    private static void require(boolean condition, String title) {
        if (!condition) {
            throw refusal(title);
        }
    }

    private static Refusal refusal(String title) {
        return Refusal.of(422, "invalid-event", title).assuming("fitconnect.event-refusals");
    }
}
