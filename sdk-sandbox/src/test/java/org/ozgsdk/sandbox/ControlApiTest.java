// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ozgsdk.core.json.JsonObject;

/** Judging and switching the sandbox from another process. */
class ControlApiTest {

    private Sandbox sandbox;
    private RawClient http;

    @BeforeEach
    void start() {
        sandbox = Sandbox.builder().officeInterval(Duration.ZERO).start();
        http = RawClient.anonymous(sandbox);
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void theDescriptionNamesWhatAnotherProcessNeeds() throws Exception {
        JsonObject json = http.get("/sandbox").json();

        assertThat(json.text("mailbox")).isEqualTo(sandbox.mailboxes().base().toString());
        JsonObject account = json.object("account");
        assertThat(account.text("entityId"))
                .isEqualTo(sandbox.account().entityId().toString());
        assertThat(account.text("ssoPost"))
                .isEqualTo(sandbox.account().ssoPost().toString());
        byte[] pem = account.texts("certificates").get(0).getBytes(StandardCharsets.US_ASCII);
        assertThat(CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(pem)))
                .isEqualTo(sandbox.account().certificates().get(0));
        assertThat(account.objects("personas"))
                .hasSameSizeAs(sandbox.account().personas())
                .anyMatch(persona -> persona.text("id").equals("thi-an"));
        for (String name : List.of("signing", "encryption", "reply", "mailbox")) {
            assertThat(Files.readString(Path.of(json.object("testKeys").text(name))))
                    .startsWith("-----BEGIN");
        }
        for (String name : List.of("history", "office", "payments", "mailbox")) {
            String path = json.object("control")
                    .text(name)
                    .substring(sandbox.baseUri().toString().length());
            assertThat(http.get(path).status()).isEqualTo(200);
        }
        assertThat(json.object("control").text("faults")).isEqualTo(sandbox.baseUri() + "/sandbox/faults");
    }

    @Test
    void allWordsOfTheFaultSwitchesAreTold() {
        JsonObject words = http.get("/sandbox/faults").json();

        assertThat(words.names()).containsExactlyInAnyOrder("tamper", "payment", "account", "delivery");
        assertThat(words.texts("delivery"))
                .hasSameSizeAs(DeliveryFault.values())
                .contains("EXPIRED_CERTIFICATE", "SLOW_BODY", "RESET_MID_UPLOAD", "RESET_MID_DOWNLOAD", "WRONG_HASH");
        for (String word : words.texts("delivery")) {
            assertThat(switchTo(Map.of("delivery", word))).as(word).isEqualTo(204);
        }
        assertThat(switchTo(Map.of("clear", "true"))).isEqualTo(204);
    }

    @Test
    void theHistoryIsTold() {
        http.get("/gibt/es/nicht/4712");

        List<JsonObject> events = http.get("/sandbox/history").json().objects("events");

        assertThat(events).hasSameSizeAs(sandbox.history());
        JsonObject last = events.get(events.size() - 1);
        HistoryEvent same = sandbox.history().get(events.size() - 1);
        assertThat(last.text("kind")).isEqualTo("REFUSED");
        assertThat(last.text("about")).isEqualTo("/gibt/es/nicht/4712");
        assertThat(last.text("detail")).isEqualTo("status 404");
        assertThat(last.text("at")).isEqualTo(same.at().toString());
    }

    @Test
    void paymentsAreTold() {
        Payer payer = Payer.of(sandbox, "zwei");
        payer.click(payer.start(), "bezahlen", "");

        List<JsonObject> payments = http.get("/sandbox/payments").json().objects("payments");

        PaymentRecord record = sandbox.payments().list().get(0);
        assertThat(payments).hasSize(1);
        JsonObject payment = payments.get(0);
        assertThat(payment.text("service")).isEqualTo("zwei");
        assertThat(payment.text("originatorId")).isEqualTo(record.originatorId());
        assertThat(payment.text("endPointId")).isEqualTo(record.endPointId());
        assertThat(payment.text("requestId")).isEqualTo(record.requestId());
        assertThat(payment.text("transactionId")).isEqualTo(record.transactionId());
        assertThat(payment.text("status")).isEqualTo("PAYED");
        assertThat(payment.text("amount")).isEqualTo("26.00");
        assertThat(payment.optionalText("reference")).isEqualTo(record.reference());
    }

    @Test
    void theMailboxIsToldWithoutItsTexts() {
        Persona persona = sandbox.account().personas().get(0);
        UUID application = UUID.randomUUID();
        Postman postman = new Postman(sandbox, Clock.systemUTC());
        postman.send(Postman.message(persona.mailbox().orElseThrow()));
        postman.set(Postman.state(application, "SUBMITTED"));

        RawClient.Answer answer = http.get("/sandbox/mailbox");

        assertThat(answer.body()).doesNotContain("Guten Tag");
        JsonObject message = answer.json().objects("messages").get(0);
        assertThat(message.text("mailbox"))
                .isEqualTo(persona.mailbox().orElseThrow().toString());
        assertThat(message.names()).containsExactly("mailbox", "title", "sender", "reference", "attachmentSha512");
        JsonObject state = answer.json().objects("states").get(0);
        assertThat(state.text("applicationId")).isEqualTo(application.toString());
        assertThat(state.text("status")).isEqualTo("SUBMITTED");
        assertThat(state.text("service")).isEqualTo("Gewerbe anmelden");
    }

