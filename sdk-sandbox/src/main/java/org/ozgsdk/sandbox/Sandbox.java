// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox;

import java.net.URI;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.sandbox.internal.Assembly;

/**
 * The other side, running. One server on 127.0.0.1; see the package for what it plays. Safe for use by many threads.
 *
 * <p>Several may run in one program; each has its own state, keys may be shared. What a sandbox received is lost when it is closed.
 */
public final class Sandbox implements AutoCloseable {

    private final Assembly assembly;

    private Sandbox(Assembly assembly) {
        this.assembly = assembly;
    }

    /** {@return a builder with the defaults named there} */
    public static Builder builder() {
        return new Builder();
    }

    /** {@return {@code http://127.0.0.1:PORT}; under {@code /sandbox} it describes itself as JSON, with the addresses for judging and switching it from another
     *     process; under {@code /redaktion} is the editor page} */
    public URI baseUri() {
        return assembly.uri("");
    }

    /** {@return the OAuth token endpoint} */
    public URI tokenUri() {
        return assembly.uri("/token");
    }

    /** {@return base of the Submission API, without version; also the issuer of the delivery service's events} */
    public URI submissionApi() {
        return assembly.uri("/submission-api");
    }

    /** {@return base of the Destination API, without version} */
    public URI destinationApi() {
        return assembly.uri("/destination-api");
    }

    /** {@return base of the Routing API, without version; no token is needed} */
    public URI routing() {
        return assembly.uri("/routing");
    }

    /** {@return base of the self-service portal, the issuer of destination signatures} */
    public URI portal() {
        return assembly.uri("/portal");
    }

    /** {@return base of PVOG's Suchdienst, without version} */
    public URI suchdienst() {
        return assembly.uri("/suchdienst/api");
    }

    /** {@return credentials of an online service that may send} */
    public SandboxClient sender() {
        return assembly.sender();
    }

    /** {@return credentials of the offices' IT provider, connected to every destination} */
    public SandboxClient subscriber() {
        return assembly.subscriber();
    }

    /** {@return credentials of another subscriber, connected to no destination} */
    public SandboxClient foreignSubscriber() {
        return assembly.foreignSubscriber();
    }

    /** {@return the root certificate that issued all others: of destinations, delivery service and portal} */
    public List<X509Certificate> trustAnchors() {
        return List.of(assembly.root());
    }

    /** {@return the account people log in with (BundID)} */
    public Account account() {
        return assembly.account(AccountFace.BUNDID);
    }

    /**
     * Gives another account than BundID.
     *
     * @param face which
     * @return the account with its own addresses, key and registered services
     */
    public Account account(AccountFace face) {
        return assembly.account(face);
    }

    /** {@return the OpenID provider of a house in front of the account} */
    public OidcProvider oidc() {
        return assembly.oidc();
    }

    /** {@return files with keys an online service may use against this sandbox} */
    public TestKeys testKeys() {
        return assembly.testKeys();
    }

    /** {@return the areas and authorities PVOG knows} */
    public Places places() {
        return assembly.places();
    }

    /** {@return the offices that fetch, check and answer} */
    public Office office() {
        return assembly.office();
    }

    /**
     * Names address and credentials of a payment service that speaks XBezahldienste. All know the same places by their regional key as {@code endPointId}.
     *
     * @param name {@code eins} (1.2.0, HTTP Basic; keeps the address of its page in every answer), {@code zwei} (1.2.0, OAuth client credentials in the form;
     *     drops it once the payment ended), {@code v10} (1.0.0, HTTP Basic) or {@code v11} (1.1.0, OAuth with HTTP Basic at the token endpoint)
     * @return how to reach it
     * @throws IllegalArgumentException if there is no such service; German sentence first
     */
    public PaymentServiceAccess paymentService(String name) {
        return assembly.payments().access(name);
    }

    /** {@return how to reach the ePayBL (REST v1_0)} */
    public EpayBlAccess epayBl() {
        return assembly.payments().epayBl();
    }

    /** {@return how to reach the pmPayment (classic form interface)} */
    public PmPaymentAccess pmPayment() {
        return assembly.payments().pmPayment();
    }

    /** {@return how to reach the GiroCheckout} */
    public GiroCheckoutAccess giroCheckout() {
        return assembly.payments().giroCheckout();
    }

    /** {@return the names of all payment services that speak XBezahldienste} */
    public List<String> paymentServices() {
        return assembly.payments().names();
    }

    /** {@return what the payment services hold} */
    public PaymentDesk payments() {
        return assembly.payments().book();
    }

    /** {@return the mailboxes of the people with accounts} */
    public Mailboxes mailboxes() {
        return assembly.mailboxes();
    }

    /** {@return the fault switches} */
    public Faults faults() {
        return assembly.faults();
    }

    /** {@return what happened, oldest first, at most the last 10,000 events} */
    public List<HistoryEvent> history() {
        return assembly.history();
    }

    /** Stops server and office. */
    @Override
    public void close() {
        assembly.close();
    }

    /** Settings of a sandbox; all have defaults. Not safe for use by many threads. */
    public static final class Builder {

        private int port;
        private Clock clock = Clock.systemUTC();
        private Path keys = Path.of(System.getProperty("ozg.sandbox.keys", "target/sandbox-keys"));
        private Duration officeInterval = Duration.ofMillis(200);
        private Set<String> eventSchemas = Set.of("1.2.0", "1.2.1", "1.2.2");

        private Builder() {}

        /**
         * Chooses the port. Default: 0, any free one.
         *
         * @param port 0 to 65535
         * @return this
         * @throws IllegalArgumentException if it lies outside; German sentence first
         */
        public Builder port(int port) {
            if (port < 0 || port > 65535) {
                throw new IllegalArgumentException(
                        "Ein Port liegt zwischen 0 und 65535, nicht bei " + port + ". / A port is from 0 to 65535.");
            }
            this.port = port;
            return this;
        }

        /**
         * Chooses the clock by which tokens expire, events are dated and deadlines end. Default: the system's, UTC.
         *
         * @param clock the clock
         * @return this
         */
        public Builder clock(Clock clock) {
            this.clock = clock;
            return this;
        }

        /**
         * Chooses where keys are kept between runs. Default: the system property {@code ozg.sandbox.keys}, else {@code target/sandbox-keys}. The
         * first start in an empty directory takes some seconds.
         *
         * @param directory made if missing; do not commit it
         * @return this
         */
        public Builder keys(Path directory) {
            this.keys = directory;
            return this;
        }

        /**
         * Chooses how often the office looks for new applications. Default: 200 ms.
         *
         * @param interval zero for only when {@link Office#work} is called
         * @return this
         * @throws IllegalArgumentException if negative
         */
        public Builder officeInterval(Duration interval) {
            if (interval.isNegative()) {
                throw new IllegalArgumentException("The interval must not be negative.");
            }
            this.officeInterval = interval;
            return this;
        }

        /**
         * Chooses which versions of the event payload schema the delivery service takes. Default: 1.2.0, 1.2.1 and 1.2.2.
         *
         * @param versions version numbers as they stand in {@code $schema}
         * @return this
         */
        public Builder eventSchemas(Set<String> versions) {
            this.eventSchemas = Set.copyOf(versions);
            return this;
        }

        /**
         * Makes or reads the keys and starts.
         *
         * @return the running sandbox; close it
         * @throws ConfigurationException if the port is taken or the key directory cannot be used; German sentence first
         */
        public Sandbox start() {
            return new Sandbox(Assembly.start(new Assembly.Settings(port, clock, keys, officeInterval, eventSchemas)));
        }
    }
}
