// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.internal;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ozgsdk.core.Assumption;
import org.ozgsdk.core.Secret;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.core.json.JsonObject;
import org.ozgsdk.core.transport.Body;
import org.ozgsdk.core.transport.Request;
import org.ozgsdk.core.transport.Response;
import org.ozgsdk.core.transport.Transport;

/**
 * OAuth 2.0 client credentials (RFC 6749, 4.4) in the form FIT-Connect takes: {@code client_secret_post}, no scope. One token is kept and shared by all
 * threads until shortly before it expires or until the service no longer takes it.
 */
public final class AccessTokens {

    private static final Duration MARGIN = Duration.ofSeconds(60);
    /** Used where the answer does not say; RFC 6749, 5.1 only recommends it. */
    private static final long DEFAULT_LIFETIME = 300;

    private final Transport transport;
    private final URI endpoint;
    private final String clientId;
    private final Secret clientSecret;
    private final Clock clock;
    private final Object lock = new Object();
    private volatile @Nullable Token token;

    /**
     * Keeps tokens for a client.
     *
     * @param transport the way out
     * @param endpoint the token endpoint
     * @param clientId the client
     * @param clientSecret its secret
     * @param clock tells when a token is old
     */
    public AccessTokens(Transport transport, URI endpoint, String clientId, Secret clientSecret, Clock clock) {
        this.transport = transport;
        this.endpoint = endpoint;
        this.clientId = clientId;
        this.clientSecret = clientSecret;
        this.clock = clock;
    }

    /** {@return a token that is good for at least a few seconds} */
    String current() {
        Token known = token;
        if (known != null && known.isFresh(clock)) {
            return known.value;
        }
        synchronized (lock) {
            known = token;
            if (known == null || !known.isFresh(clock)) {
                known = fetch();
                token = known;
            }
            return known.value;
        }
    }

    /** Forgets a token that was refused, unless another thread already fetched a new one. */
    void discard(String refused) {
        synchronized (lock) {
            Token known = token;
            if (known != null && known.value.equals(refused)) {
                token = null;
            }
        }
    }

    @Assumption("fitconnect.token-lifetime")
    private Token fetch() {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "client_credentials");
        form.put("client_id", clientId);
        form.put("client_secret", clientSecret.reveal());
        Instant asked = clock.instant();
        Response answer = transport.send(Request.post(endpoint, Body.form(form)).header("Accept", "application/json"));
        if (!answer.isSuccess()) {
            throw Refusals.ofTokenEndpoint(answer);
        }
        JsonObject json = Json.object(answer.bytes(), "answer of the token endpoint");
        String value = json.text("access_token");
        if (value.isEmpty() || !value.chars().allMatch(c -> c > ' ' && c < 127)) {
            throw new UntrustedException(
                    "answer of the token endpoint: access_token has characters that no header may have.");
        }
        long lifetime = Math.max(0, Math.min(json.optionalNumber("expires_in").orElse(DEFAULT_LIFETIME), 86_400));
        Duration margin = Duration.ofSeconds(Math.min(MARGIN.toSeconds(), lifetime / 2));
        return new Token(value, asked.plusSeconds(lifetime).minus(margin));
    }

    /** Not a record: its text form must not show the value. */
    private static final class Token {
        private final String value;
        private final Instant until;

        Token(String value, Instant until) {
            this.value = value;
            this.until = until;
        }

        boolean isFresh(Clock clock) {
            return clock.instant().isBefore(until);
        }
    }
}
