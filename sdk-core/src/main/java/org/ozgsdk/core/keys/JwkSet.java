// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.keys;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.core.json.JsonObject;

/** A set of public keys (JWKS, RFC 7517 section 5) that are found by their id. Immutable. */
public final class JwkSet {

    private final Map<String, Jwk> byKid;

    private JwkSet(Map<String, Jwk> byKid) {
        this.byKid = byKid;
    }

    /**
     * Reads a set. Keys of kinds other than RSA and EC, keys on other curves than P-256, P-384 and P-521, and keys without an id, are left out: nobody can
     * ask for them or use them (RFC 7517, 5).
     *
     * @param content the JSON object, UTF-8
     * @param what whose keys these are, for messages
     * @return the set
     * @throws UntrustedException if it is no well-formed set, or two keys share an id
     */
    public static JwkSet parse(byte[] content, String what) {
        Map<String, Jwk> byKid = new LinkedHashMap<>();
        for (JsonObject json : Json.object(content, what).objects("keys")) {
            Optional<String> kid = json.optionalText("kid");
            if (kid.isEmpty() || !isOfUse(json)) {
                continue;
            }
            if (byKid.put(kid.get(), Jwk.from(json, what)) != null) {
                throw new UntrustedException(what + ": two keys share one kid, so it is not clear which signed.");
            }
        }
        return new JwkSet(byKid);
    }

    private static boolean isOfUse(JsonObject json) {
        return switch (json.text("kty")) {
            case "RSA" -> true;
            case "EC" -> EcCurve.named(json.text("crv")).isPresent();
            default -> false;
        };
    }

    /**
     * Finds a key.
     *
     * @param kid its id
     * @return the key; empty if there is none with this id
     */
    public Optional<Jwk> find(String kid) {
        return Optional.ofNullable(byKid.get(kid));
    }

    /** {@return all keys in their given order} */
    public List<Jwk> keys() {
        return List.copyOf(byKid.values());
    }

    @Override
    public String toString() {
        return "JwkSet" + byKid.keySet().stream().map(Jwk::shown).toList();
    }
}