    @Test
    void whatTheOfficeReceivedIsToldWithoutItsContent() {
        Parcel parcel = Parcel.toFirstPlace(sandbox);
        parcel.send();
        sandbox.office().work();

        RawClient.Answer answer = http.get("/sandbox/office");

        ReceivedApplication received = sandbox.office().received().get(0);
        JsonObject told = answer.json().objects("received").get(0);
        assertThat(told.text("submissionId")).isEqualTo(received.submissionId().toString());
        assertThat(told.text("caseId")).isEqualTo(received.caseId().toString());
        assertThat(told.text("outcome")).isEqualTo("ACCEPTED");
        assertThat(told.text("schemaUri")).isEqualTo(received.schemaUri());
        assertThat(told.text("dataSha512")).isEqualTo(Postman.sha512(received.data()));
        for (int i = 0; i < received.attachments().size(); i++) {
            JsonObject attachment = told.objects("attachments").get(i);
            ReceivedAttachment same = received.attachments().get(i);
            assertThat(attachment.text("filename")).isEqualTo(same.filename());
            assertThat(attachment.text("sha512")).isEqualTo(Postman.sha512(same.content()));
        }
        assertThat(told.optionalText("paymentReference")).isEqualTo(received.paymentReference());
        assertThat(told.names()).doesNotContain("data");
    }

    @Test
    void faultsAreSwitchedAndCleared() {
        Payer payer = Payer.of(sandbox, "eins");
        JsonObject started = payer.start();
        assertThat(switchTo(Map.of("payment", "WRONG_CURRENCY"))).isEqualTo(204);
        assertThat(currency(payer, started)).isEqualTo("USD");

        assertThat(switchTo(Map.of("clear", "true"))).isEqualTo(204);

        assertThat(currency(payer, started)).isEqualTo("EUR");
    }

    @ParameterizedTest
    @CsvSource({"payment, UNAVAILABLE_TWICE", "account, EXPIRED", "tamper, DATA", "tamper, METADATA"})
    void theWordsOfEachKindAreTaken(String field, String word) {
        assertThat(switchTo(Map.of(field, word))).isEqualTo(204);
    }

    @Test
    void aTamperMayHaveAPosition() {
        assertThat(switchTo(Map.of("tamper", "DESTINATION_KEY", "position", "0")))
                .isEqualTo(204);
        assertThat(switchTo(Map.of("tamper", "DESTINATION_KEY", "position", "1.0")))
                .isEqualTo(204);
        for (String wrong : List.of("-0.1", "1.1", "NaN", "x", "")) {
            assertThat(switchTo(Map.of("tamper", "DATA", "position", wrong)))
                    .as(wrong)
                    .isEqualTo(400);
        }
        assertThat(switchTo(Map.of("position", "0.5"))).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "payment, FALSCH, WRONG_CURRENCY",
        "payment, wrong_id, WRONG_ID",
        "account, FALSCH, EXPIRED",
        "tamper, FALSCH, DESTINATION_SIGNATURE",
        "clear, ja, true",
        "farbe, rot, payment"
    })
    void anUnknownWordNamesTheAllowedOnes(String field, String word, String allowed) {
        RawClient.Answer answer = http.form("/sandbox/faults", Map.of(field, word));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().text("title")).contains(allowed).doesNotContain(word + " ");
    }

    @Test
    void aFormWithOneWrongWordChangesNothing() {
        Payer payer = Payer.of(sandbox, "eins");
        JsonObject started = payer.start();

        RawClient.Answer answer = http.send(
                "POST", "/sandbox/faults", "application/x-www-form-urlencoded", "payment=WRONG_CURRENCY&tamper=FALSCH");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(currency(payer, started)).isEqualTo("EUR");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://boese.example", "null", "http://127.0.0.1:1"})
    void aForeignPageCannotSwitch(String origin) {
        assertThat(http.form("/sandbox/faults", Map.of("clear", "true"), "Origin", origin)
                        .status())
                .isEqualTo(403);
    }

    @Test
    void onlyAFormIsTaken() {
        assertThat(http.json("POST", "/sandbox/faults", Map.of("clear", "true")).status())
                .isEqualTo(415);
        assertThat(http.send("POST", "/sandbox/faults", "application/x-www-form-urlencoded", "")
                        .status())
                .isEqualTo(400);
    }

    private int switchTo(Map<String, String> form) {
        return http.form("/sandbox/faults", form).status();
    }

    private static String currency(Payer payer, JsonObject started) {
        return payer.status(started).json().object("paymentRequest").text("currency");
    }
}
