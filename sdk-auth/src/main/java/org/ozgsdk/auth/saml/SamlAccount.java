// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.saml;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ozgsdk.auth.AccountProvider;
import org.ozgsdk.auth.LoginAnswer;
import org.ozgsdk.auth.LoginOutcome;
import org.ozgsdk.auth.LoginRequest;
import org.ozgsdk.auth.LoginStart;
import org.ozgsdk.auth.internal.Retirement;
import org.ozgsdk.auth.internal.SamlLogin;
import org.ozgsdk.auth.profile.AccountProfile;
import org.ozgsdk.auth.profile.IdentityProvider;
import org.ozgsdk.auth.profile.Registration;
import org.ozgsdk.auth.profile.ServiceProvider;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.keys.KeyMaterial;
import org.ozgsdk.core.store.InMemoryStore;
import org.ozgsdk.core.store.Store;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Login at an account by SAML 2.0, web browser SSO profile: signed requests, and answers that are believed only after every check of the standard and of
 * twenty years of attacks on it. Which account it is says the {@link AccountProfile}. Immutable and safe for use by many threads; with a shared {@link Store}
 * also by many nodes.
 */
public final class SamlAccount implements AccountProvider {

    private static final Logger LOG = LoggerFactory.getLogger(SamlAccount.class);
    private static final Duration WARN_BEFORE = Duration.ofDays(60);
    private static final Duration LONGEST = Duration.ofHours(1);

    private final AccountProfile profile;
    private final SamlLogin saml;

    private SamlAccount(AccountProfile profile, SamlLogin saml) {
        this.profile = profile;
        this.saml = saml;
    }

    /**
     * Begins the set-up.
     *
     * @param profile how the account speaks
     * @param account where it is, and whose keys sign its answers
     * @param service who we are
     * @return settings with defaults
     */
    public static Builder builder(AccountProfile profile, IdentityProvider account, ServiceProvider service) {
        return new Builder(profile, account, service);
    }

    @Override
    public String id() {
        return profile.id();
    }

    /** {@return how the account speaks} */
    public AccountProfile profile() {
        return profile;
    }

    @Override
    public LoginStart begin(LoginRequest request) {
        return saml.begin(request);
    }

    /**
     * Ends a login. A lower level than asked for is {@link LoginOutcome.LevelTooLow} even in a validly signed answer. An answer that names nobody is
     * {@link LoginOutcome.MissingAttributes}, unless the profile lets it.
     */
    @Override
    public LoginOutcome finish(LoginAnswer answer) {
        return saml.finish(answer);
    }

    /**
     * Single logout, at accounts that have it ({@link AccountProfile#logout}).
     *
     * @return logout at this account
     * @throws ConfigurationException if logout is local at this account, or an address for logout messages is missing, ours or the account's
     */
    public SamlLogout logout() {
        return new SamlLogout(saml.logout());
    }

    /**
     * What the account's operator registers.
     *
     * @return our SAML metadata, UTF-8; the same bytes for the same set-up
     * @throws ConfigurationException if the operator wants a description and {@link ServiceProvider#description} is empty
     */
    public byte[] metadata() {
        return saml.metadata();
    }

    /** Settings of a login. Not thread-safe. */
    public static final class Builder {

        private final AccountProfile profile;
        private final IdentityProvider account;
        private final ServiceProvider service;
        private Clock clock = Clock.systemUTC();
        private @Nullable Store store;
        private Duration lifetime = Duration.ofMinutes(10);
        private boolean signWithPss;
        private boolean requirePss;
        private boolean redirect;

        private Builder(AccountProfile profile, IdentityProvider account, ServiceProvider service) {
            this.profile = profile;
            this.account = account;
            this.service = service;
        }

        /**
         * Chooses where logins that began and assertions that were used are kept. Default: the memory of this process, which does for one node only.
         *
         * @param shared the store of all nodes
         * @return this
         */
        public Builder store(Store shared) {
            this.store = shared;
            return this;
        }

        /**
         * Chooses the clock. Default: that of the system, in UTC. It may differ from the account's by 60 seconds.
         *
         * @param time the clock
         * @return this
         */
        public Builder clock(Clock time) {
            this.clock = time;
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
         * Signs requests with RSASSA-PSS and SHA-256 instead of rsa-sha256. Default false: BundID's change to PSS concerns its answers only (FAQ 10.9.2).
         *
         * @param pss whether to
         * @return this
         */
        public Builder signWithPss(boolean pss) {
            this.signWithPss = pss;
            return this;
        }

        /**
         * Refuses answers that are signed with PKCS#1 v1.5 (rsa-sha256) instead of RSASSA-PSS. Default false, until the account has changed everywhere.
         *
         * @param pss whether to
         * @return this
         */
        public Builder requirePss(boolean pss) {
            this.requirePss = pss;
            return this;
        }

        /**
         * Sends requests by redirect instead of by a form. Default false: the BundID recommends forms, since addresses may become too long (interface
         * description 10.2, chapter 4). Answers come by a form always.
         *
         * @param byRedirect whether to
         * @return this
         */
        public Builder byRedirect(boolean byRedirect) {
            this.redirect = byRedirect;
            return this;
        }

        /**
         * Makes the client.
         *
         * @return the client
         * @throws ConfigurationException if a certificate of ours has expired, an entityID is not what the account registers, the account no longer exists or
         *     a setting is out of bounds
         */
        public SamlAccount build() {
            if (lifetime.isNegative() || lifetime.isZero() || lifetime.compareTo(LONGEST) > 0) {
                throw new ConfigurationException(
                        "SamlAccount.Builder.lifetime must be more than zero and at most an hour.");
            }
            if (redirect && account.ssoRedirect().isEmpty()) {
                throw new ConfigurationException(
                        "SamlAccount.Builder.byRedirect needs IdentityProvider.ssoRedirect, the account's address for redirects.");
            }
            checkEntityId();
            Retirement.check(profile, clock.instant());
            Stream.concat(Stream.of(service.signing()), service.encryption().stream())
                    .forEach(this::checkExpiry);
            Store kept = store == null ? new InMemoryStore(clock) : store;
            SamlLogin.Options options = new SamlLogin.Options(signWithPss, requirePss, redirect, lifetime);
            return new SamlAccount(profile, new SamlLogin(profile, account, service, options, kept, clock));
        }

        private void checkEntityId() {
            boolean plain = "https".equals(service.entityId().getScheme())
                    && service.entityId().getHost() != null
                    && service.entityId().getRawUserInfo() == null
                    && service.entityId().getPort() == -1
                    && service.entityId().getRawQuery() == null;
            if (profile.registration() != Registration.ANY && !plain) {
                throw new ConfigurationException(
                        "ServiceProvider.entityId must be an https URL with a host and without user, port and query for "
                                + profile.name() + " (BundID interface description 7.2).");
            }
        }

        private void checkExpiry(KeyMaterial material) {
            Instant end = material.certificate().getNotAfter().toInstant();
            if (!clock.instant().isBefore(end)) {
                throw new ConfigurationException("The certificate "
                        + material.certificate().getSubjectX500Principal() + " of the service provider expired on "
                        + end + ". Register a new one with " + profile.name() + " first.");
            }
            if (!clock.instant().plus(WARN_BEFORE).isBefore(end)) {
                LOG.warn(
                        "The certificate {} of the service provider expires on {}: register a new one with {}.",
                        material.certificate().getSubjectX500Principal(),
                        end,
                        profile.name());
            }
        }
    }
}
