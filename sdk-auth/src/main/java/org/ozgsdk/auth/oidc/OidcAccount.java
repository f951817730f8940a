// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.oidc;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ozgsdk.auth.AccountProvider;
import org.ozgsdk.auth.LoginAnswer;
import org.ozgsdk.auth.LoginOutcome;
import org.ozgsdk.auth.LoginRequest;
import org.ozgsdk.auth.LoginSession;
import org.ozgsdk.auth.LoginStart;
import org.ozgsdk.auth.internal.Addresses;
import org.ozgsdk.auth.internal.oidc.AuthorizationRequest;
import org.ozgsdk.auth.internal.oidc.Client;
import org.ozgsdk.auth.internal.oidc.OidcLogin;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.UnavailableException;
import org.ozgsdk.core.store.InMemoryStore;
import org.ozgsdk.core.store.Store;
import org.ozgsdk.core.transport.Transport;

/**
 * Login at an account by OpenID Connect Core 1.0: authorisation code flow with PKCE (RFC 7636, S256 only). The browser is redirected, comes back with a code,
 * and we change it into an ID token, which is believed only after every check of the standard. Which claim means what says the {@link ClaimMapping}. Immutable
 * and safe for use by many threads; with a shared {@link Store} also by many nodes.
 */
public final class OidcAccount implements AccountProvider {

    private static final Duration LONGEST = Duration.ofHours(1);

    private final ClaimMapping mapping;
    private final OidcLogin login;

    private OidcAccount(ClaimMapping mapping, OidcLogin login) {
        this.mapping = mapping;
        this.login = login;
    }

    /**
     * Begins the set-up.
     *
     * @param issuer the provider
     * @param clientId what it calls us
     * @param authentication how we prove that
     * @param redirectUri where browsers come back to, registered with the provider; one of its own for each account
     * @param mapping what its claims mean
     * @return settings with defaults
     */
    public static Builder builder(
            Issuer issuer,
            String clientId,
            ClientAuthentication authentication,
            URI redirectUri,
            ClaimMapping mapping) {
        return new Builder(issuer, clientId, authentication, redirectUri, mapping);
    }

    @Override
    public String id() {
        return mapping.id();
    }

    /** {@return what its claims mean} */
    public ClaimMapping mapping() {
        return mapping;
    }

    /**
     * Begins a login. The browser is redirected ({@link LoginStart#location}). {@link LoginRequest#backTo} has no counterpart in OpenID Connect and is left out.
     *
     * @throws ConfigurationException if no answer could satisfy the request, or the discovery document is not the configured issuer's
     * @throws UnavailableException if the discovery document cannot be read now
     */
    @Override
    public LoginStart begin(LoginRequest request) {
        return login.begin(request);
    }

    /**
     * Ends a login with the query the browser came back with ({@code code}, {@code state}, {@code iss}, {@code error}). A lower level than asked for is
     * {@link LoginOutcome.LevelTooLow} even in a valid token; a required attribute that is not there is {@link LoginOutcome.MissingAttributes}.
     *
     * @throws ConfigurationException if the provider does not know us
     * @throws UnavailableException if the provider cannot answer now; the code is used up, begin a new login
     */
    @Override
    public LoginOutcome finish(LoginAnswer answer) {
        return login.finish(answer);
    }

    /**
     * Where to send a browser so that it is logged out at the provider too (OpenID Connect RP-Initiated Logout 1.0). End the session here first. The address
     * holds the ID token, that is personal data: redirect to it with 303 and keep it out of logs.
     *
     * @param session of the login
     * @param backTo where the provider sends the browser then; registered with it
     * @return the address; empty if the provider has none
     * @throws UnavailableException if the discovery document cannot be read now
     */
    public Optional<URI> logout(LoginSession session, URI backTo) {
        return login.logout(session, backTo);
    }

    /** Settings of a login. Not thread-safe. */
    public static final class Builder {

        private final Issuer issuer;
        private final String clientId;
        private final ClientAuthentication authentication;
        private final URI redirectUri;
        private final ClaimMapping mapping;
        private final List<String> scopes = new ArrayList<>(List.of("openid"));
        private Clock clock = Clock.systemUTC();
        private @Nullable Store store;
        private @Nullable Transport transport;
        private Duration lifetime = Duration.ofMinutes(10);
        private boolean reauthenticate = true;
        private boolean refusePkcs1;
        private boolean userInfo;
        private @Nullable String idpHint;
        private @Nullable String organisation;
        private @Nullable String onlineService;

        private Builder(
                Issuer issuer,
                String clientId,
                ClientAuthentication authentication,
                URI redirectUri,
                ClaimMapping mapping) {
            this.issuer = issuer;
            this.clientId = clientId;
            this.authentication = authentication;
            this.redirectUri = redirectUri;
            this.mapping = mapping;
        }

