// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

    private static final Instant NOW = Instant.parse("1994-11-06T08:49:00Z");

    @ParameterizedTest
    @CsvSource({
        "0, PT0S",
        "7, PT7S",
        "' 7 ', PT7S",
        "0000000000000000000000000000007, PT7S",
        "86400, PT24H",
        "86401, PT24H",
        "31536000, PT24H",
        "2147483648, PT24H",
        "9223372036854775808, PT24H",
        "99999999999999999999999999999999999999, PT24H"
    })
    void secondsAreReadAndCappedAtADay(String value, Duration expected) {
        assertThat(of(503, Map.of("Retry-After", value))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sun, 06 Nov 1994 08:49:37 GMT",
                "Sun Nov  6 08:49:37 1994",
            })
    void aDateCountsFromTheClock(String date) {
        assertThat(of(503, Map.of("Retry-After", date))).isEqualTo(Duration.ofSeconds(37));
    }

    @Test
    void theOldFormWithTwoDigitsOfTheYearIsUnderstood() {
        Instant now = Instant.parse("2026-11-23T10:00:00Z");
        Response answer = new Response(503, Map.of("Retry-After", "Monday, 23-Nov-26 10:01:00 GMT"), new byte[0]);

        assertThat(RetryAfter.of(answer, now)).contains(Duration.ofMinutes(1));
    }

    @Test
    void aDateCountsFromTheAnswersOwnDateSoAWrongClockDoesNoHarm() {
        Map<String, String> headers =
                Map.of("Date", "Sun, 06 Nov 1994 10:00:00 GMT", "Retry-After", "Sun, 06 Nov 1994 10:00:09 GMT");

        assertThat(of(503, headers)).isEqualTo(Duration.ofSeconds(9));
    }

    @Test
    void aDateInThePastIsNoWaitAndOneFarAheadADay() {
        assertThat(of(503, Map.of("Retry-After", "Sat, 05 Nov 1994 08:49:37 GMT")))
                .isZero();
        assertThat(of(503, Map.of("Retry-After", "Fri, 31 Dec 9999 23:59:59 GMT")))
                .isEqualTo(RetryAfter.MOST);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "-1", "1.5", "1e3", "soon", "0x10", "+3", "٣", "Mon, 06 Nov 1994 08:49:37 GMT", "12, 13"})
    void whatCannotBeReadCountsAsNotSaid(String value) {
        assertThat(RetryAfter.of(new Response(503, Map.of("Retry-After", value), new byte[0]), NOW))
                .isEmpty();
    }

    @Test
    void rateLimitResetCountsOnlyOnA429AndTheLongerOfBothWins() {
        Map<String, String> both = Map.of("Retry-After", "3", "RateLimit-Reset", "5");

        assertThat(of(429, both)).isEqualTo(Duration.ofSeconds(5));
        assertThat(of(503, both)).isEqualTo(Duration.ofSeconds(3));
        assertThat(of(429, Map.of("RateLimit-Reset", "5"))).isEqualTo(Duration.ofSeconds(5));
        assertThat(of(429, Map.of("Retry-After", "8", "RateLimit-Reset", "5"))).isEqualTo(Duration.ofSeconds(8));
    }

    @Test
    void noHeaderHoweverOddEndsInAnythingButAWaitOfAtMostADay() {
        long seed = 20261123;
        Random random = new Random(seed);
        String alphabet = "0123456789 -:,GMTSunMonNov\t\u00e4";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder value = new StringBuilder();
            for (int length = random.nextInt(40); length > 0; length--) {
                value.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            Map<String, String> headers = new HashMap<>();
            headers.put(random.nextBoolean() ? "Retry-After" : "RateLimit-Reset", value.toString());
            RetryAfter.of(new Response(429, headers, new byte[0]), NOW)
                    .ifPresent(wait -> assertThat(wait)
                            .as("seed %d, value %s", seed, value)
                            .isBetween(Duration.ZERO, RetryAfter.MOST));
        }
    }

    private static Duration of(int status, Map<String, String> headers) {
        return RetryAfter.of(new Response(status, headers, new byte[0]), NOW).orElseThrow();
    }
}
