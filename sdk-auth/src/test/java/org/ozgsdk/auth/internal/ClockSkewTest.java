// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ozgsdk.auth.idp.Answer;
import org.ozgsdk.auth.idp.Keys;

/** Clocks may differ by 60 seconds: each time of an answer at the last millisecond that counts and at the first that does not. */
class ClockSkewTest {

    private final World world = new World();

    private interface Time {
        Consumer<Answer> at(String instant);
    }

    static Stream<Arguments> ends() {
        return Stream.of(
                ends("IssueInstant in the future", 60_000, 60_001, at -> answer -> answer.issueInstant = at),
                ends("NotBefore", 60_000, 60_001, at -> answer -> answer.notBefore = at),
                ends("NotOnOrAfter", -59_999, -60_000, at -> answer -> {
                    answer.notBefore = Keys.NOW.minusSeconds(300).toString();
                    answer.notOnOrAfter = at;
                }),
                ends("end of the confirmation", -59_999, -60_000, at -> answer -> answer.confirmedUntil = at),
                ends("AuthnInstant in the future", 60_000, 60_001, at -> answer -> answer.authnInstant = at),
                ends("AuthnInstant before the request", -60_000, -60_001, at -> answer -> answer.authnInstant = at),
                ends(
                        "SessionNotOnOrAfter",
                        -59_999,
                        -60_000,
                        at -> answer -> answer.statementExtra = " SessionNotOnOrAfter=\"" + at + "\""));
    }

    private static Arguments ends(String name, long last, long first, Time time) {
        return Arguments.of(
                name,
                time.at(Keys.NOW.plusMillis(last).toString()),
                time.at(Keys.NOW.plusMillis(first).toString()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ends")
    void sixtySecondsAreTheLastThatCount(String name, Consumer<Answer> last, Consumer<Answer> first) {
        assertThat(world.login(last).accountId()).isPresent();
        assertThat(world.broken(first)).isEqualTo(Rule.TIME);
    }
}
