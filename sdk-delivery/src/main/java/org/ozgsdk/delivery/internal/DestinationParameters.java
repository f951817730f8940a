// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.ozgsdk.core.Assumption;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.core.json.JsonObject;
import org.ozgsdk.core.keys.Base64Url;

/**
 * The parameters of a destination that routes of 1.x carry, and their signature: a JWS without payload (RFC 7515, appendix F) over the parameters as compact JSON
 * with sorted members, by the delivery service. That form is known from memory only, so it is checked where asked for.
 */
record DestinationParameters(PublishedKeys serviceKeys) {

    private static final String WHAT = "Signatur der Zustellpunkt-Parameter / destinationParametersSignature";

    /** Does nothing for a route without parameters, as all of 2.0 are. */
    @Assumption("fitconnect.destination-parameters-signature")
    void verify(JsonObject route) {
        if (!route.has("destinationParameters")) {
            return;
        }
        String[] parts = route.optionalText("destinationParametersSignature")
                .orElseThrow(() -> wrong("the parameters are not signed"))
                .split("\\.", -1);
        if (parts.length != 3 || !parts[1].isEmpty()) {
            throw wrong("expected a JWS without payload (header..signature)");
        }
        byte[] payload = canonical(route.object("destinationParameters"));
        Jws jws = Jws.parseAnyType(parts[0] + "." + Base64Url.encode(payload) + "." + parts[2], WHAT);
        jws.verified(serviceKeys.find(jws.kid()));
    }

    private static UntrustedException wrong(String found) {
        return new UntrustedException(WHAT + ": " + found + ".");
    }

    static byte[] canonical(JsonObject parameters) {
        Map<?, ?> members = Json.read(Json.write(Map.of("root", parameters)), Map.class, WHAT);
        return Json.write(sorted((Map<?, ?>) Objects.requireNonNull(members.get("root"))));
    }

    private static Map<String, Object> sorted(Map<?, ?> members) {
        Map<String, Object> sorted = new TreeMap<>();
        members.forEach((name, value) -> sorted.put(String.valueOf(name), sorted(value)));
        return sorted;
    }

    private static Object sorted(Object value) {
        if (value instanceof Map<?, ?> members) {
            return sorted(members);
        }
        if (value instanceof List<?> elements) {
            List<Object> sorted = new ArrayList<>();
            elements.forEach(element -> sorted.add(sorted(element)));
            return sorted;
        }
        return value;
    }
}
