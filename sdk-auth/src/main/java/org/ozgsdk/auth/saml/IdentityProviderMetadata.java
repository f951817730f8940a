// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.saml;

import java.net.URI;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.ozgsdk.auth.internal.Fingerprints;
import org.ozgsdk.auth.internal.IdpMetadata;
import org.ozgsdk.auth.profile.IdentityProvider;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.Environment;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.keys.KeyRules;

/**
 * The metadata of an account as its operator publishes them (SAML metadata 2.0): its name, addresses and signing certificates. Nothing in them is trusted
 * because it stands there: pin the fingerprints of the certificates once, compared with the operator on another way, and take from later metadata only
 * certificates you pinned. Immutable and safe for use by many threads.
 *
 * <pre>{@code
 * IdentityProviderMetadata metadata = IdentityProviderMetadata.reader().read(Files.readAllBytes(Path.of("idp.xml")));
 * IdentityProviderMetadata.Comparison comparison = metadata.compare(pinnedFingerprints);
 * comparison.added().forEach(certificate -> tellSomebody(certificate)); // never trusted by itself
 * IdentityProvider account = metadata.identityProvider(Environment.TEST, pinnedFingerprints);
 * }</pre>
 */
public final class IdentityProviderMetadata {

    private static final Duration WARN_BEFORE = Duration.ofDays(60);

    private final IdpMetadata found;
    private final Clock clock;

    private IdentityProviderMetadata(IdpMetadata found, Clock clock) {
        this.found = found;
        this.clock = clock;
    }

    /**
     * What changed since certificates were pinned.
     *
     * @param pinned certificates in the metadata that are pinned
     * @param added certificates in the metadata that are not pinned: somebody has to ask the operator
     * @param gone pinned fingerprints that no certificate in the metadata has any more
     */
    public record Comparison(List<X509Certificate> pinned, List<X509Certificate> added, Set<String> gone) {

        /** Copies. */
        public Comparison {
            pinned = List.copyOf(pinned);
            added = List.copyOf(added);
            gone = Set.copyOf(gone);
        }

        /** {@return whether all is as it was} */
        public boolean isUnchanged() {
            return added.isEmpty() && gone.isEmpty();
        }
    }

    /** {@return a reader with defaults} */
    public static Reader reader() {
        return new Reader();
    }

    /**
     * The fingerprint by which a certificate is pinned.
     *
     * @param certificate the certificate
     * @return SHA-256 of its DER, 64 lower-case hexadecimal digits
     */
    public static String fingerprint(X509Certificate certificate) {
        return Fingerprints.of(certificate);
    }

    /** {@return the account's entityID} */
    public String entityId() {
        return found.entityId();
    }

    /** {@return all signing certificates in their order, pinned or not} */
    public List<X509Certificate> certificates() {
        return found.certificates();
    }

    /** {@return whether the account wants signed requests; ours always are} */
    public boolean wantsSignedRequests() {
        return found.wantsSigned();
    }

    /** {@return the certificates that have expired or will within 60 days} */
    public List<X509Certificate> expiring() {
        return found.certificates().stream()
                .filter(certificate -> certificate
                        .getNotAfter()
                        .toInstant()
                        .isBefore(clock.instant().plus(WARN_BEFORE)))
                .toList();
    }

    /**
     * Compares with what was pinned.
     *
     * @param fingerprints pinned SHA-256 fingerprints, hexadecimal, with or without colons
     * @return what is the same, new and gone
     */
    public Comparison compare(Collection<String> fingerprints) {
        Set<String> pinned =
                fingerprints.stream().map(Fingerprints::plain).collect(Collectors.toCollection(TreeSet::new));
        List<X509Certificate> known = new ArrayList<>();
        List<X509Certificate> added = new ArrayList<>();
        for (X509Certificate certificate : found.certificates()) {
            (pinned.contains(Fingerprints.of(certificate)) ? known : added).add(certificate);
        }
        known.forEach(certificate -> pinned.remove(Fingerprints.of(certificate)));
        return new Comparison(known, added, pinned);
    }

