// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ozgsdk.core.json.JsonObject;

/** GiroCheckout by hand-made calls (payment sheet 6). */
class GiroCheckoutDoorTest {

    private ClassicDesk desk;
    private GiroCheckoutAccess access;

    @BeforeEach
    void start() {
        desk = new ClassicDesk();
        access = desk.sandbox.giroCheckout();
    }

    @AfterEach
    void stop() {
        desk.close();
    }

    @Test
    void oneMethodIsPaidAndToldWithARightHash() {
        JsonObject begun = json(send("transaction/start", sale("TX-1")));
        assertThat(begun.text("reference")).startsWith("SIM-");

        RawClient.Answer back = desk.click(begun.text("redirect"), "bezahlen");

        Map<String, String> told = desk.hears().fields();
        assertThat(told).containsEntry("gcMerchantTxId", "TX-1").containsEntry("gcResultPayment", "4000");
        assertThat(told.keySet().iterator().next()).isEqualTo("gcReference");
        assertThat(isGenuine(told)).isTrue();
        assertThat(back.header("Location")).startsWith("https://od.example/redirect?gcReference=SIM-");
        assertThat(status(begun).text("resultPayment")).isEqualTo("4000");
    }

    @ParameterizedTest
    @CsvSource({"bezahlen,ok,4000", "abbrechen,back,4502", "fehlschlag,fail,4900"})
    void aPageHasAnAddressForEachEnd(String choice, String address, String result) {
        JsonObject begun = json(send("paypage/init", page("TX-2")));

        RawClient.Answer back = desk.click(begun.text("url"), choice);

        assertThat(back.header("Location")).startsWith("https://od.example/" + address + "?gcPaymethod=");
        Map<String, String> told = desk.hears().fields();
        assertThat(told).containsEntry("gcResultPayment", result).containsEntry("gcType", "SALE");
        assertThat(isGenuine(told)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "merchantTxId, '', 5003",
        "hash, '', 5003",
        "merchantId, 4711, 5000",
        "projectId, 4711, 5000",
        "purpose, Verwendungszweck zu lang 2345, 5023",
        "amount, 0, 5030",
        "amount, 12.30, 5030",
        "currency, USD, 5031",
        "urlRedirect, dienst, 5055",
        "urlNotify, dienst, 5056"
    })
    void whatDoesNotFitHasACode(String field, String value, int code) {
        Map<String, String> form = sale("TX-3");
        form.put(field, value);

        assertThat(rc(field.equals("hash") ? post("transaction/start", form) : send("transaction/start", form)))
                .isEqualTo(code);
        assertThat(desk.sandbox.payments().list()).isEmpty();
    }

    @Test
    void aWrongHashAndAProjectWithoutTheRightAreRefused() {
        Map<String, String> form = sale("TX-4");
        form.put("hash", "0".repeat(32));
        assertThat(rc(post("transaction/start", form))).isEqualTo(5002);

        form.put("projectId", access.pageProjectId());
        assertThat(rc(send("transaction/start", form))).isEqualTo(5001);
    }

    @Test
    void anIdIsTakenOnceAlsoByRefunds() {
        JsonObject begun = json(send("transaction/start", sale("TX-5")));
        assertThat(rc(send("transaction/start", sale("TX-5")))).isEqualTo(4503);
        assertThat(rc(refund(begun, "R-1", "100"))).as("not paid yet").isEqualTo(5200);
        desk.click(begun.text("redirect"), "bezahlen");

        assertThat(rc(refund(begun, "TX-5", "100"))).isEqualTo(4503);
        assertThat(rc(refund(begun, "R-1", "1000"))).isZero();
        assertThat(rc(refund(begun, "R-1", "100"))).isEqualTo(4503);
        assertThat(rc(refund(begun, "R-2", "1601"))).as("more than is left").isEqualTo(5030);
        JsonObject rest = json(refund(begun, "R-2", "1600"));
        assertThat(rest.text("referenceParent")).isEqualTo(begun.text("reference"));
        assertThat(status(rest).text("amount")).isEqualTo("1600");
        assertThat(rc(send("transaction/void", with(begun, "V-1")))).isEqualTo(5030);
    }

    @Test
    void aVoidGivesBackAll() {
        JsonObject begun = json(send("transaction/start", sale("TX-6")));
        desk.click(begun.text("redirect"), "bezahlen");

        assertThat(json(send("transaction/void", with(begun, "V-1"))).text("amount"))
                .isEqualTo("2600");
        Map<String, String> unknown = account();
        unknown.put("reference", "SIM-0");
        assertThat(rc(send("transaction/status", unknown))).isEqualTo(5034);
    }

