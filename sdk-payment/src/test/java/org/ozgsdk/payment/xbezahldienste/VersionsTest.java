// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment.xbezahldienste;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ozgsdk.core.Environment;
import org.ozgsdk.core.Money;
import org.ozgsdk.core.transport.Transport;
import org.ozgsdk.payment.Availability;
import org.ozgsdk.payment.Payer;
import org.ozgsdk.payment.PaymentItem;
import org.ozgsdk.payment.PaymentOrder;
import org.ozgsdk.payment.PaymentProvider.Initiation;
import org.ozgsdk.payment.PaymentStatus;
import org.ozgsdk.payment.StatusQuestion;
import org.ozgsdk.sandbox.PaymentMaintenance;
import org.ozgsdk.sandbox.PaymentServiceAccess;
import org.ozgsdk.sandbox.Sandbox;

/** The three versions against services that refuse each other's spelling. */
class VersionsTest {

    private static final PaymentOrder ORDER = new PaymentOrder(
            "antrag-1",
            "Gebühr für Straße",
            "Größe: 3 (drei)",
            List.of(new PaymentItem(
                    "1",
                    "Plakette",
                    3,
                    Money.euro("8.40"),
                    Money.euro("1.60"),
                    new BigDecimal("19"),
                    Map.of("haushaltstelle", "1"))),
            URI.create("https://dienst.ozgsdk.example/zurueck"));

    private Sandbox sandbox;

    @BeforeEach
    void start() {
        sandbox = Sandbox.builder().start();
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @ParameterizedTest
    @CsvSource({"eins, V1_2", "zwei, V1_2", "v10, V1_0", "v11, V1_1"})
    void everyVersionTakesWhatWeWriteForIt(String service, SpecVersion version) {
        XBezahldienste provider = provider(service, version);
        Payer.PostalAddress here = new Payer.PostalAddress(List.of("Hauptstraße 1"), "52062", "Aachen", "DE");
        Payer.PostalAddress abroad = new Payer.PostalAddress(List.of("Rue 1", "Étage 2"), "75001", "Paris", "FR");
        for (PaymentOrder order : List.of(
                ORDER,
                ORDER.withPayer(new Payer(Payer.Kind.PERSON, "Mustermann", Optional.of("Erika"), Optional.of(here))),
                ORDER.withPayer(new Payer(Payer.Kind.PERSON, "Nguyễn", Optional.of("Ánh"), Optional.of(abroad))),
                ORDER.withPayer(
                        new Payer(Payer.Kind.ORGANISATION, "Muster 24 GmbH", Optional.empty(), Optional.of(abroad))))) {
            String id = UUID.randomUUID().toString();
            assertThat(provider.initiate(id, order))
                    .as(service)
                    .isInstanceOfSatisfying(Initiation.Started.class, begun -> {
                        StatusQuestion question =
                                new StatusQuestion(id, begun.transactionId(), Optional.empty(), order.total(), false);
                        assertThat(provider.status(question).state()).isEqualTo(PaymentStatus.PENDING);
                        assertThat(provider.status(question).amount())
                                .hasValueSatisfying(amount -> assertThat(amount).isEqualByComparingTo("30.00"));
                    });
        }
    }

    @ParameterizedTest
    @CsvSource({"v10, V1_2", "eins, V1_0", "v11, V1_0", "v10, V1_1"})
    void aWrongVersionIsARefusalAndNoPayment(String service, SpecVersion version) {
        assertThat(provider(service, version).initiate(UUID.randomUUID().toString(), ORDER))
                .isInstanceOfSatisfying(
                        Initiation.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo("VALIDATION_ERROR"));
        assertThat(sandbox.payments().list()).isEmpty();
    }

    @Test
    void methodsMaintenanceAndHealthAreTold() {
        Instant from = Instant.parse("2026-12-24T18:00:00Z");
        sandbox.payments()
                .announce(new PaymentMaintenance(
                        Optional.of(from), Optional.of(from.plusSeconds(3_600)), "Heiligabend", java.util.Set.of()));
        Availability availability =
                provider("eins", SpecVersion.V1_2).availability().orElseThrow();

        assertThat(availability.methods().up()).contains("CREDITCARD");
        assertThat(availability.methods().down()).contains("GIROPAY");
        assertThat(availability.maintenance()).singleElement().satisfies(window -> {
            assertThat(window.covers(from)).isTrue();
            assertThat(window.covers(from.plusSeconds(3_600))).isFalse();
        });
        assertThat(availability.isHealthy()).isTrue();
    }

    @Test
    void anOlderServiceTellsItsHealthOnly() {
        Availability availability =
                provider("v10", SpecVersion.V1_0).availability().orElseThrow();

        assertThat(availability.methods().up()).isEmpty();
        assertThat(availability.maintenance()).isEmpty();
        assertThat(availability.isHealthy()).isTrue();
    }

    private XBezahldienste provider(String service, SpecVersion version) {
        PaymentServiceAccess access = sandbox.paymentService(service);
        Authentication authentication = access.tokenUri()
                .<Authentication>map(token -> new Authentication.ClientCredentials(
                        token, access.clientId(), access.clientSecret(), access.tokenByBasic()))
                .orElseGet(() -> new Authentication.Basic(access.clientId(), access.clientSecret()));
        return XBezahldienste.builder(new XBezahldiensteEndpoint(
                                Environment.SANDBOX,
                                access.base(),
                                access.originatorId(),
                                "053340002002",
                                authentication)
                        .withVersion(version))
                .transport(Transport.builder(Environment.SANDBOX).build())
                .build();
    }
}
