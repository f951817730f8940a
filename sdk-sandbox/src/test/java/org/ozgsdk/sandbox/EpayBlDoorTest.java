// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.core.json.JsonObject;

/** ePayBL's REST interface by hand-made calls (payment sheet 4.1 and 4.2). */
class EpayBlDoorTest {

    private ClassicDesk desk;
    private EpayBlAccess access;
    private String path;

    @BeforeEach
    void start() {
        desk = new ClassicDesk();
        access = desk.sandbox.epayBl();
        path = access.base().getPath() + "/epayment/fachverfahren/v1_0/mandanten/" + access.mandant()
                + "/bewirtschafter/" + access.bewirtschafter();
    }

    @AfterEach
    void stop() {
        desk.close();
    }

    @Test
    void aDemandIsPaidToldAndADayLaterBooked() {
        JsonObject begun = good(post(list("T-1")));
        String reference = begun.text("kassenzeichennummer");
        assertThat(reference).startsWith("SIM").hasSize(13);
        assertThat(data(reference).text("paypagestatus")).isEqualTo("AKTIV");

        RawClient.Answer back = desk.click(page(begun), "bezahlen");

        assertThat(back.header("Location")).isEqualTo("https://od.example/ok");
        JsonObject told = told();
        assertThat(told.text("kassenzeichen")).isEqualTo(reference);
        assertThat(told.text("status")).isEqualTo("success");
        assertThat(told.text("hash")).isEqualTo(hash(told));
        JsonObject used = data(reference);
        assertThat(used.text("paypagestatus")).isEqualTo("INAKTIV");
        assertThat(used.text("bezahlverfahren")).isEqualTo("KREDITKARTE");
        assertThat(sums(used)).containsExactly("26.00", "26.00", "0", "0", "0");
        desk.clock.advance(Duration.ofDays(1));
        assertThat(sums(data(reference))).containsExactly("0.00", "26.00", "26.00", "0", "0");
    }

    @Test
    void whoBreaksOffHasUsedThePageAndNobodyIsTold() {
        JsonObject begun = good(post(list("T-2")));

        assertThat(desk.click(page(begun), "zahlen-spaet").status()).isEqualTo(303);
        assertThat(desk.click(page(begun), "abbrechen").header("Location")).isEqualTo("https://od.example/back");

        JsonObject data = data(begun.text("kassenzeichennummer"));
        assertThat(data.text("paypagestatus")).isEqualTo("INAKTIV");
        assertThat(data.decimal("saldo")).isEqualByComparingTo("26.00");
        desk.hearsNothing();
    }

    @Test
    void theBalanceKnowsPartsTooMuchWithdrawalsAndReturns() {
        String reference = good(post(list("T-3"))).text("kassenzeichennummer");
        String id = id(reference);

        desk.sandbox.payments().receive(id, new BigDecimal("20.00"));
        assertThat(data(reference).decimal("saldo")).isEqualByComparingTo("6");
        assertThat(data(reference).text("paypagestatus")).isEqualTo("AKTIV");
        desk.sandbox.payments().receive(id, new BigDecimal("7"));
        assertThat(data(reference).decimal("saldo")).isEqualByComparingTo("-1");
        assertThat(data(reference).text("paypagestatus")).isEqualTo("INAKTIV");

        JsonObject paid = good(post(list("T-4")));
        desk.click(page(paid), "bezahlen");
        desk.sandbox.payments().chargeBack(id(paid.text("kassenzeichennummer")));
        assertThat(sums(data(paid.text("kassenzeichennummer"))))
                .containsExactly("26.00", "26.00", "26.00", "26.00", "0");
    }

