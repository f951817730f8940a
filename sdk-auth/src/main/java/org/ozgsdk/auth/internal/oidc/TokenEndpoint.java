// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.internal.oidc;

import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.ozgsdk.auth.internal.Breach;
import org.ozgsdk.auth.internal.Rule;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.core.json.JsonObject;
import org.ozgsdk.core.transport.Response;

/** Changes a code into tokens (OpenID Connect Core 1.0, 3.1.3); once, and never again if that fails. */
final class TokenEndpoint {

    private static final String WHAT = "answer of the token endpoint";

    /** Errors of our set-up and not of the code (RFC 6749, 5.2). */
    private static final Set<String> SET_UP = Set.of("invalid_client", "unauthorized_client");

    private final Client client;
    private final BackChannel channel;
    private final ClientProof proofs;

    TokenEndpoint(Client client, BackChannel channel) {
        this.client = client;
        this.channel = channel;
        this.proofs = new ClientProof(client);
    }

    /**
     * What came for a code.
     *
     * @param idToken the ID token, not yet verified
     * @param accessToken opens the user info endpoint, opaque
     */
    record Tokens(String idToken, String accessToken) {

        @Override
        public String toString() {
            return "Tokens[***]";
        }
    }

    /**
     * Asks.
     *
     * @throws Breach if the code is not worth a token
     * @throws ConfigurationException if the provider does not know us
     */
    Tokens change(URI address, String code, Proof proof, Instant now) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "authorization_code");
        form.put("code", code);
        form.put("redirect_uri", client.redirectUri().toString());
        form.put("code_verifier", proof.verifier());
        Response answer = channel.send(proofs.post(address, form, now));
        try {
            JsonObject json = Json.object(answer.bytes(), WHAT);
            if (answer.status() == 200) {
                Breach.unless(json.text("token_type").equalsIgnoreCase("Bearer"), Rule.TOKEN_ANSWER);
                return new Tokens(json.text("id_token"), json.text("access_token"));
            }
            if (SET_UP.contains(json.optionalText("error").orElse(""))) {
                throw new ConfigurationException("The OpenID provider does not take our client authentication ("
                        + answer.status() + "): check the client id and ClientAuthentication of OidcAccount.builder.");
            }
            throw new Breach(Rule.TOKEN_ANSWER);
        } catch (UntrustedException e) {
            throw new Breach(Rule.TOKEN_ANSWER);
        }
    }
}
