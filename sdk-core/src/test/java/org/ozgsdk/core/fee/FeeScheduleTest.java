// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.fee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ozgsdk.core.Money;

class FeeScheduleTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2026, 12, 31);

    @Test
    void itIsInForceFromItsFirstToItsLastDay() {
        FeeSchedule schedule = schedule(Optional.of(LAST), rule("26.00", Optional.empty(), Optional.empty()));

        assertThat(schedule.isValidOn(FIRST.minusDays(1))).isFalse();
        assertThat(schedule.isValidOn(FIRST)).isTrue();
        assertThat(schedule.isValidOn(LAST)).isTrue();
        assertThat(schedule.isValidOn(LAST.plusDays(1))).isFalse();
        assertThat(schedule(Optional.empty(), schedule.rules().get(0)).isValidOn(LAST.plusYears(50)))
                .isTrue();
    }

    @Test
    void aRuleIsInForceAsFarAsItSays() {
        FeeRule rule = rule("26.00", Optional.of(FIRST), Optional.of(LAST));

        assertThat(rule.isValidOn(FIRST.minusDays(1))).isFalse();
        assertThat(rule.isValidOn(FIRST)).isTrue();
        assertThat(rule.isValidOn(LAST.plusDays(1))).isFalse();
        assertThat(rule("26.00", Optional.empty(), Optional.empty()).isValidOn(FIRST.minusYears(50)))
                .isTrue();
    }

    @Test
    void itSaysWhatACaseMustAnswer() {
        FeeSchedule schedule = schedule(Optional.empty(), rule("26.00", Optional.empty(), Optional.empty()));

        assertThat(schedule.flags()).containsExactly("juristischePerson");
        assertThat(schedule.counts()).containsExactly("weitereVertreter");
    }

    @Test
    void whatCannotBeAFeeIsRefused() {
        assertThatThrownBy(() -> rule("-0.01", Optional.empty(), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> rule("1.00", Optional.of(LAST), Optional.of(FIRST)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new FeeSchedule("T", "Q", false, FIRST, Optional.empty(), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() ->
                        schedule(Optional.of(FIRST.minusDays(1)), rule("1.00", Optional.empty(), Optional.empty())))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new FeeUnits("n", -1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new FeeRule(
                        " ",
                        "Text",
                        "Quelle",
                        Money.ZERO,
                        Optional.empty(),
                        List.of(),
                        false,
                        Optional.empty(),
                        Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1a", "zwei Worte", "größe", "a-b"})
    void aFactHasAPlainName(String name) {
        assertThatThrownBy(() -> new FeeCondition(name, true)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new FeeUnits(name, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    private static FeeSchedule schedule(Optional<LocalDate> last, FeeRule rule) {
        return new FeeSchedule("Titel", "Quelle", true, FIRST, last, List.of(rule));
    }

    private static FeeRule rule(String euro, Optional<LocalDate> from, Optional<LocalDate> to) {
        return new FeeRule(
                "12.1.3",
                "Gewerbeanmeldung",
                "AVwGebO NRW",
                Money.euro(euro),
                Optional.of(new FeeUnits("weitereVertreter", 0)),
                List.of(new FeeCondition("juristischePerson", false)),
                true,
                from,
                to);
    }
}
