// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment.fee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.Money;
import org.ozgsdk.core.fee.FeeCondition;
import org.ozgsdk.core.fee.FeeRule;
import org.ozgsdk.core.fee.FeeSchedule;
import org.ozgsdk.core.fee.FeeUnits;
import org.ozgsdk.payment.PaymentItem;

class FeeCalculationTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);

    static final String AACHEN = """
            # Muster: die Beträge sind nicht mit der Stadt abgestimmt.
            gebuehrenordnung: Gewerbeanmeldung in Aachen
            rechtsgrundlage: AVwGebO NRW
            gueltigAb: "2026-01-01"
            gueltigBis: "2026-12-31"
            muster: true
            positionen:
              - tarifstelle: "12.1.3"
                text: Gewerbeanmeldung
                betrag: "26.00"
                wenn: nicht juristischePerson
              - tarifstelle: "12.1.3"
                text: Gewerbeanmeldung einer juristischen Person
                betrag: "33.00"
                wenn: juristischePerson
              - tarifstelle: "12.1.3"
                text: jede weitere vertretungsberechtigte Person
                betrag: "13.00"
                je: weitereVertreter
            """;

    private static final FeeSchedule SCHEDULE = read(AACHEN);

    @Test
    void aPersonPaysTheBase() {
        Fee fee = FeeCalculation.of(SCHEDULE, facts(false, 0), DAY);

        assertThat(fee.total()).isEqualTo(Money.euro("26.00"));
        assertThat(fee.trace())
                .isEqualTo("Tarifstelle 12.1.3 Gewerbeanmeldung (AVwGebO NRW): 26,00 EUR = 26,00 EUR (Muster)");
        assertThat(fee.sample()).isTrue();
        assertThat(fee.items()).singleElement().satisfies(item -> {
            assertThat(item.id()).isEqualTo("12-1-3");
            assertThat(item.description()).isEqualTo("Tarifstelle 12.1.3 Gewerbeanmeldung");
            assertThat(item.total()).isEqualTo(fee.total());
        });
    }

    @ParameterizedTest
    @CsvSource({"false, 0, 26.00", "true, 0, 33.00", "true, 1, 46.00", "true, 3, 72.00", "false, 2, 52.00"})
    void theSampleOfAachenAddsUp(boolean legalPerson, int representatives, String euro) {
        Fee fee = FeeCalculation.of(SCHEDULE, facts(legalPerson, representatives), DAY);

        assertThat(fee.total()).isEqualTo(Money.euro(euro));
        assertThat(fee.items().stream().map(PaymentItem::total).reduce(Money.ZERO, Money::plus))
                .isEqualTo(fee.total());
        assertThat(fee.items().stream().map(PaymentItem::id)).doesNotHaveDuplicates();
    }

    @Test
    void theTraceNamesEveryLineAndTheSum() {
        assertThat(FeeCalculation.of(SCHEDULE, facts(true, 2), DAY).trace())
                .isEqualTo("Tarifstelle 12.1.3 Gewerbeanmeldung einer juristischen Person (AVwGebO NRW): 33,00 EUR"
                        + " + Tarifstelle 12.1.3 jede weitere vertretungsberechtigte Person (AVwGebO NRW): 2 × 13,00 EUR"
                        + " = 59,00 EUR (Muster)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2025-12-31", "2027-01-01"})
    void aDayOutsideTheScheduleIsRefused(LocalDate day) {
        assertThatThrownBy(() -> FeeCalculation.of(SCHEDULE, facts(false, 0), day))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(day.toString())
                .hasMessageContaining("ab 2026-01-01 bis 2026-12-31");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-01-01", "2026-12-31"})
    void theFirstAndTheLastDayCount(LocalDate day) {
        assertThat(FeeCalculation.of(SCHEDULE, facts(false, 0), day).total()).isEqualTo(Money.euro("26.00"));
    }

    @Test
    void aFactThatTheCaseDoesNotSayIsNotTakenForFalse() {
        FeeFacts noFlag = FeeFacts.builder().count("weitereVertreter", 0).build();
        FeeFacts noCount = FeeFacts.builder().flag("juristischePerson", true).build();

        assertThatThrownBy(() -> FeeCalculation.of(SCHEDULE, noFlag, DAY))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("flag(\"juristischePerson\"");
        assertThatThrownBy(() -> FeeCalculation.of(SCHEDULE, noCount, DAY))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("count(\"weitereVertreter\"");
        assertThat(SCHEDULE.flags()).containsExactly("juristischePerson");
        assertThat(SCHEDULE.counts()).containsExactly("weitereVertreter");
    }

    @Test
    void nothingToPayMeansNoPayment() {
        FeeSchedule free = read("""
                gebuehrenordnung: Gebührenfreie Leistung
                rechtsgrundlage: § 64 SGB X
                gueltigAb: "2026-01-01"
                positionen:
                  - tarifstelle: frei
                    text: gebührenfrei
                    betrag: "0.00"
                """);

        Fee fee = FeeCalculation.of(free, FeeFacts.builder().build(), DAY);

        assertThat(fee.total()).isEqualTo(Money.ZERO);
        assertThat(fee.items()).isEmpty();
        assertThat(fee.lines()).hasSize(1);
        assertThat(fee.sample()).isFalse();
        assertThat(fee.trace()).isEqualTo("Tarifstelle frei gebührenfrei (§ 64 SGB X): 0,00 EUR = 0,00 EUR");
    }

    @Test
    void freeUnitsCostNothingAndAreNamed() {
        FeeSchedule schedule = read("""
                gebuehrenordnung: Abschriften
                rechtsgrundlage: Muster
                gueltigAb: "2026-01-01"
                positionen:
                  - tarifstelle: "7"
                    text: je Abschrift
                    betrag: "0.50"
                    je: abschriften
                    frei: 2
                """);

        assertThat(copies(schedule, 5).trace())
                .isEqualTo("Tarifstelle 7 je Abschrift (Muster): 3 × 0,50 EUR (2 frei) = 1,50 EUR");
        assertThat(copies(schedule, 2).total()).isEqualTo(Money.ZERO);
        assertThat(copies(schedule, 1).trace()).isEqualTo("keine Position = 0,00 EUR");
        assertThat(copies(schedule, FeeFacts.MOST).total()).isEqualTo(Money.euro("499998.50"));
    }

    @Test
    void aRuleCanBeInForceForAPartOfTheTime() {
        FeeSchedule schedule = read("""
                gebuehrenordnung: Erhöhung im Jahr
                rechtsgrundlage: Muster
                gueltigAb: "2026-01-01"
                positionen:
                  - tarifstelle: "1"
                    text: bis Juni
                    betrag: "20.00"
                    gueltigBis: "2026-06-30"
                  - tarifstelle: "1"
                    text: ab Juli
                    betrag: "22.00"
                    gueltigAb: "2026-07-01"
                    muster: true
                """);
        FeeFacts none = FeeFacts.builder().build();

        Fee june = FeeCalculation.of(schedule, none, LocalDate.of(2026, 6, 30));
        Fee july = FeeCalculation.of(schedule, none, LocalDate.of(2026, 7, 1));

        assertThat(june.total()).isEqualTo(Money.euro("20.00"));
        assertThat(june.sample()).isFalse();
        assertThat(july.total()).isEqualTo(Money.euro("22.00"));
        assertThat(july.sample()).as("one amount of it is a sample").isTrue();
    }

    @Test
    void severalConditionsMustAllHold() {
        FeeSchedule schedule = read("""
                gebuehrenordnung: Bedingungen
                rechtsgrundlage: Muster
                gueltigAb: "2026-01-01"
                positionen:
                  - tarifstelle: "1"
                    text: Ermäßigung
                    betrag: "5.00"
                    wenn: [ehrenamt, nicht gewerblich]
                """);

        assertThat(volunteer(schedule, true, false)).isEqualTo(Money.euro("5.00"));
        assertThat(volunteer(schedule, true, true)).isEqualTo(Money.ZERO);
        assertThat(volunteer(schedule, false, false)).isEqualTo(Money.ZERO);
    }

    @Test
    void anySumIsExactNeverNegativeAndAlwaysTheSame() {
        long seed = 20261123;
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            List<FeeRule> rules = new ArrayList<>();
            FeeFacts.Builder facts = FeeFacts.builder();
            long expected = 0;
            for (int number = 0; number < 1 + random.nextInt(12); number++) {
                long cents = random.nextInt(10_000_000);
                int count = random.nextInt(50);
                int free = random.nextInt(5);
                boolean flag = random.nextBoolean();
                boolean wanted = random.nextBoolean();
                rules.add(new FeeRule(
                        "T" + number,
                        "Text",
                        "Quelle",
                        Money.ofCents(cents),
                        Optional.of(new FeeUnits("n" + number, free)),
                        List.of(new FeeCondition("f" + number, wanted)),
                        false,
                        Optional.empty(),
                        Optional.empty()));
                facts.count("n" + number, count).flag("f" + number, flag);
                expected += flag == wanted ? cents * Math.max(0, count - free) : 0;
            }
            FeeSchedule schedule = new FeeSchedule("Titel", "Quelle", false, DAY, Optional.empty(), rules);

            Fee fee = FeeCalculation.of(schedule, facts.build(), DAY);

            assertThat(fee.total().cents()).as("seed %d, case %d", seed, i).isEqualTo(expected);
            assertThat(FeeCalculation.of(schedule, facts.build(), DAY)).isEqualTo(fee);
            assertThat(fee.items().isEmpty()).isEqualTo(expected == 0);
        }
    }

    @Test
    void factsAreCountedWithinBoundsAndNotPrinted() {
        assertThatThrownBy(() -> FeeFacts.builder().count("n", -1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> FeeFacts.builder().count("n", FeeFacts.MOST + 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(facts(true, 41)).hasToString("FeeFacts[juristischePerson][weitereVertreter][]");
    }

    private static Money volunteer(FeeSchedule schedule, boolean volunteer, boolean commercial) {
        FeeFacts facts = FeeFacts.builder()
                .flag("ehrenamt", volunteer)
                .flag("gewerblich", commercial)
                .build();
        return FeeCalculation.of(schedule, facts, DAY).total();
    }

    private static Fee copies(FeeSchedule schedule, int number) {
        return FeeCalculation.of(
                schedule, FeeFacts.builder().count("abschriften", number).build(), DAY);
    }

    private static FeeFacts facts(boolean legalPerson, int representatives) {
        return FeeFacts.builder()
                .flag("juristischePerson", legalPerson)
                .count("weitereVertreter", representatives)
                .build();
    }

    private static FeeSchedule read(String yaml) {
        return FeeFile.read(yaml.getBytes(StandardCharsets.UTF_8), "muster.yaml");
    }
}
