// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.delivery;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.ozgsdk.core.Assumption;
import org.ozgsdk.sandbox.DeliveryFault;
import org.ozgsdk.sandbox.Tamper;
import org.ozgsdk.sandbox.internal.control.FaultSwitches;
import org.ozgsdk.sandbox.internal.http.Call;
import org.ozgsdk.sandbox.internal.http.Refusal;
import org.ozgsdk.sandbox.internal.http.Reply;
import org.ozgsdk.sandbox.internal.http.Router;
import org.ozgsdk.sandbox.internal.http.Uuids;

/** The reading half of the Submission API v2: destinations, keys, pickup, event logs (sheet 2.1). */
final class PickupApi {

    private static final int MOST_PER_PAGE = 500;

    private final Clients clients;
    private final Store store;
    private final EventLog events;
    private final FaultSwitches faults;
    private final ExpiredCertificates expired;

    PickupApi(Clients clients, Store store, EventLog events, FaultSwitches faults, ExpiredCertificates expired) {
        this.clients = clients;
        this.store = store;
        this.events = events;
        this.faults = faults;
        this.expired = expired;
    }

    void addTo(Router router) {
        for (Generation generation : Generation.values()) {
            String base = generation.submissionApi();
            router.on("GET", base + "/destinations/{destinationId}", call -> destination(call, generation));
            router.on("GET", base + "/destinations/{destinationId}/keys/{kid}", this::key);
            router.on("GET", base + "/submissions", this::list);
            router.on("GET", base + "/submissions/{submissionId}", call -> submission(call, generation));
            router.on("GET", base + "/submissions/{submissionId}/attachments/{attachmentId}", this::attachment);
            router.on("GET", base + "/submissions/{submissionId}/events", this::eventsOfSubmission);
            router.on("GET", base + "/cases/{caseId}/events", this::eventsOfCase);
        }
    }

    private Reply destination(Call call, Generation generation) {
        return Reply.json(200, of(call).json(generation));
    }

    private Reply key(Call call) {
        return of(call).key(call.variable("kid"))
                .map(key -> faults.strikes(DeliveryFault.EXPIRED_CERTIFICATE, call) ? expired(key) : key.jwk())
                .map(jwk -> Reply.json(200, faults.keyInFlight(jwk)))
                .orElseThrow(() -> Refusal.of(404, "key-not-found", "The destination has no such key."));
    }

    private Map<String, Object> expired(DestinationKey key) {
        Map<String, Object> jwk = new LinkedHashMap<>(key.jwk());
        jwk.put("x5c", expired.x5c(key.publicKey(), key.use()));
        return jwk;
    }

    private Destination of(Call call) {
        clients.require(call);
        return store.destination(call.id("destinationId").orElseThrow(Store::noDestination));
    }

    private Reply list(Call call) {
        Clients.Client client = clients.subscribing(call);
        UUID destination = Uuids.parse(call.required("destinationId"))
                .orElseThrow(() -> Refusal.of(400, "invalid-parameter", "destinationId must be a UUID."));
        requireConnected(client, destination);
        List<Map<String, Object>> waiting =
                store.waiting(destination).stream().map(PickupApi::forPickup).toList();
        return page(call, "submissions", waiting);
    }

    private static Map<String, Object> forPickup(Submission submission) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("destinationId", submission.announced.destination().id().toString());
        item.put("submissionId", submission.id());
        item.put("caseId", submission.announced.caseId().toString());
        return item;
    }

    @Assumption("fitconnect.deletion-after-answer")
    private Reply submission(Call call, Generation generation) {
        Submission submission = fetched(call);
        Map<String, Object> json = forPickup(submission);
        synchronized (submission) {
            if (!submission.state.waits()) {
                throw Store.noSubmission().assuming("fitconnect.deletion-after-answer");
            }
            json.put("encryptedMetadata", submission.metadata);
            json.put("encryptedData", submission.data);
        }
        json.put(
                "attachments",
                submission.announced.attachments().stream().map(UUID::toString).toList());
        json.put(generation.service(), submission.announced.publicService());
        if (!submission.announced.region().isEmpty()) {
            json.put("region", submission.announced.region());
        }
        return Reply.json(200, json);
    }

    @Assumption("fitconnect.attachments-get")
    private Reply attachment(Call call) {
        Submission submission = fetched(call);
        Optional<Outgoing> body;
        synchronized (submission) {
            // Opened before the answer deletes it.
            body = call.id("attachmentId")
                    .filter(id -> submission.state.waits())
                    .flatMap(submission.attachments::get)
                    .map(file -> FaultSwitches.isOffice(call)
                            ? Outgoing.of(file)
                            : Outgoing.faulty(file, faults.deliveries()));
        }
        return Reply.streamed(200, "application/jose", body.orElseThrow(PickupApi::noAttachment))
                .assuming("fitconnect.attachments-get");
    }

    private static Refusal noAttachment() {
        return Refusal.of(404, "attachment-not-found", "There is no such attachment, or its content is deleted.");
    }

    private Submission fetched(Call call) {
        Clients.Client client = clients.require(call);
        Submission submission = store.submission(call.id("submissionId").orElseThrow(Store::noSubmission));
        requireConnected(client, submission.announced.destination().id());
        return submission;
    }

    private static void requireConnected(Clients.Client client, UUID destination) {
        if (!client.mayFetchFor(destination)) {
            throw Refusal.of(403, "forbidden", "This client is not connected to the destination.");
        }
    }

    private Reply eventsOfSubmission(Call call) {
        Clients.Client client = clients.require(call);
        Submission submission = store.submission(call.id("submissionId").orElseThrow(Store::noSubmission));
        requireParty(client, List.of(submission));
        return logPage(call, events.ofSubmission(submission));
    }

    private Reply eventsOfCase(Call call) {
        Clients.Client client = clients.require(call);
        UUID caseId = call.id("caseId").orElseThrow(PickupApi::noCase);
        List<Submission> submissions = store.ofCase(caseId);
        if (submissions.isEmpty()) {
            throw noCase();
        }
        requireParty(client, submissions);
        return logPage(call, events.ofCase(caseId));
    }

    private static void requireParty(Clients.Client client, List<Submission> submissions) {
        boolean party = submissions.stream()
                .anyMatch(submission -> submission.announced.sender().equals(client.id())
                        || client.mayFetchFor(submission.announced.destination().id()));
        if (!party) {
            throw Refusal.of(403, "forbidden", "This client is no party of the case.");
        }
    }

    static Refusal noCase() {
        return Refusal.of(404, "case-not-found", "There is no such case.");
    }

    private Reply logPage(Call call, List<String> log) {
        List<String> seen = new ArrayList<>(log);
        if (!seen.isEmpty()) {
            int newest = seen.size() - 1;
            seen.set(newest, faults.inFlight(Tamper.EVENT, seen.get(newest)));
            if (newest > 0
                    && !FaultSwitches.isOffice(call)
                    && faults.deliveries().take(DeliveryFault.REORDERED_LOG)) {
                Collections.reverse(seen);
            }
        }
        return page(call, "eventLog", seen);
    }

    static Reply page(Call call, String name, List<?> all) {
        int offset = call.number("offset", 0, 0, Integer.MAX_VALUE);
        int limit = call.number("limit", MOST_PER_PAGE, 1, MOST_PER_PAGE);
        int from = Math.min(offset, all.size());
        List<?> part = all.subList(from, Math.min(all.size(), from + limit));
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("offset", offset);
        page.put("count", part.size());
        page.put("totalCount", all.size());
        page.put(name, part);
        return Reply.json(200, page);
    }
}
