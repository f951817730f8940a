// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.oidc;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.ozgsdk.core.Assumption;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.core.json.JsonObject;
import org.ozgsdk.sandbox.OidcClient;
import org.ozgsdk.sandbox.internal.http.Call;
import org.ozgsdk.sandbox.internal.keys.Base64Url;

/** Who calls the token endpoint, and whether it is true (OpenID Connect Core 1.0, 9). Each client has one way to prove it. */
final class ClientCheck {

    private static final String ASSERTION = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final Function<String, Optional<OidcClient>> clients;
    private final Set<String> audiences;
    private final Clock clock;
    private final Set<String> used = ConcurrentHashMap.newKeySet();

    ClientCheck(Function<String, Optional<OidcClient>> clients, Set<String> audiences, Clock clock) {
        this.clients = clients;
        this.audiences = audiences;
        this.clock = clock;
    }

    OidcClient client(Call call, Map<String, String> form) {
        Optional<String> header = call.header("Authorization");
        if (header.isPresent()) {
            refuseUnless(!form.containsKey("client_secret") && !form.containsKey("client_assertion"));
            return basic(header.get());
        }
        OidcClient client = clients.apply(form.getOrDefault("client_id", "")).orElseThrow(ClientCheck::refusal);
        if (form.containsKey("client_assertion")) {
            refuseUnless(ASSERTION.equals(form.get("client_assertion_type")));
            assertion(client, form.getOrDefault("client_assertion", ""));
            return client;
        }
        return secret(client, form.getOrDefault("client_secret", ""));
    }

    private OidcClient basic(String header) {
        refuseUnless(header.startsWith("Basic "));
        try {
            String pair = new String(Base64.getDecoder().decode(header.substring(6)), StandardCharsets.US_ASCII);
            int colon = pair.indexOf(':');
            refuseUnless(colon > 0);
            OidcClient client = clients.apply(decoded(pair.substring(0, colon))).orElseThrow(ClientCheck::refusal);
            return secret(client, decoded(pair.substring(colon + 1)));
        } catch (IllegalArgumentException e) {
            throw refusal();
        }
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static OidcClient secret(OidcClient client, String shown) {
        refuseUnless(client.secret()
                .map(secret -> MessageDigest.isEqual(
                        secret.reveal().getBytes(StandardCharsets.UTF_8), shown.getBytes(StandardCharsets.UTF_8)))
                .orElse(false));
        return client;
    }

    /** RFC 7523, 3; each token once. */
    @Assumption("oidc.client-assertion-audience")
    private void assertion(OidcClient client, String compact) {
        String[] parts = compact.split("\\.", -1);
        refuseUnless(client.key().isPresent() && parts.length == 3);
        String alg = client.key().get() instanceof RSAPublicKey ? "PS256" : "ES256";
        try {
            JsonObject header = Json.object(Base64Url.decode(parts[0], "header"), "client assertion");
            refuseUnless(alg.equals(header.text("alg"))
                    && Tokens.verify(compact, alg, client.key().get()));
            JsonObject claims = Json.object(Base64Url.decode(parts[1], "claims"), "client assertion");
            long now = clock.instant().getEpochSecond();
            long end = claims.number("exp");
            refuseUnless(
                    claims.text("iss").equals(client.id()) && claims.text("sub").equals(client.id()));
            refuseUnless(claims.looseTexts("aud").stream().anyMatch(audiences::contains));
            refuseUnless(now < end && end <= now + LONGEST.toSeconds());
            refuseUnless(used.add(claims.text("jti")));
        } catch (UntrustedException e) {
            throw refusal();
        }
    }

    private static void refuseUnless(boolean holds) {
        if (!holds) {
            throw refusal();
        }
    }

    private static OidcRefusal refusal() {
        return new OidcRefusal("invalid_client", "the client does not prove who it is");
    }
}
