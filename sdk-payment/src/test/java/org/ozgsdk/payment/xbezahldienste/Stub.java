// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment.xbezahldienste;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.ozgsdk.core.Environment;
import org.ozgsdk.core.transport.Transport;

/** A payment service that answers every call with the same and keeps what came. */
final class Stub implements AutoCloseable {

    final List<byte[]> bodies = new CopyOnWriteArrayList<>();
    final List<String> calls = new CopyOnWriteArrayList<>();
    final List<String> headers = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    Stub(int status, String body) throws IOException {
        this(status, base -> body);
    }

    /** Answers with a body that knows where the service is. */
    Stub(int status, Function<URI, String> body) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        byte[] answer = body.apply(base()).getBytes(StandardCharsets.UTF_8);
        server.createContext("/", exchange -> {
            bodies.add(exchange.getRequestBody().readAllBytes());
            calls.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            headers.add(exchange.getRequestHeaders().getFirst("Authorization") + " "
                    + exchange.getRequestHeaders().getFirst("X-XBezahldienste-Version"));
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, answer.length == 0 ? -1 : answer.length);
            exchange.getResponseBody().write(answer);
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
        return XBezahldienste.builder(endpoint(authentication))
                .transport(Transport.builder(Environment.SANDBOX).build())
                .build();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
