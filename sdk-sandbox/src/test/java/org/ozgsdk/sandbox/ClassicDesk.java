// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.ozgsdk.core.Secret;

/** A sandbox with its clock, an online service that listens for notifications, and the person in front of the page. */
final class ClassicDesk implements AutoCloseable {

    /** One notification as it came. */
    record Told(String query, String body) {

        Map<String, String> fields() {
            Map<String, String> fields = new LinkedHashMap<>();
            for (String pair : (query.isEmpty() ? body : query).split("&", -1)) {
                int equals = pair.indexOf('=');
                fields.put(
                        pair.substring(0, equals),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
            return fields;
        }
    }

    final TestClock clock = new TestClock(Instant.parse("2026-11-23T10:00:00Z"));
    final Sandbox sandbox =
            Sandbox.builder().clock(clock).officeInterval(Duration.ZERO).start();
    final RawClient http = RawClient.anonymous(sandbox);
    private final HttpServer ear;
    private final BlockingQueue<Told> told = new LinkedBlockingQueue<>();
    private volatile int reply = 200;

    ClassicDesk() {
        try {
            ear = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ear.createContext("/melden", this::hear);
        ear.start();
    }

    private void hear(HttpExchange exchange) throws IOException {
        String query = exchange.getRequestURI().getRawQuery();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(reply, -1);
        exchange.close();
        told.add(new Told(query == null ? "" : query, body));
    }

    String notifyUrl() {
        return "http://127.0.0.1:" + ear.getAddress().getPort() + "/melden";
    }

    void answersWith(int status) {
        reply = status;
    }

    Told hears() {
        try {
            Told next = told.poll(20, TimeUnit.SECONDS);
            assertThat(next).as("a notification").isNotNull();
            return next;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** What waits for the clock was not told; of what is told at once {@link #hears} was asked before. */
    void hearsNothing() {
        assertThat(told).isEmpty();
    }

    RawClient.Answer click(String page, String choice) {
        return http.form(URI.create(page).getPath(), Map.of("aktion", choice));
    }

    static String hmac(String algorithm, Secret key, String text) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key.reveal().getBytes(StandardCharsets.UTF_8), algorithm));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        ear.stop(0);
        sandbox.close();
    }
}
