// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment.xbezahldienste;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.RejectedException;
import org.ozgsdk.core.UnavailableException;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.payment.Availability;
import org.ozgsdk.payment.Availability.MaintenanceWindow;
import org.ozgsdk.payment.xbezahldienste.Stub.Answer;

/** What a payment service says of itself (1.2.0: getPaymentMethodsAvailability, getMaintenance, getStatusByIds). */
class SelfReportTest {

    private static final String METHODS = """
            {"paymentMethods": {"up": ["PAYPAL", "OTHER"], "down": ["CREDITCARD", "OTHER"]}}""";

    private static final String MAINTENANCE = """
            {"maintenanceWindows": [
             {"startTime": "2026-12-20T01:00:00+01:00", "endTime": "2026-12-20T03:00:00+01:00", "paymentMethods": {"down": ["PAYPAL"]}},
             {"endTime": "2026-12-15T06:00:00Z", "description": "Geplante Wartung"},
             {"startTime": "2026-12-16T02:00:00Z"}]}""";

    private static final String HEALTHY = """
            {"type": "https://docs.fitko.de/xbezahldienste/API-SystemResponse/", "status": 200, "title": "OK", "detail": "Alles gut"}""";

    @Test
    void theExamplesAreWhatTheStandardSays() {
        PaymentSchemas schemas = PaymentSchemas.orSkip();
        String methods =
                METHODS.strip().replaceFirst("^\\{\"paymentMethods\": ", "").replaceFirst("}$", "");

        assertThat(schemas.findings("PaymentMethodsAvailability", methods)).isEmpty();
        assertThat(schemas.findings("MaintenanceWindows", MAINTENANCE)).isEmpty();
        assertThat(schemas.findings("SystemResponse", HEALTHY)).isEmpty();
    }

    @Test
    void methodsAreReadInTheServicesOwnWords() throws IOException {
        try (Stub stub = new Stub(200, METHODS.replace("PAYPAL", "WERO"))) {
            Availability.Methods methods = availability(stub).methods();

            assertThat(methods.up()).containsExactlyInAnyOrder("WERO", "OTHER");
            assertThat(methods.down()).containsExactlyInAnyOrder("CREDITCARD", "OTHER");
            assertThat(stub.calls).containsExactly("GET /api/v1/payment-methods/gewerbe/053340002002");
        }
    }

    @Test
    void maintenanceIsReadEarliestFirstAndMayHaveNoBeginningOrEnd() throws IOException {
        try (Stub stub = new Stub(200, MAINTENANCE)) {
            assertThat(availability(stub).maintenance())
                    .satisfiesExactly(
                            begun -> {
                                assertThat(begun.from()).isEmpty();
                                assertThat(begun.to()).contains(Instant.parse("2026-12-15T06:00:00Z"));
                                assertThat(begun.methods()).as("all").isEmpty();
                            },
                            open -> {
                                assertThat(open.from()).contains(Instant.parse("2026-12-16T02:00:00Z"));
                                assertThat(open.covers(Instant.parse("2027-12-16T02:00:00Z")))
                                        .isTrue();
                            },
                            payPal -> {
                                assertThat(payPal.from()).contains(Instant.parse("2026-12-20T00:00:00Z"));
                                assertThat(payPal.methods()).isEqualTo(Set.of("PAYPAL"));
                            });
            assertThat(stub.calls).containsExactly("GET /api/v1/maintenance/gewerbe/053340002002");
        }
    }

    @Test
    void oneOddWindowHidesNoOther() throws IOException {
        String odd = "{\"maintenanceWindows\": [7, {\"startTime\": \"bald\", \"paymentMethods\": []},"
                + " {\"startTime\": \"2026-12-16T02:00:00Z\", \"paymentMethods\": {\"down\": 7}}], \"new\": 1}";
        try (Stub stub = new Stub(200, odd)) {
            assertThat(availability(stub).maintenance())
                    .extracting(MaintenanceWindow::from)
                    .hasSize(2)
                    .last()
                    .asInstanceOf(InstanceOfAssertFactories.OPTIONAL)
                    .contains(Instant.parse("2026-12-16T02:00:00Z"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"paymentMethods\": null, \"maintenanceWindows\": null}"})
    void whoSaysNothingHasNothing(String body) throws IOException {
        try (Stub stub = new Stub(200, body)) {
            assertThat(availability(stub).methods()).isEqualTo(new Availability.Methods(Set.of(), Set.of()));
            assertThat(availability(stub).maintenance()).isEmpty();
        }
    }

    @Test
    void aServiceThatIsWellSaysSoInTheShapeOfAProblem() throws IOException {
        try (Stub stub = new Stub(
                (base, call) -> new Answer(200, HEALTHY, Map.of("Content-Type", "application/problem+json")))) {
            assertThat(availability(stub).isHealthy()).isTrue();
            assertThat(stub.calls).containsExactly("GET /api/v1/status/gewerbe/053340002002");
        }
    }

    @ParameterizedTest
    @CsvSource({"'', true", "{}, true", "'{\"status\": 503}', false", "<html>Wartung</html>, false", "[], false"})
    void healthIsTheServicesOwnWord(String body, boolean healthy) throws IOException {
        try (Stub stub = new Stub(200, body)) {
            assertThat(availability(stub).isHealthy()).isEqualTo(healthy);
        }
    }

    @Test
    void whoCannotBeAskedIsNotSaidToBeWell() throws IOException {
        try (Stub stub = new Stub((base, call) -> Answer.problem(503, "UNSPECIFIED"))) {
            assertThatThrownBy(() -> availability(stub).isHealthy()).isInstanceOf(UnavailableException.class);
        }
        try (Stub stub = new Stub((base, call) -> Answer.problem(403, "FORBIDDEN"))) {
            assertThatThrownBy(() -> availability(stub).isHealthy()).isInstanceOf(ConfigurationException.class);
            assertThatThrownBy(() -> availability(stub).methods()).isInstanceOf(ConfigurationException.class);
        }
        try (Stub stub = new Stub(404, "")) {
            assertThatThrownBy(() -> availability(stub).maintenance()).isInstanceOf(RejectedException.class);
        }
        try (Stub stub = new Stub(200, "<html>")) {
            assertThatThrownBy(() -> availability(stub).methods()).isInstanceOf(UntrustedException.class);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = SpecVersion.class,
            names = {"V1_0", "V1_1"})
    void anOlderServiceIsAskedForItsHealthOnly(SpecVersion version) throws IOException {
        try (Stub stub = new Stub(200, HEALTHY)) {
            Availability availability = XBezahldienste.builder(stub.endpoint().withVersion(version))
                    .build()
                    .availability()
                    .orElseThrow();

            assertThat(availability.methods().up()).isEmpty();
            assertThat(availability.maintenance()).isEmpty();
            assertThat(stub.calls).isEmpty();
            assertThat(availability.isHealthy()).isTrue();
        }
    }

    private static Availability availability(Stub stub) {
        return stub.client().availability().orElseThrow();
    }
}
