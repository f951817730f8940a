// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ozgsdk.core.RejectedException;
import org.ozgsdk.core.Secret;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.delivery.internal.FakeService.Answer;

class AccessTokensTest {

    private FakeService fake;
    private AccessTokens tokens;
    private final AtomicInteger given = new AtomicInteger();
    private volatile String form = "";
    private volatile long lifetime = 1800;

    @BeforeEach
    void open() {
        fake = new FakeService();
        fake.paths.put("/token", call -> {
            form = new String(call.getRequestBody().readAllBytes(), StandardCharsets.US_ASCII);
            return new Answer(
                    200,
                    Json.write(Map.of(
                            "access_token", "t" + given.incrementAndGet(), "expires_in", lifetime, "scope", "x")));
        });
        tokens = new AccessTokens(fake.transport(), fake.uri("/token"), "cli ent", Secret.of("ge&heim"), fake.clock());
    }

    @AfterEach
    void close() {
        fake.close();
    }

    @Test
    void credentialsGoIntoTheFormAndNoScopeIsAsked() {
        tokens.current();
        assertThat(form).isEqualTo("grant_type=client_credentials&client_id=cli+ent&client_secret=ge%26heim");
    }

    @Test
    void aTokenIsKeptUntilAMinuteBeforeItsEnd() {
        assertThat(tokens.current()).isEqualTo("t1");
        fake.now = fake.now.plusSeconds(1739);
        assertThat(tokens.current()).isEqualTo("t1");
        fake.now = fake.now.plusSeconds(1);
        assertThat(tokens.current()).isEqualTo("t2");
    }

    @Test
    void aShortLivedTokenIsKeptForHalfItsTime() {
        lifetime = 10;
        tokens.current();
        fake.now = fake.now.plusSeconds(4);
        assertThat(tokens.current()).isEqualTo("t1");
        fake.now = fake.now.plusSeconds(1);
        assertThat(tokens.current()).isEqualTo("t2");
    }

    @Test
    void anAnswerWithoutLifetimeCountsFiveMinutes() {
        fake.json("/token", Map.of("access_token", "forever"));
        tokens.current();
        fake.now = fake.now.plusSeconds(239);
        tokens.current();
        assertThat(fake.calls).hasSize(1);
        fake.now = fake.now.plusSeconds(1);
        tokens.current();
        assertThat(fake.calls).hasSize(2);
    }

    @Test
    void aRefusedTokenIsDroppedOnlyIfItIsStillTheCurrentOne() {
        String first = tokens.current();
        tokens.discard(first);
        String second = tokens.current();
        assertThat(second).isEqualTo("t2");
        tokens.discard(first);
        assertThat(tokens.current()).isEqualTo("t2");
    }

    @Test
    void manyThreadsFetchOneToken() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try {
            List<Callable<String>> tasks = Stream.<Callable<String>>generate(() -> tokens::current)
                    .limit(100)
                    .toList();
            for (Future<String> future : threads.invokeAll(tasks)) {
                assertThat(future.get()).isEqualTo("t1");
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(given).hasValue(1);
    }

    @Test
    void theOauthErrorIsTheCode() {
        fake.json("/token", 400, Map.of("error", "invalid_scope", "error_description", "kein Zustellpunkt"));
        assertThatThrownBy(tokens::current)
                .hasMessageContaining("Zustellpunkt zugeordnet")
                .isInstanceOfSatisfying(RejectedException.class, e -> {
                    assertThat(e.code()).isEqualTo("invalid_scope");
                    assertThat(e.detail()).isEqualTo("kein Zustellpunkt");
                });
        fake.paths.put("/token", call -> new Answer(401, "<html>".getBytes(StandardCharsets.US_ASCII)));
        assertThatThrownBy(tokens::current)
                .isInstanceOfSatisfying(
                        RejectedException.class, e -> assertThat(e.code()).isEmpty())
                .hasMessageContaining("Client-ID, Geheimnis und Umgebung")
                .hasMessageNotContaining("ge&heim");
    }

    @Test
    void aTokenThatCouldSmuggleAHeaderIsUntrusted() {
        fake.json("/token", Map.of("access_token", "a\r\nX-Evil: 1", "expires_in", 10));
        assertThatThrownBy(tokens::current).isInstanceOf(UntrustedException.class);
        fake.json("/token", Map.of("access_token", "", "expires_in", 10));
        assertThatThrownBy(tokens::current).isInstanceOf(UntrustedException.class);
        fake.json("/token", Map.of("expires_in", 10));
        assertThatThrownBy(tokens::current).isInstanceOf(UntrustedException.class);
    }
}
