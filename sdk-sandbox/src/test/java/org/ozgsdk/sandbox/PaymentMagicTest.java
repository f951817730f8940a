// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ozgsdk.core.json.JsonObject;

/** Outcomes chosen by the cents of the total. */
class PaymentMagicTest {

    private final TestClock clock = new TestClock(Instant.parse("2026-11-23T10:00:00Z"));
    private Sandbox sandbox;
    private Payer payer;

    @BeforeEach
    void start() {
        sandbox = Sandbox.builder().clock(clock).officeInterval(Duration.ZERO).start();
        sandbox.faults().magicAmounts(true);
        payer = Payer.of(sandbox, "eins");
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.01", "7.02", "7.03", "7.04", "7.05", "7.06", "7.07", "7.08", "7.09"})
    void nothingIsMagicUnlessSwitchedOn(String total) {
        sandbox.faults().clear();

        assertPaidAtOnce(total);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.00", "7.10", "7.11", "7.99", "999999", "7.90"})
    void otherCentsAreNotMagic(String total) {
        assertPaidAtOnce(total);
    }

    private void assertPaidAtOnce(String total) {
        JsonObject started = open(total);
        payer.click(started, "bezahlen", "");
        RawClient.Answer answer = payer.status(started);

        assertThat(answer.json().object("paymentInformation").text("status")).isEqualTo("PAYED");
        assertThat(answer.json().object("paymentRequest").decimal("grossAmount"))
                .isEqualByComparingTo(new BigDecimal(total));
    }

    @ParameterizedTest
    @CsvSource({"7.01, FAILED", "7.02, CANCELED"})
    void whoPaysDoesNotHavePaid(String total, String status) {
        JsonObject started = open(total);
        assertThat(status(started)).isEqualTo("INITIAL");

        assertThat(payer.click(started, "bezahlen", "").status()).isEqualTo(303);

        assertThat(status(started)).isEqualTo(status);
        assertThat(payer.click(started, "bezahlen", "").status()).isEqualTo(303);
    }

    @Test
    void threeCentsLoseTheAnswer() {
        Map<String, Object> request = Payer.request("7.03");

        assertThatThrownBy(() -> payer.post(request)).hasCauseInstanceOf(IOException.class);

        assertThat(sandbox.payments().list()).hasSize(1);
        assertThat(payer.post(request).json().text("functionalCode")).isEqualTo("PAYMENT_EXISTS");
    }

    @Test
    void fourCentsFindTheServiceAwayTwice() {
        Map<String, Object> request = Payer.request("7.04");

        assertThat(payer.post(request).status()).isEqualTo(503);
        assertThat(payer.post(request).status()).isEqualTo(503);
        assertThat(sandbox.payments().list()).isEmpty();
        assertThat(payer.post(request).status()).isEqualTo(200);
    }

    @Test
    void fiveCentsAreBookedNextDay() {
        JsonObject started = open("7.05");

        assertThat(payer.click(started, "bezahlen", "").status()).isEqualTo(303);

        clock.advance(Duration.ofHours(24).minusSeconds(1));
        assertThat(status(started)).isEqualTo("INITIAL");
        clock.advance(Duration.ofSeconds(1));
        assertThat(status(started)).isEqualTo("PAYED");
    }

    @Test
    void sixCentsComeBackAsSeven() {
        RawClient.Answer answer = payer.post(Payer.request("7.06"));
        JsonObject started = answer.json().object("paymentInformation");

        for (RawClient.Answer each : new RawClient.Answer[] {answer, payer.status(started)}) {
            assertThat(each.json().object("paymentRequest").decimal("grossAmount"))
                    .isEqualTo(new BigDecimal("7.07"));
        }
        assertThat(sandbox.payments().list()).extracting(PaymentRecord::amount).containsExactly("7.06");
    }

    @Test
    void sevenCentsAreNotFoundAtFirst() {
        JsonObject started = open("7.07");

        assertThat(payer.status(started).status()).isEqualTo(404);
        assertThat(payer.status(started).status()).isEqualTo(404);
        assertThat(status(started)).isEqualTo("INITIAL");
    }

    @Test
    void eightCentsEndAtAProxy() {
        RawClient.Answer answer = payer.post(Payer.request("7.08"));

        assertThat(answer.status()).isEqualTo(502);
        assertThat(answer.header("Content-Type")).startsWith("text/html");
        assertThat(sandbox.payments().list()).isEmpty();
    }

    @Test
    void nineCentsHaveAnUnknownStatus() {
        assertThat(status(open("7.09"))).isEqualTo("AUTHORIZED");
    }

    @Test
    void aFormSwitchesThemOnAndOff() {
        RawClient http = RawClient.anonymous(sandbox);
        assertThat(http.form("/sandbox/faults", Map.of("magicAmounts", "false")).status())
                .isEqualTo(204);
        assertThat(status(open("7.09"))).isEqualTo("INITIAL");
        assertThat(http.form("/sandbox/faults", Map.of("magicAmounts", "true")).status())
                .isEqualTo(204);
        assertThat(status(open("7.09"))).isEqualTo("AUTHORIZED");
        assertThat(http.form("/sandbox/faults", Map.of("magicAmounts", "ja")).status())
                .isEqualTo(400);
    }

    private JsonObject open(String total) {
        return payer.post(Payer.request(total)).json().object("paymentInformation");
    }

    private String status(JsonObject started) {
        return payer.status(started).json().object("paymentInformation").text("status");
    }
}
