// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.places;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ozgsdk.core.Ars;
import org.ozgsdk.core.Assumption;
import org.ozgsdk.sandbox.internal.delivery.Destination;
import org.ozgsdk.sandbox.internal.keys.HeldKey;
import org.ozgsdk.sandbox.internal.keys.Jws;

/** The self-service portal's part that signs what a destination takes (sheet 5, destinationSignature). */
public final class DestinationSigner {

    private static final String AREA = "urn:de:bund:destatis:bevoelkerungsstatistik:schluessel:rs:";
    private static final String LEIKA = "urn:de:fim:leika:leistung:";

    private final Clock clock;
    private final HeldKey key;
    private final String portal;
    private final String host;

    public DestinationSigner(Clock clock, HeldKey key, String portal, String host) {
        this.clock = clock;
        this.key = key;
        this.portal = portal;
        this.host = host;
    }

    @Assumption("fitconnect.submission-host-form")
    @Assumption("fitconnect.area-prefix")
    String sign(Destination destination) {
        List<Map<String, Object>> services = new ArrayList<>();
        for (String service : destination.services()) {
            if (service.startsWith(LEIKA)) {
                Map<String, Object> covered = new LinkedHashMap<>();
                covered.put(
                        "gebietIDs",
                        destination.regions(service).stream()
                                .map(area -> AREA + prefix(area))
                                .toList());
                covered.put("leistungIDs", List.of(service));
                services.add(covered);
            }
        }
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("submissionHost", host);
        claims.put("iss", portal);
        claims.put("services", services);
        claims.put("destinationId", destination.id().toString());
        claims.put("iat", clock.instant().getEpochSecond());
        claims.put("jti", UUID.randomUUID().toString());
        return Jws.sign(key, "jwt", claims);
    }

    /** The digits that count: without the levels below the area's own. */
    static String prefix(Ars ars) {
        String digits = ars.digits();
        for (int kept : new int[] {2, 3, 5, 9}) {
            if (digits.substring(kept).chars().allMatch(c -> c == '0')) {
                return digits.substring(0, kept);
            }
        }
        return digits;
    }
}
