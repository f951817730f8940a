// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ozgsdk.core.json.JsonObject;

/** pmPayment's forms by hand-made calls (payment sheet 5). */
class PmPaymentDoorTest {

    private ClassicDesk desk;
    private PmPaymentAccess access;

    @BeforeEach
    void start() {
        desk = new ClassicDesk();
        access = desk.sandbox.pmPayment();
    }

    @AfterEach
    void stop() {
        desk.close();
    }

    @Test
    void eightValuesArePaidToldWithoutHashAndPostedBackWithOne() {
        JsonObject begun = send(eight("TX-1")).json();
        assertThat(begun.text("txid")).isEqualTo("TX-1");
        assertThat(status("TX-1").number("status")).isEqualTo(-1);

        String html = desk.click(begun.text("url"), "bezahlen").body();

        assertThat(desk.hears().fields())
                .containsEntry("txid", "TX-1")
                .containsEntry("status", "1")
                .containsEntry("amount", "2600")
                .containsEntry("procedure", access.procedure())
                .containsKeys("desc", "payment_method", "created_at")
                .doesNotContainKey("hash");
        assertThat(status("TX-1").text("status")).isEqualTo("1");
        String hashed = access.ags() + "|TX-1|2600|Gebuehr 4711|1|creditcard|2026-11-23 11:00:00";
        assertThat(html)
                .contains("<form method=\"post\" action=\"https://od.example/redirect\">")
                .contains("name=\"hash\" value=\"" + ClassicDesk.hmac("HmacSHA256", access.salt(), hashed) + "\"")
                .doesNotContain("<script");
    }

    @Test
    void sixValuesGetAnIdOfTheSimulator() {
        Map<String, String> form = eight("");
        form.remove("txid");
        form.remove("accountingRecord");

        String first = send(form).json().text("txid");
        String second = send(form).json().text("txid");

        assertThat(first).startsWith("SIM-").isNotEqualTo(second);
        assertThat(status(first).number("status")).isEqualTo(-1);
    }

    @Test
    void whoGivesNoAddressesStaysAtThePageAndIsNotTold() {
        Map<String, String> form = eight("TX-2");
        form.remove("notifyURL");
        form.remove("redirectURL");
        String page = send(form).json().text("url");

        assertThat(desk.click(page, "bezahlen").header("Location")).isEqualTo(page);
        assertThat(status("TX-2").text("status")).isEqualTo("1");
    }

    @ParameterizedTest
    @CsvSource({
        "ags, '', Pflichtfeld",
        "desc, '', Pflichtfeld",
        "ags, 01001000, Hashwert",
        "procedure, ANDERES, Hashwert",
        "desc, Gebühr, Hashwert",
        "accountingRecord, 47_11, Hashwert",
        "amount, 12.30, Betrag",
        "amount, -5, Betrag",
        "txid, a/b, txid",
        "redirectURL, http://od.example/redirect, https",
        "notifyURL, dienst, https"
    })
    void whatDoesNotFitIsAnError(String field, String value, String error) {
        Map<String, String> form = eight("TX-3");
        form.put(field, value);

        assertThat(send(form).json().text("Error")).contains(error);
        assertThat(desk.sandbox.payments().list()).isEmpty();
    }

    @Test
    void oneOptionalValueAloneAWrongHashAndATakenIdAreErrors() {
        Map<String, String> half = eight("TX-4");
        half.remove("accountingRecord");
        RawClient.Answer answer = send(half);
        assertThat(answer.json().text("Error")).contains("Hashwert");
        assertThat(answer.header("X-Sandbox-Assumption")).isEqualTo("pmpayment.both-optional-values");

        Map<String, String> wrong = eight("TX-4");
        wrong.put("hash", "0".repeat(64));
        assertThat(post(wrong).json().text("Error")).contains("Hashwert");

        assertThat(send(eight("TX-4")).json().has("url")).isTrue();
        assertThat(send(eight("TX-4")).json().text("Error")).contains("vergeben");
    }

    @Test
    void theStatusIsThatOfTheAuthoritysPaymentsOnly() {
        send(eight("TX-5"));

        assertThat(get("/payment/status/01001000/TX-5").status()).isEqualTo(404);
        assertThat(get("/payment/status/" + access.ags() + "/TX-NIE").status()).isEqualTo(404);
        desk.sandbox.faults().payment(PaymentFault.STATUS_ALTERNATES);
        assertThat(status("TX-5").number("status")).isEqualTo(-1);
        assertThat(status("TX-5").text("status")).isEqualTo("-1");
        assertThat(status("TX-5").number("status")).isEqualTo(-1);
    }

    @Test
    void aStrangersNotificationSaysPaid() {
        desk.sandbox.faults().payment(PaymentFault.FORGED_NOTIFICATION);
        String page = send(eight("TX-6")).json().text("url");
        desk.click(page, "abbrechen");

        assertThat(desk.hears().fields()).containsEntry("status", "1");
        assertThat(status("TX-6").text("status")).isEqualTo("0");
    }

    @Test
    void magicAmountsCount() {
        desk.sandbox.faults().magicAmounts(true);
        Map<String, String> form = eight("TX-7");
        form.put("amount", "2607");
        send(form);

        String path = "/payment/status/" + access.ags() + "/TX-7";
        assertThat(get(path).status()).isEqualTo(404);
        assertThat(get(path).status()).isEqualTo(404);
        assertThat(get(path).status()).isEqualTo(200);
    }

    private Map<String, String> eight(String txid) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("ags", access.ags());
        form.put("amount", "2600");
        form.put("procedure", access.procedure());
        form.put("desc", "Gebuehr 4711");
        form.put("accountingRecord", "4711AR");
        form.put("txid", txid);
        form.put("notifyURL", desk.notifyUrl());
        form.put("redirectURL", "https://od.example/redirect");
        return form;
    }

    private RawClient.Answer send(Map<String, String> form) {
        Map<String, String> hashed = new LinkedHashMap<>(form);
        hashed.put("hash", ClassicDesk.hmac("HmacSHA256", access.salt(), String.join("|", form.values())));
        return post(hashed);
    }

    private RawClient.Answer post(Map<String, String> form) {
        return desk.http.form(access.base().getPath() + "/payment/secure", form);
    }

    private RawClient.Answer get(String below) {
        return desk.http.get(access.base().getPath() + below);
    }

    private JsonObject status(String txid) {
        return get("/payment/status/" + access.ags() + "/" + txid).json();
    }
}
