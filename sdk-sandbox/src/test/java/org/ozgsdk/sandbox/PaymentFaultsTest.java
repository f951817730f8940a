// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ozgsdk.core.json.JsonObject;

/** The payment services misbehaving on demand. */
class PaymentFaultsTest {

    private Sandbox sandbox;
    private Payer payer;
    private JsonObject started;

    @BeforeEach
    void start() {
        sandbox = Sandbox.builder().officeInterval(Duration.ZERO).start();
        payer = Payer.of(sandbox, "zwei");
        started = payer.start();
        payer.click(started, "bezahlen", "");
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void wrongIdNamesAnotherTransaction() {
        sandbox.faults().payment(PaymentFault.WRONG_ID);

        for (int i = 0; i < 2; i++) {
            assertThat(information().text("transactionId"))
                    .startsWith("SIM-")
                    .hasSize(36)
                    .isNotEqualTo(started.text("transactionId"));
        }
        assertThat(information().text("status")).isEqualTo("PAYED");
        rightAgainAfterClear();
    }

    @Test
    void wrongAmountRepeatsAnother() {
        sandbox.faults().payment(PaymentFault.WRONG_AMOUNT);

        assertThat(request().decimal("grossAmount")).isEqualTo(new BigDecimal("26.01"));
        assertThat(sandbox.payments().list()).extracting(PaymentRecord::amount).containsExactly("26.00");
        rightAgainAfterClear();
    }

    @Test
    void wrongCurrencyRepeatsAnother() {
        sandbox.faults().payment(PaymentFault.WRONG_CURRENCY);

        assertThat(request().text("currency")).isEqualTo("USD");
        rightAgainAfterClear();
    }

    @Test
    void anUnknownWordStandsForTheStatus() {
        sandbox.faults().payment(PaymentFault.UNKNOWN_WORD);

        assertThat(information().text("status")).isNotIn("INITIAL", "PAYED", "FAILED", "CANCELED");
        rightAgainAfterClear();
    }

    @Test
    void aTransactionIsCreatedAndNothingIsAnswered() {
        sandbox.faults().payment(PaymentFault.CREATE_TIMEOUT);
        Map<String, Object> request = Payer.request();

        assertThatThrownBy(() -> payer.post(request)).hasCauseInstanceOf(IOException.class);

        assertThat(sandbox.payments().list())
                .extracting(PaymentRecord::requestId)
                .hasSize(2)
                .contains((String) request.get("requestId"));
        RawClient.Answer again = payer.post(request);
        assertThat(again.json().text("functionalCode")).isEqualTo("PAYMENT_EXISTS");
        rightAgainAfterClear();
    }

    @Test
    void twoCallsFindTheServiceAway() {
        sandbox.faults().payment(PaymentFault.UNAVAILABLE_TWICE);
        Map<String, Object> request = Payer.request();

        RawClient.Answer first = payer.post(request);
        assertThat(first.status()).isEqualTo(503);
        assertThat(first.json().text("functionalCode")).isEqualTo("UNSPECIFIED");
        assertThat(payer.status(started).status()).isEqualTo(503);
        assertThat(payer.post(request).status()).isEqualTo(200);
    }

    @Test
    void aProxyAnswersWithAPage() {
        sandbox.faults().payment(PaymentFault.HTML_ERROR);

        for (RawClient.Answer answer : List.of(payer.post(Payer.request()), payer.status(started))) {
            assertThat(answer.status()).isEqualTo(502);
            assertThat(answer.header("Content-Type")).startsWith("text/html");
        }
        assertThat(sandbox.payments().list()).hasSize(1);
        assertThat(Payer.of(sandbox, "zwei").click(started, "bezahlen", "").status())
                .as("page and token are not concerned")
                .isEqualTo(303);
        rightAgainAfterClear();
    }

    @Test
    void bookingDataCanBeDemanded() {
        sandbox.faults().payment(PaymentFault.BOOKING_DATA_REQUIRED);
        Map<String, Object> item = Payer.item();
        Map<String, Object> request = Payer.request();
        assertThat(payer.post(request).status()).isEqualTo(200);

        for (Map<String, String> data : List.of(Map.of("haushaltstelle", "1"), Map.<String, String>of())) {
            item.put("bookingData", data);
            request.put("items", List.of(item));
            assertMissing(payer.post(request));
        }
        item.remove("bookingData");
        assertMissing(payer.post(request));
    }

    private static void assertMissing(RawClient.Answer answer) {
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().text("functionalCode")).isEqualTo("BOOKING_DATA_MISSING");
        assertThat(answer.json().text("detail")).contains("haushaltstelle, objektnummer");
    }

