// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.core.json.JsonObject;

/** What can be caused behind the counter: charge-backs, maintenance, methods; in the same process and from another. */
class PaymentDeskTest {

    private static final String WHERE = "/ozg-sdk-sandbox/" + Payer.AACHEN;
    private static final String CONTROL = "/sandbox/payments";

    private final TestClock clock = new TestClock(Instant.parse("2026-11-23T10:00:00Z"));
    private Sandbox sandbox;
    private RawClient http;
    private Payer payer;

    @BeforeEach
    void start() {
        sandbox = Sandbox.builder().clock(clock).officeInterval(Duration.ZERO).start();
        http = RawClient.anonymous(sandbox);
        payer = Payer.of(sandbox, "eins");
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void whatIsChargedBackStaysPayedOnTheWire() {
        JsonObject started = payer.start();
        String id = started.text("transactionId");
        assertThatThrownBy(() -> sandbox.payments().chargeBack(id)).isInstanceOf(IllegalStateException.class);
        payer.click(started, "bezahlen", "");
        assertThat(sandbox.payments().list())
                .extracting(PaymentRecord::chargedBack)
                .containsExactly(false);

        PaymentRecord record = sandbox.payments().chargeBack(id);

        assertThat(record.chargedBack()).isTrue();
        assertThat(sandbox.payments().list()).containsExactly(record);
        assertThat(payer.status(started).json().object("paymentInformation").text("status"))
                .isEqualTo("PAYED");
        assertThat(sandbox.history())
                .anyMatch(event -> event.kind() == HistoryEvent.Kind.PAYMENT_CHARGED_BACK
                        && event.about().equals(id)
                        && event.detail().equals("eins"));
        assertThatThrownBy(() -> sandbox.payments().chargeBack(id)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> sandbox.payments().chargeBack("SIM-0")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anotherProcessChargesBack() {
        JsonObject started = payer.start();
        Map<String, String> form = Map.of("chargeBack", started.text("transactionId"));
        assertThat(http.form(CONTROL, form).status()).isEqualTo(409);
        payer.click(started, "bezahlen", "");

        assertThat(http.form(CONTROL, form).status()).isEqualTo(204);

        JsonObject told = http.get(CONTROL).json().objects("payments").get(0);
        assertThat(told.optionalFlag("chargedBack")).contains(true);
        assertThat(told.text("status")).isEqualTo("PAYED");
        assertThat(http.form(CONTROL, Map.of("chargeBack", "SIM-0")).status()).isEqualTo(400);
        assertThat(http.form(CONTROL, form, "Origin", "https://boese.example").status())
                .isEqualTo(403);
        assertThat(http.json("POST", CONTROL, form).status()).isEqualTo(415);
    }

    @Test
    void maintenanceClosesTheServiceAndIsToldBeforehand() {
        JsonObject started = payer.start();
        Instant from = clock.instant().plus(Duration.ofHours(1));
        sandbox.payments()
                .announce(new PaymentMaintenance(
                        Optional.of(from), Optional.of(from.plusSeconds(600)), "Geplante Wartung", Set.of()));

        assertThat(payer.post(Payer.request()).status()).isEqualTo(200);
        JsonObject window = windows().get(0);
        assertThat(window.text("startTime")).isEqualTo("2026-11-23T11:00:00Z");
        assertThat(window.text("endTime")).isEqualTo("2026-11-23T11:10:00Z");
        assertThat(window.text("description")).isEqualTo("Geplante Wartung");
        assertThat(window.has("paymentMethods")).isFalse();

        clock.advance(Duration.ofHours(1));
        for (RawClient.Answer answer :
                List.of(payer.post(Payer.request()), payer.status(started), payer.get("/status" + WHERE))) {
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.header("Retry-After")).isEqualTo("600");
            assertThat(answer.header("X-Sandbox-Assumption")).isEqualTo("payment.maintenance-503");
        }
        assertThat(windows()).hasSize(1);

        clock.advance(Duration.ofMinutes(10));
        assertThat(payer.status(started).status()).isEqualTo(200);
        sandbox.payments().clearMaintenance();
        assertThat(windows()).isEmpty();
    }

    @Test
    void aWindowOfSomeMethodsTakesThemDown() {
        PaymentMaintenance window =
                new PaymentMaintenance(Optional.empty(), Optional.empty(), "", Set.of("CREDITCARD", "PAYPAL"));
        sandbox.payments().announce(window);
        JsonObject started = payer.start();

        assertThat(windows().get(0).names()).containsExactly("paymentMethods");
        assertThat(windows().get(0).object("paymentMethods").texts("down")).containsExactly("CREDITCARD", "PAYPAL");
        assertThat(methods().texts("up")).containsExactly("OTHER");
        assertThat(methods().texts("down")).containsExactly("GIROPAY", "PAYDIRECT", "CREDITCARD", "PAYPAL");
        assertThat(payer.show(started).body())
                .contains("value=\"OTHER\" checked")
                .doesNotContain("CREDITCARD", "PAYPAL");
        assertThat(payer.click(started, "bezahlen", "PAYPAL").status()).isEqualTo(400);
        assertThat(payer.click(started, "bezahlen", "").status()).isEqualTo(303);
        assertThat(sandbox.payments().maintenance()).containsExactly(window);
    }

    @Test
    void withoutAMethodOneCanOnlyBreakOff() {
        sandbox.payments().offer(Set.of());
        JsonObject started = payer.start();

        assertThat(methods().texts("up")).isEmpty();
        assertThat(payer.show(started).body()).contains("Zurzeit geht keine Zahlart.");
        assertThat(payer.click(started, "bezahlen", "").status()).isEqualTo(400);
        assertThat(payer.click(started, "abbrechen", "").status()).isEqualTo(303);
        assertThatThrownBy(() -> sandbox.payments().offer(Set.of("WERO")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("CREDITCARD");
    }

    @Test
    void anotherProcessSetsMaintenanceAndMethods() {
        Map<String, String> window = Map.of(
                "maintenance",
                "Wartung",
                "start",
                "2026-11-23T12:00:00Z",
                "end",
                "2026-11-23T13:00:00Z",
                "methods",
                "PAYPAL,OTHER");
        assertThat(http.form(CONTROL, window).status()).isEqualTo(204);
        assertThat(sandbox.payments().maintenance())
                .containsExactly(new PaymentMaintenance(
                        Optional.of(Instant.parse("2026-11-23T12:00:00Z")),
                        Optional.of(Instant.parse("2026-11-23T13:00:00Z")),
                        "Wartung",
                        Set.of("PAYPAL", "OTHER")));
        assertThat(http.form(CONTROL, Map.of("maintenance", "none")).status()).isEqualTo(204);
        assertThat(sandbox.payments().maintenance()).isEmpty();
        assertThat(http.form(CONTROL, Map.of("methods", "PAYPAL")).status()).isEqualTo(204);
        assertThat(methods().texts("up")).containsExactly("PAYPAL");
    }

    @ParameterizedTest
    @CsvSource({
        "maintenance, x, start, gestern",
        "maintenance, x, farbe, rot",
        "maintenance, x, methods, WERO",
        "start, 2026-11-23T12:00:00Z, end, 2026-11-23T13:00:00Z",
        "methods, WERO, methods, WERO",
        "chargeBack, SIM-0, methods, PAYPAL"
    })
    void unknownWordsOfAFormChangeNothing(String first, String one, String second, String two) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put(first, one);
        form.put(second, two);

        assertThat(http.form(CONTROL, form).status()).isEqualTo(400);

        assertThat(sandbox.payments().maintenance()).isEmpty();
        assertThat(methods().texts("up")).hasSize(3);
    }

    @Test
    void aWindowEndsAfterItBegins() {
        Optional<Instant> now = Optional.of(clock.instant());

        assertThatThrownBy(() -> new PaymentMaintenance(now, now, "", Set.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PaymentMaintenance(now, Optional.empty(), "x".repeat(251), Set.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theTwoAnswersHaveTheShapeOfTheStandard() {
        PaymentSchemas schemas = PaymentSchemas.orSkip();
        Instant now = clock.instant();
        sandbox.payments()
                .announce(new PaymentMaintenance(
                        Optional.of(now), Optional.of(now.plusSeconds(1)), "Wartung", Set.of("PAYPAL")));
        sandbox.payments().announce(new PaymentMaintenance(Optional.empty(), Optional.empty(), "", Set.of()));
        sandbox.faults().payment(PaymentFault.MAINTENANCE);

        assertThat(schemas.findings(
                        "MaintenanceWindows", payer.get("/maintenance" + WHERE).body()))
                .isEmpty();
        String methods = new String(Json.write(Map.of("x", methods())), StandardCharsets.UTF_8);
        assertThat(schemas.findings("PaymentMethodsAvailability", methods.substring(5, methods.length() - 1)))
                .isEmpty();
        assertThat(schemas.findings("SystemResponse", payer.get("/status").body()))
                .isEmpty();
    }

    private List<JsonObject> windows() {
        return payer.get("/maintenance" + WHERE).json().objects("maintenanceWindows");
    }

    private JsonObject methods() {
        return payer.get("/payment-methods" + WHERE).json().object("paymentMethods");
    }
}
