// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.delivery;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ozgsdk.core.Ars;
import org.ozgsdk.core.Secret;
import org.ozgsdk.core.json.JsonObject;

/** What can change about a destination, but for its keys and its status. Immutable. */
record DestinationSettings(
        String name,
        String legalName,
        String email,
        List<Offer> offers,
        List<String> metadataVersions,
        Optional<Callback> callback,
        Optional<JsonObject> replyChannels) {

    /** A service with the schemas and areas it is taken for; an area is {@code DE} and the digits of an ARS. */
    record Offer(String identifier, List<Schema> schemas, List<String> regions) {

        boolean covers(Ars area) {
            return regions.stream().anyMatch(region -> Regions.area(region).contains(area));
        }

        Map<String, Object> json() {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("identifier", identifier);
            json.put(
                    "submissionSchemas",
                    schemas.stream()
                            .map(schema -> Map.of("schemaUri", schema.schemaUri(), "mimeType", schema.mimeType()))
                            .toList());
            json.put("regions", regions);
            return json;
        }
    }

    /** A schema of the data. */
    record Schema(String schemaUri, String mimeType) {}

    /** Whom to call about events; the secret is write-only. */
    record Callback(URI url, Secret secret) {}
}
