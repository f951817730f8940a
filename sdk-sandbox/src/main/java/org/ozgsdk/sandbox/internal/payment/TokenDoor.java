// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.payment;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.ozgsdk.core.Secret;
import org.ozgsdk.sandbox.internal.http.Call;
import org.ozgsdk.sandbox.internal.http.Reply;
import org.ozgsdk.sandbox.internal.http.Router;

/** OAuth 2 client credentials with the secret either in the form, as pmPayment has it, or by HTTP Basic (RFC 6749, 2.3.1); tokens of ten minutes. */
final class TokenDoor implements Door {

    private static final Duration LIFETIME = Duration.ofMinutes(10);

    private final URI tokenUri;
    private final String clientId;
    private final Secret secret;
    private final boolean byBasic;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Instant> ends = new ConcurrentHashMap<>();

    /** With the secret in the form. */
    TokenDoor(URI tokenUri, String clientId, Secret secret, Clock clock) {
        this(tokenUri, clientId, secret, false, clock);
    }

    TokenDoor(URI tokenUri, String clientId, Secret secret, boolean byBasic, Clock clock) {
        this.tokenUri = tokenUri;
        this.clientId = clientId;
        this.secret = secret;
        this.byBasic = byBasic;
        this.clock = clock;
    }

    @Override
    public void addTo(Router router) {
        router.on("POST", tokenUri.getPath(), this::token);
    }

    @Override
    public void admit(Call call) {
        String header = call.header("Authorization").orElseThrow(Door::nothingShown);
        Instant end = header.startsWith("Bearer ") ? ends.get(header.substring(7)) : null;
        if (end == null || !clock.instant().isBefore(end)) {
            throw Door.wrong("Bearer error=\"invalid_token\"");
        }
    }

    private Reply token(Call call) {
        Map<String, String> form = call.form(16 * 1024);
        if (!form.containsKey("grant_type")) {
            return error(400, "invalid_request");
        }
        if (!"client_credentials".equals(form.get("grant_type"))) {
            return error(400, "unsupported_grant_type");
        }
        if (byBasic) {
            return Door.same(
                            basic(clientId, secret),
                            call.header("Authorization").orElse(""))
                    ? Reply.json(200, issue())
                    : error(401, "invalid_client").with("WWW-Authenticate", "Basic realm=\"Simulation\"");
        }
        boolean known = Door.same(clientId, form.getOrDefault("client_id", ""))
                && Door.same(secret.reveal(), form.getOrDefault("client_secret", ""));
        return known ? Reply.json(200, issue()) : error(401, "invalid_client");
    }

    /** Ids and secrets of the sandbox have only letters that form encoding leaves as they are. */
    private static String basic(String id, Secret secret) {
        String pair = id + ":" + secret.reveal();
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    private Map<String, Object> issue() {
        Instant now = clock.instant();
        ends.values().removeIf(end -> !now.isBefore(end));
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        String token = HexFormat.of().formatHex(bytes);
        ends.put(token, now.plus(LIFETIME));
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("access_token", token);
        answer.put("token_type", "Bearer");
        answer.put("expires_in", LIFETIME.toSeconds());
        return answer;
    }

    private static Reply error(int status, String code) {
        return Reply.json(status, Map.of("error", code));
    }

    @Override
    public Optional<URI> tokenUri() {
        return Optional.of(tokenUri);
    }

    @Override
    public boolean tokenByBasic() {
        return byBasic;
    }

    @Override
    public String clientId() {
        return clientId;
    }

    @Override
    public Secret secret() {
        return secret;
    }
}
