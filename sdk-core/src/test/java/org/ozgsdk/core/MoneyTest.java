// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {

    @ParameterizedTest
    @CsvSource({
        "26.00, 2600",
        "26, 2600",
        "0.1, 10",
        "0.01, 1",
        "-3.50, -350",
        "92233720368547758.07, 9223372036854775807"
    })
    void anAmountInEuroIsReadToTheCent(String euro, long cents) {
        assertThat(Money.euro(euro)).isEqualTo(Money.ofCents(cents));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "26,00", "0.001", "1e-3", "abc", "92233720368547758.08", "26.00 EUR", " 1"})
    void whatIsNoExactAmountIsRefused(String euro) {
        assertThatThrownBy(() -> Money.euro(euro))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("26.00");
    }

    @Test
    void sumsAreExactOrThrow() {
        assertThat(Money.euro("0.10").plus(Money.euro("0.20"))).isEqualTo(Money.euro("0.30"));
        assertThat(Money.euro("12.50").times(3)).isEqualTo(Money.euro("37.50"));
        assertThatThrownBy(() -> Money.ofCents(Long.MAX_VALUE).plus(Money.ofCents(1)))
                .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Money.ofCents(Long.MAX_VALUE).times(2)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void whatIsWrittenInEuroIsReadBackAsTheSame() {
        long seed = 20261123;
        Random random = new Random(seed);
        for (int i = 0; i < 1000; i++) {
            Money money = Money.ofCents(random.nextLong() >> random.nextInt(64));
            BigDecimal euro = money.toEuro();
            assertThat(euro.scale()).as("seed %d", seed).isEqualTo(2);
            assertThat(Money.euro(euro.toPlainString())).as("seed %d", seed).isEqualTo(money);
        }
    }

    @Test
    void itPrintsTheGermanWayInAnyLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.US);
            assertThat(Money.ofCents(102600)).hasToString("1.026,00 EUR");
            assertThat(Money.ofCents(-5)).hasToString("-0,05 EUR");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void amountsAreOrderedByTheirValue() {
        assertThat(Money.ofCents(-1)).isLessThan(Money.ZERO);
        assertThat(Money.ofCents(2)).isGreaterThan(Money.ofCents(1)).isEqualByComparingTo(Money.euro("0.02"));
    }
}
