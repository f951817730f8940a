// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment.xbezahldienste;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.ozgsdk.core.Environment;
import org.ozgsdk.core.transport.Transport;

/** A payment service that answers as it is told and keeps what came. */
final class Stub implements AutoCloseable {

    /** What it answers. */
    record Answer(int status, String body, Map<String, String> headers) {

        static Answer of(int status, String body) {
            return new Answer(status, body, Map.of("Content-Type", "application/json"));
        }

        static Answer problem(int status, String code) {
            String body = "{\"status\": " + status + ", \"title\": \"Nein\", \"detail\": \"Erika Mustermann\","
                    + " \"functionalCode\": \"" + code + "\"}";
            return new Answer(status, body, Map.of("Content-Type", "application/problem+json"));
        }
    }

    final List<byte[]> bodies = new CopyOnWriteArrayList<>();
    final List<String> calls = new CopyOnWriteArrayList<>();
    final List<String> headers = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    Stub(int status, String body) throws IOException {
        this(status, base -> body);
    }

    /** Answers with a body that knows where the service is. */
    Stub(int status, Function<URI, String> body) throws IOException {
        this((base, call) -> Answer.of(status, body.apply(base)));
    }

    /** Answers each call, {@code METHOD path}, in its own way. */
    Stub(BiFunction<URI, String, Answer> script) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String call = exchange.getRequestMethod() + " " + exchange.getRequestURI();
            bodies.add(exchange.getRequestBody().readAllBytes());
            headers.add(exchange.getRequestHeaders().getFirst("Authorization") + " "
                    + exchange.getRequestHeaders().getFirst("X-XBezahldienste-Version"));
            calls.add(call);
            Answer answer = script.apply(base(), call);
            byte[] content = answer.body().getBytes(StandardCharsets.UTF_8);
            answer.headers().forEach(exchange.getResponseHeaders()::add);
            exchange.sendResponseHeaders(answer.status(), content.length == 0 ? -1 : content.length);
            exchange.getResponseBody().write(content);
            exchange.close();
        });
        server.start();
    }

    URI base() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/api/v1/");
    }

    XBezahldiensteEndpoint endpoint() {
        return endpoint(new Authentication.None());
    }

    private XBezahldiensteEndpoint endpoint(Authentication authentication) {
        return new XBezahldiensteEndpoint(Environment.SANDBOX, base(), "gewerbe", "053340002002", authentication);
    }

    XBezahldienste client() {
        return client(new Authentication.None());
    }

    XBezahldienste client(Authentication authentication) {
        return builder(authentication).build();
    }

    XBezahldienste.Builder builder(Authentication authentication) {
        return XBezahldienste.builder(endpoint(authentication))
                .transport(Transport.builder(Environment.SANDBOX).build());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
