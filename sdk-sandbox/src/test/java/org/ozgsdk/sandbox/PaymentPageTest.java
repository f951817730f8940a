// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ozgsdk.core.json.JsonObject;

/** The page where a person pays. */
class PaymentPageTest {

    private static final String BACK = "https://gewerbe.ozgsdk.example:8443/zurueck?vorgang=1&schritt=2";

    private Sandbox sandbox;
    private Payer payer;
    private JsonObject started;

    @BeforeEach
    void start() {
        sandbox = Sandbox.builder().officeInterval(Duration.ZERO).start();
        payer = Payer.of(sandbox, "eins");
        started = payer.start();
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void thePageIsGermanAccessibleAndWithoutScript() {
        RawClient.Answer page = payer.show(started);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type")).isEqualTo("text/html; charset=utf-8");
        assertThat(page.body())
                .contains("<html lang=\"de\">", "<title>", "<h1>", "<main>", "<fieldset><legend>", "lang=\"en\"")
                .contains("Simulation: Hier fließt kein Geld.", "26,00 EUR", "Gewerbe anmelden")
                .contains("Łódź &amp; Söhne", started.text("transactionReference"))
                .contains("value=\"CREDITCARD\" checked", "value=\"PAYPAL\"", "value=\"OTHER\"")
                .contains("name=\"aktion\" value=\"bezahlen\"", "value=\"abbrechen\"", "value=\"fehlschlag\"")
                .contains("<form method=\"post\" action=\"" + Payer.page(started) + "\">")
                .doesNotContain("<script", "style=", "Łódź & Söhne");
        for (String field : List.of("karte", "paypal", "andere")) {
            assertThat(page.body()).contains("<label for=\"" + field + "\">", "id=\"" + field + "\"");
        }
        assertThat(RawClient.anonymous(sandbox).get("/bezahlen/stil.css").header("Content-Type"))
                .startsWith("text/css");
    }

    @Test
    void theBrowserMayFollowTheFormBackToTheOnlineServiceAndNowhereElse() {
        assertThat(payer.show(started).header("Content-Security-Policy"))
                .startsWith("default-src 'none'")
                .contains("form-action 'self' https://gewerbe.ozgsdk.example:8443;", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(payer.show(started).header("Referrer-Policy")).isEqualTo("no-referrer");
    }

    @Test
    void anAddressToReturnToCannotAddWordsToThePolicy() {
        Map<String, Object> request = Payer.request();
        request.put("redirectUrl", "https://x;script-src:y@gewerbe.ozgsdk.example/");
        JsonObject information = payer.post(request).json().object("paymentInformation");

        assertThat(payer.show(information).header("Content-Security-Policy"))
                .contains("form-action 'self' https://gewerbe.ozgsdk.example;")
                .doesNotContain("script-src");
    }

    @ParameterizedTest
    @CsvSource({
        "bezahlen, '', PAYED, CREDITCARD, PAYMENT_PAID",
        "bezahlen, PAYPAL, PAYED, PAYPAL, PAYMENT_PAID",
        "bezahlen, OTHER, PAYED, OTHER, PAYMENT_PAID",
        "abbrechen, PAYPAL, CANCELED, '', PAYMENT_CANCELLED",
        "fehlschlag, '', FAILED, '', PAYMENT_CANCELLED"
    })
    void aButtonEndsItAndSendsTheBrowserBack(
            String action, String method, String status, String shown, HistoryEvent.Kind kind) {
        RawClient.Answer answer = payer.click(started, action, method);

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.header("Location")).isEqualTo(BACK);
        JsonObject information = payer.status(started).json().object("paymentInformation");
        assertThat(information.text("status")).isEqualTo(status);
        assertThat(information.optionalText("paymentMethod").orElse("")).isEqualTo(shown);
        assertThat(information.has("transactionTimestamp")).isEqualTo(status.equals("PAYED"));
        assertThat(sandbox.history())
                .anyMatch(event -> event.kind() == kind
                        && event.about().equals(started.text("transactionId"))
                        && event.detail().equals("eins " + status));
    }

    @ParameterizedTest
    @CsvSource({
        "bezahlen, abbrechen, PAYED, schon erfolgt",
        "bezahlen, fehlschlag, PAYED, schon erfolgt",
        "bezahlen, unsinn, PAYED, schon erfolgt",
        "abbrechen, bezahlen, CANCELED, abgebrochen",
        "fehlschlag, bezahlen, FAILED, fehlgeschlagen"
    })
    void anEndIsFinal(String first, String second, String status, String words) {
        payer.click(started, first, "");

        RawClient.Answer late = payer.click(started, second, "");

        assertThat(late.status()).isEqualTo(409);
        assertThat(late.body()).contains(words, "role=\"status\"").doesNotContain("<form");
        assertThat(payer.status(started).json().object("paymentInformation").text("status"))
                .isEqualTo(status);
        assertThat(payer.show(started).status()).isEqualTo(200);
        assertThat(payer.show(started).body())
                .contains(words, "href=\"" + BACK.replace("&", "&amp;") + "\"")
                .doesNotContain("<form");
    }

    @Test
    void twoClicksOnPayAtOncePayOnce() throws Exception {
        List<RawClient.Answer> answers = PaymentServiceTest.atOnce(8, () -> payer.click(started, "bezahlen", ""));

        assertThat(answers).allMatch(answer -> answer.status() == 303);
        assertThat(sandbox.history())
                .filteredOn(event -> event.kind() == HistoryEvent.Kind.PAYMENT_PAID)
                .hasSize(1);
    }

    @Test
    void payAndCancelAtOnceHaveOneOutcome() throws Exception {
        for (int round = 0; round < 10; round++) {
            JsonObject mine = payer.start();
            String id = mine.text("transactionId");
            List<String> actions =
                    new CopyOnWriteArrayList<>(List.of("bezahlen", "abbrechen", "bezahlen", "abbrechen"));
            PaymentServiceTest.atOnce(
                    4, () -> payer.click(mine, actions.remove(0), "").status());

            assertThat(sandbox.history())
                    .filteredOn(event -> event.about().equals(id))
                    .as("round " + round)
                    .hasSize(2);
        }
    }

    @ParameterizedTest
    @CsvSource({"unsinn, CREDITCARD", "'', CREDITCARD", "bezahlen, GIROPAY", "bezahlen, <b>"})
    void otherWishesAreRefusedWithAWordAndChangeNothing(String action, String method) {
        RawClient.Answer answer = payer.click(started, action, method);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body())
                .contains("role=\"alert\"", "<title>Fehler: ", "<form")
                .doesNotContain("<b>");
        assertThat(payer.status(started).json().object("paymentInformation").text("status"))
                .isEqualTo("INITIAL");
    }

