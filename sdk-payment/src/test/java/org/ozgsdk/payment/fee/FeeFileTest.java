// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment.fee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.fee.FeeCondition;
import org.ozgsdk.core.fee.FeeSchedule;
import org.ozgsdk.core.fee.FeeUnits;

class FeeFileTest {

    private static final String GOOD = """
            gebuehrenordnung: Muster
            rechtsgrundlage: AVwGebO NRW
            gueltigAb: "2026-01-01"
            positionen:
              - tarifstelle: "12.1.3"
                text: Gewerbeanmeldung
                fundstelle: Anlage zu § 1 AVwGebO NRW
                betrag: "26.00"
                je: anzeigen
                frei: 1
                wenn: nicht juristischePerson
            """;

    @Test
    void everythingInAFileIsRead() {
        FeeSchedule schedule = read(GOOD);

        assertThat(schedule.title()).isEqualTo("Muster");
        assertThat(schedule.validFrom()).isEqualTo(LocalDate.of(2026, 1, 1));
        assertThat(schedule.validTo()).isEmpty();
        assertThat(schedule.sample()).isFalse();
        assertThat(schedule.rules()).singleElement().satisfies(rule -> {
            assertThat(rule.citation()).isEqualTo("Anlage zu § 1 AVwGebO NRW");
            assertThat(rule.amount().cents()).isEqualTo(2600);
            assertThat(rule.units()).isEqualTo(Optional.of(new FeeUnits("anzeigen", 1)));
            assertThat(rule.conditions()).containsExactly(new FeeCondition("juristischePerson", false));
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "betrag: \"26.00\"|betrag: \"26,00\"|Zeile 8, Spalte 13",
                "betrag: \"26.00\"|betrag: \"26.005\"|Zeile 8, Spalte 13",
                "betrag: \"26.00\"|betrag: \"-26.00\"|Zeile 8, Spalte 13",
                "betrag: \"26.00\"|betrag: \"1026000.00\"|Zeile 8, Spalte 13",
                "betrag: \"26.00\"|betrag: 26.00|Zeile 8, Spalte 13",
                "betrag: \"26.00\"|kosten: \"26.00\"|Zeile 8, Spalte 13",
                "frei: 1|frei: -1|Zeile 10, Spalte 11",
                "frei: 1|frei: viele|Zeile 10, Spalte 11",
                "frei: 1|frei: 1.5|Zeile 10, Spalte 11",
                "je: anzeigen|je: Größe der Fläche|Zeile 9, Spalte 9",
                "je: anzeigen|gueltigBis: \"2026-01-01\"|Zeile 10, Spalte 11",
                "wenn: nicht juristischePerson|wenn: vielleicht doch|Zeile 11, Spalte 11",
                "wenn: nicht juristischePerson|wenn: 5|Zeile 11, Spalte 11",
                "text: Gewerbeanmeldung|text: \"  \"|Zeile 6, Spalte 11",
                "fundstelle: Anlage zu § 1 AVwGebO NRW|muster: vielleicht|Zeile 7, Spalte 13",
                "text: Gewerbeanmeldung|muster: true|Zeile 5, Spalte 5",
                "gueltigAb: \"2026-01-01\"|gueltigAb: \"01.01.2026\"|Zeile 3, Spalte 12",
                "gueltigAb: \"2026-01-01\"|gueltigAb: \"2026-02-30\"|Zeile 3, Spalte 12",
                "gueltigAb: \"2026-01-01\"|gueltigBis: \"2026-12-31\"|Zeile 1, Spalte 1",
            })
    void aMistakeIsToldWithLineAndColumn(String right, String wrong, String place) {
        String yaml = GOOD.replace(right, wrong);

        assertThat(yaml).isNotEqualTo(GOOD);
        assertThatThrownBy(() -> read(yaml))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("muster.yaml, " + place)
                .hasMessageContaining(" / ");
    }

    @Test
    void anEndBeforeTheBeginningIsAMistake() {
        assertThatThrownBy(() -> read(GOOD.replace("positionen:", "gueltigBis: \"2025-12-31\"\npositionen:")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("muster.yaml, Zeile 4, Spalte 13")
                .hasMessageContaining("(line 4, column 13)");
    }

    @Test
    void aScheduleWithoutPositionsIsAMistake() {
        String yaml = GOOD.substring(0, GOOD.indexOf("positionen:"));

        assertThatThrownBy(() -> read(yaml))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("positionen fehlt");
        assertThatThrownBy(() -> read(yaml + "positionen: []\n"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("positionen fehlt");
    }

    @Test
    void brokenYamlIsAMistakeOfTheSetUpToo() {
        assertThatThrownBy(() -> read(GOOD.replace("text: Gewerbeanmeldung", "text: \"offen")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("muster.yaml")
                .hasMessageContaining("line");
        assertThatThrownBy(() -> read(GOOD + "rechtsgrundlage: noch eine\n"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("line 12, column");
        assertThatThrownBy(() -> read("- nur\n- eine Liste\n")).isInstanceOf(ConfigurationException.class);
    }

    private static FeeSchedule read(String yaml) {
        return FeeFile.read(yaml.getBytes(StandardCharsets.UTF_8), "muster.yaml");
    }
}