        /**
         * Asks for scopes beside {@code openid}. Default none.
         *
         * @param more the scopes, for instance {@code profile}
         * @return this
         */
        public Builder scopes(String... more) {
            for (String scope : more) {
                if (!scopes.contains(scope)) {
                    scopes.add(scope);
                }
            }
            return this;
        }

        /**
         * Chooses where logins that began and tokens that were used are kept. Default: the memory of this process, which does for one node only.
         *
         * @param shared the store of all nodes
         * @return this
         */
        public Builder store(Store shared) {
            this.store = shared;
            return this;
        }

        /**
         * Chooses the clock. Default: that of the system, in UTC. It may differ from the provider's by 60 seconds.
         *
         * @param time the clock
         * @return this
         */
        public Builder clock(Clock time) {
            this.clock = time;
            return this;
        }

        /**
         * Chooses the way out. Default: a transport of the issuer's environment with its defaults.
         *
         * @param way a transport of the same environment
         * @return this
         */
        public Builder transport(Transport way) {
            this.transport = way;
            return this;
        }

        /**
         * Chooses how long a person may take to log in. Default: 10 minutes.
         *
         * @param most more than zero, at most an hour
         * @return this
         */
        public Builder lifetime(Duration most) {
            this.lifetime = most;
            return this;
        }

        /**
         * Has people identify anew for each login ({@code prompt=login}, {@code max_age=0}) and refuses tokens that say they did not. Default true, as behind the
         * other door; false lets a session at the provider do.
         *
         * @param anew whether they must
         * @return this
         */
        public Builder reauthenticate(boolean anew) {
            this.reauthenticate = anew;
            return this;
        }

        /**
         * Refuses ID tokens that are signed with RS256 (PKCS#1 v1.5). Default false, since Keycloak signs so unless told otherwise; tell it PS256.
         *
         * @param refused whether to
         * @return this
         */
        public Builder refusePkcs1(boolean refused) {
            this.refusePkcs1 = refused;
            return this;
        }

        /**
         * Asks the user info endpoint for more claims at each login. Default false: everything stands in the ID token.
         *
         * @param asked whether to
         * @return this
         */
        public Builder userInfo(boolean asked) {
            this.userInfo = asked;
            return this;
        }

        /**
         * Has a Keycloak go on to one of its accounts at once, without a page that offers several ({@code kc_idp_hint}). Default none.
         *
         * @param alias what Keycloak calls the account
         * @return this
         */
        public Builder idpHint(String alias) {
            this.idpHint = alias;
            return this;
        }

        /**
         * Sends the authority's name of each request along in a parameter that the house's provider reads. Default: it is not sent.
         *
         * @param parameter name of the parameter
         * @return this
         */
        public Builder organisationParameter(String parameter) {
            this.organisation = parameter;
            return this;
        }

        /**
         * Sends the online service's id of each request along in a parameter that the house's provider reads. Default: it is not sent.
         *
         * @param parameter name of the parameter
         * @return this
         */
        public Builder onlineServiceParameter(String parameter) {
            this.onlineService = parameter;
            return this;
        }

        /**
         * Makes the client. Nothing is called yet: the discovery document is read at the first login.
         *
         * @return the client
         * @throws ConfigurationException if an address is not allowed in the issuer's environment, or a setting is out of bounds
         */
        public OidcAccount build() {
            if (lifetime.isNegative() || lifetime.isZero() || lifetime.compareTo(LONGEST) > 0) {
                throw new ConfigurationException(
                        "OidcAccount.Builder.lifetime must be more than zero and at most an hour.");
            }
            if (clientId.isBlank()) {
                throw new ConfigurationException("OidcAccount.builder: the client id must not be blank.");
            }
            Addresses.check(issuer.environment(), redirectUri, "OidcAccount.builder, redirectUri,");
            Optional.ofNullable(organisation).ifPresent(AuthorizationRequest::requireFree);
            Optional.ofNullable(onlineService).ifPresent(AuthorizationRequest::requireFree);
            Transport way = transport == null
                    ? Transport.builder(issuer.environment()).clock(clock).build()
                    : transport;
            if (way.environment() != issuer.environment()) {
                throw new ConfigurationException("OidcAccount.Builder.transport is one of " + way.environment()
                        + ", the issuer is one of " + issuer.environment() + ".");
            }
            Client client = new Client(
                    issuer,
                    clientId,
                    authentication,
                    redirectUri,
                    mapping,
                    scopes,
                    new Client.Asking(
                            Optional.ofNullable(idpHint),
                            Optional.ofNullable(organisation),
                            Optional.ofNullable(onlineService)),
                    new Client.Choices(reauthenticate, refusePkcs1, userInfo, lifetime));
            Store kept = store == null ? new InMemoryStore(clock) : store;
            return new OidcAccount(mapping, new OidcLogin(client, way, kept, clock));
        }
    }
}
