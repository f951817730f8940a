// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment.arrangement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ozgsdk.core.Ars;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.Environment;
import org.ozgsdk.core.LeikaKey;
import org.ozgsdk.core.transport.Transport;
import org.ozgsdk.payment.Orders;
import org.ozgsdk.payment.PaymentItem;
import org.ozgsdk.payment.PurposeRules;
import org.ozgsdk.payment.arrangement.PaymentArrangements.Answer;

class ArrangementTest {

    private static final LeikaKey TRADE = LeikaKey.of("99050012104000");
    private static final LeikaKey DOG = LeikaKey.of("99102013060000");

    private static final String FILE = """
            bezahldienste:
              - ars: "050000000000"
                regel: pflicht
                dienst: xbezahldienste
                name: nrw
                einstellungen:
                  base: http://127.0.0.1:1/api
                  originatorId: gewerbe
                  endPointId: "05"
                  version: "1.1.0"
                buchung:
                  haushaltstelle: "0815"
                  objektnummer: "{antrag}-{tarifstelle}"
                buchungPflicht: [haushaltstelle, objektnummer]
                zweck: "Gebuehr {antrag}"
              - leika: "99102013060000"
                ars: "053340000000"
                regel: aus
              - ars: "053340002002"
                regel: freiwillig
                dienst: girocheckout
                name: aachen
                einstellungen:
                  base: http://127.0.0.1:1/
                  merchantId: "1"
                  projectId: "2"
                  notifyUrl: http://127.0.0.1:1/melden
                geheimnisse:
                  password: OZG_TEST_NOT_SET
            """;

    private final ArrangementFile file = read(FILE);

    @Test
    void theMostSpecificPlaceWinsAndTheWinnerCanBeRead() {
        assertThat(found(TRADE, "053340002002").provider()).isEqualTo("girocheckout");
        assertThat(found(TRADE, "053340002002").origin()).isEqualTo("muster.yaml, Zeile 19, Spalte 5");
        assertThat(found(TRADE, "055150000000").name()).isEqualTo("nrw");
        assertThat(file.find(DOG, Ars.of("053340004004")))
                .isInstanceOfSatisfying(
                        Answer.NotOnline.class, no -> assertThat(no.policy()).isEqualTo(PaymentPolicy.OFF));
        assertThat(file.find(TRADE, Ars.of("091620000000")))
                .isInstanceOfSatisfying(
                        Answer.Unknown.class,
                        unknown -> assertThat(unknown.lookedFor()).contains("99050012104000", "091620000000"));
    }

    @Test
    void aClientIsMadeOfAnArrangement() {
        Transport transport = Transport.builder(Environment.SANDBOX).build();
        PaymentProviders providers = PaymentProviders.with();

        assertThat(providers
                        .create(found(TRADE, "055150000000"), transport, Clock.systemUTC())
                        .id())
                .isEqualTo("xbezahldienste");
        assertThatThrownBy(() -> providers.create(found(TRADE, "053340002002"), transport, Clock.systemUTC()))
                .as("its secret is not in the environment")
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("OZG_TEST_NOT_SET");
        assertThatThrownBy(() -> providers.create(
                        found(read(FILE.replace("dienst: xbezahldienste", "dienst: eigener")), "055150000000"),
                        transport,
                        Clock.systemUTC()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("eigener");
    }

    @Test
    void bookingDataAreFilledPerLineAndNeverTwice() {
        PaymentItem item = found(TRADE, "055150000000")
                .booking()
                .apply(Orders.of("a", "26.00").items().get(0), Map.of("antrag", "A-1"));

        assertThat(item.bookingData())
                .containsExactlyInAnyOrderEntriesOf(Map.of("haushaltstelle", "0815", "objektnummer", "A-1-12-1-3"));
        assertThatThrownBy(() -> found(TRADE, "055150000000")
                        .booking()
                        .apply(Orders.of("a", "26.00").items().get(0), Map.of()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("{antrag}");
        assertThatThrownBy(() -> found(TRADE, "055150000000")
                        .booking()
                        .apply(Orders.of("a", "26.00").items().get(0), Map.of("antrag", "{tarifstelle}")))
                .as("a value is no template, and a brace is no letter of the standard")
                .isInstanceOf(ConfigurationException.class);
    }

    @Test
    void aRequiredKeyIsMissedWhenItIsConfigured() {
        assertThatThrownBy(() -> new BookingTemplate(Map.of("a", "1"), Set.of("a", "kapitel")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("[kapitel]");
    }

    @ParameterizedTest
    @CsvSource({
        "A-4711, Gebuehr A-4711",
        "Ä-4711, ''",
        "12345678901234567890, ''",
    })
    void aPurposeIsCheckedAfterItIsFilledAndNeverCut(String id, String purpose) {
        PurposeTemplate template = found(TRADE, "055150000000").purpose().orElseThrow();
        if (purpose.isEmpty()) {
            assertThatThrownBy(() -> template.fill(Map.of("antrag", id), PurposeRules.XBEZAHLDIENSTE))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageNotContaining(id);
        } else {
            assertThat(template.fill(Map.of("antrag", id), PurposeRules.XBEZAHLDIENSTE))
                    .isEqualTo(purpose);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "regel: pflicht|regel: muss|Zeile 3, Spalte 12",
                "dienst: xbezahldienste|kasse: x|Zeile 4, Spalte 12",
                "ars: \"050000000000\"|ars: \"05000000000\"|Zeile 2, Spalte 10",
                "haushaltstelle: \"0815\"|kapitel: \"0815\"|Zeile 2, Spalte 5",
                "zweck: \"Gebuehr {antrag}\"|zweck: \"Gebuehr {antrag\"|Zeile 2, Spalte 5",
                "password: OZG_TEST_NOT_SET|password: geheim|Zeile 29, Spalte 17",
                "ars: \"053340002002\"|ars: \"050000000000\"|Zeile 19, Spalte 5",
                "name: aachen|name: nrw|Zeile 22, Spalte 11",
                "name: aachen|zweck: x|Zeile 19, Spalte 5",
            })
    void aMistakeIsToldWithItsPlace(String right, String wrong, String place) {
        String yaml = FILE.replace(right, wrong);

        assertThat(yaml).isNotEqualTo(FILE);
        assertThatThrownBy(() -> read(yaml)).isInstanceOf(ConfigurationException.class);
        if (!wrong.contains("{antrag") && !wrong.startsWith("kapitel")) {
            assertThatThrownBy(() -> read(yaml)).hasMessageContaining("muster.yaml, " + place);
        }
    }

    private PaymentArrangement found(LeikaKey service, String ars) {
        assertThat(file.find(service, Ars.of(ars))).isInstanceOf(Answer.Found.class);
        return ((Answer.Found) file.find(service, Ars.of(ars))).arrangement();
    }

    private static PaymentArrangement found(ArrangementFile other, String ars) {
        return ((Answer.Found) other.find(TRADE, Ars.of(ars))).arrangement();
    }

    private static ArrangementFile read(String yaml) {
        return ArrangementFile.read(yaml.getBytes(StandardCharsets.UTF_8), "muster.yaml");
    }
}
