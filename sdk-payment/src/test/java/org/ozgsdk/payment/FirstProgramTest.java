// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ozgsdk.core.Environment;
import org.ozgsdk.core.store.InMemoryStore;
import org.ozgsdk.core.store.Store;
import org.ozgsdk.core.transport.Body;
import org.ozgsdk.core.transport.Request;
import org.ozgsdk.core.transport.Transport;
import org.ozgsdk.payment.fee.Fee;
import org.ozgsdk.payment.fee.FeeCalculation;
import org.ozgsdk.payment.fee.FeeFacts;
import org.ozgsdk.payment.fee.FeeFile;
import org.ozgsdk.payment.xbezahldienste.Authentication;
import org.ozgsdk.payment.xbezahldienste.XBezahldienste;
import org.ozgsdk.payment.xbezahldienste.XBezahldiensteEndpoint;
import org.ozgsdk.sandbox.PaymentServiceAccess;
import org.ozgsdk.sandbox.Sandbox;

class FirstProgramTest {

    private static final byte[] FILE = """
            gebuehrenordnung: "Muster"
            rechtsgrundlage: "AVwGebO NRW, Tarifstelle 12.1.3"
            gueltigAb: "2024-01-01"
            muster: true
            positionen:
              - tarifstelle: "12.1.3"
                text: "Gewerbeanmeldung, natürliche Person"
                betrag: "26.00"
                wenn: "nicht juristischePerson"
              - tarifstelle: "12.1.3"
                text: "Gewerbeanmeldung, juristische Person"
                betrag: "33.00"
                wenn: "juristischePerson"
              - tarifstelle: "12.1.3"
                text: "je weitere vertretende Person"
                betrag: "13.00"
                je: "weitereVertreter"
            """.getBytes(StandardCharsets.UTF_8);

    @Test
    void theFirstProgramRuns() {
        try (Sandbox sandbox = Sandbox.builder().officeInterval(Duration.ZERO).start()) {
            PaymentServiceAccess access = sandbox.paymentService("eins");
            Transport transport = Transport.builder(Environment.SANDBOX).build();
            Store store = new InMemoryStore(Clock.systemUTC());
            XBezahldiensteEndpoint endpoint = new XBezahldiensteEndpoint(
                    Environment.SANDBOX,
                    access.base(),
                    access.originatorId(),
                    "053340002002",
                    new Authentication.Basic(access.clientId(), access.clientSecret()));
            LocalDate today = LocalDate.of(2026, 11, 23);
            URI back = URI.create("https://dienst.example/zurueck");
            // tag::first[]
            FeeFacts facts = FeeFacts.builder()
                    .flag("juristischePerson", true)
                    .count("weitereVertreter", 1)
                    .build();
            Fee fee = FeeCalculation.of(FeeFile.read(FILE, "aachen.yaml"), facts, today);
            Payments payments = Payments.builder(
                            XBezahldienste.builder(endpoint)
                                    .transport(transport)
                                    .build(),
                            store)
                    .build();
            Payment payment = payments.start(
                    new PaymentOrder("antrag-4711", "Gewerbeanmeldung", "Gewerbe anmelden", fee.items(), back));
            URI page = payment.page().orElseThrow(); // show it; whoever comes back from there proves nothing
            Payment now = payments.check(payment.id());
            // end::first[]
            assertThat(fee.total()).hasToString("46,00 EUR");
            assertThat(fee.trace()).contains("12.1.3", "46,00 EUR", "Muster");
            assertThat(now.status()).isEqualTo(PaymentStatus.PENDING);
            transport.send(Request.post(page, Body.form(Map.of("zahlart", "CREDITCARD", "aktion", "bezahlen"))));
            assertThat(payments.check(payment.id()).isPaid()).isTrue();
        }
    }
}
