// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.internal;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.ozgsdk.core.Ars;
import org.ozgsdk.core.Assumption;
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
        UUID id = signature.verify(compact, service, place);
        JsonObject json = active(id);
        List<DataSchema> schemas = offered(json, service, place);
        if (schemas.isEmpty()) {
            throw refused(
                    id,
                    "service-not-offered",
                    "nimmt die Leistung " + service + " am Ort " + place
                            + " nicht an: die zuständige Stelle neu abfragen. / does not take this service at this place: look up the authority anew");
        }
        requireMetadataVersion(id, json.texts("metadataVersions"));
        Jwk key = keys.encryptionKey(id, json.text("encryptionKid"));
        return new VerifiedDestination(id, service, place, schemas, key);
    }

    /**
     * Finds a destination whose id is configured, for something that is no service of the catalogue. No directory named it, so there is no signature to
     * verify; what is encrypted still rests on the certificate of its key.
     *
     * @param id the destination
     * @param identifier what it must take
     * @param otherwise the form of data where it names none
     * @return the verified destination
     */
    @Assumption("fitconnect.mailbox-offer")
    public Destination dedicated(UUID id, String identifier, DataSchema otherwise) {
        JsonObject json = active(id);
        List<JsonObject> offers = json.objects("publicServices").stream()
                .filter(offer -> offer.text("identifier").equals(identifier))
                .toList();
        if (offers.isEmpty()) {
            throw refused(
                    id,
                    "service-not-offered",
                    "nimmt " + identifier
                            + " nicht an: die eingestellte ID prüfen. / does not take this: check its id");
        }
        List<DataSchema> named = offers.stream()
                .flatMap(DestinationDirectory::schemas)
                .distinct()
                .toList();
        requireMetadataVersion(id, json.texts("metadataVersions"));
        Jwk key = keys.encryptionKey(id, json.text("encryptionKid"));
        return VerifiedDestination.dedicated(id, identifier, named.isEmpty() ? List.of(otherwise) : named, key);
    }

    private JsonObject active(UUID id) {
        JsonObject json = api.destination(id);
        if (!Ids.uuid(json.text("destinationId"), "destination").equals(id)) {
            throw new UntrustedException("destination " + id + ": the delivery service answered with another one.");
        }
        if (!json.text("status").equals("active")) {
            throw refused(
                    id,
                    "destination-state-invalid",
                    "nimmt zurzeit keine Einreichungen an (nicht aktiv): später erneut versuchen oder die Behörde fragen. / is not active: try later or ask the authority");
        }
        return json;
    }

    private static Stream<DataSchema> schemas(JsonObject offer) {
        return offer.objects("submissionSchemas").stream()
                .map(schema -> new DataSchema(schema.text("schemaUri"), schema.text("mimeType")));
    }

    private static List<DataSchema> offered(JsonObject destination, LeikaKey service, Ars place) {
        String wanted = "urn:de:fim:leika:leistung:" + service;
        return destination.objects("publicServices").stream()
                .filter(offer -> offer.text("identifier").equals(wanted))
                .filter(offer -> covers(offer.texts("regions"), place))
                .flatMap(DestinationDirectory::schemas)
                .distinct()
                .toList();
    }

    @Assumption("fitconnect.regions")
    private static boolean covers(List<String> regions, Ars place) {
        return regions.stream()
                .anyMatch(region ->
                        region.equals("DE") || (region.startsWith("DE") && Areas.covers(region.substring(2), place)));
    }

    private static void requireMetadataVersion(UUID id, List<String> versions) {
        if (!versions.isEmpty() && !versions.contains(Metadata.VERSION)) {
            throw refused(
                    id,
                    "metadata-version",
                    "versteht Metadaten " + Metadata.VERSION + " nicht (nur " + versions
                            + "): die Behörde fragen. / does not understand metadata " + Metadata.VERSION);
        }
    }

    private static RejectedException refused(UUID id, String code, String sentence) {
        return new RejectedException("Zustellpunkt " + id + " " + sentence + ".", 0, code, "");
    }
}
