// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal;

import java.net.URI;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.ozgsdk.sandbox.Account;
import org.ozgsdk.sandbox.AccountFace;
import org.ozgsdk.sandbox.Faults;
import org.ozgsdk.sandbox.HistoryEvent;
import org.ozgsdk.sandbox.Mailboxes;
import org.ozgsdk.sandbox.Office;
import org.ozgsdk.sandbox.OidcProvider;
import org.ozgsdk.sandbox.Places;
import org.ozgsdk.sandbox.SandboxClient;
import org.ozgsdk.sandbox.TestKeys;
import org.ozgsdk.sandbox.internal.account.AccountServices;
import org.ozgsdk.sandbox.internal.account.Personas;
import org.ozgsdk.sandbox.internal.control.ControlApi;
import org.ozgsdk.sandbox.internal.control.FaultSwitches;
import org.ozgsdk.sandbox.internal.control.History;
import org.ozgsdk.sandbox.internal.delivery.Clients;
import org.ozgsdk.sandbox.internal.delivery.DeliveryService;
import org.ozgsdk.sandbox.internal.delivery.Destination;
import org.ozgsdk.sandbox.internal.http.Call;
import org.ozgsdk.sandbox.internal.http.LoopbackServer;
import org.ozgsdk.sandbox.internal.http.Reply;
import org.ozgsdk.sandbox.internal.keys.HeldKey;
import org.ozgsdk.sandbox.internal.keys.KeyRing;
import org.ozgsdk.sandbox.internal.mailbox.MailboxApi;
import org.ozgsdk.sandbox.internal.office.OfficeSetup;
import org.ozgsdk.sandbox.internal.office.PollingOffice;
import org.ozgsdk.sandbox.internal.oidc.OidcService;
import org.ozgsdk.sandbox.internal.payment.PaymentServices;
import org.ozgsdk.sandbox.internal.places.DestinationSigner;
import org.ozgsdk.sandbox.internal.places.PlaceBook;
import org.ozgsdk.sandbox.internal.places.Redaktion;
import org.ozgsdk.sandbox.internal.places.RoutingApi;
import org.ozgsdk.sandbox.internal.places.Suchdienst;

/** Puts the parts together on one port. */
public final class Assembly implements AutoCloseable {

    /** What the builder gathered. */
    public record Settings(int port, Clock clock, Path keys, Duration officeInterval, Set<String> eventSchemas) {}

    private final LoopbackServer server;
    private final KeyRing keys;
    private final History history;
    private final FaultSwitches faults;
    private final DeliveryService service;
    private final RateLimits rateLimits;
    private final Clients.Client sender;
    private final Clients.Client subscriber;
    private final Clients.Client foreignSubscriber;
    private final PlaceBook places;
    private final RoutingApi routing;
    private final PollingOffice office;
    private final OidcService oidc;
    private final AccountServices accounts;
    private final PaymentServices payments;
    private final MailboxApi mailboxes;
    private final ControlApi control;

    private Assembly(LoopbackServer server, Settings settings) {
        this.server = server;
        Clock clock = settings.clock();
        keys = KeyRing.open(settings.keys(), clock, KeyRing.standing());
        history = new History(clock);
        faults = new FaultSwitches(history);
        rateLimits = new RateLimits(clock);
        String submissionApi = uri("/submission-api").toString();
        service = new DeliveryService(
                clock, serviceKey(), submissionApi, settings.eventSchemas(), faults, history, keys::expired);
        sender = service.clients().sender("sandbox-sender");
        subscriber = service.clients().subscriber("sandbox-subscriber");
        foreignSubscriber = service.clients().subscriber("sandbox-foreign-subscriber");
        DestinationSigner signer = new DestinationSigner(
                clock, signing("portal"), uri("/portal").toString(), "127.0.0.1:" + server.port());
        places = new PlaceBook(keys, signer, this::register, history);
        routing = new RoutingApi(places, service.store()::destinations, signer, faults);
        OfficeSetup setup = new OfficeSetup(
                uri("/token"),
                uri("/submission-api"),
                subscriber(),
                root(),
                clock,
                keys.key("office-seal", HeldKey.Use.SEAL),
                faults);
        office = new PollingOffice(setup, places::destinations);
        accounts = new AccountServices(clock, uri("").toString(), this::signing, faults, history);
        // The other key is an honest one of another service: whoever trusts the common root falls for it.
        oidc = new OidcService(clock, uri("").toString(), signing("oidc-signing"), signing("portal"), history);
        payments = new PaymentServices(clock, uri("").toString(), this::isPlace, faults.payments(), history);
        mailboxes = new MailboxApi(uri("/zbp"), mailboxCertificate(), mailboxAddresses(), clock, history);
        control = new ControlApi(uri("").toString(), history::list, office, payments.book(), mailboxes, faults);
    }

