// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.delivery;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ozgsdk.sandbox.internal.control.FaultSwitches;
import org.ozgsdk.sandbox.internal.control.History;
import org.ozgsdk.sandbox.internal.http.Reply;
import org.ozgsdk.sandbox.internal.http.Router;
import org.ozgsdk.sandbox.internal.keys.HeldKey;

/** FIT-Connect's delivery service: wires its parts and its routes. */
public final class DeliveryService implements AutoCloseable {

    private final Clients clients;
    private final Store store;
    private final EventInbox inbox;
    private final HeldKey key;
    private final Callbacks callbacks;
    private final ContentFiles files;
    private final SubmissionApi submissions;
    private final PickupApi pickup;
    private final ReplyApi replies;
    private final DestinationApi destinations;

    public DeliveryService(
            Clock clock,
            HeldKey key,
            String issuer,
            Set<String> eventSchemas,
            FaultSwitches faults,
            History history,
            ExpiredCertificates expired) {
        this.key = key;
        this.clients = new Clients(clock);
        this.store = new Store(clock);
        EventLog events = new EventLog(clock, key, issuer);
        this.callbacks = new Callbacks(clock, faults.deliveries(), history);
        this.inbox = new EventInbox(clock, clients, store, events, history, callbacks, eventSchemas);
        this.files = new ContentFiles();
        this.submissions = new SubmissionApi(clock, clients, store, events, faults, history, callbacks, files);
        this.pickup = new PickupApi(clients, store, events, faults, expired);
        this.destinations = new DestinationApi(clients, store, new KeyCheck(clock), faults, history);
        this.replies = new ReplyApi(clients, store, events, faults, history, callbacks, files);
    }

    public Clients clients() {
        return clients;
    }

    public Store store() {
        return store;
    }

    public void addTo(Router router) {
        router.on("POST", "/token", clients::token);
        router.on("GET", "/submission-api/.well-known/jwks.json", call -> Reply.json(200, jwks(key)));
        submissions.addTo(router);
        pickup.addTo(router);
        replies.addTo(router);
        destinations.addTo(router);
        for (Generation generation : Generation.values()) {
            router.on("POST", generation.submissionApi() + "/cases/{caseId}/events", inbox::take);
        }
    }

    public static Map<String, Object> jwks(HeldKey key) {
        return Map.of("keys", List.of(key.jwk()));
    }

    /** Deadlines by the clock; called before every call. */
    public void sweep() {
        store.sweep(inbox::purge, inbox::rejectUnanswered);
    }

    /** Stops the callbacks and deletes all content. */
    @Override
    public void close() {
        callbacks.close();
        files.close();
    }
}
