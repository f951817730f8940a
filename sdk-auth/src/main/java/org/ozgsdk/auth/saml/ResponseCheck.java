// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.saml;

import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ozgsdk.auth.Login;
import org.ozgsdk.auth.internal.Inspection;
import org.ozgsdk.auth.internal.Sides;
import org.ozgsdk.auth.profile.AccountProfile;
import org.ozgsdk.auth.profile.IdentityProvider;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.Environment;
import org.ozgsdk.core.keys.KeyMaterial;

/**
 * Says of one SAML response whether a login would accept it, and if not, which rule it breaks: for integrators who look for the cause, and for tests. It is
 * the very validator of {@link SamlAccount#finish}, without a pending login: nothing is consumed, so a replay is not seen, and what a login needs to know of a
 * person is left to its request. Show the reason to nobody who sends responses. Immutable and safe for use by many threads.
 *
 * <pre>{@code
 * ResponseCheck check = ResponseCheck.builder(GenericAccount.PROFILE, metadata, "https://dienst.example/sp", "https://dienst.example/acs")
 *         .decryptionKey(KeyMaterial.pem(Path.of("encryption.pem")))
 *         .at(Instant.parse("2026-11-24T10:15:30Z"))
 *         .build();
 * ResponseCheck.Verdict verdict = check.check(Files.readAllBytes(Path.of("response.xml")));
 * }</pre>
 */
public final class ResponseCheck {

    private final Sides sides;
    private final Clock clock;
    private final Optional<String> requestId;

    private ResponseCheck(Sides sides, Clock clock, Optional<String> requestId) {
        this.sides = sides;
        this.clock = clock;
        this.requestId = requestId;
    }

    /**
     * What was found.
     *
     * @param accepted whether a login would accept the response
     * @param reason a stable lower-case word: {@code accepted}, {@code status} for a negative answer of the account, or the broken rule, for instance
     *     {@code signature}, {@code audience}, {@code time}
     * @param explanation a sentence for people, German first; holds nothing of the response but a status code
     * @param login who logged in; empty if refused
     */
    public record Verdict(boolean accepted, String reason, String explanation, Optional<Login> login) {

        @Override
        public String toString() {
            return "Verdict[" + reason + "]";
        }
    }

    /**
     * Begins with an account that was set up.
     *
     * @param profile how the account speaks
     * @param account its entityID and keys; of {@link Environment#PROD} accounts for tests are refused
     * @param entityId our entityID
     * @param assertionConsumerService our address, as it stands in the response
     * @return settings with defaults
     */
    public static Builder builder(
            AccountProfile profile, IdentityProvider account, String entityId, String assertionConsumerService) {
        return new Builder(
                profile,
                new Builder.Side(
                        account.entityId().toString(), account.keys(), account.environment() == Environment.PROD),
                entityId,
                assertionConsumerService);
    }

    /**
     * Begins with an account's metadata as they are, without judging its addresses.
     *
     * @param profile how the account speaks
     * @param account its metadata
     * @param entityId our entityID
     * @param assertionConsumerService our address, as it stands in the response
     * @return settings with defaults
     * @throws ConfigurationException if a signing key of the account is too weak
     */
    public static Builder builder(
            AccountProfile profile,
            IdentityProviderMetadata account,
            String entityId,
            String assertionConsumerService) {
        List<PublicKey> keys = account.strongCertificates().stream()
                .map(X509Certificate::getPublicKey)
                .toList();
        return new Builder(
                profile, new Builder.Side(account.entityId(), keys, false), entityId, assertionConsumerService);
    }

    /**
     * Checks a response.
     *
     * @param xml the document
     * @return what was found
     */
    public Verdict check(byte[] xml) {
        return checkField(Base64.getEncoder().encodeToString(xml));
    }

    /**
     * Checks a response as the browser brings it.
     *
     * @param field the form field SAMLResponse, Base64
     * @return what was found
     */
    public Verdict checkField(String field) {
        Inspection found = Inspection.of(sides, clock, field, requestId);
        return new Verdict(found.login().isPresent(), found.reason(), found.explanation(), found.login());
    }

    /** Settings of a check. Not thread-safe. */
    public static final class Builder {

        private final AccountProfile profile;
        private final Side account;
        private final String entityId;
        private final String consumer;
        private final List<PrivateKey> keys = new ArrayList<>();
        private @Nullable String requestId;
        private Clock clock = Clock.systemUTC();
        private boolean requirePss;

        private record Side(String entityId, List<PublicKey> keys, boolean production) {}

        private Builder(AccountProfile profile, Side account, String entityId, String consumer) {
            this.profile = profile;
            this.account = account;
            this.entityId = entityId;
            this.consumer = consumer;
        }

        /**
         * Adds a key that opens encrypted assertions; may be called twice. Default none.
         *
         * @param material ours
         * @return this
         */
        public Builder decryptionKey(KeyMaterial material) {
            return decryptionKey(material.privateKey());
        }

        /**
         * Adds a bare key that opens encrypted assertions, of any size: it may be somebody else's set-up that is looked at.
         *
         * @param key an RSA key
         * @return this
         */
        public Builder decryptionKey(PrivateKey key) {
            keys.add(key);
            return this;
        }

        /**
         * Names the request that must be answered. Default: any, if response and assertion name the same.
         *
         * @param id ID of the request
         * @return this
         */
        public Builder inResponseTo(String id) {
            this.requestId = id;
            return this;
        }

        /**
         * Sets the time of the check. Default: now.
         *
         * @param time the time
         * @return this
         */
        public Builder at(Instant time) {
            this.clock = Clock.fixed(time, ZoneOffset.UTC);
            return this;
        }

        /**
         * Refuses signatures other than RSASSA-PSS. Default false.
         *
         * @param pss whether to
         * @return this
         */
        public Builder requirePss(boolean pss) {
            this.requirePss = pss;
            return this;
        }

        /**
         * Makes the check.
         *
         * @return the check
         * @throws ConfigurationException if there are more than two decryption keys
         */
        public ResponseCheck build() {
            if (keys.size() > 2) {
                throw new ConfigurationException(
                        "ResponseCheck.Builder.decryptionKey takes one key, or two while certificates change; found "
                                + keys.size() + ".");
            }
            // Whether an answer must name somebody depends on what was asked, and here nothing was.
            AccountProfile asked = profile.toBuilder(profile.id(), profile.name())
                    .nameless(true)
                    .build();
            Sides sides = new Sides(
                    asked,
                    account.entityId(),
                    account.keys(),
                    entityId,
                    consumer,
                    keys,
                    requirePss,
                    account.production());
            return new ResponseCheck(sides, clock, Optional.ofNullable(requestId));
        }
    }
}
