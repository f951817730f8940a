// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ozgsdk.core.Observer;
import org.ozgsdk.core.UnavailableException;

/** The retry state machine under virtual time: R4 of the reliability goals. */
class TriesTest {

    private static final URI URI_A = URI.create("https://a.example/path");
    private static final Request GET = Request.get(URI_A);
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    /** Draws the longest wait that is allowed, so that waits can be compared exactly. */
    private static final RandomGenerator LONGEST = new RandomGenerator() {
        @Override
        public long nextLong() {
            throw new UnsupportedOperationException();
        }

        @Override
        public long nextLong(long bound) {
            return bound - 1;
        }
    };

    private final VirtualTime time = new VirtualTime();
    private final List<Duration> startedAt = new ArrayList<>();
    private final List<Observer.HttpAttempt> observed = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({
        "503, PT0.1S PT0.2S PT0.4S PT0.8S PT1.6S PT3.2S PT6.4S PT12.8S PT20S",
        "429, PT1S PT2S PT4S PT8S PT16S PT20S PT20S PT20S PT20S"
    })
    void theCeilingOfTheWaitDoublesFromItsBaseToTheCap(int status, String expected) {
        Tries tries = tries(10, LONGEST, answers(status));

        assertThatThrownBy(() -> tries.send(GET, Duration.ofHours(1))).isInstanceOf(UnavailableException.class);

        assertThat(time.waits).map(Duration::toString).containsExactly(expected.split(" "));
    }