    @Test
    void aNotificationThatNobodyTakesIsRepeatedTenTimes() {
        desk.answersWith(503);
        JsonObject begun = json(send("transaction/start", sale("TX-7")));
        desk.click(begun.text("redirect"), "bezahlen");

        ClassicDesk.Told first = desk.hears();
        for (int repeat = 0; repeat < 10; repeat++) {
            assertThat(later(Duration.ofMinutes(30)).fields()).isEqualTo(first.fields());
        }
        desk.clock.advance(Duration.ofHours(5));
        nothingComesBeforeAnother();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 400})
    void whatIsTakenOrRefusedComesOnce(int reply) {
        desk.answersWith(reply);
        JsonObject begun = json(send("transaction/start", sale("TX-8")));
        desk.click(begun.text("redirect"), "zahlen-zuerst-melden");
        desk.hears();

        desk.clock.advance(Duration.ofHours(1));
        nothingComesBeforeAnother();
    }

    @Test
    void whatWasLostComesWithTheNextRepeat() {
        desk.sandbox.faults().payment(PaymentFault.NOTIFICATION_LOST);
        JsonObject begun = json(send("transaction/start", sale("TX-9")));
        desk.click(begun.text("redirect"), "zahlen-zuerst-melden");
        desk.hearsNothing();
        desk.sandbox.faults().clear();

        assertThat(later(Duration.ofMinutes(30)).fields()).containsEntry("gcResultPayment", "4000");
    }

    @Test
    void faultsForgeAndOvertake() {
        desk.sandbox.faults().payment(PaymentFault.FORGED_NOTIFICATION);
        desk.sandbox.faults().payment(PaymentFault.PAID_BEFORE_ANSWER);
        RawClient.Answer answer = send("transaction/start", sale("TX-10"));

        Map<String, String> told = desk.hears().fields();
        assertThat(told).containsEntry("gcMerchantTxId", "TX-10");
        assertThat(isGenuine(told)).isFalse();
        assertThat(isGenuine(answer)).isTrue();

        desk.sandbox.faults().clear();
        desk.sandbox.faults().payment(PaymentFault.FORGED_ANSWER);
        assertThat(isGenuine(send("transaction/start", sale("TX-11")))).isFalse();
    }

    @Test
    void faultsOfTheStatus() {
        JsonObject begun = json(send("paypage/init", page("TX-12")));
        desk.click(begun.text("url"), "bezahlen");
        desk.sandbox.faults().payment(PaymentFault.WRONG_AMOUNT);
        desk.sandbox.faults().payment(PaymentFault.UNKNOWN_WORD);
        assertThat(pageStatus(begun).text("amount")).isEqualTo("2601");
        assertThat(pageStatus(begun).text("resultPayment")).isEqualTo("9999");

        desk.sandbox.faults().payment(PaymentFault.STATUS_TIMEOUT);
        assertThatThrownBy(() -> pageStatus(begun)).isInstanceOf(AssertionError.class);
        desk.sandbox.faults().clear();
        desk.sandbox.faults().payment(PaymentFault.UNAVAILABLE_TWICE);
        assertThat(send("transaction/start", sale("TX-13")).status()).isEqualTo(503);
    }

    /** One thread tells one after the other: what was due comes before a payment that is made now. */
    private void nothingComesBeforeAnother() {
        JsonObject another = json(send("transaction/start", sale("TX-ANOTHER")));
        desk.click(another.text("redirect"), "bezahlen");
        assertThat(desk.hears().fields()).containsEntry("gcMerchantTxId", "TX-ANOTHER");
    }

    private ClassicDesk.Told later(Duration wait) {
        desk.clock.advance(wait);
        desk.http.get("/sandbox/payments");
        return desk.hears();
    }

    private Map<String, String> account() {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("merchantId", access.merchantId());
        form.put("projectId", access.projectId());
        return form;
    }

    private Map<String, String> sale(String id) {
        Map<String, String> form = account();
        form.put("merchantTxId", id);
        form.put("amount", "2600");
        form.put("currency", "EUR");
        form.put("purpose", "Gebuehr 4711");
        form.put("type", "SALE");
        form.put("urlRedirect", "https://od.example/redirect");
        form.put("urlNotify", desk.notifyUrl());
        return form;
    }

    private Map<String, String> page(String id) {
        Map<String, String> form = sale(id);
        form.put("projectId", access.pageProjectId());
        form.remove("urlRedirect");
        form.remove("urlNotify");
        form.put("test", "1");
        form.put("successUrl", "https://od.example/ok");
        form.put("backUrl", "https://od.example/back");
        form.put("failUrl", "https://od.example/fail");
        form.put("notifyUrl", desk.notifyUrl());
        return form;
    }

    private Map<String, String> with(JsonObject begun, String id) {
        Map<String, String> form = account();
        form.put("merchantTxId", id);
        form.put("reference", begun.text("reference"));
        return form;
    }

    private RawClient.Answer refund(JsonObject begun, String id, String amount) {
        Map<String, String> form = account();
        form.put("merchantTxId", id);
        form.put("amount", amount);
        form.put("currency", "EUR");
        form.put("reference", begun.text("reference"));
        return send("transaction/refund", form);
    }

    private JsonObject status(JsonObject begun) {
        Map<String, String> form = account();
        form.put("reference", begun.text("reference"));
        return json(send("transaction/status", form));
    }

    private JsonObject pageStatus(JsonObject begun) {
        Map<String, String> form = account();
        form.put("projectId", access.pageProjectId());
        form.put("reference", begun.text("reference"));
        return json(send("transaction/status", form));
    }

    /** With the hash over the values in the order they stand here, which is the documented one. */
    private RawClient.Answer send(String path, Map<String, String> form) {
        Map<String, String> hashed = new LinkedHashMap<>(form);
        hashed.remove("hash");
        hashed.put("hash", ClassicDesk.hmac("HmacMD5", access.password(), String.join("", hashed.values())));
        return post(path, hashed);
    }

    private RawClient.Answer post(String path, Map<String, String> form) {
        return desk.http.form(access.base().getPath() + path, form);
    }

    private JsonObject json(RawClient.Answer answer) {
        assertThat(rc(answer)).isZero();
        return answer.json();
    }

    private int rc(RawClient.Answer answer) {
        assertThat(answer.status()).isEqualTo(200);
        assertThat(isGenuine(answer)).as("the hash in the header").isTrue();
        return (int) answer.json().number("rc");
    }

    private boolean isGenuine(RawClient.Answer answer) {
        return answer.header("hash").equals(ClassicDesk.hmac("HmacMD5", access.password(), answer.body()));
    }

    private boolean isGenuine(Map<String, String> told) {
        Map<String, String> values = new LinkedHashMap<>(told);
        String hash = values.remove("gcHash");
        return ClassicDesk.hmac("HmacMD5", access.password(), String.join("", values.values()))
                .equals(hash);
    }
}
