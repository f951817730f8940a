// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.delivery;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.ozgsdk.core.Ars;
import org.ozgsdk.core.LeikaKey;
import org.ozgsdk.sandbox.internal.keys.HeldKey;

/** Where an office receives: its keys, and which service it takes for which area. Immutable but for the state. */
public final class Destination {

    /** The schema the sandbox's offices take: our own sample, never an official one. */
    public static final String SCHEMA = "urn:ozgsdk:beispiel:gewerbeanmeldung:1.0";

    public static final String MIME_TYPE = "application/xml";
    public static final List<String> METADATA_VERSIONS = List.of("2.0.0", "2.1.0");

    private final UUID id;
    private final String name;
    private final LeikaKey service;
    private final Ars region;
    private final HeldKey encryption;
    private final HeldKey signing;
    private volatile boolean active = true;

    public Destination(UUID id, String name, LeikaKey service, Ars region, HeldKey encryption, HeldKey signing) {
        this.id = id;
        this.name = name;
        this.service = service;
        this.region = region;
        this.encryption = encryption;
        this.signing = signing;
    }

    public UUID id() {
        return id;
    }

    public String name() {
        return name;
    }

    public HeldKey encryption() {
        return encryption;
    }

    public HeldKey signing() {
        return signing;
    }

    public LeikaKey service() {
        return service;
    }

    public Ars region() {
        return region;
    }

    public boolean isActive() {
        return active;
    }

    public void setActive(boolean active) {
        this.active = active;
    }

    public boolean offers(String identifier) {
        return service.urn().equals(identifier);
    }

    public Optional<HeldKey> key(String kid) {
        return List.of(encryption, signing).stream()
                .filter(key -> key.kid().equals(kid))
                .findFirst();
    }

    /** The destination as GET shows it (sheet 2.1). */
    Map<String, Object> json() {
        Map<String, Object> offer = new LinkedHashMap<>();
        offer.put("identifier", service.urn());
        offer.put("submissionSchemas", List.of(Map.of("schemaUri", SCHEMA, "mimeType", MIME_TYPE)));
        offer.put("regions", List.of("DE" + region.digits()));
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("destinationId", id.toString());
        json.put("name", name);
        json.put("contactInformation", Map.of("legalName", name, "email", "muster@behoerde.example"));
        json.put("status", active ? "active" : "decommissioned");
        json.put("encryptionKid", encryption.kid());
        json.put("metadataVersions", METADATA_VERSIONS);
        json.put("publicServices", List.of(offer));
        return json;
    }
}
