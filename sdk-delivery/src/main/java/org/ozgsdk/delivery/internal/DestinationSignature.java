// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.internal;

import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import org.ozgsdk.core.Ars;
import org.ozgsdk.core.Assumption;
import org.ozgsdk.core.LeikaKey;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.json.JsonObject;

/**
 * Verifies what the portal signed about a destination: that it is competent for a service at a place (FIT-Connect routing, {@code destinationSignature}).
 * Without this check, whoever can change an entry of a directory could send applications to himself.
 */
record DestinationSignature(PublishedKeys portalKeys, String portal, Set<String> submissionHosts, Clock clock) {

    private static final String WHAT = "Signatur des Zustellpunkts / destination signature";
    private static final String AREA = "urn:de:bund:destatis:bevoelkerungsstatistik:schluessel:rs:";
    private static final long SKEW_SECONDS = 60;

    /** {@return the destination it names} */
    UUID verify(String compact, LeikaKey service, Ars place) {
        Jws jws = Jws.parse(compact, "jwt", WHAT);
        JsonObject claims = jws.verified(portalKeys.find(jws.kid()));
        require(withoutSlash(claims.text("iss")).equals(portal), "it was not issued by the configured portal");
        require(
                submissionHosts.contains(claims.text("submissionHost")),
                "it names a delivery service that is not configured (FitConnectEnvironment.submissionHosts)");
        require(claims.number("iat") <= clock.instant().getEpochSecond() + SKEW_SECONDS, "it was issued in the future");
        require(
                claims.objects("services").stream().anyMatch(offer -> covers(offer, service, place)),
                "it does not cover the service " + service + " at the place " + place);
        return Ids.uuid(claims.text("destinationId"), WHAT);
    }

    @Assumption("fitconnect.destination-signature-coverage")
    private static boolean covers(JsonObject offer, LeikaKey service, Ars place) {
        return offer.texts("leistungIDs").contains("urn:de:fim:leika:leistung:" + service)
                && offer.texts("gebietIDs").stream()
                        .filter(area -> area.startsWith(AREA))
                        .anyMatch(area -> Areas.covers(area.substring(AREA.length()), place));
    }

    private static String withoutSlash(String uri) {
        return uri.endsWith("/") ? uri.substring(0, uri.length() - 1) : uri;
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new UntrustedException(WHAT + ": " + otherwise + ".");
        }
    }
}
