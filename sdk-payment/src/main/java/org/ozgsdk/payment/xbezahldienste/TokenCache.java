// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment.xbezahldienste;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ozgsdk.core.Assumption;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.Secret;
import org.ozgsdk.core.UnavailableException;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.core.json.JsonObject;
import org.ozgsdk.core.transport.Body;
import org.ozgsdk.core.transport.Request;
import org.ozgsdk.core.transport.Response;
import org.ozgsdk.core.transport.Transport;
import org.ozgsdk.payment.internal.Calls;

/** One access token, kept until shortly before it expires (RFC 6749, 4.4). Many who need one at once wait for one call. */
final class TokenCache {

    private static final long DEFAULT_SECONDS = 300;
    private static final Duration MARGIN = Duration.ofSeconds(60);

    private final Transport transport;
    private final Authentication.ClientCredentials credentials;
    private final Clock clock;
    private @Nullable String token;
    private Instant until = Instant.EPOCH;

    TokenCache(Transport transport, Authentication.ClientCredentials credentials, Clock clock) {
        this.transport = transport;
        this.credentials = credentials;
        this.clock = clock;
    }

    synchronized String current() {
        String known = token;
        if (known == null || !clock.instant().isBefore(until)) {
            known = fetch();
            token = known;
        }
        return known;
    }

    /** Of many whose calls were refused with the same token, the first has a new one fetched. */
    synchronized void forget(String stale) {
        if (stale.equals(token)) {
            token = null;
        }
    }

    @Assumption("payment.client-secret-post")
    private String fetch() {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "client_credentials");
        if (!credentials.byBasic()) {
            form.put("client_id", credentials.clientId());
            form.put("client_secret", credentials.clientSecret().reveal());
        }
        Request request = Request.post(credentials.tokenUri(), Body.form(form)).header("Accept", "application/json");
        Instant asked = clock.instant();
        Response answer = transport.send(
                credentials.byBasic()
                        ? request.header(
                                "Authorization",
                                Calls.basic(
                                        encoded(credentials.clientId()),
                                        Secret.of(encoded(
                                                credentials.clientSecret().reveal()))))
                        : request);
        if (answer.status() >= 500 || answer.status() == 429) {
            throw new UnavailableException("The payment service gives no token now: " + answer.status(), null, null);
        }
        if (!answer.isSuccess()) {
            throw new ConfigurationException(
                    "Der Bezahldienst gibt mit diesen Zugangsdaten kein Token (" + answer.status()
                            + "): Authentication.ClientCredentials prüfen. / The payment service gives no token for these credentials.");
        }
        JsonObject json = Json.object(answer.bytes(), "answer of the payment service's token endpoint");
        String value = json.text("access_token");
        if (value.isEmpty() || !value.chars().allMatch(letter -> letter > ' ' && letter < 127)) {
            throw new UntrustedException("payment service: an access token that no header can carry");
        }
        long seconds = Math.max(0, Math.min(json.optionalNumber("expires_in").orElse(DEFAULT_SECONDS), 86_400));
        until = asked.plusSeconds(seconds).minus(seconds > 120 ? MARGIN : Duration.ofSeconds(seconds / 2));
        return value;
    }

    /** RFC 6749, 2.3.1: both are form-encoded before they are joined. */
    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
