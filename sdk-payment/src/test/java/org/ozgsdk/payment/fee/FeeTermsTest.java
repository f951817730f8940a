// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment.fee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.Money;
import org.ozgsdk.core.fee.FeeSchedule;
import org.ozgsdk.payment.PaymentItem;

/** Steps, shares, limits, reliefs, tax and void schedules, by a file as a lawyer would read it. */
class FeeTermsTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);

    private static final String FILE = """
            gebuehrenordnung: Muster Bauen und Parken
            rechtsgrundlage: Gebührensatzung
            gueltigAb: "2026-01-01"
            muster: true
            positionen:
              - tarifstelle: "1"
                text: Baugenehmigung
                prozent: "0.65"
                von: baukosten
                mindestens: "75.00"
                hoechstens: "50000.00"
              - tarifstelle: "2"
                text: Abschriften
                je: seiten
                staffel:
                  - bis: 50
                    betrag: "0.50"
                  - betrag: "0.15"
              - tarifstelle: "3"
                text: Bewohnerparkausweis
                je: monate
                stufen:
                  - bis: 6
                    betrag: "18.00"
                  - bis: 12
                    betrag: "30.00"
                  - betrag: "55.00"
                befreit:
                  - wenn: schwerbehindert
                    grund: Merkzeichen aG
                    fundstelle: § 46 StVO
                ermaessigt:
                  - wenn: sozialpass
                    prozent: "33.3"
                    grund: Sozialpass
              - tarifstelle: "4"
                text: Luftbild
                betrag: "9.99"
                je: bilder
                steuer: "19"
            """;

    @ParameterizedTest
    @CsvSource({
        "100000.00, '650,00'",
        "1000.00, '75,00'",
        "9999999.00, '50.000,00'",
        "15384.62, '100,00'",
        "11553.85, '75,10'"
    })
    void aShareIsRoundedOnceAndKeptWithinItsLimits(String value, String fee) {
        assertThat(only("1", facts().amount("baukosten", Money.euro(value))).total())
                .hasToString(fee + " EUR");
    }

    @ParameterizedTest
    @CsvSource({"1, '0,50'", "50, '25,00'", "51, '25,15'", "150, '40,00'"})
    void everyUnitCostsWhatItsStepSays(int pages, String fee) {
        assertThat(only("2", facts().count("seiten", pages)).total()).hasToString(fee + " EUR");
    }

    @ParameterizedTest
    @CsvSource({"1, '18,00'", "6, '18,00'", "7, '30,00'", "12, '30,00'", "13, '55,00'"})
    void theStepThatIsReachedSetsTheFee(int months, String fee) {
        assertThat(only("3", facts().count("monate", months)).total()).hasToString(fee + " EUR");
    }

    @Test
    void anExemptionSaysItsReasonAndNeedsNoPayment() {
        FeeLine line = only(
                "3", facts().count("monate", 12).flag("schwerbehindert", true).flag("sozialpass", true));
        Fee fee = fee(facts().count("monate", 12).flag("schwerbehindert", true));

        assertThat(line.total()).isEqualTo(Money.ZERO);
        assertThat(line.relief()).contains("Merkzeichen aG (§ 46 StVO)");
        assertThat(fee.trace()).contains("befreit: Merkzeichen aG (§ 46 StVO)");
        assertThat(fee.items()).extracting(PaymentItem::id).doesNotContain("3");
    }

    @Test
    void aReductionIsRoundedOnceAndSaysItsReason() {
        FeeLine line = only("3", facts().count("monate", 12).flag("sozialpass", true));

        assertThat(line.total()).hasToString("20,01 EUR");
        assertThat(line.how())
                .isEqualTo("Staffel für 12: 30,00 EUR, ermäßigt um 33,3 % auf 20,01 EUR: Sozialpass (Gebührensatzung)");
    }

    @Test
    void taxIsCountedPerUnit() {
        Fee fee = fee(facts().count("bilder", 3));
        FeeLine line = only("4", facts().count("bilder", 3));

        assertThat(line.unitTax()).hasToString("1,90 EUR");
        assertThat(line.total()).hasToString("35,67 EUR");
        assertThat(fee.items())
                .filteredOn(item -> item.id().equals("4"))
                .singleElement()
                .satisfies(item -> assertThat(item.total()).isEqualTo(line.total()));
    }

    @Test
    void aVoidScheduleChargesNothingAndSaysWhy() {
        String yaml =
                FILE.replace("muster: true", "nichtig:\n  seit: \"2026-06-01\"\n  grund: OVG, Urteil vom 1. Juni 2026");
        FeeSchedule schedule = FeeFile.read(yaml.getBytes(StandardCharsets.UTF_8), "muster.yaml");

        Fee fee = FeeCalculation.of(schedule, facts().build(), DAY);

        assertThat(fee.total()).isEqualTo(Money.ZERO);
        assertThat(fee.items()).isEmpty();
        assertThat(fee.trace()).contains("nichtig", "OVG, Urteil vom 1. Juni 2026");
        assertThat(FeeCalculation.of(schedule, facts().count("seiten", 1).build(), LocalDate.of(2026, 5, 31))
                        .total())
                .isGreaterThan(Money.ZERO);
    }

    @Test
    void feesAreNeverNegativeAndGrowWithWhatIsCounted() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        System.out.println("FeeTermsTest: seed " + seed);
        for (int i = 0; i < 2_000; i++) {
            int pages = random.nextInt(1_000);
            long cents = random.nextInt(1_000_000_000);
            Fee less = fee(facts().count("seiten", pages).amount("baukosten", Money.ofCents(cents)));
            Fee more = fee(facts().count("seiten", pages + 1).amount("baukosten", Money.ofCents(cents + 1)));

            assertThat(less.total()).as("seed %d", seed).isGreaterThanOrEqualTo(Money.ZERO);
            assertThat(more.total()).as("seed %d", seed).isGreaterThanOrEqualTo(less.total());
            assertThat(less.lines().stream().map(FeeLine::total).reduce(Money.ZERO, Money::plus))
                    .isEqualTo(less.total());
            assertThat(less.items().stream().map(PaymentItem::total).reduce(Money.ZERO, Money::plus))
                    .isEqualTo(less.total());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "prozent: \"0.65\"|prozent: \"101\"|Zeile 8, Spalte 14",
                "prozent: \"0.65\"|prozent: \"0\"|Zeile 8, Spalte 14",
                "von: baukosten|fundstelle: \"§ 1\"|Zeile 6, Spalte 5",
                "mindestens: \"75.00\"|mindestens: \"75\"|Zeile 10, Spalte 17",
                "hoechstens: \"50000.00\"|hoechstens: \"50.00\"|Zeile 10, Spalte 17",
                "bis: 50|bis: 0|Zeile 16, Spalte 14",
                "bis: 12|bis: 6|Zeile 23, Spalte 7",
                "grund: Merkzeichen aG|prozent: \"50\"|Zeile 29, Spalte 9",
                "grund: Merkzeichen aG|warum: so|Zeile 30, Spalte 16",
                "steuer: \"19\"|steuer: \"neunzehn\"|Zeile 40, Spalte 13",
            })
    void aMistakeIsToldWithLineAndColumn(String right, String wrong, String place) {
        String yaml = FILE.replace(right, wrong);

        assertThat(yaml).isNotEqualTo(FILE);
        assertThatThrownBy(() -> FeeFile.read(yaml.getBytes(StandardCharsets.UTF_8), "muster.yaml"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(place);
    }

    @Test
    void aFactThatIsNotStatedIsFoundWhateverTheCase() {
        FeeSchedule schedule = FeeFile.read(FILE.getBytes(StandardCharsets.UTF_8), "muster.yaml");

        assertThat(schedule.amounts()).containsExactly("baukosten");
        assertThat(schedule.counts()).containsExactly("bilder", "monate", "seiten");
        assertThat(schedule.flags()).containsExactly("schwerbehindert", "sozialpass");
        assertThatThrownBy(() -> FeeCalculation.of(schedule, FeeFacts.builder().build(), DAY))
                .isInstanceOf(ConfigurationException.class);
    }

    private static FeeFacts.Builder facts() {
        return FeeFacts.builder()
                .amount("baukosten", Money.ZERO)
                .count("seiten", 0)
                .count("monate", 0)
                .count("bilder", 0)
                .flag("schwerbehindert", false)
                .flag("sozialpass", false);
    }

    private static Fee fee(FeeFacts.Builder facts) {
        return FeeCalculation.of(
                FeeFile.read(FILE.getBytes(StandardCharsets.UTF_8), "muster.yaml"), facts.build(), DAY);
    }

    private static FeeLine only(String tariff, FeeFacts.Builder facts) {
        return fee(facts).lines().stream()
                .filter(line -> line.rule().equals(tariff))
                .findFirst()
                .orElseThrow();
    }
}
