// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.fitconnect;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ozgsdk.core.Assumption;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.Environment;
import org.ozgsdk.core.keys.CertificateTrust;
import org.ozgsdk.core.keys.Revocation;

/**
 * One of FIT-Connect's worlds: its addresses and whose certificates are trusted there. Immutable. The constants carry no trust anchors, since the roots of the
 * Verwaltungs-PKI are not public data: add them with {@link #withAnchors}.
 */
public final class FitConnectEnvironment {

    /** FITKO's test system. */
    @Assumption("fitconnect.submission-host-form")
    public static final FitConnectEnvironment TEST = custom(Environment.TEST)
            .token(URI.create("https://auth-testing.fit-connect.fitko.dev/token"))
            .submissionApi(URI.create("https://test.fit-connect.fitko.dev/submission-api"))
            .destinationApi(URI.create("https://test.fit-connect.fitko.dev/destination-api"))
            .routingApi(URI.create("https://routing-api-testing.fit-connect.fitko.dev"))
            .portal(URI.create("https://portal.auth-testing.fit-connect.fitko.dev"))
            .submissionHosts(
                    "test.fit-connect.fitko.dev",
                    "test.fit-connect.fitko.dev/submission-api",
                    "submission-api-testing.fit-connect.fitko.dev")
            .build();

    /** FITKO's reference system (REFZ). */
    @Assumption("fitconnect.portal-addresses")
    @Assumption("fitconnect.submission-host-form")
    public static final FitConnectEnvironment STAGE = custom(Environment.STAGE)
            .token(URI.create("https://auth-refz.fit-connect.fitko.net/token"))
            .submissionApi(URI.create("https://stage.fit-connect.fitko.net/submission-api"))
            .destinationApi(URI.create("https://stage.fit-connect.fitko.net/destination-api"))
            .portal(URI.create("https://portal.auth-refz.fit-connect.fitko.net"))
            .submissionHosts(
                    "stage.fit-connect.fitko.net",
                    "stage.fit-connect.fitko.net/submission-api",
                    "submission-api-refz.fit-connect.niedersachsen.de")
            .build();

    /** The real one. */
    @Assumption("fitconnect.portal-addresses")
    @Assumption("fitconnect.submission-host-form")
    public static final FitConnectEnvironment PROD = custom(Environment.PROD)
            .token(URI.create("https://auth-prod.fit-connect.fitko.net/token"))
            .submissionApi(URI.create("https://prod.fit-connect.fitko.net/submission-api"))
            .destinationApi(URI.create("https://prod.fit-connect.fitko.net/destination-api"))
            .routingApi(URI.create("https://routing-api-prod.fit-connect.fitko.net"))
            .portal(URI.create("https://portal.auth-prod.fit-connect.fitko.net"))
            .submissionHosts(
                    "prod.fit-connect.fitko.net",
                    "prod.fit-connect.fitko.net/submission-api",
                    "submission-api-prod.fit-connect.niedersachsen.de")
            .build();

    private final Environment environment;
    private final URI token;
    private final URI submissionApi;
    private final URI portal;
    private final @Nullable URI destinationApi;
    private final @Nullable URI routingApi;
    private final ApiVersion apiVersion;
    private final Set<String> submissionHosts;
    private final List<X509Certificate> anchors;
    private final boolean selfSigned;
    private final @Nullable Revocation revocation;

    private FitConnectEnvironment(Builder builder, List<X509Certificate> anchors, boolean selfSigned) {
        this.environment = builder.environment;
        this.token = required(builder.token, "token");
        this.submissionApi = required(builder.submissionApi, "submissionApi");
        this.portal = required(builder.portal, "portal");
        this.destinationApi =
                builder.destinationApi == null ? null : required(builder.destinationApi, "destinationApi");
        this.routingApi = builder.routingApi == null ? null : required(builder.routingApi, "routingApi");
        this.apiVersion = builder.apiVersion;
        this.submissionHosts = builder.submissionHosts;
        this.anchors = anchors;
        this.selfSigned = selfSigned;
        this.revocation = null;
    }

    private FitConnectEnvironment(
            FitConnectEnvironment base,
            List<X509Certificate> anchors,
            boolean selfSigned,
            @Nullable Revocation revocation) {
        this.environment = base.environment;
        this.token = base.token;
        this.submissionApi = base.submissionApi;
        this.portal = base.portal;
        this.destinationApi = base.destinationApi;
        this.routingApi = base.routingApi;
        this.apiVersion = base.apiVersion;
        this.submissionHosts = base.submissionHosts;
        this.anchors = anchors;
        this.selfSigned = selfSigned;
        this.revocation = revocation;
    }

    /**
     * Begins an environment with other addresses, for instance the sandbox.
     *
     * @param environment what is allowed there
     * @return a builder, not thread-safe
     */
    public static Builder custom(Environment environment) {
        return new Builder(environment);
    }

    /**
     * Sets the roots to which the certificates of destinations must lead.
     *
     * @param certificates at least one
     * @return a copy with these anchors
     */
    public FitConnectEnvironment withAnchors(Collection<X509Certificate> certificates) {
        return new FitConnectEnvironment(this, List.copyOf(certificates), selfSigned, revocation);
    }

    /**
     * INSECURE: also accepts destinations whose certificates are self-signed, as FITKO's test system does. Anyone on the way could put in a key of his own.
     *
     * @return a copy that accepts them
     * @throws ConfigurationException in STAGE and PROD
     */
    public FitConnectEnvironment insecurelyAcceptingSelfSigned() {
        if (environment == Environment.STAGE || environment == Environment.PROD) {
            throw new ConfigurationException("Self-signed certificates are accepted in SANDBOX and TEST only, not in "
                    + environment + ". Set trust anchors with withAnchors(...).");
        }
        return new FitConnectEnvironment(this, anchors, true, revocation);
    }

