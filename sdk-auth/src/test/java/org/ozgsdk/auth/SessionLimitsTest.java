// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ozgsdk.core.TrustLevel;

/** The table of the fact sheet login-and-mailbox, 1.8, at both ends. */
class SessionLimitsTest {

    private static final Instant BEGUN = Instant.parse("2026-11-24T08:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "NONE, PT12H, PT60M",
        "BASIC, PT12H, PT60M",
        "LOW, PT12H, PT60M",
        "SUBSTANTIAL, PT2H, PT30M",
        "HIGH, PT30M, PT5M"
    })
    void aSessionEndsWithTheMomentThatALimitIsReached(TrustLevel level, Duration longest, Duration idle) {
        SessionLimits limits = SessionLimits.of(level);
        Instant end = BEGUN.plus(longest);

        assertThat(limits.isOver(BEGUN, end.minusMillis(2), end.minusMillis(1))).isFalse();
        assertThat(limits.isOver(BEGUN, end.minusMillis(1), end)).isTrue();
        assertThat(limits.isOver(BEGUN, BEGUN, BEGUN.plus(idle).minusMillis(1))).isFalse();
        assertThat(limits.isOver(BEGUN, BEGUN, BEGUN.plus(idle))).isTrue();
        assertThat(limits.isOver(BEGUN, BEGUN, BEGUN)).isFalse();
    }

    @Test
    void theAccountMayEndASessionEarlierButNotLater() {
        SessionLimits early = SessionLimits.of(login(BEGUN.plusSeconds(60)));
        SessionLimits late = SessionLimits.of(login(BEGUN.plus(Duration.ofDays(1))));

        assertThat(early.isOver(BEGUN, BEGUN, BEGUN.plusSeconds(60).minusMillis(1)))
                .isFalse();
        assertThat(early.isOver(BEGUN, BEGUN, BEGUN.plusSeconds(60))).isTrue();
        assertThat(late.isOver(BEGUN, BEGUN, BEGUN.plus(Duration.ofMinutes(5)))).isTrue();
    }

    @Test
    void aLoginWithoutAnEndHasThatOfItsLevel() {
        assertThat(SessionLimits.of(login(null))).isEqualTo(SessionLimits.of(TrustLevel.HIGH));
    }

    private static Login login(Instant until) {
        LoginSession session = new LoginSession(
                "_s", "", new LoginSession.Qualifiers("", ""), Optional.empty(), Optional.ofNullable(until));
        return new Login(
                "bundid",
                TrustLevel.HIGH,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                new LoginAttributes(Map.of(), Map.of()),
                BEGUN,
                Optional.of(session));
    }
}
