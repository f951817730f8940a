// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment.xbezahldienste;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.Environment;
import org.ozgsdk.core.Secret;
import org.ozgsdk.core.UnavailableException;
import org.ozgsdk.core.transport.Transport;
import org.ozgsdk.payment.PaymentProvider.Initiation;
import org.ozgsdk.payment.TestClock;
import org.ozgsdk.payment.xbezahldienste.Authentication.ClientCredentials;
import org.ozgsdk.payment.xbezahldienste.Stub.Answer;

/** How we show who we are, and what becomes of a refusal to let us in. */
class AuthenticationTest {

    private static final String TOKEN = "POST /api/v1/token";

    private final TestClock clock = new TestClock();
    private final AtomicInteger tokens = new AtomicInteger();

    @Test
    void aFixedHeaderShowsWhoWeAre() throws IOException {
        try (Stub stub = new Stub(200, Bodies.started())) {
            Authentication key = new Authentication.Header("Authorization", Secret.of("Key abc"));

            assertThat(stub.client(key).initiate("R-1", Bodies.order())).isInstanceOf(Initiation.Started.class);
            assertThat(stub.headers.get(0)).isEqualTo("Key abc 1.2.0");
            assertThat(key.toString()).doesNotContain("abc");
        }
    }

    @ParameterizedTest
    @CsvSource({"X Y, v", "'', v", "Host, v", "X-Key, ü"})
    void aHeaderThatCannotBeSentIsRefusedWhenItIsSetUp(String name, String value) {
        assertThatThrownBy(() -> new Authentication.Header(name, Secret.of(value)))
                .isInstanceOf(ConfigurationException.class);
    }

    @Test
    void theVersionIsSaidFrom120On() throws IOException {
        try (Stub stub = new Stub(200, Bodies.started())) {
            for (SpecVersion version : SpecVersion.values()) {
                XBezahldienste.builder(stub.endpoint().withVersion(version))
                        .build()
                        .status(Bodies.question());
            }
            assertThat(stub.headers).containsExactly("null null", "null null", "null 1.2.0");
        }
    }

    @Test
    void idAndSecretGoIntoTheFormOrIntoAHeader() throws IOException {
        try (Stub stub = service(call -> Answer.of(200, Bodies.started()))) {
            client(stub, false).status(Bodies.question());
            client(stub, true).status(Bodies.question());

            assertThat(text(stub.bodies.get(0)))
                    .isEqualTo("grant_type=client_credentials&client_id=wir+%3A&client_secret=ge%2Bheim");
            assertThat(stub.headers.get(0)).startsWith("null");
            assertThat(text(stub.bodies.get(2))).isEqualTo("grant_type=client_credentials");
            String basic = Base64.getEncoder().encodeToString("wir+%3A:ge%2Bheim".getBytes(StandardCharsets.UTF_8));
            assertThat(stub.headers.get(2)).as("RFC 6749, 2.3.1").startsWith("Basic " + basic);
            assertThat(stub.headers.get(3)).startsWith("Bearer token-2");
        }
    }

    @Test
    void aTokenIsKeptUntilAMinuteBeforeItEnds() throws IOException {
        try (Stub stub = service(call -> Answer.of(200, Bodies.started()))) {
            XBezahldienste client = client(stub, false);
            client.status(Bodies.question());
            clock.advance(Duration.ofSeconds(539));
            client.status(Bodies.question());
            assertThat(tokens).hasValue(1);

            clock.advance(Duration.ofSeconds(1));
            client.status(Bodies.question());
            assertThat(tokens).hasValue(2);
        }
    }

    @Test
    void aTokenThatIsNotTakenIsFetchedAnewOnceForAQuestion() throws IOException {
        AtomicInteger questions = new AtomicInteger();
        try (Stub stub = service(
                call -> questions.incrementAndGet() == 1 ? Answer.of(401, "") : Answer.of(200, Bodies.started()))) {
            assertThat(client(stub, false).status(Bodies.question()).word()).isEqualTo("INITIAL");
            assertThat(tokens).hasValue(2);
        }
        try (Stub stub = service(call -> Answer.of(401, ""))) {
            assertThatThrownBy(() -> client(stub, false).status(Bodies.question()))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageNotContaining("heim");
            assertThat(stub.calls).filteredOn(call -> !call.equals(TOKEN)).hasSize(2);
        }
    }

