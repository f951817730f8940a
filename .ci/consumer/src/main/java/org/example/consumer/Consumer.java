// SPDX-License-Identifier: Apache-2.0
package org.example.consumer;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ozgsdk.auth.AccountAttribute;
import org.ozgsdk.auth.LoginAnswer;
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
import org.ozgsdk.core.Responsibility.Offered;
import org.ozgsdk.core.Responsibility.Route;
import org.ozgsdk.core.TrustLevel;
import org.ozgsdk.core.keys.KeyMaterial;
import org.ozgsdk.core.store.InMemoryStore;
import org.ozgsdk.core.store.Store;
import org.ozgsdk.core.transport.Body;
import org.ozgsdk.core.transport.Request;
import org.ozgsdk.core.transport.Transport;
import org.ozgsdk.delivery.Outcome;
import org.ozgsdk.delivery.fitconnect.FitConnect;
import org.ozgsdk.delivery.fitconnect.FitConnectEnvironment;
import org.ozgsdk.efa.pvog.Pvog;
import org.ozgsdk.efa.pvog.PvogEnvironment;
import org.ozgsdk.flow.Declaration;
import org.ozgsdk.flow.Journey;
import org.ozgsdk.flow.Journeys;
import org.ozgsdk.flow.Ready;
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
import org.ozgsdk.xoev.XoevStandards;

/** Login, payment, delivery and copy with the published artifacts, on whatever path they lie. */
public final class Consumer {

    private static final LeikaKey TRADE = LeikaKey.of("99050012104000");
    private static final Ars PLACE = Ars.of("053340002002");
    private static final Pattern HIDDEN = Pattern.compile("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\"");
    private static final Pattern FORM = Pattern.compile("<form[^>]* action=\"([^\"]*)\"");
    private static final String FEES = """
            gebuehrenordnung: "Probe"
            rechtsgrundlage: "Probe"
            gueltigAb: "2024-01-01"
            muster: true
            positionen:
              - tarifstelle: "1"
                text: "Probe"
                betrag: "12.50"
            """;

    private final Sandbox sandbox;
    private final Transport transport = Transport.builder(Environment.SANDBOX).build();
    private final Store store = new InMemoryStore(Clock.systemUTC());

    private Consumer(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    public static void main(String[] args) {
        try (Sandbox sandbox = Sandbox.builder().keys(Path.of("target/sandbox-keys")).start()) {
            new Consumer(sandbox).run();
        }
    }

    private void run() {
        Pvog pvog = Pvog.builder(PvogEnvironment.of(Environment.SANDBOX, sandbox.suchdienst()), transport).build();
        Route route = ((Offered) pvog.find(TRADE, PLACE)).only();
        Journey journey = Journeys.builder(store).build().begin(TRADE, "Probe", PLACE, route.authority().name());
        journey.loggedIn(((LoginOutcome.LoggedIn) logIn()).login());
        byte[] xml = "<probe><wort>Đặng</wort></probe>".getBytes(StandardCharsets.UTF_8);
        Ready ready = journey.declare(Declaration.ofXml("Probe", "urn:ozgsdk:beispiel:gewerbeanmeldung:1.0", xml)).shown().warned("Probe");
        pay(ready);
        FitConnect fitConnect = fitConnect();
        ready.submit(fitConnect, fitConnect.destination(route.address(), TRADE, PLACE), submission -> submission.serviceName("Probe"));
        Outcome outcome = journey.await(fitConnect, Duration.ofSeconds(20));
        int pages = journey.copy().orElseThrow().pdf().length;
        String path = Consumer.class.getModule().isNamed() ? "module path" : "class path";
        System.out.println(path + ": " + journey.trustLevel() + ", " + journey.stage() + ", copy of " + pages + " bytes, standards installed: " + XoevStandards.of().ids());
        if (!(outcome instanceof Outcome.Accepted)) {
            System.exit(1);
        }
    }

    private LoginOutcome logIn() {
        IdentityProvider environment = IdentityProvider.of(
                Environment.SANDBOX, sandbox.account().entityId(), sandbox.account().ssoPost(), sandbox.account().certificates());
        ServiceProvider service = new ServiceProvider(
                URI.create("https://probe.example/sp"), URI.create("https://probe.example/acs"),
                KeyMaterial.pem(sandbox.testKeys().signing()), List.of(KeyMaterial.pem(sandbox.testKeys().encryption())));
        SamlAccount bundId = BundId.builder(environment, service).build();
        sandbox.account().register(bundId.metadata());
        LoginStart start = bundId.begin(LoginRequest.builder(TrustLevel.SUBSTANTIAL, "Probe", "BMI-A0001")
                .ask(AccountAttribute.FAMILY_NAME)
                .build());
        String page = post(start.action(), start.fields());
        return bundId.finish(new LoginAnswer(
                hidden(post(action(start.action(), page), with(hidden(page), Map.of("konto", "thi-an", "mittel", "Elster", "aktion", "anmelden")))),
                start.browserToken()));
    }

    private void pay(Ready ready) {
        PaymentServiceAccess access = sandbox.paymentService("eins");
        XBezahldiensteEndpoint endpoint = new XBezahldiensteEndpoint(
                Environment.SANDBOX, access.base(), access.originatorId(), PLACE.digits(), new Authentication.Basic(access.clientId(), access.clientSecret()));
        Payments payments = Payments.builder(XBezahldienste.builder(endpoint).transport(transport).build(), store).build();
        Fee fee = FeeCalculation.of(
                FeeFile.read(FEES.getBytes(StandardCharsets.UTF_8), "probe.yaml"), FeeFacts.builder().build(), LocalDate.of(2026, 11, 23));
        URI address = ready.pay(payments, fee, "Probe", URI.create("https://probe.example/zurueck")).page().orElseThrow();
        String page = new String(transport.send(Request.get(address)).bytes(), StandardCharsets.UTF_8);
        post(action(address, page), with(hidden(page), Map.of("zahlart", "CREDITCARD", "aktion", "bezahlen")));
        ready.checkPayment(payments);
    }

    private FitConnect fitConnect() {
        FitConnectEnvironment environment = FitConnectEnvironment.custom(Environment.SANDBOX)
                .token(sandbox.tokenUri())
                .submissionApi(sandbox.submissionApi())
                .portal(sandbox.portal())
                .submissionHosts(sandbox.baseUri().getAuthority())
                .build()
                .withAnchors(sandbox.trustAnchors());
        return FitConnect.builder(environment, sandbox.sender().clientId(), sandbox.sender().secret()).transport(transport).build();
    }

    private String post(URI address, Map<String, String> fields) {
        return new String(transport.send(Request.post(address, Body.form(fields))).bytes(), StandardCharsets.UTF_8);
    }

    private static URI action(URI base, String page) {
        Matcher form = FORM.matcher(page);
        if (!form.find()) {
            throw new IllegalStateException("no form on the page of " + base);
        }
        return base.resolve(form.group(1));
    }

    private static Map<String, String> hidden(String page) {
        Map<String, String> fields = new LinkedHashMap<>();
        HIDDEN.matcher(page).results().forEach(field -> fields.put(field.group(1), field.group(2).replace("&#43;", "+").replace("&#61;", "=").replace("&amp;", "&")));
        return fields;
    }

    private static Map<String, String> with(Map<String, String> fields, Map<String, String> more) {
        fields.putAll(more);
        return fields;
    }
}
