// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.core.json.JsonObject;

/** Who is called back when (sheets 3.4 and 6): the sender over the callback of his announcement, the destination over its own. */
class CallbacksTest {

    private static final String TYPES = "https://schema.fitko.de/fit-connect/submission-api/callbacks/";

    /** One call: where, both headers, body. */
    private record Called(String path, String timestamp, String authentication, String body) {

        String what() {
            String type = json().text("type");
            assertThat(type).startsWith(TYPES);
            return path + " " + type.substring(TYPES.length());
        }

        JsonObject json() {
            return Json.object(body.getBytes(StandardCharsets.UTF_8), "callback");
        }
    }

    private final TestClock clock = new TestClock(Instant.now());
    private final BlockingQueue<Called> calls = new LinkedBlockingQueue<>();
    private Sandbox sandbox;
    private HttpServer listener;

    @BeforeEach
    void start() throws IOException {
        sandbox = Sandbox.builder().clock(clock).officeInterval(Duration.ZERO).start();
        listener = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        listener.createContext("/", exchange -> {
            calls.add(new Called(
                    exchange.getRequestURI().getPath(),
                    exchange.getRequestHeaders().getFirst("callback-timestamp"),
                    exchange.getRequestHeaders().getFirst("callback-authentication"),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        listener.start();
    }

    @AfterEach
    void stop() {
        listener.stop(0);
        sandbox.close();
    }

    @Test
    void aSenderIsToldOfEventsAndOfTheReply() throws Exception {
        ReplyKey key = new ReplyKey(sandbox.testKeys().reply());
        Parcel parcel = Parcel.toFirstPlace(sandbox);
        parcel.metadata.put("replyChannel", key.channel(ReplyKey.PROCESS));
        announce(parcel);
        parcel.complete();

        Called notified = next();
        assertThat(notified.what()).isEqualTo("/sender new-events");
        assertThat(notified.json().texts("caseIds")).containsExactly(parcel.caseId);
        assertThat(notified.authentication())
                .isEqualTo(hmac("geheimnis-des-senders", notified.timestamp() + "." + notified.body()));

        sandbox.office().work();
        assertThat(next().what()).as("accepted").isEqualTo("/sender new-events");
        assertThat(next().what()).as("deleted").isEqualTo("/sender new-events");
        Called replied = next();
        assertThat(replied.what()).isEqualTo("/sender new-replies");
        JsonObject reply = replied.json().objects("replies").get(0);
        assertThat(reply.text("caseId")).isEqualTo(parcel.caseId);
        assertThat(parcel.http
                        .get("/submission-api/v1/replies/" + reply.text("replyId"))
                        .status())
                .isEqualTo(200);
        assertThat(calls).isEmpty();
    }

    @Test
    void whoNamedNoCallbackIsNotCalled() throws InterruptedException {
        Parcel.toFirstPlace(sandbox).send();
        sandbox.office().work();

        assertThat(calls.poll(300, TimeUnit.MILLISECONDS)).isNull();
    }

    @Test
    void bothSidesAreToldWhenTheServiceRejectsAndDeletes() throws Exception {
        Parcel parcel = new Parcel(RawClient.of(sandbox, sandbox.sender()), ownDestination());
        announce(parcel, OwnDestination.SERVICE);
        parcel.complete();
        assertThat(List.of(next().what(), next().what()))
                .containsExactly("/destination new-submissions", "/sender new-events");

        clock.advance(Duration.ofDays(15));
        RawClient.anonymous(sandbox).get("/sandbox");

        assertThat(List.of(next().what(), next().what(), next().what(), next().what()))
                .as("rejected, deleted")
                .containsExactly(
                        "/sender new-events",
                        "/destination new-events",
                        "/sender new-events",
                        "/destination new-events");
    }

    @Test
    void aPurgedSubmissionIsTheSendersMatterOnly() throws Exception {
        Parcel parcel = new Parcel(RawClient.of(sandbox, sandbox.sender()), ownDestination());
        announce(parcel, OwnDestination.SERVICE);

        clock.advance(Duration.ofHours(25));
        RawClient.anonymous(sandbox).get("/sandbox");

        assertThat(next().what()).isEqualTo("/sender new-events");
        assertThat(calls.poll(300, TimeUnit.MILLISECONDS)).isNull();
    }

    @Test
    void onlyThisMachineIsCalled() {
        Parcel parcel = Parcel.toFirstPlace(sandbox);
        for (String url : List.of("https://127.0.0.1/x", "http://behoerde.example/x", "http://u:p@127.0.0.1/x", "x")) {
            Map<String, Object> body = parcel.announcement();
            body.put("callback", Map.of("url", url, "secret", "geheimnis"));
            RawClient.Answer answer = parcel.http.json("POST", Parcel.API + "/submissions", body);
            assertThat(answer.status()).as(url).isEqualTo(422);
            assertThat(answer.problem()).isEqualTo("invalid-callback");
            assertThat(answer.header("X-Sandbox-Assumption")).isEqualTo("fitconnect.announcement-callback");
        }
        Map<String, Object> body = parcel.announcement();
        body.put("callback", Map.of("url", "http://127.0.0.1/x"));
        assertThat(parcel.http.json("POST", Parcel.API + "/submissions", body).status())
                .as("without secret")
                .isEqualTo(400);
    }

    private java.util.UUID ownDestination() {
        RawClient owner = RawClient.of(sandbox, sandbox.subscriber());
        Map<String, Object> body = OwnDestination.body(sandbox);
        body.put("callback", callback("/destination", "geheimnis-der-stelle"));
        String id = owner.json("POST", "/destination-api/v1/destinations", body)
                .json()
                .text("destinationId");
        RawClient.Answer active = owner.send(
                "PATCH",
                "/destination-api/v1/destinations/" + id,
                "application/merge-patch+json",
                "{\"status\":\"active\"}");
        assertThat(active.status()).isEqualTo(200);
        return java.util.UUID.fromString(id);
    }

    private void announce(Parcel parcel) {
        announce(parcel, Parcel.SERVICE);
    }

    private void announce(Parcel parcel, String service) {
        Map<String, Object> body = parcel.announcement();
        body.put("publicService", Map.of("identifier", service));
        body.put("callback", callback("/sender", "geheimnis-des-senders"));
        JsonObject ids =
                parcel.http.json("POST", Parcel.API + "/submissions", body).json();
        parcel.submissionId = ids.text("submissionId");
        parcel.caseId = ids.text("caseId");
    }

    private Map<String, String> callback(String path, String secret) {
        return Map.of("url", "http://127.0.0.1:" + listener.getAddress().getPort() + path, "secret", secret);
    }

    private Called next() throws InterruptedException {
        Called called = calls.poll(10, TimeUnit.SECONDS);
        assertThat(called).as("a callback").isNotNull();
        return called;
    }

    private static String hmac(String secret, String text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA512");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA512"));
        return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    }
}
