// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.bundid;

import java.security.PublicKey;
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
import org.ozgsdk.auth.internal.Profile;
import org.ozgsdk.auth.internal.SamlLogin;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.keys.KeyMaterial;
import org.ozgsdk.core.store.InMemoryStore;
import org.ozgsdk.core.store.Store;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Login with BundID, the account of the federation for citizens, by SAML 2.0 (BundID interface description 10.2, May 2025). Immutable and safe for use by many
 * threads; with a shared {@link Store} also by many nodes.
 */
public final class BundId implements AccountProvider {

    private static final Logger LOG = LoggerFactory.getLogger(BundId.class);
    private static final Duration WARN_BEFORE = Duration.ofDays(60);
    private static final Duration LONGEST = Duration.ofHours(1);

    private final SamlLogin saml;

    private BundId(SamlLogin saml) {
        this.saml = saml;
    }

    /**
     * Begins the set-up.
     *
     * @param environment which BundID
     * @param serviceProvider who we are
     * @return settings with defaults
     */
    public static Builder builder(BundIdEnvironment environment, ServiceProvider serviceProvider) {
        return new Builder(environment, serviceProvider);
    }

    @Override
    public String id() {
        return "bundid";
    }

    @Override
    public LoginStart begin(LoginRequest request) {
        return saml.begin(request);
    }

    /**
     * Ends a login. A lower level than asked for is {@link LoginOutcome.LevelTooLow} even in a validly signed answer. A person without family name is
     * {@link LoginOutcome.MissingAttributes}.
     */
    @Override
    public LoginOutcome finish(LoginAnswer answer) {
        return saml.finish(answer);
    }

    /** {@return our SAML metadata to register with the operator of BundID, UTF-8; the same bytes for the same set-up} */
    public byte[] metadata() {
        return saml.metadata();
    }

    /** Settings of a BundID client. Not thread-safe. */
    public static final class Builder {

        private final BundIdEnvironment environment;
        private final ServiceProvider serviceProvider;
        private Clock clock = Clock.systemUTC();
        private @Nullable Store store;
        private Duration lifetime = Duration.ofMinutes(10);
        private boolean signWithPss;
        private boolean requirePss;

        private Builder(BundIdEnvironment environment, ServiceProvider serviceProvider) {
            this.environment = environment;
            this.serviceProvider = serviceProvider;
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
         * Chooses the clock. Default: that of the system, in UTC. It may differ from BundID's by 60 seconds.
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
         * Refuses answers that are signed with PKCS#1 v1.5 (rsa-sha256) instead of RSASSA-PSS. Default false, until BundID has changed everywhere.
         *
         * @param pss whether to
         * @return this
         */
        public Builder requirePss(boolean pss) {
            this.requirePss = pss;
            return this;
        }

        /**
         * Makes the client.
         *
         * @return the client
         * @throws ConfigurationException if a certificate of ours has expired or the lifetime is out of bounds
         */
        public BundId build() {
            if (lifetime.isNegative() || lifetime.isZero() || lifetime.compareTo(LONGEST) > 0) {
                throw new ConfigurationException("BundId.Builder.lifetime must be more than zero and at most an hour.");
            }
            Stream.concat(Stream.of(serviceProvider.signing()), serviceProvider.encryption().stream())
                    .forEach(this::checkExpiry);
            Profile profile = new Profile(
                    "bundid",
                    environment.entityId().toString(),
                    environment.ssoPost(),
                    environment.certificates().stream()
                            .<PublicKey>map(certificate -> certificate.getPublicKey())
                            .toList(),
                    serviceProvider.entityId().toString(),
                    serviceProvider.assertionConsumerService().toString(),
                    serviceProvider.signing(),
                    serviceProvider.encryption(),
                    signWithPss,
                    requirePss,
                    lifetime);
            Store kept = store == null ? new InMemoryStore(clock) : store;
            return new BundId(new SamlLogin(profile, kept, clock));
        }

        private void checkExpiry(KeyMaterial material) {
            Instant end = material.certificate().getNotAfter().toInstant();
            if (!clock.instant().isBefore(end)) {
                throw new ConfigurationException("The certificate "
                        + material.certificate().getSubjectX500Principal() + " of the service provider expired on "
                        + end + ". Register a new one with BundID first.");
            }
            if (clock.instant().plus(WARN_BEFORE).isAfter(end)) {
                LOG.warn(
                        "The certificate {} of the service provider expires on {}: register a new one with BundID.",
                        material.certificate().getSubjectX500Principal(),
                        end);
            }
        }
    }
}
