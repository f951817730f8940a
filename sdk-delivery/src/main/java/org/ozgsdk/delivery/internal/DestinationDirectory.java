// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.internal;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.ozgsdk.core.Ars;
import org.ozgsdk.core.Assumption;
import org.ozgsdk.core.Finding;
import org.ozgsdk.core.LeikaKey;
import org.ozgsdk.core.RejectedException;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.json.JsonObject;
import org.ozgsdk.core.keys.Jwk;
import org.ozgsdk.delivery.DataSchema;
import org.ozgsdk.delivery.Destination;

/** Finds and verifies destinations: the portal's signature first, then the destination's own state and offer, then its key. */
public final class DestinationDirectory {

    private final SubmissionApi api;
    private final DestinationKeys keys;
    private final DestinationSignature signature;

    /**
     * Prepares the look-up.
     *
     * @param api the delivery service
     * @param keys keys of destinations
     * @param portalKeys keys of the portal
     * @param portal the portal's issuer
     * @param submissionHosts the delivery services a signature may name
     * @param clock the clock
     */
    public DestinationDirectory(
            SubmissionApi api,
            DestinationKeys keys,
            PublishedKeys portalKeys,
            String portal,
            Set<String> submissionHosts,
            Clock clock) {
        this.api = api;
        this.keys = keys;
        this.signature = new DestinationSignature(portalKeys, portal, submissionHosts, clock);
    }

    /**
     * Finds a destination.
     *
     * @param compact the destination signature
     * @param service the service
     * @param place the place
     * @return the verified destination
     */
    public Destination find(String compact, LeikaKey service, Ars place) {
        return inspect(compact, service, place, Inspection.strict()).orElseThrow();
    }

    /**
     * Tells all that speaks against a destination.
     *
     * @param compact the destination signature
     * @param service the service
     * @param place the place
     * @return what was found; empty if {@link #find} would give it
     */
    public List<Finding> check(String compact, LeikaKey service, Ars place) {
        Inspection inspection = Inspection.collecting();
        inspect(compact, service, place, inspection);
        return inspection.findings();
    }

    private Optional<VerifiedDestination> inspect(String compact, LeikaKey service, Ars place, Inspection inspection) {
        return inspection
                .get("fitconnect.signature", "signature", () -> signature.verify(compact, service, place))
                .flatMap(id -> look(id, service, place, inspection));
    }

    /** Asks a destination how it is now. */
    Optional<VerifiedDestination> look(UUID id, LeikaKey service, Ars place, Inspection inspection) {
        Optional<JsonObject> found = inspection.get("fitconnect.destination", "destination", () -> ask(id));
        if (found.isEmpty()) {
            return Optional.empty();
        }
        JsonObject json = found.get();
        inspection.step("fitconnect.destination-active", "destination.status", () -> requireActive(id, json));
        Optional<List<DataSchema>> schemas =
                inspection.get("fitconnect.service", "destination.services", () -> offer(id, json, service, place));
        Optional<MetadataVersion> version = inspection.get(
                "fitconnect.metadata-version",
                "destination.metadataVersions",
                () -> metadataVersion(id, json.texts("metadataVersions")));
        if (version.filter(MetadataVersion.V1_0_0::equals).isPresent()) {
            inspection.warn(
                    "fitconnect.metadata-version",
                    "destination.metadataVersions",
                    "Der Zustellpunkt versteht nur Metadaten vor 1.3.0: es wird 1.0.0 gesendet. Die Behörde sollte 2.1.0 annehmen. / The destination takes metadata below 1.3.0 only.");
        }
        Optional<Jwk> key = inspection.get(
                "fitconnect.encryption-key",
                "destination.encryptionKid",
                () -> keys.encryptionKey(id, json.text("encryptionKid")));
        if (schemas.isEmpty() || version.isEmpty() || key.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new VerifiedDestination(
                id, service, place, schemas.get(), key.get(), version.get(), replyChannels(json)));
    }

    private JsonObject ask(UUID id) {
        JsonObject json = api.destination(id);
        if (!Ids.uuid(json.text("destinationId"), "destination").equals(id)) {
            throw new UntrustedException("destination " + id + ": the delivery service answered with another one.");
        }
        return json;
    }

    private static void requireActive(UUID id, JsonObject json) {
        if (!json.text("status").equals("active")) {
            throw refused(
                    id,
                    "destination-state-invalid",
                    "nimmt zurzeit keine Einreichungen an (nicht aktiv): später erneut versuchen oder die Behörde fragen. / is not active: try later or ask the authority");
        }
    }

    private List<DataSchema> offer(UUID id, JsonObject json, LeikaKey service, Ars place) {
        List<DataSchema> schemas = offered(api.offers(json), service, place);
        if (schemas.isEmpty()) {
            throw refused(
                    id,
                    "service-not-offered",
                    "nimmt die Leistung " + service + " am Ort " + place
                            + " nicht an: die zuständige Stelle neu abfragen. / does not take this service at this place: look up the authority anew");
        }
        return schemas;
    }

    /** A list of names, or an object with a member for each (the form is not confirmed); anything else tells nothing. */
    @Assumption("fitconnect.reply-channels-form")
    private static List<String> replyChannels(JsonObject json) {
        List<JsonObject> objects = json.looseObjects("replyChannels");
        return objects.isEmpty()
                ? json.looseTexts("replyChannels")
                : objects.stream().flatMap(one -> one.names().stream()).toList();
    }

    private static List<DataSchema> offered(List<JsonObject> offers, LeikaKey service, Ars place) {
        String wanted = "urn:de:fim:leika:leistung:" + service;
        return offers.stream()
                .filter(offer -> offer.text("identifier").equals(wanted))
                .filter(offer -> covers(offer.texts("regions"), place))
                .flatMap(offer -> offer.objects("submissionSchemas").stream())
                .map(schema -> new DataSchema(schema.text("schemaUri"), schema.text("mimeType")))
                .distinct()
                .toList();
    }

    @Assumption("fitconnect.regions")
    private static boolean covers(List<String> regions, Ars place) {
        return regions.stream()
                .anyMatch(region ->
                        region.equals("DE") || (region.startsWith("DE") && Areas.covers(region.substring(2), place)));
    }

    private static MetadataVersion metadataVersion(UUID id, List<String> versions) {
        return MetadataVersion.common(versions)
                .orElseThrow(
                        () -> refused(
                                id,
                                "metadata-version",
                                "versteht keine Metadaten, die wir schreiben (dort " + versions + ", hier "
                                        + MetadataVersion.all()
                                        + "): die Behörde fragen oder diese Bibliothek erneuern. / shares no metadata version with us"));
    }

    private static RejectedException refused(UUID id, String code, String sentence) {
        return new RejectedException("Zustellpunkt " + id + " " + sentence + ".", 0, code, "");
    }
}
