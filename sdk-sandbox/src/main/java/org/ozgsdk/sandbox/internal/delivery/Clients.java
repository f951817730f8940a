// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.delivery;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.ozgsdk.core.Secret;
import org.ozgsdk.sandbox.SandboxClient;
import org.ozgsdk.sandbox.internal.http.Call;
import org.ozgsdk.sandbox.internal.http.Refusal;
import org.ozgsdk.sandbox.internal.http.Reply;
import org.ozgsdk.sandbox.internal.keys.Base64Url;

/** API clients and the token endpoint: client credentials by form only, tokens of 1800 seconds (sheet 1). */
public final class Clients {

    static final String SEND = "https://schema.fitko.de/fit-connect/oauth/scopes/send-submissions";
    static final String SUBSCRIBE = "https://schema.fitko.de/fit-connect/oauth/scopes/subscribe-destinations";
    static final String MANAGE = "https://schema.fitko.de/fit-connect/oauth/scopes/manage-destinations";
    private static final Duration LIFETIME = Duration.ofMinutes(30);

    /** One client; destinations it may fetch for are added as places join. */
    public record Client(String id, Secret secret, List<String> scopes, Set<UUID> destinations) {

        boolean mayFetchFor(UUID destination) {
            return scopes.contains(SUBSCRIBE) && destinations.contains(destination);
        }
    }

    private record Token(Client client, Instant end) {}

    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Client> clients = new ConcurrentHashMap<>();
    private final Map<String, Token> tokens = new ConcurrentHashMap<>();

    public Clients(Clock clock) {
        this.clock = clock;
    }

    public Client sender(String id) {
        return add(id, SEND);
    }

    public Client subscriber(String id) {
        return add(id, SUBSCRIBE, MANAGE);
    }

    private Client add(String id, String... scopes) {
        Client client = new Client(id, Secret.of(id + "-secret"), List.of(scopes), ConcurrentHashMap.newKeySet());
        clients.put(id, client);
        return client;
    }

    public static SandboxClient credentials(Client client) {
        return new SandboxClient(client.id(), client.secret());
    }

    /** POST /token. */
    public Reply token(Call call) {
        Map<String, String> form = call.form(16 * 1024);
        if (call.header("Authorization").isPresent()) {
            return error(401, "invalid_client");
        }
        if (!form.containsKey("grant_type")) {
            return error(400, "invalid_request");
        }
        if (!"client_credentials".equals(form.get("grant_type"))) {
            return error(400, "unsupported_grant_type");
        }
        Client client = clients.get(form.getOrDefault("client_id", ""));
        String secret = form.getOrDefault("client_secret", "");
        if (client == null || !same(client.secret().reveal(), secret)) {
            return error(401, "invalid_client");
        }
        String scope = form.getOrDefault("scope", "");
        if (!scope.isEmpty() && !client.scopes().containsAll(List.of(scope.split(" ", -1)))) {
            return error(400, "invalid_scope");
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("access_token", issue(client));
        answer.put("token_type", "Bearer");
        answer.put("expires_in", LIFETIME.toSeconds());
        answer.put("scope", String.join(" ", client.scopes()));
        return Reply.json(200, answer);
    }

    /** The client whose valid token the call carries. */
    public Client require(Call call) {
        String header = call.header("Authorization").orElse("");
        Token token = header.startsWith("Bearer ") ? tokens.get(header.substring(7)) : null;
        if (token == null || !clock.instant().isBefore(token.end())) {
            throw Refusal.of(401, "unauthorized", "A valid access token is required.");
        }
        return token.client();
    }

    Client sending(Call call) {
        return withScope(require(call), SEND);
    }

    Client subscribing(Call call) {
        return withScope(require(call), SUBSCRIBE);
    }

    Client managing(Call call) {
        return withScope(require(call), MANAGE);
    }

    private static Client withScope(Client client, String scope) {
        if (!client.scopes().contains(scope)) {
            throw Refusal.of(403, "forbidden", "This client lacks the scope " + scope + ".");
        }
        return client;
    }

    private String issue(Client client) {
        Instant now = clock.instant();
        tokens.values().removeIf(token -> !now.isBefore(token.end()));
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        String token = Base64Url.encode(bytes);
        tokens.put(token, new Token(client, now.plus(LIFETIME)));
        return token;
    }

    private static boolean same(String expected, String found) {
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), found.getBytes(StandardCharsets.UTF_8));
    }

    private static Reply error(int status, String code) {
        return Reply.json(status, Map.of("error", code));
    }
}
