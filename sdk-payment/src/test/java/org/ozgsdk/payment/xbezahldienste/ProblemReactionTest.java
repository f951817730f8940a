// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment.xbezahldienste;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.RejectedException;
import org.ozgsdk.core.UnavailableException;
import org.ozgsdk.payment.PaymentProvider.Initiation;
import org.ozgsdk.payment.xbezahldienste.Stub.Answer;

/** Each code of the standard and what it leads to (payment sheet 3.7). */
class ProblemReactionTest {

    @ParameterizedTest
    @CsvSource({
        "404, NO_VALID_ORIGINATOR_OR_ENDPOINT, originatorId und endPointId",
        "404, NO_VALID_ORIGINATOR_OR_DESTINATION, originatorId und endPointId",
        "400, BOOKING_DATA_MISSING, PaymentItem.bookingData",
        "403, FORBIDDEN, XBezahldiensteEndpoint.authentication",
        "400, FORBIDDEN, XBezahldiensteEndpoint.authentication",
        "401, UNSPECIFIED, XBezahldiensteEndpoint.authentication",
        "403, UNSPECIFIED, XBezahldiensteEndpoint.authentication",
    })
    void aFaultOfTheSetUpSaysWhereToLook(int status, String code, String where) throws IOException {
        try (Stub stub = answering(Answer.problem(status, code))) {
            assertThatThrownBy(() -> initiated(stub))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining(where)
                    .hasMessageContaining(code)
                    .hasMessageNotContaining("Mustermann");
            assertThat(stub.calls).as("sent once").hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"400, CALCULATION_ERROR", "400, VALIDATION_ERROR", "422, SOMETHING_NEW"})
    void aRequestThatBreaksARuleIsRefusedForGood(int status, String code) throws IOException {
        try (Stub stub = answering(Answer.problem(status, code))) {
            assertThat(initiated(stub)).isEqualTo(new Initiation.Refused(code, "status " + status));
        }
    }

    @Test
    void aRequestThatIsThereAlreadyIsNotRefused() throws IOException {
        try (Stub stub = answering(Answer.problem(400, "PAYMENT_EXISTS"))) {
            assertThat(initiated(stub)).isEqualTo(new Initiation.Unknown("PAYMENT_EXISTS"));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 503})
    void theCodeForEverythingElseProvesNothing(int status) throws IOException {
        try (Stub stub = answering(Answer.problem(status, "UNSPECIFIED"))) {
            assertThat(initiated(stub)).isInstanceOf(Initiation.Unknown.class);
            assertThat(stub.calls).as("sent once").hasSize(1);
        }
    }

    @Test
    void aQuestionThatMeetsAFaultOfTheServiceIsAskedAgainBeforeItIsGivenUp() throws IOException {
        try (Stub stub = answering(Answer.problem(503, "UNSPECIFIED"))) {
            assertThatThrownBy(() -> stub.client().status(Bodies.question())).isInstanceOf(UnavailableException.class);
            assertThat(stub.calls).hasSize(3);
        }
    }

    @ParameterizedTest
    @CsvSource({"404, NO_VALID_ORIGINATOR_OR_ENDPOINT", "404, NO_VALID_ORIGINATOR_OR_DESTINATION", "403, FORBIDDEN"})
    void aQuestionThatMeetsAFaultOfTheSetUpSaysSo(int status, String code) throws IOException {
        try (Stub stub = answering(Answer.problem(status, code))) {
            assertThatThrownBy(() -> stub.client().status(Bodies.question()))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining(code);
        }
    }

    @Test
    void aTransactionThatIsNotKnownIsARefusalAndNoFailedPayment() throws IOException {
        try (Stub stub = answering(Answer.problem(404, "UNSPECIFIED"))) {
            assertThatThrownBy(() -> stub.client().status(Bodies.question()))
                    .isInstanceOfSatisfying(RejectedException.class, refused -> {
                        assertThat(refused.status()).isEqualTo(404);
                        assertThat(refused.code()).isEqualTo("UNSPECIFIED");
                    });
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html><body>Wartung</body></html>",
                "[]",
                "\"nein\"",
                "{\"functionalCode\": 7}",
                "{\"functionalCode\": \"a b\"}"
            })
    void aRefusalOfAnyShapeIsReadByItsStatus(String body) throws IOException {
        try (Stub stub = answering(Answer.of(400, body))) {
            assertThat(initiated(stub)).isEqualTo(new Initiation.Refused("HTTP 400", "status 400"));
        }
        try (Stub stub = answering(Answer.of(502, body))) {
            assertThat(initiated(stub)).isInstanceOf(Initiation.Unknown.class);
        }
    }

    private static Stub answering(Answer answer) throws IOException {
        return new Stub((base, call) -> answer);
    }

    private static Initiation initiated(Stub stub) {
        return stub.client().initiate(Bodies.REQUEST_ID, Bodies.order());
    }
}