    @Test
    void theWaitIsDrawnFromTheWholeRangeDownToZero() {
        long seed = 7;
        RetryPolicy policy = new RetryPolicy(3, new Random(seed));
        double sum = 0;
        for (int i = 0; i < 10_000; i++) {
            Duration wait = policy.jitter(4, false);
            assertThat(wait).as("seed %d", seed).isBetween(Duration.ZERO, Duration.ofMillis(800));
            sum += wait.toMillis();
        }
        assertThat(sum / 10_000).as("mean with seed %d", seed).isBetween(380.0, 420.0);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 502, 503, 504})
    void aPassingFaultIsTriedThreeTimes(int status) {
        assertThatThrownBy(() -> tries(3, LONGEST, answers(status)).send(GET, TIMEOUT))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("HTTP " + status)
                .hasMessageContaining("Gave up after 3 tries");

        assertThat(observed).extracting(Observer.HttpAttempt::number).containsExactly(1, 2, 3);
        assertThat(observed).extracting(Observer.HttpAttempt::status).containsOnly(status);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 501, 505, 507, 599})
    void aFaultOfTheProgramIsNotRepeated(int status) {
        assertThatThrownBy(() -> tries(3, LONGEST, answers(status)).send(GET, TIMEOUT))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("HTTP " + status);

        assertThat(observed).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 204, 301, 304, 400, 401, 403, 404, 408, 409, 422, 600})
    void everyOtherStatusIsAnAnswer(int status) {
        assertThat(tries(3, LONGEST, answers(status)).send(GET, TIMEOUT).status())
                .isEqualTo(status);
        assertThat(observed).hasSize(1);
    }

    @Test
    void aFailedConnectionIsTriedAgainAndTheAnswerCounts() {
        Tries tries = tries(3, LONGEST, (request, number) -> {
            if (number < 3) {
                throw new ConnectException("refused");
            }
            return answer(200, Map.of());
        });

        assertThat(tries.send(GET, TIMEOUT).status()).isEqualTo(200);
        assertThat(observed).extracting(Observer.HttpAttempt::status).containsExactly(0, 0, 200);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 429, 500, 502, 503, 504})
    void aPostAndAPatchAreSentOnceWhateverHappens(int status) {
        Body body = Body.of("text/plain", new byte[1]);
        for (Request once : List.of(Request.post(URI_A, body), Request.patch(URI_A, body))) {
            observed.clear();
            assertThatThrownBy(() -> tries(3, LONGEST, answersWithHeader(status, "Retry-After", "0"))
                            .send(once, TIMEOUT))
                    .isInstanceOf(UnavailableException.class)
                    .hasMessageContaining("A " + once.method() + " is never repeated");
            assertThat(observed).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "429, Retry-After, 7, PT7S",
        "503, Retry-After, 7, PT7S",
        "502, Retry-After, 7, PT7S",
        "503, Retry-After, 'Mon, 23 Nov 2026 10:00:09 GMT', PT9S",
        "429, RateLimit-Reset, 7, PT7S",
    })
    void noTryIsEarlierThanAsked(int status, String header, String value, Duration asked) {
        long seed = 42;
        Tries tries = tries(
                3,
                new Random(seed),
                (request, number) -> number == 1 ? answer(status, Map.of(header, value)) : answer(200, Map.of()));

        assertThat(tries.send(GET, TIMEOUT).status()).isEqualTo(200);
        assertThat(startedAt.get(1)).as("seed %d", seed).isBetween(asked, asked.plusSeconds(1));
    }

    @Test
    void aCrowdThatWasAskedToComeBackAtTheSameInstantIsSpreadAndNeverEarly() {
        long seed = 99;
        Random random = new Random(seed);
        List<Duration> second = new ArrayList<>();
        for (int client = 0; client < 1000; client++) {
            VirtualTime own = new VirtualTime();
            Tries tries = new Tries(
                    (request, reader, left) -> {
                        if (own.passed().isZero()) {
                            return answer(429, Map.of("Retry-After", "10"));
                        }
                        second.add(own.passed());
                        return answer(200, Map.of());
                    },
                    new RetryPolicy(3, random),
                    own,
                    own,
                    Observer.NONE);
            tries.send(GET, TIMEOUT);
        }
        assertThat(second).as("seed %d", seed).hasSize(1000).allMatch(at -> at.compareTo(Duration.ofSeconds(10)) >= 0);
        for (int tenth = 0; tenth < 10; tenth++) {
            Duration from = Duration.ofMillis(10_000 + tenth * 100L);
            assertThat(second.stream()
                            .filter(at -> at.compareTo(from) >= 0 && at.compareTo(from.plusMillis(100)) < 0)
                            .count())
                    .as("seed %d, clients in the tenth of a second from %s", seed, from)
                    .isBetween(60L, 140L);
        }
    }

    @ParameterizedTest
    @CsvSource({"30, PT30S", "3600, PT1H", "31536000, PT24H", "99999999999999999999, PT24H"})
    void aWaitThatDoesNotFitIntoTheCallEndsItAtOnceAndIsReported(String value, Duration reported) {
        UnavailableException e = catchThrowableOfType(
                UnavailableException.class,
                () -> tries(3, LONGEST, answersWithHeader(503, "Retry-After", value))
                        .send(GET, TIMEOUT));

        assertThat(e.retryAfter()).contains(reported);
        assertThat(e).hasMessageContaining("would not fit");
        assertThat(time.passed()).isZero();
        assertThat(observed).hasSize(1);
    }

    @Test
    void theWaitsAndTriesTogetherStayWithinTheTimeOfTheCall() {
        List<Duration> left = new ArrayList<>();
        Tries tries = new Tries(
                (request, reader, timeLeft) -> {
                    left.add(timeLeft);
                    time.pass(Duration.ofSeconds(4));
                    throw new ConnectException();
                },
                new RetryPolicy(10, LONGEST),
                time,
                time,
                Observer.NONE);

        assertThatThrownBy(() -> tries.send(GET, Duration.ofSeconds(9))).isInstanceOf(UnavailableException.class);

        assertThat(left).containsExactly(Duration.ofSeconds(9), Duration.ofMillis(4900), Duration.ofMillis(700));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 10, 100})
    void duringAnOutageOfSixtySecondsThereAreAtMostOnePointTwoTriesPerRequest(int perSecond) {
        long seed = 3;
        Tries tries = tries(3, new Random(seed), answers(503));
        Duration gap = Duration.ofSeconds(1).dividedBy(perSecond);
        int requests = 0;
        while (time.passed().compareTo(Duration.ofSeconds(60)) < 0) {
            requests++;
            assertThatThrownBy(() -> tries.send(GET, TIMEOUT)).isInstanceOf(UnavailableException.class);
            time.pass(gap);
        }
        assertThat(requests).isGreaterThan(45 * perSecond);
        assertThat((double) observed.size() / requests)
                .as("tries per request, seed %d, %d requests", seed, requests)
                .isGreaterThan(1.0)
                .isLessThanOrEqualTo(1.2);
    }

    @Test
    void theFirstTryGoesOutWithAnEmptyBudgetAndSuccessFillsItAgain() {
        boolean[] down = {true};
        Tries tries = tries(3, LONGEST, (request, number) -> answer(down[0] ? 503 : 200, Map.of()));
        for (int i = 0; i < 20; i++) {
            assertThatThrownBy(() -> tries.send(GET, TIMEOUT)).isInstanceOf(UnavailableException.class);
        }
        observed.clear();
        assertThatThrownBy(() -> tries.send(GET, TIMEOUT)).hasMessageContaining("retry budget");
        assertThat(observed).hasSize(1);

        down[0] = false;
        for (int i = 0; i < 5; i++) {
            tries.send(GET, TIMEOUT);
        }
        down[0] = true;
        observed.clear();
        assertThatThrownBy(() -> tries.send(GET, TIMEOUT)).hasMessageContaining("retry budget");
        assertThat(observed).as("five answers bring back one repeat").hasSize(2);
    }

    @Test
    void theBudgetOfOneHostDoesNotTouchAnother() {
        Tries tries = tries(3, LONGEST, answers(503));
        for (int i = 0; i < 20; i++) {
            assertThatThrownBy(() -> tries.send(GET, TIMEOUT)).isInstanceOf(UnavailableException.class);
        }
        observed.clear();

        assertThatThrownBy(() -> tries.send(Request.get(URI.create("https://b.example/")), TIMEOUT))
                .hasMessageContaining("3 tries");
        assertThat(observed).hasSize(3);
    }

    @Test
    void hostsBeyondTheThousandthPushOutTheOldest() {
        RetryBudgets budgets = new RetryBudgets();
        RetryBudget first = budgets.of("host-0");
        for (int i = 1; i < 1000; i++) {
            budgets.of("host-" + i);
        }
        assertThat(budgets.of("host-0")).isSameAs(first);
        budgets.of("host-1000");
        budgets.of("host-1001");
        assertThat(budgets.of("host-0")).as("used lately").isSameAs(first);
    }

    @Test
    void aThrowingObserverIsIgnored() {
        Tries tries = new Tries(
                (request, reader, left) -> answer(200, Map.of()),
                new RetryPolicy(3, LONGEST),
                time,
                time,
                new Observer() {
                    @Override
                    public void attempted(HttpAttempt attempt) {
                        throw new IllegalStateException("observer");
                    }
                });

        assertThat(tries.send(GET, TIMEOUT).status()).isEqualTo(200);
    }

    @Test
    void anInterruptWhileWaitingEndsTheCallAndLeavesTheFlag() {
        Pacer interrupting = new Pacer() {
            @Override
            public long nanos() {
                return 0;
            }

            @Override
            public void pause(Duration wait) throws InterruptedException {
                throw new InterruptedException();
            }
        };
        Tries tries = new Tries(
                (request, reader, left) -> answer(503, Map.of()),
                new RetryPolicy(3, LONGEST),
                time,
                interrupting,
                Observer.NONE);

        assertThatThrownBy(() -> tries.send(GET, TIMEOUT))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("interrupted");
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void anInterruptedThreadSendsNothing() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> tries(3, LONGEST, answers(200)).send(GET, TIMEOUT))
                .isInstanceOf(UnavailableException.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(observed).isEmpty();
    }

    private interface Script {
        Response answer(Request request, int number) throws IOException;
    }

    private static Script answers(int status) {
        return answersWithHeader(status, "X-Nothing", "");
    }

    private static Script answersWithHeader(int status, String header, String value) {
        return (request, number) -> {
            if (status == 0) {
                throw new ConnectException();
            }
            return answer(status, Map.of(header, value));
        };
    }

    private static Response answer(int status, Map<String, String> headers) {
        return new Response(status, headers, new byte[0]);
    }

    private Tries tries(int attempts, RandomGenerator random, Script script) {
        Wire wire = (request, reader, left) -> {
            startedAt.add(time.passed());
            return script.answer(request, startedAt.size());
        };
        return new Tries(wire, new RetryPolicy(attempts, random), time, time, new Observer() {
            @Override
            public void attempted(HttpAttempt attempt) {
                observed.add(attempt);
            }
        });
    }
}
