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

/**
 * Where somebody receives: public keys, and which services are taken for which areas. A standing one belongs to the sandbox's own office and holds its private
 * keys too; one made over the Destination API belongs to the client that made it. Safe for use by many threads.
 */
public final class Destination {

    /** The schema the sandbox's offices take: our own sample, never an official one. */
    public static final String SCHEMA = "urn:ozgsdk:beispiel:gewerbeanmeldung:1.0";

    public static final String MIME_TYPE = "application/xml";
    public static final List<String> METADATA_VERSIONS = List.of("2.0.0", "2.1.0");

    static final String CREATED = "created";
    static final String ACTIVE = "active";
    static final String INACTIVE = "inactive";
    static final String DECOMMISSIONED = "decommissioned";

    /** The private keys of the sandbox's own office. */
    public record OfficeKeys(HeldKey encryption, HeldKey signing) {}

    private final UUID id;
    private final Optional<OfficeKeys> office;
    private final DestinationKey signing;
    private final Map<String, DestinationKey> encryption = new LinkedHashMap<>();
    private DestinationSettings settings;
    private String encryptionKid;
    private String status;

    /** A standing one. */
    public Destination(UUID id, String name, LeikaKey service, Ars region, HeldKey encryption, HeldKey signing) {
        this(
                id,
                Optional.of(new OfficeKeys(encryption, signing)),
                standing(name, service, region),
                DestinationKey.of(encryption),
                DestinationKey.of(signing),
                ACTIVE);
    }

    /** One made over the Destination API. */
    Destination(DestinationSettings settings, DestinationKey encryption, DestinationKey signing) {
        this(UUID.randomUUID(), Optional.empty(), settings, encryption, signing, CREATED);
    }

    private Destination(
            UUID id,
            Optional<OfficeKeys> office,
            DestinationSettings settings,
            DestinationKey encryption,
            DestinationKey signing,
            String status) {
        this.id = id;
        this.office = office;
        this.settings = settings;
        this.signing = signing;
        this.status = status;
        this.encryptionKid = encryption.kid();
        this.encryption.put(encryption.kid(), encryption);
    }

    private static DestinationSettings standing(String name, LeikaKey service, Ars region) {
        var offer = new DestinationSettings.Offer(
                service.urn(),
                List.of(new DestinationSettings.Schema(SCHEMA, MIME_TYPE)),
                List.of("DE" + region.digits()));
        return new DestinationSettings(
                name,
                name,
                "muster@behoerde.example",
                List.of(offer),
                METADATA_VERSIONS,
                Optional.empty(),
                Optional.empty());
    }

    public UUID id() {
        return id;
    }

    public synchronized String name() {
        return settings.name();
    }

    /** Says whether the sandbox's own office fetches here. */
    public boolean isStanding() {
        return office.isPresent();
    }

    public OfficeKeys office() {
        return office.orElseThrow(() -> new IllegalStateException("no office of the sandbox's own"));
    }

    public synchronized boolean isActive() {
        return status.equals(ACTIVE);
    }

    public void setActive(boolean active) {
        setStatus(active ? ACTIVE : DECOMMISSIONED);
    }

    synchronized void setStatus(String status) {
        this.status = status;
    }

    synchronized String status() {
        return status;
    }

    synchronized DestinationSettings settings() {
        return settings;
    }

    synchronized void change(DestinationSettings changed) {
        settings = changed;
    }

    /** New submissions are for this key; earlier ones stay readable under their kid. */
    synchronized void rollOver(DestinationKey key) {
        encryption.put(key.kid(), key);
        encryptionKid = key.kid();
    }

    public boolean offers(String identifier) {
        return settings().offers().stream().anyMatch(offer -> offer.identifier().equals(identifier));
    }

    /** The deepest region of a service that holds the area; empty if it is not covered. */
    public Optional<Ars> covering(String identifier, Ars area) {
        List<Ars> regions = regions(identifier);
        return area.rollUp().stream().filter(regions::contains).findFirst();
    }

    /** The regions of a service. */
    public List<Ars> regions(String identifier) {
        return settings().offers().stream()
                .filter(offer -> offer.identifier().equals(identifier))
                .flatMap(offer -> offer.regions().stream())
                .map(Regions::area)
                .distinct()
                .toList();
    }

    /** The services in their order. */
    public List<String> services() {
        return settings().offers().stream()
                .map(DestinationSettings.Offer::identifier)
                .distinct()
                .toList();
    }

    DestinationKey signing() {
        return signing;
    }

    synchronized DestinationKey encryption() {
        return encryption.getOrDefault(encryptionKid, signing);
    }

    /** A key that something may be encrypted for: the present one, or an earlier one. */
    synchronized Optional<DestinationKey> encryption(String kid) {
        return Optional.ofNullable(encryption.get(kid));
    }

    /** All keys, the present encryption key first, then the signing key, then earlier ones. */
    synchronized List<DestinationKey> keys() {
        Map<String, DestinationKey> all = new LinkedHashMap<>();
        all.put(encryptionKid, encryption());
        all.put(signing.kid(), signing);
        encryption.forEach(all::putIfAbsent);
        return List.copyOf(all.values());
    }

    Optional<DestinationKey> key(String kid) {
        return keys().stream().filter(key -> key.kid().equals(kid)).findFirst();
    }

    /** The destination as GET shows it (sheets 2.1 and 2.2); the callback's secret is never shown. */
    synchronized Map<String, Object> json(Generation generation) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("destinationId", id.toString());
        json.put("name", settings.name());
        json.put("contactInformation", Map.of("legalName", settings.legalName(), "email", settings.email()));
        json.put("status", status);
        json.put("encryptionKid", encryptionKid);
        json.put("metadataVersions", settings.metadataVersions());
        json.put(
                generation.services(),
                settings.offers().stream().map(DestinationSettings.Offer::json).toList());
        settings.callback()
                .ifPresent(callback ->
                        json.put("callback", Map.of("url", callback.url().toString())));
        settings.replyChannels().ifPresent(channels -> json.put("replyChannels", channels));
        return json;
    }
}