    @Test
    void aForeignPageCannotPay() {
        Map<String, String> form = Map.of("aktion", "bezahlen");
        RawClient http = RawClient.anonymous(sandbox);

        for (String origin : List.of("https://boese.example", "null")) {
            assertThat(http.form(Payer.page(started), form, "Origin", origin).status())
                    .isEqualTo(403);
        }
        assertThat(sandbox.payments().list()).extracting(PaymentRecord::status).containsExactly("INITIAL");
        String own = sandbox.baseUri().toString().replace("127.0.0.1", "localhost");
        assertThat(http.form(Payer.page(started), form, "Origin", own).status()).isEqualTo(303);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/bezahlen/unbekannt", "/bezahlen/", "/bezahlen/SIM-1"})
    void anUnknownPageSaysSo(String path) {
        RawClient http = RawClient.anonymous(sandbox);

        assertThat(http.get(path).status()).isEqualTo(404);
        assertThat(http.get(path).body()).contains("Diese Bezahlseite gibt es nicht.");
        assertThat(http.form(path, Map.of("aktion", "bezahlen")).status()).isEqualTo(404);
    }

    @Test
    void whatTheOnlineServiceWroteIsNeverMarkup() {
        Map<String, Object> request = Payer.request();
        request.put("description", "<script>alert(\"1\")</script>'");
        request.remove("purpose");
        JsonObject information = payer.post(request).json().object("paymentInformation");

        assertThat(payer.show(information).body())
                .contains("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&#39;")
                .doesNotContain("<script");
    }
}
