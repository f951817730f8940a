// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment.xbezahldienste;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ozgsdk.core.Money;
import org.ozgsdk.core.PaymentEvidence;
import org.ozgsdk.core.PaymentMethod;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.core.store.InMemoryStore;
import org.ozgsdk.payment.Payment;
import org.ozgsdk.payment.PaymentItem;
import org.ozgsdk.payment.PaymentOrder;
import org.ozgsdk.payment.PaymentProvider.Initiation;
import org.ozgsdk.payment.PaymentProvider.StatusReport;
import org.ozgsdk.payment.PaymentStatus;
import org.ozgsdk.payment.Payments;
import org.ozgsdk.payment.TestClock;
import org.ozgsdk.payment.xbezahldienste.Stub.Answer;

/** The cases an integrator asks about, each with its outcome. */
class NamedCasesTest {

    @Test
    void umlautsInThePurposeAreWrittenOut() throws IOException {
        assertThat(purposeSent("Gebühr für Straße")).isEqualTo("Gebuehr fuer Strasse");
    }

    @Test
    void ofAPurposeOf28CharactersTheLastIsCut() throws IOException {
        String longest = "123456789-123456789-1234567";

        assertThat(longest).hasSize(27);
        assertThat(purposeSent(longest)).isEqualTo(longest);
        assertThat(purposeSent(longest + "8")).isEqualTo(longest);
    }

    @Test
    void anOrderWithoutLinesCannotBeMade() {
        assertThatThrownBy(() -> new PaymentOrder("c", "p", "d", List.of(), URI.create("https://d.example/")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0.01", "-26.00", "0.00"})
    void aLineOfNothingOrLessCannotBeMade(String amount) {
        assertThatThrownBy(() -> new PaymentItem("1", "x", 1, Money.euro(amount), Map.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aNegativeAmountThatIsRepeatedIsAMismatch() throws IOException {
        assertThat(checked(Bodies.started("R-1", "EUR", "-26.00"))).isEqualTo(PaymentStatus.MISMATCH);
    }

    @Test
    void anotherCurrencyIsAMismatch() throws IOException {
        assertThat(checked(Bodies.started("R-1", "CHF", "26.00"))).isEqualTo(PaymentStatus.MISMATCH);
    }

    @ParameterizedTest
    @CsvSource({
        "26, PENDING",
        "26.0, PENDING",
        "26.00, PENDING",
        "2.6E1, PENDING",
        "26.000, PENDING",
        "26.001, MISMATCH",
        "25.999, MISMATCH",
        "2600, MISMATCH",
        "2.6E999999, MISMATCH",
    })
    void anAmountIsComparedAsANumberAndNeverRounded(String amount, PaymentStatus outcome) throws IOException {
        assertThat(checked(Bodies.started("R-1", "EUR", amount))).isEqualTo(outcome);
    }

    @Test
    void weroIsAnotherMethodWithItsNameAsDetail() throws IOException {
        assertThat(evidence(Bodies.paid("\"OTHER\", \"paymentMethodDetail\": \"Wero\"")))
                .satisfies(wero -> assertThat(wero.method()).isEqualTo(PaymentMethod.OTHER))
                .satisfies(wero -> assertThat(wero.methodDetail()).contains("Wero"));
        assertThat(evidence(Bodies.paid("\"WERO\"")))
                .as("a word that the standard does not know yet")
                .satisfies(wero -> assertThat(wero.method()).isEqualTo(PaymentMethod.OTHER))
                .satisfies(wero -> assertThat(wero.methodDetail()).contains("WERO"));
    }

    @Test
    void giropayAfterItsEndIsReadAsWhatItSays() throws IOException {
        assertThat(evidence(Bodies.paid("\"GIROPAY\"")))
                .satisfies(giropay -> assertThat(giropay.method()).isEqualTo(PaymentMethod.GIROPAY))
                .satisfies(giropay -> assertThat(giropay.paidAt()).isEqualTo("2026-11-23T09:15:30.500Z"));
    }

    @ParameterizedTest
    @CsvSource({"INITIAL, PENDING", "PAYED, PAID", "FAILED, FAILED", "CANCELED, CANCELLED"})
    void anExpiredLinkKeepsNoStatusFromBeingRead(String word, PaymentStatus outcome) throws IOException {
        try (Stub stub = new Stub(200, Bodies.withoutPage(word))) {
            assertThat(stub.client().status(Bodies.question()).state()).isEqualTo(outcome);
            assertThat(stub.client().initiate("R-1", Bodies.order()))
                    .as("nobody can be sent to pay")
                    .isInstanceOf(Initiation.Unknown.class);
        }
    }

    @Test
    void anHtmlErrorBodyChangesNothing() throws IOException {
        try (Stub stub = new Stub((base, call) -> call.startsWith("POST")
                ? Answer.of(200, unnamed(Bodies.started()))
                : Answer.of(404, "<html><h1>Not Found</h1></html>"))) {
            Payments payments = payments(stub);
            Payment payment = payments.start(Bodies.order());

            assertThatThrownBy(() -> payments.check(payment.id())).hasMessageNotContaining("<");
            assertThat(payments.find(payment.id()).orElseThrow().status()).isEqualTo(PaymentStatus.PENDING);
        }
    }

    /** {@return what a payment is after its status was answered so} */
    private static PaymentStatus checked(String answer) throws IOException {
        try (Stub stub = new Stub(
                (base, call) -> Answer.of(200, unnamed(call.startsWith("POST") ? Bodies.started() : answer)))) {
            Payments payments = payments(stub);
            return payments.check(payments.start(Bodies.order()).id()).status();
        }
    }

    /** Without our id, which is another one in each of these payments. */
    private static String unnamed(String answer) {
        return answer.replace("\"requestId\": \"R-1\", ", "");
    }

    private static Payments payments(Stub stub) {
        TestClock clock = new TestClock();
        return Payments.builder(stub.client(), new InMemoryStore(clock))
                .clock(clock)
                .build();
    }

    private static PaymentEvidence evidence(String answer) throws IOException {
        try (Stub stub = new Stub(200, answer)) {
            StatusReport report = stub.client().status(Bodies.question());
            assertThat(report.state()).isEqualTo(PaymentStatus.PAID);
            return report.evidence().orElseThrow();
        }
    }

    private static String purposeSent(String purpose) throws IOException {
        PaymentOrder order = Bodies.order();
        try (Stub stub = new Stub(200, Bodies.started())) {
            stub.client()
                    .initiate(
                            "R-1",
                            new PaymentOrder(
                                    order.claim(), purpose, order.description(), order.items(), order.returnUrl()));
            return Json.object(stub.bodies.get(0), "sent").text("purpose");
        }
    }
}
