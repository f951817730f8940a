// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.delivery;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ozgsdk.core.Assumption;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.core.json.JsonObject;
import org.ozgsdk.sandbox.HistoryEvent;
import org.ozgsdk.sandbox.internal.control.FaultSwitches;
import org.ozgsdk.sandbox.internal.control.History;
import org.ozgsdk.sandbox.internal.http.Call;
import org.ozgsdk.sandbox.internal.http.Refusal;
import org.ozgsdk.sandbox.internal.http.Reply;
import org.ozgsdk.sandbox.internal.http.Router;
import org.ozgsdk.sandbox.internal.keys.HeldKey;

/** Setting up destinations (sheet 2.3): who makes one owns it and fetches there. */
final class DestinationApi {

    private static final int MOST = 256 * 1024;
    private static final String PATCH = "application/merge-patch+json";
    private static final String REFUSALS = "fitconnect.destination-api-refusals";

    /** What a patch may name. */
    private static final Set<String> CHANGEABLE = Set.of(
            "status",
            "name",
            "contactInformation",
            "services",
            "metadataVersions",
            "callback",
            "replyChannels",
            "encryptionKid",
            "encryptionPublicKey");

    private static final Set<String> STATES =
            Set.of(Destination.ACTIVE, Destination.INACTIVE, Destination.DECOMMISSIONED);

    private final Clients clients;
    private final Store store;
    private final KeyCheck keys;
    private final FaultSwitches faults;
    private final History history;

    DestinationApi(Clients clients, Store store, KeyCheck keys, FaultSwitches faults, History history) {
        this.clients = clients;
        this.store = store;
        this.keys = keys;
        this.faults = faults;
        this.history = history;
    }

    void addTo(Router router) {
        for (Generation generation : Generation.values()) {
            String base = generation.destinationApi() + "/destinations";
            router.on("POST", base, this::create);
            router.on("GET", base + "/{destinationId}", call -> show(call, generation));
            router.on("PATCH", base + "/{destinationId}", call -> change(call, generation));
            router.on("GET", base + "/{destinationId}/keys", this::keys);
        }
    }

    @Assumption("fitconnect.destination-api-refusals")
    private Reply create(Call call) {
        Clients.Client client = clients.managing(call);
        JsonObject body = call.json(MOST);
        for (String required : List.of("name", "contactInformation", "services", "metadataVersions")) {
            requireMember(body, required);
        }
        DestinationSettings settings = SettingsReader.read(body);
        DestinationKey encryption = encryptionKey(body);
        DestinationKey signing = keys.read(body.object("signingPublicKey"), HeldKey.Use.SIGNATURE, "signingPublicKey");
        if (encryption.kid().equals(signing.kid())) {
            throw refusal("Encryption and signing key must have kids of their own.");
        }
        Destination destination = new Destination(settings, encryption, signing);
        store.add(destination);
        client.destinations().add(destination.id());
        history.add(HistoryEvent.Kind.DESTINATION_CREATED, destination.id().toString(), "by " + client.id());
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("destinationId", destination.id().toString());
        answer.put("status", destination.status());
        return Reply.json(201, answer);
    }

    private static void requireMember(JsonObject body, String name) {
        if (!body.has(name)) {
            throw refusal("\"" + name + "\" is missing.");
        }
    }

    private DestinationKey encryptionKey(JsonObject body) {
        DestinationKey key =
                keys.read(body.object("encryptionPublicKey"), HeldKey.Use.ENCRYPTION, "encryptionPublicKey");
        if (!key.kid().equals(body.text("encryptionKid"))) {
            throw refusal("encryptionKid must be the kid of encryptionPublicKey.");
        }
        return key;
    }

    /** Anyone with a token may read one; the callback's secret is never shown. */
    private Reply show(Call call, Generation generation) {
        return Reply.json(200, known(call).json(generation));
    }

    private Reply keys(Call call) {
        Destination destination = known(call);
        List<Map<String, Object>> all = destination.keys().stream()
                .map(key -> key.use() == HeldKey.Use.ENCRYPTION ? faults.keyInFlight(key.jwk()) : key.jwk())
                .toList();
        return Reply.json(200, Map.of("keys", all));
    }

    private Destination known(Call call) {
        clients.require(call);
        return store.destination(call.id("destinationId").orElseThrow(Store::noDestination));
    }

    private Reply change(Call call, Generation generation) {
        Clients.Client client = clients.managing(call);
        Destination destination = store.destination(call.id("destinationId").orElseThrow(Store::noDestination));
        if (!client.destinations().contains(destination.id())) {
            throw Refusal.of(403, "forbidden", "The destination belongs to another client.");
        }
        if (!call.hasType(PATCH)) {
            throw Refusal.of(415, "unsupported-media-type", "Content-Type must be " + PATCH + ".")
                    .assuming(REFUSALS);
        }
        change(destination, Json.object(call.body(MOST), "patch"));
        history.add(HistoryEvent.Kind.DESTINATION_CHANGED, destination.id().toString(), destination.status());
        return Reply.json(200, destination.json(generation));
    }

    private void change(Destination destination, JsonObject patch) {
        patch.names().stream()
                .filter(name -> !CHANGEABLE.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw refusal("\"" + name + "\" cannot be changed.");
                });
        if (destination.isStanding() && !patch.names().equals(List.of("status"))) {
            throw Refusal.of(409, "sandbox-standing-destination", "Of the sandbox's own offices only the status.");
        }
        // Everything is read before anything is changed.
        synchronized (destination) {
            DestinationSettings changed = SettingsReader.merge(destination.settings(), patch);
            String status = patch.optionalText("status").orElse(destination.status());
            if (!status.equals(destination.status()) && !STATES.contains(status)) {
                throw refusal(
                        "status must be one of " + STATES.stream().sorted().toList() + ".");
            }
            if (patch.has("encryptionKid") || patch.has("encryptionPublicKey")) {
                destination.rollOver(newKey(destination, patch));
            }
            destination.change(changed);
            destination.setStatus(status);
        }
    }

    private DestinationKey newKey(Destination destination, JsonObject patch) {
        DestinationKey key = encryptionKey(patch);
        boolean other = destination.key(key.kid()).stream()
                .anyMatch(known -> !known.publicKey().equals(key.publicKey()) || known.use() != key.use());
        if (other) {
            throw refusal("This kid stands for another key already.");
        }
        return key;
    }

    static Refusal refusal(String title) {
        return Refusal.of(422, "invalid-destination", title).assuming(REFUSALS);
    }
}
