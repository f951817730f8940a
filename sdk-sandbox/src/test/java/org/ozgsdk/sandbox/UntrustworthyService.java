// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.ozgsdk.core.json.Json;

/** A delivery service that serves whatever a test puts into it, over a real socket, and keeps what the office posts. */
final class UntrustworthyService implements AutoCloseable {

    private final HttpServer server;

    /** What GET answers, by path after the API's base. */
    final Map<String, byte[]> answers = new LinkedHashMap<>();

    /** The events the office posted and that were taken. */
    final List<String> posted = new CopyOnWriteArrayList<>();

    /** How often a POST is answered by 503 before one is taken. */
    final AtomicInteger failures = new AtomicInteger();

    /** How often a call is answered by 401 although the token is right. */
    final AtomicInteger forgotten = new AtomicInteger();

    /** Logins so far. */
    final AtomicInteger logins = new AtomicInteger();

    UntrustworthyService() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    URI base() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/submission-api");
    }

    URI token() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/token");
    }

    void json(String path, Map<String, ?> answer) {
        answers.put(path, Json.write(answer));
    }

    void text(String path, String answer) {
        answers.put(path, answer.getBytes(StandardCharsets.US_ASCII));
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String path = exchange.getRequestURI().getPath();
            if (path.equals("/token")) {
                logins.incrementAndGet();
                send(exchange, 200, Json.write(Map.of("access_token", "t" + logins.get(), "expires_in", 1800)));
            } else if (forgotten.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                send(exchange, 401, new byte[0]);
            } else if (exchange.getRequestMethod().equals("POST")) {
                take(exchange, new String(body, StandardCharsets.US_ASCII));
            } else {
                byte[] answer = answers.get(path.substring("/submission-api".length()));
                send(exchange, answer == null ? 404 : 200, answer == null ? new byte[0] : answer);
            }
        }
    }

    private void take(HttpExchange exchange, String token) throws IOException {
        if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            send(exchange, 503, new byte[0]);
        } else {
            posted.add(token);
            json("/v2/submissions", Map.of("submissions", new ArrayList<>(), "totalCount", 0));
            send(exchange, 204, new byte[0]);
        }
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