    public static Assembly start(Settings settings) {
        LoopbackServer server = LoopbackServer.bind(settings.port());
        try {
            Assembly assembly = new Assembly(server, settings);
            assembly.open(settings.officeInterval());
            return assembly;
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    private void open(Duration officeInterval) {
        service.addTo(server.router());
        server.router().on("GET", "/portal/.well-known/jwks.json", call -> Reply.json(200, portalKeys()));
        new Suchdienst(places, faults).addTo(server.router());
        routing.addTo(server.router());
        new Redaktion(places, uri("").toString()).addTo(server.router());
        accounts.addTo(server.router());
        oidc.addTo(server.router());
        payments.addTo(server.router());
        mailboxes.addTo(server.router());
        control.addTo(server.router());
        server.router().on("GET", "/sandbox", call -> Reply.json(200, describe()));
        server.start(new Doorkeeper());
        office.start(officeInterval);
    }

    /** Faults and deadlines before, rate limit headers and history after each call. */
    private final class Doorkeeper implements LoopbackServer.Filter {

        @Override
        public Optional<Reply> before(Call call) {
            service.sweep();
            payments.sweep();
            return faults.instead(call);
        }

        @Override
        public Reply after(Call call, Reply reply) {
            if (reply.status() >= 400) {
                history.add(HistoryEvent.Kind.REFUSED, call.path(), "status " + reply.status());
            }
            Reply stamped = call.path().startsWith("/submission-api/") ? rateLimits.stamp(reply) : reply;
            return faults.answered(call, stamped);
        }
    }

    private void register(Destination destination) {
        service.store().add(destination);
        subscriber.destinations().add(destination.id());
    }

    private boolean isPlace(String endPointId) {
        return places.list().stream().anyMatch(place -> place.ars().digits().equals(endPointId));
    }

    private X509Certificate mailboxCertificate() {
        return keys.key("service-mailbox", HeldKey.Use.SEAL).chain().get(0);
    }

    private static Map<UUID, String> mailboxAddresses() {
        Map<UUID, String> names = new LinkedHashMap<>();
        Personas.people()
                .forEach(persona -> persona.mailbox()
                        .ifPresent(address -> names.put(
                                address, (persona.givenNames().orElse("") + " " + persona.familyName()).strip())));
        return names;
    }

    private HeldKey serviceKey() {
        return signing("service");
    }

    private HeldKey signing(String name) {
        return keys.key(name, HeldKey.Use.SIGNATURE);
    }

    private Map<String, Object> portalKeys() {
        return DeliveryService.jwks(keys.key("portal", HeldKey.Use.SIGNATURE));
    }

    /** Addresses and test credentials for people and tools; public on purpose, they open nothing else. */
    private Map<String, Object> describe() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("hinweis", "Sandbox: alle Behörden, Daten und Zugänge sind Muster.");
        json.put("tokenUri", uri("/token").toString());
        json.put("submissionApi", uri("/submission-api").toString());
        json.put("destinationApi", uri("/destination-api").toString());
        json.put("routing", uri("/routing").toString());
        json.put("portal", uri("/portal").toString());
        json.put("suchdienst", uri("/suchdienst/api").toString());
        json.put("redaktion", uri("/redaktion").toString());
        json.put("sender", Descriptions.of(sender()));
        json.put("subscriber", Descriptions.of(subscriber()));
        json.put("trustAnchors", List.of(keys.rootPem()));
        json.put("schemaUri", Destination.SCHEMA);
        json.put("account", Descriptions.of(account(AccountFace.BUNDID)));
        json.put("accounts", accounts.all().stream().map(Descriptions::ofFace).toList());
        json.put("oidcIssuer", oidc.issuer().toString());
        json.put("paymentServices", payments.describe());
        json.put("classicPaymentServices", payments.describeClassic());
        json.put("mailbox", mailboxes.base().toString());
        json.put("inbox", mailboxes.inbox().toString());
        json.put("control", control.describe());
        json.put("testKeys", Descriptions.of(testKeys()));
        json.put("places", places.list().stream().map(Descriptions::of).toList());
        return json;
    }

    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    public SandboxClient sender() {
        return Clients.credentials(sender);
    }

    public SandboxClient subscriber() {
        return Clients.credentials(subscriber);
    }

    public SandboxClient foreignSubscriber() {
        return Clients.credentials(foreignSubscriber);
    }

    public Account account(AccountFace face) {
        return accounts.face(face);
    }

    public OidcProvider oidc() {
        return oidc;
    }

    public TestKeys testKeys() {
        return new TestKeys(
                keys.file("service-signing"),
                keys.file("service-encryption"),
                keys.file("service-reply"),
                keys.file("service-mailbox"),
                keys.file("receiving-encryption"),
                keys.file("receiving-signing"));
    }

    public X509Certificate root() {
        return keys.rootCertificate();
    }

    public Places places() {
        return places;
    }

    public Office office() {
        return office;
    }

    public PaymentServices payments() {
        return payments;
    }

    public Mailboxes mailboxes() {
        return mailboxes;
    }

    public Faults faults() {
        return faults;
    }

    public List<HistoryEvent> history() {
        return history.list();
    }

    @Override
    public void close() {
        office.close();
        server.close();
        payments.close();
        service.close();
    }
}
