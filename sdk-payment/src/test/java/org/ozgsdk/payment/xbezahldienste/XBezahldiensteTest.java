// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment.xbezahldienste;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.Environment;
import org.ozgsdk.core.Money;
import org.ozgsdk.core.PaymentEvidence;
import org.ozgsdk.core.PaymentMethod;
import org.ozgsdk.core.RejectedException;
import org.ozgsdk.core.Secret;
import org.ozgsdk.core.UnavailableException;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.core.json.JsonObject;
import org.ozgsdk.payment.PaymentItem;
import org.ozgsdk.payment.PaymentOrder;
import org.ozgsdk.payment.PaymentProvider.Initiation;
import org.ozgsdk.payment.PaymentProvider.StatusReport;
import org.ozgsdk.payment.PaymentStatus;
import org.ozgsdk.payment.StatusQuestion;

class XBezahldiensteTest {

    private static final String STARTED = """
            {"paymentInformation": {"transactionUrl": "https://bezahl.example/t/T-1", "transactionRedirectUrl": "https://bezahl.example/p/1",
             "transactionId": "T-1", "transactionReference": "KZ-1", "status": "INITIAL", "unknown": 1}}""";

    @Test
    void aRequestSaysExactlyWhatIsToBePaid() throws IOException {
        try (Stub stub = new Stub(200, STARTED)) {
            Initiation initiation = stub.client().initiate("R-1", order());

            assertThat(initiation).isInstanceOfSatisfying(Initiation.Started.class, started -> {
                assertThat(started.transactionId()).isEqualTo("T-1");
                assertThat(started.page()).hasToString("https://bezahl.example/p/1");
                assertThat(started.reference()).contains("KZ-1");
            });
            String sent = new String(stub.bodies.get(0), StandardCharsets.UTF_8);
            assertThat(stub.calls).containsExactly("POST /api/v1/paymenttransaction/gewerbe/053340002002");
            assertThat(stub.headers.get(0)).endsWith("1.2.0");
            assertThat(sent)
                    .contains("\"grossAmount\":59.00", "\"currency\":\"EUR\"", "\"singleNetAmount\":13.00")
                    .contains("\"purpose\":\"Gebuehr\"", "\"quantity\":2")
                    .doesNotContain("requestor");
            JsonObject first =
                    Json.object(stub.bodies.get(0), "sent").objects("items").get(0);
            assertThat(first.names())
                    .containsExactlyInAnyOrder(
                            "id",
                            "reference",
                            "description",
                            "taxRate",
                            "quantity",
                            "totalNetAmount",
                            "totalTaxAmount",
                            "singleNetAmount",
                            "singleTaxAmount",
                            "bookingData");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504, 408})
    void aFailureAfterSendingLeavesTheOutcomeUnknownAndIsNotRepeated(int status) throws IOException {
        try (Stub stub = new Stub(status, "<html>")) {
            assertThat(stub.client().initiate("R-1", order())).isInstanceOf(Initiation.Unknown.class);

            assertThat(stub.calls).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[]", "{\"paymentInformation\":{\"transactionId\":\"T\"}}", "<html>"})
    void aPositiveAnswerThatCannotBeReadLeavesTheOutcomeUnknown(String body) throws IOException {
        try (Stub stub = new Stub(200, body)) {
            assertThat(stub.client().initiate("R-1", order())).isInstanceOf(Initiation.Unknown.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"javascript:alert(1)", "http://evil.example/p", "file:///etc/passwd", "%%%"})
    void aPageThatIsNoSafeAddressIsNotShown(String page) throws IOException {
        try (Stub stub = new Stub(200, STARTED.replace("https://bezahl.example/p/1", page))) {
            assertThat(stub.client().initiate("R-1", order())).isInstanceOf(Initiation.Unknown.class);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "R-2, 59.00, EUR",
        "R-1, 59.01, EUR",
        "R-1, 59.001, EUR",
        "R-1, 59.00, CHF",
    })
    void nobodyIsSentToAPageWhosePaymentWouldNotFit(String requestId, String amount, String currency)
            throws IOException {
        try (Stub stub = new Stub(200, repeating(STARTED, requestId, amount, currency))) {
            assertThat(stub.client().initiate("R-1", order())).isInstanceOf(Initiation.Unknown.class);
        }
        try (Stub stub = new Stub(200, repeating(STARTED, "R-1", "59.0", "EUR"))) {
            assertThat(stub.client().initiate("R-1", order())).isInstanceOf(Initiation.Started.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "..", "T/1", "T 1", "T-1234567890123456789012345678901234567890123"})
    void nobodyIsSentToPayWhatCouldNotBeAskedAboutLater(String transactionId) throws IOException {
        try (Stub stub = new Stub(200, STARTED.replace("\"T-1\"", "\"" + transactionId + "\""))) {
            assertThat(stub.client().initiate("R-1", order())).isInstanceOf(Initiation.Unknown.class);
        }
    }

    @ParameterizedTest
    @CsvSource({"400, UNSPECIFIED", "303, ''", "425, ''"})
    void whatDoesNotSayThatNothingWasBookedLeavesTheOutcomeUnknown(int status, String code) throws IOException {
        try (Stub stub = new Stub(status, "{\"functionalCode\":\"" + code + "\"}")) {
            assertThat(stub.client().initiate("R-1", order())).isInstanceOf(Initiation.Unknown.class);
        }
        try (Stub stub = new Stub(404, "<html>")) {
            assertThat(stub.client().initiate("R-1", order()))
                    .isEqualTo(new Initiation.Refused("HTTP 404", "status 404"));
        }
    }

    @Test
    void aMemberOfAnotherTypeKeepsNoMoneyFromBeingSeen() throws IOException {
        String paid = STARTED.replace(
                        "\"INITIAL\"",
                        "\"PAYED\", \"paymentMethod\": 7, \"paymentMethodDetail\": {},"
                                + " \"transactionTimestamp\": \"gestern\", \"statusDetail\": []")
                .replace("\"KZ-1\"", "4711");
        Instant now = Instant.parse("2026-11-23T10:00:00Z");
        try (Stub stub = new Stub(200, paid)) {
            XBezahldienste client = XBezahldienste.builder(stub.endpoint())
                    .clock(Clock.fixed(now, ZoneOffset.UTC))
                    .build();

            StatusReport report = client.status(question("T-1", "59.00"));

            assertThat(report.reference()).contains("4711");
            assertThat(report.evidence()).hasValueSatisfying(evidence -> {
                assertThat(evidence.method()).isEqualTo(PaymentMethod.OTHER);
                assertThat(evidence.paidAt()).as("the time of the read").isEqualTo(now);
            });
        }
    }

    @Test
    void anAddressOfAnotherHostDoesNotTravelOn() throws IOException {
        String paid = STARTED.replace("INITIAL", "PAYED");
        try (Stub stub = new Stub(200, paid)) {
            assertThat(evidenceOf(stub).transactionUrl()).isEmpty();
        }
        try (Stub stub = new Stub(200, base -> paid.replace("https://bezahl.example/t/", base.toString()))) {
            assertThat(evidenceOf(stub).transactionUrl()).contains(stub.base().resolve("T-1"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"SIM-1", "SIM-2"})
    void aSimulatorIsNotBelievedInProd(String id) {
        AnswerReader reader = new AnswerReader(
                new XBezahldiensteEndpoint(
                        Environment.PROD, URI.create("https://b.example"), "a", "1", new Authentication.None()),
                Clock.systemUTC());
        byte[] answer = STARTED.replace("T-1\"", id + "\"").getBytes(StandardCharsets.UTF_8);
        byte[] local = STARTED.replace("https://bezahl.example/p/1", "http://127.0.0.1/p")
                .getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> reader.started(answer, "R-1", Money.euro("1.00")))
                .isInstanceOf(UntrustedException.class);
        assertThatThrownBy(() -> reader.report("x", answer, Money.euro("1.00"))).isInstanceOf(UntrustedException.class);
        assertThatThrownBy(() -> reader.started(local, "R-1", Money.euro("1.00")))
                .as("a page on the own machine")
                .isInstanceOf(UntrustedException.class);
    }

    @Test
    void lettersThatNoStatementKnowsAreLeftOut() throws IOException {
        PaymentItem item = new PaymentItem("1", "😀", 1, Money.euro("1.00"), Map.of());
        PaymentOrder order = new PaymentOrder(
                "claim-1", "Gebühr", "Gewerbe 😀 Đặng", List.of(item), URI.create("https://dienst.example/zurueck"));
        try (Stub stub = new Stub(200, STARTED)) {
            stub.client().initiate("R-1", order);

            JsonObject sent = Json.object(stub.bodies.get(0), "sent");
            assertThat(sent.text("description")).isEqualTo("Gewerbe  Đặng");
            assertThat(sent.objects("items").get(0).has("description")).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void credentialsThatAreNotTakenAreAFaultOfTheSetUp(int status) throws IOException {
        try (Stub stub = new Stub(status, "")) {
            XBezahldienste client = stub.client(new Authentication.Basic("wir", Secret.of("geheim")));

            assertThatThrownBy(() -> client.initiate("R-1", order()))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageNotContaining("geheim");
            assertThat(client + " " + new Authentication.Basic("wir", Secret.of("geheim")))
                    .doesNotContain("geheim", "wir");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "INITIAL, PENDING",
        "PAYED, PAID",
        "PAID, PAID",
        "FAILED, FAILED",
        "CANCELED, CANCELLED",
        "CANCELLED, CANCELLED",
        "SOMETHING_NEW, PENDING"
    })
    void aStatusIsReadInOurWords(String word, PaymentStatus state) throws IOException {
        try (Stub stub = new Stub(200, STARTED.replace("INITIAL", word))) {
            StatusReport report = stub.client().status(question("T-1", "59.00"));

            assertThat(report.state()).isEqualTo(state);
            assertThat(report.word()).isEqualTo(word);
            assertThat(report.evidence().isPresent()).isEqualTo(state == PaymentStatus.PAID);
            assertThat(report.amount()).isEmpty();
        }
    }

    @Test
    void whatWasPaidIsReadWithItsMethodAndTime() throws IOException {
        String paid = STARTED.replace(
                "\"status\": \"INITIAL\"",
                "\"status\": \"PAYED\", \"paymentMethod\": \"WERO\", \"transactionTimestamp\": \"2026-11-23T10:15:30.5+01:00\"");
        try (Stub stub = new Stub(
                200,
                paid.replace(
                        "}}",
                        "}, \"paymentRequest\": {\"requestId\": \"R-1\", \"grossAmount\": 59.0, \"currency\": \"EUR\"}}"))) {
            StatusReport report = stub.client().status(question("T-1", "59.00"));

            assertThat(report.requestId()).contains("R-1");
            assertThat(report.amount().orElseThrow()).isEqualByComparingTo("59.00");
            assertThat(report.evidence()).hasValueSatisfying(evidence -> {
                assertThat(evidence.method()).isEqualTo(PaymentMethod.OTHER);
                assertThat(evidence.methodDetail()).contains("WERO");
                assertThat(evidence.paidAt()).isEqualTo("2026-11-23T09:15:30.500Z");
                assertThat(evidence.transactionReference()).contains("KZ-1");
            });
        }
    }

    @Test
    void aStatusThatCannotBeReadNowIsTriedLaterAndARefusalIsNot() throws IOException {
        try (Stub stub = new Stub(503, "")) {
            assertThatThrownBy(() -> stub.client().status(question("T-1", "1.00")))
                    .isInstanceOf(UnavailableException.class);
        }
        try (Stub stub = new Stub(404, "{\"functionalCode\":\"X\"}")) {
            assertThatThrownBy(() -> stub.client().status(question("T-1", "1.00")))
                    .isInstanceOf(RejectedException.class);
        }
        try (Stub stub = new Stub(200, "<html>")) {
            assertThatThrownBy(() -> stub.client().status(question("T-1", "1.00")))
                    .isInstanceOf(UntrustedException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"../status", "T/1", "T 1", "", "T-1234567890123456789012345678901234567890123"})
    void aTransactionIdNeverChangesThePath(String id) throws IOException {
        try (Stub stub = new Stub(200, STARTED)) {
            assertThatThrownBy(() -> stub.client().status(question(id, "1.00"))).isInstanceOf(UntrustedException.class);
            assertThat(stub.calls).isEmpty();
        }
    }

    @Test
    void anOrderTheStandardDoesNotTakeIsNotSent() throws IOException {
        try (Stub stub = new Stub(200, STARTED)) {
            PaymentOrder large = order(new PaymentItem("1", "x", 1, Money.ofCents(99_999_901), Map.of()));
            PaymentOrder booking = order(new PaymentItem("1", "x", 1, Money.euro("1.00"), Map.of("k", "a;b")));
            PaymentOrder id = order(new PaymentItem("1.2", "x", 1, Money.euro("1.00"), Map.of()));

            PaymentOrder many = order(new PaymentItem("1", "x", 1_000_000, Money.ofCents(1), Map.of()));
            PaymentOrder relative = new PaymentOrder("c", "p", "d", many.items(), URI.create("/zurueck"));

            for (PaymentOrder order : List.of(large, booking, id, many, relative)) {
                assertThatThrownBy(() -> stub.client().initiate("R-1", order))
                        .isInstanceOf(ConfigurationException.class);
            }
            assertThat(stub.calls).isEmpty();
        }
    }

    @Test
    void anEndpointOfOtherLettersIsRefused() {
        assertThatThrownBy(() -> new XBezahldiensteEndpoint(
                        Environment.PROD, URI.create("https://b.example"), "ü", "1", new Authentication.None()))
                .isInstanceOf(ConfigurationException.class);
        assertThatThrownBy(() -> new XBezahldiensteEndpoint(
                        Environment.PROD, URI.create("ftp://b.example"), "a", "1", new Authentication.None()))
                .isInstanceOf(ConfigurationException.class);
        assertThatThrownBy(() -> new Authentication.Basic("a:b", Secret.of("x")))
                .isInstanceOf(ConfigurationException.class);
    }

    private static PaymentEvidence evidenceOf(Stub stub) {
        return stub.client().status(question("T-1", "59.00")).evidence().orElseThrow();
    }

    private static String repeating(String answer, String requestId, String amount, String currency) {
        return answer.replace(
                "}}",
                "}, \"paymentRequest\": {\"requestId\": \"" + requestId + "\", \"grossAmount\": " + amount
                        + ", \"currency\": \"" + currency + "\"}}");
    }

    private static PaymentOrder order() {
        return order(
                new PaymentItem(
                        "12-1-3",
                        "Gewerbeanmeldung für juristische Personen",
                        1,
                        Money.euro("33.00"),
                        Map.of("objektnummer", "0815")),
                new PaymentItem("12-1-4", "Weitere", 2, Money.euro("13.00"), Map.of()));
    }

    private static PaymentOrder order(PaymentItem... items) {
        return new PaymentOrder(
                "claim-1", "Gebühr", "Gewerbe anmelden", List.of(items), URI.create("https://dienst.example/zurueck"));
    }

    private static StatusQuestion question(String transactionId, String euro) {
        return new StatusQuestion("R-1", transactionId, Optional.empty(), Money.euro(euro), false);
    }
}
