// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TransitionsTest {

    @ParameterizedTest
    @EnumSource(
            value = PaymentStatus.class,
            names = {"REFUNDED", "CHARGED_BACK"})
    void whatIsDecidedIsLeftByNobody(PaymentStatus end) {
        for (PaymentStatus next : PaymentStatus.values()) {
            assertThat(Transitions.allows(end, next)).as("%s to %s", end, next).isFalse();
            assertThatThrownBy(() -> Transitions.check(end, next)).isInstanceOf(IllegalStateException.class);
        }
    }

    @ParameterizedTest
    @EnumSource(PaymentStatus.class)
    void whatWasPaidIsLeftOnlyByMoneyThatGoesBack(PaymentStatus next) {
        boolean back = next == PaymentStatus.PARTIALLY_REFUNDED
                || next == PaymentStatus.REFUNDED
                || next == PaymentStatus.CHARGED_BACK;

        assertThat(Transitions.allows(PaymentStatus.PAID, next)).isEqualTo(back);
    }

    @ParameterizedTest
    @EnumSource(PaymentStatus.class)
    void moneyIsReachedOnlyFromWhatThePaymentServiceHas(PaymentStatus from) {
        boolean expected = switch (from) {
            case PENDING,
                    EXPIRED_UNCONFIRMED,
                    FAILED,
                    CANCELLED,
                    REJECTED,
                    CLOSED_UNPAID,
                    ABANDONED_NEEDS_REVIEW,
                    MISMATCH -> true;
            default -> false;
        };

        assertThat(Transitions.allows(from, PaymentStatus.PAID)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 10",
        "59, 10",
        "60, 60",
        "659, 60",
        "660, 300",
        "4259, 300",
        "4260, 1800",
        "90659, 1800",
        "90660, 21600"
    })
    void theQuestionsBecomeRarerWithAge(long age, long gap) {
        assertThat(Schedule.gap(Duration.ofSeconds(age))).isEqualTo(Duration.ofSeconds(gap));
    }
}