    @Test
    void aStatusCanBeNotFoundOrLost() {
        sandbox.faults().payment(PaymentFault.STATUS_NOT_FOUND);
        assertThat(payer.status(started).status()).isEqualTo(404);
        assertThat(payer.status(started).json().text("functionalCode")).isEqualTo("UNSPECIFIED");
        rightAgainAfterClear();

        sandbox.faults().payment(PaymentFault.STATUS_TIMEOUT);
        assertThatThrownBy(() -> payer.status(started)).hasCauseInstanceOf(IOException.class);
        rightAgainAfterClear();
    }

    @Test
    void theAddressOfThePageCanBeMissing() {
        sandbox.faults().payment(PaymentFault.NO_PAGE);

        assertThat(payer.start().has("transactionRedirectUrl")).isFalse();
        rightAgainAfterClear();
    }

    @Test
    void suddenMaintenanceIsAnnounced() {
        String where = "/ozg-sdk-sandbox/" + Payer.AACHEN;
        sandbox.faults().payment(PaymentFault.MAINTENANCE);

        assertThat(payer.post(Payer.request()).status()).isEqualTo(503);
        assertThat(payer.status(started).status()).isEqualTo(503);
        assertThat(payer.get("/payment-methods" + where).status()).isEqualTo(200);
        JsonObject window = payer.get("/maintenance" + where)
                .json()
                .objects("maintenanceWindows")
                .get(0);
        assertThat(window.names()).containsExactly("endTime", "description");
        rightAgainAfterClear();
        assertThat(payer.get("/maintenance" + where).json().objects("maintenanceWindows"))
                .isEmpty();
    }

    @Test
    void twoCallsComeTooFast() {
        sandbox.faults().payment(PaymentFault.RATE_LIMITED);
        Map<String, Object> request = Payer.request();

        for (RawClient.Answer answer : List.of(payer.post(request), payer.status(started))) {
            assertThat(answer.status()).isEqualTo(429);
            assertThat(answer.header("Retry-After")).isEqualTo("1");
            assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        }
        assertThat(payer.post(request).status()).isEqualTo(200);
        rightAgainAfterClear();
    }

    @Test
    void weroComesAsOther() {
        sandbox.faults().payment(PaymentFault.WERO);

        assertThat(information().text("paymentMethod")).isEqualTo("OTHER");
        assertThat(information().text("paymentMethodDetail")).isEqualTo("WERO");
        JsonObject open = payer.start();
        assertThat(payer.status(open).json().object("paymentInformation").has("paymentMethod"))
                .isFalse();
        rightAgainAfterClear();
    }

    @Test
    void anExpiredLinkEndsAsCancelled() {
        sandbox.close();
        TestClock clock = new TestClock(Instant.parse("2026-11-23T10:00:00Z"));
        sandbox = Sandbox.builder().clock(clock).officeInterval(Duration.ZERO).start();
        payer = Payer.of(sandbox, "eins");
        started = payer.start();
        JsonObject paid = payer.start();
        payer.click(paid, "bezahlen", "");
        sandbox.faults().payment(PaymentFault.LINK_EXPIRED);

        for (RawClient.Answer answer : List.of(payer.show(started), payer.click(started, "bezahlen", ""))) {
            assertThat(answer.status()).isEqualTo(410);
            assertThat(answer.body())
                    .contains("abgelaufen", "role=\"alert\"", "Zurück zum Online-Dienst")
                    .doesNotContain("<form");
        }
        assertThat(payer.show(paid).status()).isEqualTo(200);
        assertThat(information().text("status")).isEqualTo("INITIAL");
        clock.advance(Duration.ofMinutes(15));
        assertThat(information().text("status")).isEqualTo("CANCELED");
    }

    @Test
    void aFaultStandsInTheHistory() {
        sandbox.faults().payment(PaymentFault.WRONG_ID);
        information();

        assertThat(sandbox.history())
                .anyMatch(event -> event.kind() == HistoryEvent.Kind.FAULT
                        && event.detail().equals("WRONG_ID")
                        && event.about().equals(started.text("transactionId")));
    }

    private void rightAgainAfterClear() {
        sandbox.faults().clear();
        assertThat(information().text("transactionId")).isEqualTo(started.text("transactionId"));
        assertThat(information().text("status")).isEqualTo("PAYED");
        assertThat(request().decimal("grossAmount")).isEqualTo(new BigDecimal("26.00"));
        assertThat(request().text("currency")).isEqualTo("EUR");
        assertThat(payer.post(Payer.request()).status()).isEqualTo(200);
    }

    private JsonObject information() {
        return payer.status(started).json().object("paymentInformation");
    }

    private JsonObject request() {
        return payer.status(started).json().object("paymentRequest");
    }
}