    /**
     * The account with those of its certificates that are pinned.
     *
     * @param environment which world
     * @param fingerprints pinned SHA-256 fingerprints
     * @return the account
     * @throws ConfigurationException if no certificate is pinned, a pinned one is too weak, or an address is missing or not allowed
     */
    public IdentityProvider identityProvider(Environment environment, Collection<String> fingerprints) {
        return account(environment, compare(fingerprints).pinned());
    }

    /**
     * The account with all its certificates: for metadata that came on a way you trust, for instance from your own server or signed by a pinned certificate.
     *
     * @param environment which world
     * @return the account
     * @throws ConfigurationException if a certificate is too weak, or an address is missing or not allowed
     */
    public IdentityProvider identityProvider(Environment environment) {
        return account(environment, found.certificates());
    }

    private IdentityProvider account(Environment environment, List<X509Certificate> certificates) {
        URI post = uri(found.ssoPost())
                .orElseThrow(() -> new ConfigurationException("Metadata of the account " + entityId()
                        + ": expected a SingleSignOnService with the binding HTTP-POST, found none."));
        return new IdentityProvider(
                environment,
                uri(Optional.of(found.entityId())).orElseThrow(),
                post,
                uri(found.ssoRedirect()),
                uri(found.sloPost()),
                uri(found.sloRedirect()),
                certificates);
    }

    /** The certificates, all of keys that count. */
    List<X509Certificate> strongCertificates() {
        for (X509Certificate certificate : found.certificates()) {
            PublicKey key = certificate.getPublicKey();
            if (!(key instanceof RSAPublicKey)) {
                throw new ConfigurationException(
                        "Metadata of the account: expected RSA signing keys, found " + key.getAlgorithm() + ".");
            }
            try {
                KeyRules.COUNTERPART.require(key, "signing certificate of the account");
            } catch (UntrustedException e) {
                throw new ConfigurationException("Metadata of the account: " + e.getMessage(), e);
            }
        }
        return found.certificates();
    }

    private static Optional<URI> uri(Optional<String> text) {
        return text.map(address -> {
            try {
                return URI.create(address);
            } catch (IllegalArgumentException e) {
                throw new ConfigurationException("Metadata of the account: an address in them is no URI.", e);
            }
        });
    }

    @Override
    public String toString() {
        return "IdentityProviderMetadata[" + entityId() + "]";
    }

    /** How metadata are read. Not thread-safe. */
    public static final class Reader {

        private @Nullable String entityId;
        private @Nullable X509Certificate signer;
        private Clock clock = Clock.systemUTC();

        private Reader() {}

        /**
         * Names the account in metadata that hold several. Default: the only identity provider in them.
         *
         * @param wanted its entityID
         * @return this
         */
        public Reader entityId(String wanted) {
            this.entityId = wanted;
            return this;
        }

        /**
         * Demands a signature around the metadata or around the account's part of them. Default: signatures are not looked at.
         *
         * @param certificate whose key must have signed, RSA; pinned like the others
         * @return this
         */
        public Reader signedBy(X509Certificate certificate) {
            this.signer = certificate;
            return this;
        }

        /**
         * Sets the clock. Default: that of the system.
         *
         * @param time the clock
         * @return this
         */
        public Reader clock(Clock time) {
            this.clock = time;
            return this;
        }

        /**
         * Reads.
         *
         * @param xml the document, at most 8 MiB
         * @return the metadata
         * @throws UntrustedException if it is no well-formed XML within the limits, or its signature is missing or does not fit
         * @throws ConfigurationException if there is no or more than one such account, it has no signing certificate, or validUntil is over
         */
        public IdentityProviderMetadata read(byte[] xml) {
            return new IdentityProviderMetadata(
                    IdpMetadata.read(xml, Optional.ofNullable(entityId), Optional.ofNullable(signer), clock.instant()),
                    clock);
        }
    }
}
