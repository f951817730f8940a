// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.ozgsdk.core.json.JsonObject;

/** The fault switches do what they say, and only that. */
class FaultsTest {

    private static Sandbox sandbox;

    @BeforeAll
    static void start() {
        sandbox = Sandbox.builder().officeInterval(Duration.ZERO).start();
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @AfterEach
    void clear() {
        sandbox.faults().clear();
    }

    @Test
    void theRateLimitAnswersAsOftenAsTold() {
        Parcel parcel = Parcel.toFirstPlace(sandbox);
        String path = Parcel.API + "/destinations/" + parcel.destination;
        sandbox.faults().rateLimit(2, Duration.ofMillis(1500));

        for (int i = 0; i < 2; i++) {
            RawClient.Answer answer = parcel.http.get(path);
            assertThat(answer.status()).isEqualTo(429);
            assertThat(answer.body()).isEmpty();
            assertThat(answer.header("RateLimit-Reset")).isEqualTo("2");
            assertThat(answer.header("RateLimit-Remaining")).isEqualTo("0");
        }
        assertThat(parcel.http.get(path).status()).isEqualTo(200);
    }

    @Test
    void anotherStatusIsAnsweredForTheNamedPathOnly() {
        Parcel parcel = Parcel.toFirstPlace(sandbox);
        sandbox.faults().status("/keys/", 503, 1);

        assertThat(parcel.http
                        .get(Parcel.API + "/destinations/" + parcel.destination)
                        .status())
                .isEqualTo(200);
        String key = Parcel.API + "/destinations/" + parcel.destination + "/keys/" + parcel.key.text("kid");
        assertThat(parcel.http.get(key).status()).isEqualTo(503);
        assertThat(parcel.http.get(key).status()).isEqualTo(200);
        assertThat(sandbox.history()).anyMatch(event -> event.kind() == HistoryEvent.Kind.FAULT);
    }

    @Test
    void anAnsweredFaultChangesNothing() {
        Parcel parcel = Parcel.toFirstPlace(sandbox).announce();
        sandbox.faults().status("/submissions/", 500, 1);

        assertThat(parcel.complete().status()).isEqualTo(500);
        assertThat(parcel.eventNames()).containsExactly("create-submission");
        assertThat(parcel.complete().status()).isEqualTo(200);
    }

    @Test
    void theOfficeIsLeftAlone() {
        Parcel.toFirstPlace(sandbox).send();
        sandbox.faults().rateLimit(100, Duration.ofSeconds(60));
        sandbox.faults().status("/", 500, 100);

        assertThat(sandbox.office().work()).isPositive();
    }

    @Test
    void aMissingUserAgentIsRefusedOnlyWhenSwitchedOn() throws IOException {
        assertThat(withoutUserAgent()).startsWith("HTTP/1.1 200");

        sandbox.faults().requireUserAgent(true);

        assertThat(withoutUserAgent())
                .startsWith("HTTP/1.1 403")
                .containsIgnoringCase("X-Sandbox-Assumption: fitconnect.user-agent-required");
        assertThat(RawClient.anonymous(sandbox).get("/sandbox").status()).isEqualTo(200);
    }

    @Test
    void clearingEndsEverything() throws IOException {
        Parcel parcel = Parcel.toFirstPlace(sandbox).announce();
        sandbox.faults().rateLimit(5, Duration.ofSeconds(1));
        sandbox.faults().tamper(Tamper.DATA);
        sandbox.faults().requireUserAgent(true);

        sandbox.faults().clear();

        assertThat(parcel.complete().status()).isEqualTo(200);
        assertThat(withoutUserAgent()).startsWith("HTTP/1.1 200");
        sandbox.office().work();
        assertThat(parcel.eventNames()).contains("accept-submission");
    }

    @Test
    void aPositionOutsideIsRefused() {
        for (double position : new double[] {-0.1, 1.1, Double.NaN}) {
            assertThatThrownBy(() -> sandbox.faults().tamper(Tamper.DATA, position))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void anyPositionChangesTheDecodedKeyOrItsCertificate() {
        Parcel parcel = Parcel.toFirstPlace(sandbox);
        String path = Parcel.API + "/destinations/" + parcel.destination + "/keys/" + parcel.key.text("kid");
        long seed = 20_261_123L;
        Random random = new Random(seed);
        for (int i = 0; i < 60; i++) {
            double position = i == 0 ? 0 : i == 1 ? 1 : random.nextDouble();
            sandbox.faults().tamper(Tamper.DESTINATION_KEY, position);

            JsonObject changed = parcel.http.get(path).json();

            boolean same = Arrays.equals(decoded(changed, "n"), decoded(parcel.key, "n"))
                    && Arrays.equals(decoded(changed, "e"), decoded(parcel.key, "e"))
                    && Arrays.equals(leaf(changed), leaf(parcel.key));
            assertThat(same).as("seed %d, position %s", seed, position).isFalse();
        }
    }

    @Test
    void anyPositionOfAnEventChangesItsBytes() {
        Parcel parcel = Parcel.toFirstPlace(sandbox).send();
        String sound = parcel.events().get(2);
        long seed = 4711L;
        Random random = new Random(seed);
        for (int i = 0; i < 60; i++) {
            double position = i == 0 ? 0 : i == 1 ? 1 : random.nextDouble();
            sandbox.faults().tamper(Tamper.EVENT, position);

            String changed = parcel.events().get(2);

            assertThat(changed).hasSameSizeAs(sound);
            assertThat(decoded(changed))
                    .as("seed %d, position %s", seed, position)
                    .isNotEqualTo(decoded(sound));
        }
        sandbox.faults().clear();
        assertThat(parcel.events().get(2)).isEqualTo(sound);
    }

    /** Wherever one character of a JWE changes, nothing is accepted: refused at once or rejected by the office. */
    @Test
    void noPositionOfAnyPartLetsAChangedApplicationThrough() {
        long seed = 815L;
        Random random = new Random(seed);
        for (Tamper part : new Tamper[] {Tamper.METADATA, Tamper.DATA, Tamper.ATTACHMENT}) {
            for (int i = 0; i < 12; i++) {
                double position = random.nextDouble();
                Parcel parcel =
                        Parcel.toFirstPlace(sandbox).with("Anlage ".repeat(50)).announce();
                sandbox.faults().tamper(part, position);
                parcel.uploadAll();
                parcel.complete();
                sandbox.faults().clear();

                sandbox.office().work();

                assertThat(parcel.eventNames())
                        .as("seed %d, %s at %s", seed, part, position)
                        .doesNotContain("accept-submission");
            }
        }
        assertThat(sandbox.office().received())
                .filteredOn(each -> each.outcome() == ReceivedApplication.Outcome.REJECTED)
                .as("some changes are only seen by the office")
                .isNotEmpty();
    }

    private static String decoded(String token) {
        StringBuilder all = new StringBuilder();
        for (String part : token.split("\\.", -1)) {
            all.append(Arrays.toString(Base64.getUrlDecoder().decode(part)));
        }
        return all.toString();
    }

    private static byte[] decoded(JsonObject jwk, String member) {
        return Base64.getUrlDecoder().decode(jwk.text(member));
    }

    private static byte[] leaf(JsonObject jwk) {
        return Base64.getDecoder().decode(jwk.texts("x5c").get(0));
    }

    private static String withoutUserAgent() throws IOException {
        String request = "GET /sandbox HTTP/1.1\r\nHost: 127.0.0.1:"
                + sandbox.baseUri().getPort() + "\r\nConnection: close\r\n\r\n";
        try (Socket socket = new Socket("127.0.0.1", sandbox.baseUri().getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
