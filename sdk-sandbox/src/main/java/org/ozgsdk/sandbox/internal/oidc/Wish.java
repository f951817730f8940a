// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.oidc;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.ozgsdk.sandbox.OidcClient;
import org.ozgsdk.sandbox.internal.http.Call;
import org.ozgsdk.sandbox.internal.http.Refusal;

/**
 * What a client asks for by a browser (OpenID Connect Core 1.0, 3.1.2.1).
 *
 * @param client who asks
 * @param state comes back
 * @param nonce goes into the ID token
 * @param challenge of PKCE
 * @param level the lowest level, 0 for any
 */
record Wish(OidcClient client, Optional<String> state, Optional<String> nonce, String challenge, int level) {

    private static final Pattern CHALLENGE = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final String STORK = "STORK-QAA-Level-";

    /** What is wrong with the rest once client and address are known to be right: it may go back there. */
    static Wish read(Map<String, String> query, OidcClient client) {
        OidcRefusal.unless(
                "code".equals(query.get("response_type")), "unsupported_response_type", "response_type must be code");
        OidcRefusal.unless(
                List.of(query.getOrDefault("scope", "").split(" ", -1)).contains("openid"),
                "invalid_scope",
                "scope must hold openid");
        OidcRefusal.unless(
                "S256".equals(query.get("code_challenge_method"))
                        && CHALLENGE
                                .matcher(query.getOrDefault("code_challenge", ""))
                                .matches(),
                "invalid_request",
                "PKCE with S256 is required");
        OidcRefusal.unless(
                !query.containsKey("request") && !query.containsKey("request_uri"),
                "request_not_supported",
                "request objects are not supported");
        return new Wish(
                client,
                Optional.ofNullable(query.get("state")),
                Optional.ofNullable(query.get("nonce")),
                query.getOrDefault("code_challenge", ""),
                level(query.getOrDefault("acr_values", "")));
    }

    /** Of several words the first that is known: they stand in order of preference. */
    private static int level(String words) {
        for (String word : words.split(" ", -1)) {
            if (word.startsWith(STORK) && word.length() == STORK.length() + 1) {
                return Math.max(0, Math.min(4, word.charAt(STORK.length()) - '0'));
            }
        }
        return 0;
    }

    static String word(int level) {
        return STORK + level;
    }

    URI redirectUri() {
        return client.redirectUri();
    }

    /** The query of a call, each parameter once (RFC 6749, 3.1). */
    static Map<String, String> query(Call call) {
        Map<String, String> fields = new LinkedHashMap<>();
        List<String> twice = new ArrayList<>();
        for (String pair : call.rawQuery().split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0
                    && fields.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1))) != null) {
                twice.add(pair);
            }
        }
        OidcRefusal.unless(twice.isEmpty(), "invalid_request", "a parameter stands twice");
        return fields;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Refusal.of(400, "malformed-request", "A percent sign must be followed by two hex digits.");
        }
    }
}
