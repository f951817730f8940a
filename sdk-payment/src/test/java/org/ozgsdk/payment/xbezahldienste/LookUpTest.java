// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment.xbezahldienste;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.payment.PaymentProvider.Initiation;
import org.ozgsdk.payment.PaymentProvider.Recovery;
import org.ozgsdk.payment.xbezahldienste.Stub.Answer;

/** A request of which nobody knows whether it arrived: sent again under its id, then looked up under it. */
class LookUpTest {

    private static final Answer EXISTS = Answer.problem(400, "PAYMENT_EXISTS");

    @Test
    void whatNeverArrivedArrivesNow() throws IOException {
        try (Stub stub = new Stub(200, Bodies.started())) {
            assertThat(recovered(stub)).isInstanceOf(Recovery.Found.class);
            assertThat(stub.calls).hasSize(1);
        }
    }

    @Test
    void whatArrivedIsFoundUnderOurId() throws IOException {
        try (Stub stub = showing(Answer.of(200, Bodies.started()))) {
            assertThat(recovered(stub)).isInstanceOfSatisfying(Recovery.Found.class, found -> {
                assertThat(found.started().transactionId()).isEqualTo("T-1");
                assertThat(found.started().page()).hasToString("https://bezahl.ozgsdk.example/seite/1");
            });
            assertThat(stub.calls)
                    .containsExactly(
                            "POST /api/v1/paymenttransaction/gewerbe/053340002002",
                            "GET /api/v1/paymenttransaction/gewerbe/053340002002/R-1");
        }
    }

    @Test
    void whatTheRefusalItselfShowsIsFound() throws IOException {
        String shown =
                "{\"functionalCode\": \"PAYMENT_EXISTS\", " + Bodies.started().substring(1);
        try (Stub stub = new Stub(400, shown)) {
            assertThat(stub.client().initiate(Bodies.REQUEST_ID, Bodies.order()))
                    .isInstanceOf(Initiation.Started.class);
            assertThat(recovered(stub)).isInstanceOf(Recovery.Found.class);
        }
        try (Stub stub = new Stub(400, shown.replace("R-1", "R-2"))) {
            assertThat(stub.client().initiate(Bodies.REQUEST_ID, Bodies.order()))
                    .isEqualTo(new Initiation.Unknown("PAYMENT_EXISTS"));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 410})
    void whatTheServiceDoesNotShowCanBeFoundByNobody(int status) throws IOException {
        try (Stub stub = showing(Answer.problem(status, "UNSPECIFIED"))) {
            assertThat(recovered(stub)).isInstanceOf(Recovery.Impossible.class);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 401, 403, 408, 425, 429, 500, 503})
    void whereNobodyAnswersItStaysUnclear(int status) throws IOException {
        try (Stub stub = showing(Answer.of(status, "<html>"))) {
            assertThat(recovered(stub)).isInstanceOf(Recovery.Unclear.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html><body>Anmeldung</body></html>", "[]", "{}"})
    void aPageOfSomethingInBetweenIsNoAnswer(String body) throws IOException {
        try (Stub stub = showing(Answer.of(200, body))) {
            assertThat(recovered(stub)).isInstanceOf(Recovery.Unclear.class);
        }
    }

    @Test
    void whatIsThereAndCanBePaidByNobodyIsForAPerson() throws IOException {
        try (Stub stub = showing(Answer.of(200, Bodies.withoutPage("CANCELED")))) {
            assertThat(recovered(stub)).isInstanceOf(Recovery.Impossible.class);
        }
        try (Stub stub = showing(Answer.of(200, Bodies.started("R-2", "EUR", "26.00")))) {
            assertThat(recovered(stub)).isInstanceOf(Recovery.Impossible.class);
        }
    }

    @Test
    void anOperatorMayLeaveOutTheLookUp() throws IOException {
        try (Stub stub = showing(Answer.of(200, Bodies.started()))) {
            XBezahldienste client = stub.builder(new Authentication.None())
                    .lookUpByRequestId(false)
                    .build();

            assertThat(client.recover(Bodies.REQUEST_ID, Bodies.order())).isInstanceOf(Recovery.Impossible.class);
            assertThat(stub.calls).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"CALCULATION_ERROR", "VALIDATION_ERROR", "UNSPECIFIED"})
    void aRefusalOfTheSecondRequestSaysNothingOfTheFirst(String code) throws IOException {
        try (Stub stub = new Stub((base, call) -> Answer.problem(400, code))) {
            assertThat(recovered(stub)).isInstanceOf(Recovery.Unclear.class);
        }
    }

    @Test
    void aFaultOfTheSetUpLeavesItToBeAskedAgain() throws IOException {
        try (Stub stub = new Stub((base, call) -> Answer.problem(404, "NO_VALID_ORIGINATOR_OR_ENDPOINT"))) {
            assertThatThrownBy(() -> recovered(stub)).isInstanceOf(ConfigurationException.class);
        }
    }

    /** A service that has the request already, and answers the look-up so. */
    private static Stub showing(Answer answer) throws IOException {
        return new Stub((base, call) -> call.startsWith("POST") ? EXISTS : answer);
    }

    private static Recovery recovered(Stub stub) {
        return stub.client().recover(Bodies.REQUEST_ID, Bodies.order());
    }
}
