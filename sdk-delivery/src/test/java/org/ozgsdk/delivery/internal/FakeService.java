// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.internal;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.ozgsdk.core.Environment;
import org.ozgsdk.core.Secret;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.core.keys.Jwk;
import org.ozgsdk.core.transport.Transport;
import org.ozgsdk.delivery.fitconnect.FitConnect;
import org.ozgsdk.delivery.fitconnect.FitConnectEnvironment;

/**
 * A delivery service that answers whatever a test wants, also what the sandbox refuses to say. It answers paths with bytes; an answer may be computed.
 */
public final class FakeService implements AutoCloseable {

    /** One answer. */
    public record Answer(int status, byte[] body) {}

    @FunctionalInterface
    public interface Handler {
        Answer answer(HttpExchange call) throws IOException;
    }

    public final List<String> calls = new CopyOnWriteArrayList<>();
    public final Map<String, Handler> paths = new ConcurrentHashMap<>();
    public final List<String> events = new CopyOnWriteArrayList<>();
    public final UUID destinationId = UUID.randomUUID();
    public final UUID caseId = UUID.randomUUID();
    public final UUID submissionId = UUID.randomUUID();
    public int pageSize = 500;
    public Instant now = TestKeys.NOW;
    private final HttpServer server;

    static {
        // Read once per JVM by the first server; without it each answer on a kept connection waits 40 ms, the sandbox's
        // too.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    public FakeService() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", this::serve);
        server.start();
        json("/token", Map.of("access_token", "token-1", "token_type", "Bearer", "expires_in", 1800));
        json("/portal/.well-known/jwks.json", jwks(key("portal-4096", "portal-key")));
        json("/api/.well-known/jwks.json", jwks(key("service-4096", "service-key")));
        key(TestKeys.signature("office-4096").build());
        paths.put("/api/v2/cases/" + caseId + "/events", this::page);
        paths.put("/api/v1/cases/" + caseId + "/events", this::page);
    }

    public static Jwk key(String name, String kid) {
        return Jwk.of(TestKeys.pair(name).getPublic())
                .kid(kid)
                .alg("PS512")
                .keyOps("verify")
                .build();
    }

    public static Map<String, Object> jwks(Jwk... keys) {
        List<Map<String, Object>> members = new ArrayList<>();
        for (Jwk key : keys) {
            members.add(key.publicMembers());
        }
        return Map.of("keys", members, "unknown", true);
    }

    public void json(String path, Map<String, ?> body) {
        json(path, 200, body);
    }

    public void json(String path, int status, Map<String, ?> body) {
        byte[] bytes = Json.write(body);
        paths.put(path, call -> new Answer(status, bytes));
    }

    /** Publishes a key of the destination under its own kid. */
    public void key(Jwk key) {
        for (String version : List.of("v1", "v2")) {
            json(
                    "/api/" + version + "/destinations/" + destinationId + "/keys/"
                            + key.kid().orElseThrow(),
                    key.publicMembers());
        }
    }

    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    public String api() {
        return uri("/api").toString();
    }

    public Clock clock() {
        return new Clock() {
            @Override
            public java.time.ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
    }

    public Transport transport() {
        return Transport.builder(Environment.SANDBOX).attempts(1).build();
    }

    public FitConnect client() {
        return clientBuilder().build();
    }

    public FitConnect.Builder clientBuilder() {
        FitConnectEnvironment environment = FitConnectEnvironment.custom(Environment.SANDBOX)
                .token(uri("/token"))
                .submissionApi(uri("/api/"))
                .portal(uri("/portal"))
                .build()
                .withAnchors(List.of(TestKeys.ROOT));
        return FitConnect.builder(environment, "client", Secret.of("geheim"))
                .transport(transport())
                .clock(clock())
                .pollInterval(Duration.ofMillis(20));
    }

    /** {@return the claims of an event, sound unless changed} */
    public Map<String, Object> event(String issuer, String name, Map<String, ?> payload) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("jti", UUID.randomUUID().toString());
        claims.put("iss", issuer);
        claims.put("iat", now.getEpochSecond() - 100 + events.size());
        claims.put("sub", "submission:" + submissionId);
        claims.put("txn", "case:" + caseId);
        claims.put("events", Map.of("https://schema.fitko.de/fit-connect/events/" + name, payload));
        claims.put("unknown", List.of(1, 2));
        return claims;
    }

    public void byService(String name, Map<String, ?> payload) {
        events.add(signedByService(event(api(), name, payload)));
    }

    public void byOffice(String name, Map<String, ?> payload) {
        events.add(signedByOffice(event(destinationId.toString(), name, payload)));
    }

    public static String signedByService(Map<String, ?> claims) {
        return TestKeys.sign("service-4096", "service-key", "secevent+jwt", claims);
    }

    public static String signedByOffice(Map<String, ?> claims) {
        return TestKeys.sign("office-4096", "sig-office-4096", "secevent+jwt", claims);
    }

    private Answer page(HttpExchange call) {
        String query = Optional.ofNullable(call.getRequestURI().getQuery()).orElse("");
        int offset = Integer.parseInt(query.replaceAll(".*offset=(\\d+).*", "$1"));
        List<String> page = events.stream().skip(offset).limit(pageSize).toList();
        return new Answer(
                200,
                Json.write(Map.of(
                        "eventLog",
                        page,
                        "offset",
                        offset,
                        "count",
                        page.size(),
                        "totalCount",
                        events.size(),
                        "more",
                        "x")));
    }

    private void serve(HttpExchange call) throws IOException {
        String path = call.getRequestURI().getPath();
        calls.add(call.getRequestMethod() + " " + call.getRequestURI().getRawPath());
        Handler handler = paths.get(path);
        Answer answer = handler == null
                ? new Answer(
                        404,
                        "{\"type\":\"about:blank\",\"title\":\"nichts\",\"status\":404}"
                                .getBytes(StandardCharsets.UTF_8))
                : handler.answer(call);
        try (call) {
            call.getRequestBody().readAllBytes();
            call.sendResponseHeaders(answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
            call.getResponseBody().write(answer.body());
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