    @Test
    void aTokenThatIsNotTakenIsFetchedAnewForTheNextRequestAndNotForThisOne() throws IOException {
        AtomicInteger requests = new AtomicInteger();
        try (Stub stub = service(
                call -> requests.incrementAndGet() == 1 ? Answer.of(401, "") : Answer.of(200, Bodies.started()))) {
            XBezahldienste client = client(stub, false);

            assertThatThrownBy(() -> client.initiate("R-1", Bodies.order())).isInstanceOf(ConfigurationException.class);
            assertThat(requests).hasValue(1);
            assertThat(client.initiate("R-1", Bodies.order())).isInstanceOf(Initiation.Started.class);
            assertThat(tokens).hasValue(2);
        }
    }

    @Test
    void manyWhoNeedATokenAtOnceCauseOneCall() throws Exception {
        try (Stub stub = service(call -> Answer.of(200, Bodies.started()))) {
            TokenCache cache = cache(stub);
            assertThat(atOnce(cache::current)).containsOnly("token-1");

            assertThat(atOnce(() -> {
                        cache.forget("token-1");
                        return cache.current();
                    }))
                    .as("all were refused with the first token; nobody throws away the second")
                    .containsOnly("token-2");
            assertThat(tokens).hasValue(2);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void whatTheServiceAsksToWaitIsPassedOn(int status) throws IOException {
        try (Stub stub = new Stub((base, call) -> new Answer(status, "", Map.of("Retry-After", "120")))) {
            assertThatThrownBy(() -> stub.client().status(Bodies.question()))
                    .isInstanceOfSatisfying(
                            UnavailableException.class,
                            e -> assertThat(e.retryAfter()).contains(Duration.ofSeconds(120)));
            assertThat(stub.calls)
                    .as("a wait beyond the call's own time is not waited for")
                    .hasSize(1);
        }
    }

    @Test
    void aShortWaitIsWaitedForByAQuestionAndNotByARequest() throws IOException {
        AtomicInteger calls = new AtomicInteger();
        try (Stub stub = new Stub((base, call) -> calls.getAndIncrement() % 2 == 0
                ? new Answer(429, "", Map.of("Retry-After", "0"))
                : Answer.of(200, Bodies.started()))) {
            assertThat(stub.client().status(Bodies.question()).word()).isEqualTo("INITIAL");
            assertThat(calls).hasValue(2);
            assertThat(stub.client().initiate("R-1", Bodies.order())).isInstanceOf(Initiation.Unknown.class);
            assertThat(calls).hasValue(3);
        }
    }

    @Test
    void whoeverGetsNoTokenHasSentNothing() throws IOException {
        try (Stub stub = new Stub((base, call) -> new Answer(429, "", Map.of("Retry-After", "60")))) {
            assertThatThrownBy(() -> client(stub, false).initiate("R-1", Bodies.order()))
                    .isInstanceOfSatisfying(
                            UnavailableException.class,
                            e -> assertThat(e.retryAfter()).contains(Duration.ofSeconds(60)));
            assertThat(stub.calls).containsOnly(TOKEN);
        }
        try (Stub stub = new Stub((base, call) -> Answer.of(400, "{\"error\":\"invalid_client\"}"))) {
            assertThatThrownBy(() -> client(stub, false).initiate("R-1", Bodies.order()))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("ClientCredentials");
        }
    }

    private Stub service(Function<String, Answer> answers) throws IOException {
        return new Stub((base, call) -> call.equals(TOKEN)
                ? Answer.of(200, "{\"access_token\":\"token-" + tokens.incrementAndGet() + "\",\"expires_in\":600}")
                : answers.apply(call));
    }

    private XBezahldienste client(Stub stub, boolean byBasic) {
        return stub.builder(credentials(stub, byBasic)).clock(clock).build();
    }

    private TokenCache cache(Stub stub) {
        return new TokenCache(Transport.builder(Environment.SANDBOX).build(), credentials(stub, false), clock);
    }

    private static ClientCredentials credentials(Stub stub, boolean byBasic) {
        URI token = stub.base().resolve("token");
        return new ClientCredentials(token, "wir :", Secret.of("ge+heim"), byBasic);
    }

    private static List<String> atOnce(Callable<String> question) throws Exception {
        int many = 8;
        ExecutorService threads = Executors.newFixedThreadPool(many);
        try {
            CountDownLatch ready = new CountDownLatch(many);
            List<Future<String>> running = new ArrayList<>();
            for (int i = 0; i < many; i++) {
                running.add(threads.submit(() -> {
                    ready.countDown();
                    ready.await();
                    return question.call();
                }));
            }
            List<String> answers = new ArrayList<>();
            for (Future<String> one : running) {
                answers.add(one.get());
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }

    private static String text(byte[] body) {
        return new String(body, StandardCharsets.UTF_8);
    }
}
