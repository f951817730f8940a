// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ozgsdk.core.json.JsonObject;

/** The rarer outcomes a person can choose, where the protocol has no notification. */
class PaymentChoicesTest {

    private final TestClock clock = new TestClock(Instant.parse("2026-11-23T10:00:00Z"));
    private Sandbox sandbox;
    private Payer payer;
    private JsonObject started;

    @BeforeEach
    void start() {
        sandbox = Sandbox.builder().clock(clock).officeInterval(Duration.ZERO).start();
        payer = Payer.of(sandbox, "eins");
        started = payer.start();
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void theyStandApartAndHaveWords() {
        assertThat(payer.show(started).body())
                .contains("<details><summary>Weitere Ausgänge zum Testen")
                .contains(
                        "value=\"zahlen-schliessen\">Zahlen und nicht zurückkehren <span lang=\"en\">/ Pay but never return")
                .contains("value=\"zahlen-spaet\">")
                .doesNotContain("zweimal melden", "Meldung", "<script");
    }

    @Test
    void whoClosesTheBrowserHasPaidAndDoesNotReturn() {
        RawClient.Answer answer = payer.click(started, "zahlen-schliessen", "PAYPAL");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Location")).isEmpty();
        assertThat(answer.body())
                .contains("Der Browser kehrt nicht zurück", "role=\"status\"")
                .doesNotContain("<a ");
        JsonObject information = payer.status(started).json().object("paymentInformation");
        assertThat(information.text("status")).isEqualTo("PAYED");
        assertThat(information.text("paymentMethod")).isEqualTo("PAYPAL");
    }

    @Test
    void whoPaysLateReturnsBeforeTheMoney() {
        RawClient.Answer answer = payer.click(started, "zahlen-spaet", "");

        assertThat(answer.status()).isEqualTo(303);
        assertThat(status()).isEqualTo("INITIAL");
        clock.advance(Duration.ofMinutes(10).minusSeconds(1));
        assertThat(status()).isEqualTo("INITIAL");
        clock.advance(Duration.ofSeconds(1));
        assertThat(status()).isEqualTo("PAYED");
        assertThat(sandbox.history())
                .filteredOn(event -> event.kind() == HistoryEvent.Kind.PAYMENT_PAID)
                .hasSize(1);
    }

    @Test
    void theDeskKnowsOfLateMoneyWithoutBeingAsked() {
        payer.click(started, "zahlen-spaet", "");
        clock.advance(Duration.ofHours(1));

        assertThat(sandbox.payments().list()).extracting(PaymentRecord::status).containsExactly("PAYED");
    }

    @Test
    void whoBreaksOffInBetweenHasNotPaid() {
        payer.click(started, "zahlen-spaet", "");
        payer.click(started, "abbrechen", "");
        clock.advance(Duration.ofHours(1));

        assertThat(status()).isEqualTo("CANCELED");
    }

    @Test
    void aSecondClickPaysOnce() {
        assertThat(payer.click(started, "bezahlen", "").status()).isEqualTo(303);
        assertThat(payer.click(started, "bezahlen", "PAYPAL").status()).isEqualTo(303);
        assertThat(payer.click(started, "zahlen-spaet", "").status()).isEqualTo(303);

        assertThat(payer.status(started).json().object("paymentInformation").text("paymentMethod"))
                .isEqualTo("CREDITCARD");
        assertThat(sandbox.history())
                .filteredOn(event -> event.kind() == HistoryEvent.Kind.PAYMENT_PAID)
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"zahlen-zweimal-melden", "zahlen-spaet-melden", "zahlen-zuerst-melden"})
    void whatNobodyIsToldCannotBeChosen(String choice) {
        assertThat(payer.click(started, choice, "").status()).isEqualTo(400);
        assertThat(status()).isEqualTo("INITIAL");
    }

    private String status() {
        return payer.status(started).json().object("paymentInformation").text("status");
    }
}
