// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ozgsdk.auth.AccountAttribute;
import org.ozgsdk.auth.Login;
import org.ozgsdk.auth.LoginOutcome;
import org.ozgsdk.auth.LoginRequest;
import org.ozgsdk.auth.LoginStart;
import org.ozgsdk.auth.bundid.BundId;
import org.ozgsdk.auth.profile.IdentityProvider;
import org.ozgsdk.auth.profile.ServiceProvider;
import org.ozgsdk.auth.saml.SamlAccount;
import org.ozgsdk.core.Ars;
import org.ozgsdk.core.Environment;
import org.ozgsdk.core.LeikaKey;
import org.ozgsdk.core.Responsibility;
import org.ozgsdk.core.TrustLevel;
import org.ozgsdk.core.keys.KeyMaterial;
import org.ozgsdk.core.store.InMemoryStore;
import org.ozgsdk.core.store.Store;
import org.ozgsdk.core.transport.Transport;
import org.ozgsdk.delivery.Destination;
import org.ozgsdk.delivery.Outcome;
import org.ozgsdk.delivery.fitconnect.FitConnect;
import org.ozgsdk.delivery.fitconnect.FitConnectEnvironment;
import org.ozgsdk.efa.pvog.Pvog;
import org.ozgsdk.efa.pvog.PvogEnvironment;
import org.ozgsdk.payment.Payment;
import org.ozgsdk.payment.Payments;
import org.ozgsdk.payment.fee.Fee;
import org.ozgsdk.payment.fee.FeeCalculation;
import org.ozgsdk.payment.fee.FeeFacts;
import org.ozgsdk.payment.fee.FeeFile;
import org.ozgsdk.payment.xbezahldienste.Authentication;
import org.ozgsdk.payment.xbezahldienste.XBezahldienste;
import org.ozgsdk.payment.xbezahldienste.XBezahldiensteEndpoint;
import org.ozgsdk.sandbox.PaymentServiceAccess;
import org.ozgsdk.sandbox.Sandbox;

/** The seven steps of the README, word by word. */
class FirstApplicationTest {

    private static final byte[] FEES = """
            gebuehrenordnung: "Muster"
            rechtsgrundlage: "Muster nach AVwGebO NRW, Tarifstelle 12.1.3"
            gueltigAb: "2024-01-01"
            muster: true
            positionen:
              - tarifstelle: "12.1.3"
                text: "Gewerbeanmeldung"
                betrag: "26.00"
            """.getBytes(StandardCharsets.UTF_8);