    /**
     * Also checks whether the certificates of destinations are revoked. Default: not.
     *
     * @param value how; lists in hand or allowed hosts of the Verwaltungs-PKI
     * @return a copy that checks
     */
    public FitConnectEnvironment checking(Revocation value) {
        return new FitConnectEnvironment(this, anchors, selfSigned, value);
    }

    /** {@return what is allowed there} */
    public Environment environment() {
        return environment;
    }

    /** {@return the OAuth token endpoint} */
    public URI token() {
        return token;
    }

    /** {@return base of the Submission API, without the version; also the issuer of the delivery service's events} */
    public URI submissionApi() {
        return submissionApi;
    }

    /** {@return base of the self-service portal; also the issuer of destination signatures} */
    public URI portal() {
        return portal;
    }

    /**
     * The base of the Destination API, for those who look after destinations.
     *
     * @return its address, without version
     * @throws ConfigurationException if none is set
     */
    public URI destinationApi() {
        return known(destinationApi, "destinationApi");
    }

    /**
     * The base of the Routing API.
     *
     * @return its address, without version
     * @throws ConfigurationException if none is set; STAGE has none of its own
     */
    public URI routingApi() {
        return known(routingApi, "routingApi");
    }

    /** {@return the generation of the Submission API that is spoken; default {@link ApiVersion#V2}} */
    public ApiVersion apiVersion() {
        return apiVersion;
    }

    private static URI known(@Nullable URI uri, String name) {
        if (uri == null) {
            throw new ConfigurationException("This FIT-Connect environment has no address \"" + name
                    + "\": set it with FitConnectEnvironment.custom(...)." + name + "(...).");
        }
        return uri;
    }

    /** {@return the values a destination signature may give as {@code submissionHost}} */
    public Set<String> submissionHosts() {
        return submissionHosts;
    }

    /** {@return the trust anchors, maybe none} */
    public List<X509Certificate> anchors() {
        return anchors;
    }

    CertificateTrust trust(Clock clock) {
        CertificateTrust trust = chains(clock);
        return revocation == null ? trust : trust.checking(revocation);
    }

    private CertificateTrust chains(Clock clock) {
        if (selfSigned) {
            return CertificateTrust.insecurelyAcceptingSelfSigned(environment, anchors, clock);
        }
        if (anchors.isEmpty()) {
            throw new ConfigurationException("FIT-Connect " + environment
                    + " needs trust anchors (the roots of the Verwaltungs-PKI): set them with withAnchors(Certificates.pem(...))"
                    + (environment == Environment.TEST ? ", or call insecurelyAcceptingSelfSigned()." : "."));
        }
        return CertificateTrust.anchoredIn(anchors, clock);
    }

    private static URI required(@Nullable URI uri, String name) {
        if (uri == null || uri.getHost() == null) {
            throw new ConfigurationException(
                    "FitConnectEnvironment." + name + " must be an absolute address with a host.");
        }
        String text = uri.toString();
        return text.endsWith("/") ? URI.create(text.substring(0, text.length() - 1)) : uri;
    }

    @Override
    public String toString() {
        return "FitConnectEnvironment[" + environment + ", " + submissionApi + "]";
    }

    /** Addresses of an environment. Not thread-safe. */
    public static final class Builder {

        private final Environment environment;
        private @Nullable URI token;
        private @Nullable URI submissionApi;
        private @Nullable URI portal;
        private @Nullable URI destinationApi;
        private @Nullable URI routingApi;
        private ApiVersion apiVersion = ApiVersion.V2;
        private Set<String> submissionHosts = Set.of();

        private Builder(Environment environment) {
            this.environment = environment;
        }

        /**
         * Sets the OAuth token endpoint.
         *
         * @param uri absolute address
         * @return this
         */
        public Builder token(URI uri) {
            this.token = uri;
            return this;
        }

        /**
         * Sets the base of the Submission API, without {@code /v2}.
         *
         * @param uri absolute address
         * @return this
         */
        public Builder submissionApi(URI uri) {
            this.submissionApi = uri;
            return this;
        }

        /**
         * Sets the base of the self-service portal.
         *
         * @param uri absolute address
         * @return this
         */
        public Builder portal(URI uri) {
            this.portal = uri;
            return this;
        }

        /**
         * Sets the base of the Destination API, without version. Default none.
         *
         * @param uri absolute address
         * @return this
         */
        public Builder destinationApi(URI uri) {
            this.destinationApi = uri;
            return this;
        }

        /**
         * Sets the base of the Routing API, without version. Default none.
         *
         * @param uri absolute address
         * @return this
         */
        public Builder routingApi(URI uri) {
            this.routingApi = uri;
            return this;
        }

        /**
         * Chooses the generation of the Submission API. Default {@link ApiVersion#V2}.
         *
         * @param value the generation; its address differs too for FITKO's older hosts
         * @return this
         */
        public Builder apiVersion(ApiVersion value) {
            this.apiVersion = value;
            return this;
        }

        /**
         * Sets what a destination signature may give as {@code submissionHost}. Default host and port of the Submission API.
         *
         * @param hosts hosts, without scheme
         * @return this
         */
        public Builder submissionHosts(String... hosts) {
            this.submissionHosts = Set.of(hosts);
            return this;
        }

        /**
         * Checks that all addresses are there.
         *
         * @return the environment
         * @throws ConfigurationException if one is missing or not absolute
         */
        public FitConnectEnvironment build() {
            if (submissionHosts.isEmpty()) {
                submissionHosts =
                        Set.of(required(submissionApi, "submissionApi").getAuthority());
            }
            return new FitConnectEnvironment(this, List.of(), false);
        }
    }
}