    @Test
    void aWithdrawnDemandHasASaldoOfZeroWithoutMoney() {
        JsonObject begun = good(post(list("T-5")));
        String reference = begun.text("kassenzeichennummer");
        Map<String, String> form = Map.of("withdraw", id(reference));

        assertThat(desk.http.form("/sandbox/payments", form).status()).isEqualTo(204);

        assertThat(sums(data(reference))).containsExactly("0.00", "26.00", "0", "0", "26.00");
        assertThat(desk.click(page(begun), "bezahlen").status()).isEqualTo(409);
        assertThat(desk.http.form("/sandbox/payments", form).status()).isEqualTo(409);
        JsonObject other = Payer.of(desk.sandbox, "eins").start();
        assertThatThrownBy(() -> desk.sandbox.payments().receive(other.text("transactionId"), BigDecimal.ONE))
                .isInstanceOf(IllegalStateException.class);
        assertThat(desk.http
                        .form("/sandbox/payments", Map.of("receive", id(reference), "amount", "x"))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aKassenzeichenAndATransactionNumberAreTakenOnce() {
        Map<String, Object> own = list("T-6");
        own.put("kassenzeichennummer", "SIM0000000002");
        assertThat(good(post(own)).text("kassenzeichennummer")).isEqualTo("SIM0000000002");
        assertThat(desk.sandbox.payments().list().get(0).reference()).contains("SIM0000000002");

        own.put("transaktionsnummer", "T-7");
        refused(post(own));
        refused(post(list("T-6")));
        assertThat(good(post(list("T-8"))).text("kassenzeichennummer")).isEqualTo("SIM0000000003");
    }

    @Test
    void whatDoesNotFitIsRefused() {
        Stream.<Consumer<Map<String, Object>>>of(
                        list -> list.remove("faelligkeitsdatum"),
                        list -> list.put("faelligkeitsdatum", "2026-12-01T10:00:00"),
                        list -> list.put("waehrungskennzeichen", "USD"),
                        list -> list.put("kennzeichenMahnverfahren", "110000"),
                        list -> list.put("transaktionsnummer", "T".repeat(31)),
                        list -> list.put("zahlverfahrencodes", List.of()),
                        list -> list.put("zahlverfahrencodes", List.of("BARGELD")),
                        list -> list.put("zahltyp", "ANDERS"),
                        list -> list.put("betrag", new BigDecimal("26.01")),
                        list -> list.put("betrag", new BigDecimal("1E+400")),
                        list -> list.put("kassenzeichennummer", "SIM_1"),
                        list -> list.put("kassenzeichennummer", "S".repeat(31)),
                        list -> list.put("kassenzeichennummer", "SIM-4711-4711-4711-47"),
                        list -> list.remove("kunde"),
                        list -> list.put("kunde", customer("N".repeat(28))),
                        list -> list.remove("fachverfahrendaten"),
                        list -> list.put("fachverfahrendaten", addresses("dienst")),
                        list -> list.put("buchungen", List.of()),
                        list -> list.put("buchungen", List.of(booking("Gebuehr", "0815"))),
                        list -> list.put("buchungen", List.of(booking("GEBUEHR GEWERBE", "0815"))),
                        list -> list.put("buchungen", List.of(booking("GEBUEHR", ""))),
                        list -> list.put("buchungen", List.of(booking("GEBUEHR", "01234567890"))))
                .forEach(change -> {
                    Map<String, Object> list = list("T-9");
                    change.accept(list);
                    refused(post(list));
                });
        refused(call("POST", "/buchungslisten", "{", "application/json"));
        assertThat(desk.sandbox.payments().list()).isEmpty();
        good(post(list("T-9")));
    }

    @Test
    void whoIsUnknownIsSentAway() {
        assertThat(desk.http.get(path + "/status").status()).isEqualTo(403);
        assertThat(desk.http
                        .send("GET", path + "/status", "", "", "Authorization", Payer.basic(access.user(), "falsch"))
                        .status())
                .isEqualTo(403);
        assertThat(call("GET", "/kassenzeichen/SIM-NIE", "", "").status()).isEqualTo(404);
        path = path.replace(access.mandant(), "1610000001");
        assertThat(call("GET", "/status", "", "").status()).isEqualTo(404);
    }

    @Test
    void itTellsHealthAndMethods() {
        assertThat(call("GET", "/status", "", "").json().object("ergebnis").text("rc"))
                .isEqualTo("+0000");
        JsonObject method = call("GET", "/zahlverfahren", "", "")
                .json()
                .objects("zahlverfahren")
                .get(0);
        assertThat(method.names())
                .containsExactlyInAnyOrder("zahlverfahrencode", "minimalbetrag", "maximalbetrag", "zvp");
    }

    @Test
    void faultsForgeInformAndLose() {
        desk.sandbox.faults().payment(PaymentFault.FORGED_NOTIFICATION);
        desk.sandbox.faults().payment(PaymentFault.INFORMATION_ONLY);
        desk.click(page(good(post(list("T-10")))), "bezahlen");
        JsonObject told = told();
        assertThat(told.text("status")).isEqualTo("notify");
        assertThat(told.text("hash")).hasSize(64).isNotEqualTo(hash(told));

        desk.sandbox.faults().clear();
        desk.sandbox.faults().payment(PaymentFault.NO_PAGE);
        assertThat(good(post(list("T-11"))).has("zahlvorgangsInfo")).isFalse();
        desk.sandbox.faults().payment(PaymentFault.MAINTENANCE);
        assertThat(post(list("T-12")).status()).isEqualTo(503);
    }

    @Test
    void aStrangersMachineIsNeverCalled() {
        Map<String, Object> list = list("T-13");
        list.put("fachverfahrendaten", addresses("https://od.example/melden"));

        assertThat(desk.click(page(good(post(list))), "zahlen-zuerst-melden").status())
                .isEqualTo(303);
        desk.hearsNothing();
    }

    @Test
    void theSandboxDescribesAllThree() {
        JsonObject json = desk.http.get("/sandbox").json().object("classicPaymentServices");

        assertThat(json.object("epaybl").text("base")).isEqualTo(access.base().toString());
        assertThat(json.object("pmpayment").text("salt"))
                .isEqualTo(desk.sandbox.pmPayment().salt().reveal());
        assertThat(json.object("girocheckout").names()).contains("merchantId", "projectId", "pageProjectId");
    }

    private Map<String, Object> list(String number) {
        Map<String, Object> list = new LinkedHashMap<>();
        list.put("kassenzeichennummer", null);
        list.put("faelligkeitsdatum", "01.12.2026 10:00:00");
        list.put("waehrungskennzeichen", "EUR");
        list.put("kennzeichenMahnverfahren", "11000");
        list.put("transaktionsnummer", number);
        list.put("zahlverfahrencodes", List.of("KREDITKARTE"));
        list.put("betrag", new BigDecimal("26.00"));
        list.put("buchungen", List.of(booking("GEBUEHR", "0815")));
        list.put("beschreibung", "Gewerbe anmelden");
        list.put("kunde", customer("Online-Dienst"));
        list.put("buchungslistenparameter", null);
        list.put("fachverfahrendaten", addresses(desk.notifyUrl()));
        list.put("zahltyp", "PAYPAGE");
        return list;
    }

    private static Map<String, Object> booking(String text, String account) {
        Map<String, Object> booking = new LinkedHashMap<>();
        booking.put("id", "1");
        booking.put("bruttobetrag", new BigDecimal("26.00"));
        booking.put("nettobetrag", new BigDecimal("26.00"));
        booking.put("steuerbetrag", new BigDecimal("0.00"));
        booking.put("buchungstext", text);
        booking.put("kontierung", Map.of("haushaltstelle", account, "objektnummer", "4711"));
        return booking;
    }

    private static Map<String, Object> customer(String name) {
        return Map.of("name", name, "vorname", "-", "typ", "TEMPORAER", "kundennummer", "1", "firmenkunde", false);
    }

    private static Map<String, Object> addresses(String notify) {
        return Map.of(
                "notifyUrl", notify,
                "successUrl", "https://od.example/ok",
                "errorUrl", "https://od.example/fail",
                "cancelUrl", "https://od.example/back");
    }

    private RawClient.Answer post(Map<String, Object> list) {
        return call(
                "POST", "/buchungslisten", new String(Json.write(list), StandardCharsets.UTF_8), "application/json");
    }

    private RawClient.Answer call(String method, String below, String body, String type) {
        String basic = Payer.basic(access.user(), access.password().reveal());
        return desk.http.send(method, path + below, type, body, "Authorization", basic);
    }

    private static JsonObject good(RawClient.Answer answer) {
        assertThat(answer.json().object("ergebnis").text("rc"))
                .as(answer.body())
                .isEqualTo("+0000");
        return answer.json();
    }

    private static void refused(RawClient.Answer answer) {
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().object("ergebnis").text("rc")).startsWith("-");
    }

    private static String page(JsonObject begun) {
        return begun.object("zahlvorgangsInfo").object("rechnungUrls").text("PAYPAGE");
    }

    private JsonObject data(String reference) {
        JsonObject answer = good(call("GET", "/kassenzeichen/" + reference, "", ""));
        return answer.object("kassenzeichen").object("zusatzdaten");
    }

    private static List<String> sums(JsonObject data) {
        return Stream.of(
                        "saldo",
                        "betragHauptforderungen",
                        "betragZahlungseingaenge",
                        "betragRuecklastschriften",
                        "betragStornos")
                .map(name -> data.decimal(name).toPlainString())
                .toList();
    }

    private String id(String reference) {
        return desk.sandbox.payments().list().stream()
                .filter(record -> record.reference().filter(reference::equals).isPresent())
                .map(PaymentRecord::transactionId)
                .findFirst()
                .orElseThrow();
    }

    private JsonObject told() {
        return Json.object(desk.hears().body().getBytes(StandardCharsets.UTF_8), "notification")
                .object("data");
    }

    private String hash(JsonObject told) {
        StringBuilder values = new StringBuilder();
        Stream.of(
                        "mandant",
                        "bewirtschafter",
                        "zvgid",
                        "kassenzeichen",
                        "tan",
                        "zvp",
                        "zahlverfahren",
                        "aktivierung",
                        "status")
                .forEach(name -> values.append(told.text(name)));
        values.append(access.notifySecret().reveal());
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest(values.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