    @Test
    void theFirstApplicationIsAccepted() {
        Outcome outcome;
        Journey journey;
        // tag::steps[]
        // 2. The counterparts: here the sandbox; later the same values come from your configuration.
        try (Sandbox sandbox = Sandbox.builder().start()) {
            Transport transport = Transport.builder(Environment.SANDBOX).build();
            Store store = new InMemoryStore(Clock.systemUTC());
            Browser browser = new Browser(transport);
            Pvog pvog = pvog(sandbox, transport);
            SamlAccount bundId = bundId(sandbox, store);
            Payments payments = payments(sandbox, transport, store);
            FitConnect fitConnect = fitConnect(sandbox, transport);

            // 3. Who is competent for this service at this place?
            LeikaKey service = LeikaKey.of("99050012104000");
            Ars place = Ars.of("053340002002");
            Responsibility.Route route = ((Responsibility.Offered) pvog.find(service, place)).only();
            String authority = route.authority().name();
            journey = Journeys.builder(store).build().begin(service, "Gewerbe anmelden", place, authority);

            // 4. The person logs in at the BundID.
            LoginStart start = bundId.begin(LoginRequest.builder(TrustLevel.SUBSTANTIAL, authority, "BMI-A0001")
                    .ask(AccountAttribute.GIVEN_NAMES, AccountAttribute.FAMILY_NAME)
                    .build());
            LoginOutcome answer = bundId.finish(browser.logIn(start, "thi-an"));
            Login login = ((LoginOutcome.LoggedIn) answer).login();
            journey.loggedIn(login);

            // 5. The declaration is shown in whole, and the person is warned (OZG § 9a).
            byte[] xml = message(login.person().orElseThrow().familyName().value());
            Declaration declaration =
                    Declaration.ofXml("Gewerbeanmeldung", "urn:ozgsdk:beispiel:gewerbeanmeldung:1.0", xml);
            Ready ready = journey.declare(declaration)
                    .shown()
                    .warned("Mit dem Absenden geben Sie diese Erklärung ab. Bitte prüfen Sie sie in Ruhe.");

            // 6. The person pays; whether it is paid says the payment service, never the browser.
            Fee fee = FeeCalculation.of(
                    FeeFile.read(FEES, "gebuehren.yaml"), FeeFacts.builder().build(), LocalDate.of(2026, 11, 23));
            Payment payment =
                    ready.pay(payments, fee, "Gewerbeanmeldung", URI.create("https://gewerbe.ozgsdk.example/zurueck"));
            browser.pay(payment.page().orElseThrow());
            ready.checkPayment(payments);

            // 7. The application travels end-to-end encrypted; the authority answers with a signed event.
            Destination destination = fitConnect.destination(route.address(), service, place);
            ready.submit(fitConnect, destination, submission -> submission.serviceName("Gewerbe anmelden"));
            outcome = journey.await(fitConnect, Duration.ofSeconds(20));
        }
        // end::steps[]
        assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
        assertThat(journey.trustLevel()).isEqualTo(TrustLevel.SUBSTANTIAL);
        assertThat(new String(journey.copy().orElseThrow().data(), StandardCharsets.UTF_8))
                .contains("Đặng-Øllegård");
    }

    private static byte[] message(String familyName) {
        return ("<g:gewerbeanmeldung.0001 xmlns:g=\"urn:ozgsdk:beispiel:gewerbeanmeldung:1.0\"><antragsteller><familienname>"
                        + familyName + "</familienname></antragsteller></g:gewerbeanmeldung.0001>")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static Pvog pvog(Sandbox sandbox, Transport transport) {
        return Pvog.builder(PvogEnvironment.of(Environment.SANDBOX, sandbox.suchdienst()), transport)
                .build();
    }

    private static SamlAccount bundId(Sandbox sandbox, Store store) {
        IdentityProvider environment = IdentityProvider.of(
                Environment.SANDBOX,
                sandbox.account().entityId(),
                sandbox.account().ssoPost(),
                sandbox.account().certificates());
        ServiceProvider service = new ServiceProvider(
                URI.create("https://gewerbe.ozgsdk.example/sp"),
                URI.create("https://gewerbe.ozgsdk.example/acs"),
                KeyMaterial.pem(sandbox.testKeys().signing()),
                List.of(KeyMaterial.pem(sandbox.testKeys().encryption())));
        SamlAccount bundId = BundId.builder(environment, service).store(store).build();
        sandbox.account().register(bundId.metadata());
        return bundId;
    }

    private static Payments payments(Sandbox sandbox, Transport transport, Store store) {
        PaymentServiceAccess access = sandbox.paymentService("eins");
        XBezahldiensteEndpoint endpoint = new XBezahldiensteEndpoint(
                Environment.SANDBOX,
                access.base(),
                access.originatorId(),
                "053340002002",
                new Authentication.Basic(access.clientId(), access.clientSecret()));
        return Payments.builder(
                        XBezahldienste.builder(endpoint).transport(transport).build(), store)
                .build();
    }

    private static FitConnect fitConnect(Sandbox sandbox, Transport transport) {
        FitConnectEnvironment environment = FitConnectEnvironment.custom(Environment.SANDBOX)
                .token(sandbox.tokenUri())
                .submissionApi(sandbox.submissionApi())
                .portal(sandbox.portal())
                .submissionHosts(sandbox.baseUri().getAuthority())
                .build()
                .withAnchors(sandbox.trustAnchors());
        return FitConnect.builder(
                        environment,
                        sandbox.sender().clientId(),
                        sandbox.sender().secret())
                .transport(transport)
                .pollInterval(Duration.ofMillis(100))
                .build();
    }
}
