// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.keys;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXCertPathValidatorResult;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.ozgsdk.core.Assumption;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.Environment;
import org.ozgsdk.core.UntrustedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says whose a counterpart's key is: its certificate must lead to a configured trust anchor (PKIX, RFC 5280 section 6), be valid now, allow the use, and
 * hold the very key that is about to be used. Revocation is checked if {@link #checking} says how; by default it is not, since the addresses of the
 * Verwaltungs-PKI's lists and responders are not reachable from everywhere. Immutable, safe for use by many threads.
 */
public final class CertificateTrust {

    private static final Logger LOG = LoggerFactory.getLogger(CertificateTrust.class);

    private final Set<X509Certificate> anchors;
    private final boolean selfSigned;
    private final Clock clock;
    private final @Nullable Revocation revocation;

    private CertificateTrust(
            Set<X509Certificate> anchors, boolean selfSigned, Clock clock, @Nullable Revocation revocation) {
        this.anchors = anchors;
        this.selfSigned = selfSigned;
        this.clock = clock;
        this.revocation = revocation;
    }

    /**
     * Trusts what leads to one of the anchors. An anchor that is expired or too weak ({@link KeyRules#COUNTERPART}) is not used, with a warning in the log;
     * one that is no authority is trusted itself and vouches for nobody.
     *
     * @param anchors root (or pinned intermediate) certificates, at least one
     * @param clock tells whether certificates are valid now
     * @return the trust
     * @throws ConfigurationException if there is no anchor: then nothing could ever be trusted
     */
    public static CertificateTrust anchoredIn(Collection<X509Certificate> anchors, Clock clock) {
        if (anchors.isEmpty()) {
            throw new ConfigurationException(
                    "At least one trust anchor (root certificate) must be configured; there is no default. Read them with Certificates.pem(...).");
        }
        return new CertificateTrust(Set.copyOf(anchors), false, clock, null);
    }

    /**
     * INSECURE: also trusts any certificate that its owner signed himself, so that an attacker on the way can put in his own key. The test system of
     * FIT-Connect works with such certificates. Dates and key are still checked.
     *
     * @param environment must be {@link Environment#SANDBOX} or {@link Environment#TEST}
     * @param anchors further anchors, may be empty
     * @param clock tells whether certificates are valid now
     * @return the trust
     * @throws ConfigurationException in {@link Environment#STAGE} and {@link Environment#PROD}
     */
    public static CertificateTrust insecurelyAcceptingSelfSigned(
            Environment environment, Collection<X509Certificate> anchors, Clock clock) {
        if (environment == Environment.STAGE || environment == Environment.PROD) {
            throw new ConfigurationException("Self-signed certificates are accepted in SANDBOX and TEST only, not in "
                    + environment + ". Configure trust anchors.");
        }
        LOG.warn(
                "INSECURE: self-signed certificates are accepted in {}. Anyone on the way can put in a key.",
                environment);
        return new CertificateTrust(Set.copyOf(anchors), true, clock, null);
    }

    /**
     * Also checks whether a certificate of the chain is revoked. A self-signed one that was accepted insecurely and an anchor have nobody to revoke them.
     *
     * @param value how
     * @return a copy that checks
     */
    public CertificateTrust checking(Revocation value) {
        return new CertificateTrust(anchors, selfSigned, clock, value);
    }

    /**
     * Checks the certificates of a key.
     *
     * @param key a key with {@code x5c}
     * @param use what the key is about to be used for
     * @param what whose key it is, for messages
     * @throws UntrustedException if there are no certificates or any check fails
     * @throws org.ozgsdk.core.UnavailableException if nobody can say whether a certificate is revoked and that was asked for ({@link Revocation.Policy})
     */
    public void require(Jwk key, KeyUse use, String what) {
        require(key.certificates(), key.publicKey(), use, what);
    }

    /**
     * Checks a certificate chain.
     *
     * @param chain the leaf first, each issued by the next; the anchor may be left out
     * @param key the key about to be used
     * @param use what it is about to be used for
     * @param what whose key it is, for messages
     * @throws UntrustedException if there are no certificates or any check fails
     * @throws org.ozgsdk.core.UnavailableException if nobody can say whether a certificate is revoked and that was asked for ({@link Revocation.Policy})
     */
    public void require(List<X509Certificate> chain, PublicKey key, KeyUse use, String what) {
        if (chain.isEmpty()) {
            throw new UntrustedException(what + ": the key comes without certificates (x5c).");
        }
        X509Certificate leaf = chain.get(0);
        if (!sameKey(leaf.getPublicKey(), key)) {
            throw new UntrustedException(what + ": its certificate is for another key.");
        }
        for (X509Certificate certificate : chain) {
            KeyRules.COUNTERPART.require(certificate.getPublicKey(), what);
            // An anchor is trusted because it is configured: who signed it and how is not looked at, as if it was left
            // out.
            if (!anchors.contains(certificate)) {
                CertificateAlgorithms.require(certificate, what);
            }
        }
        boolean own = selfSigned && chain.size() == 1 && isSelfSigned(leaf);
        if (own) {
            requireValidNow(leaf, what);
        } else {
            requirePath(chain, what);
        }
        requireUse(leaf, use, own, what);
    }

    private void requirePath(List<X509Certificate> chain, String what) {
        if (anchors.isEmpty()) {
            throw new UntrustedException(
                    what + ": its certificate is not self-signed and no trust anchor is configured.");
        }
        int end = chain.size();
        while (end > 0 && anchors.contains(chain.get(end - 1))) {
            requireValidNow(chain.get(end - 1), what);
            end--;
        }
        if (end == 0) {
            return; // the certificate itself is configured as anchor
        }
        try {
            PKIXParameters parameters = new PKIXParameters(anchors.stream()
                    .filter(this::isUsable)
                    .map(anchor -> new TrustAnchor(anchor, null))
                    .collect(Collectors.toSet()));
            parameters.setRevocationEnabled(false);
            parameters.setDate(Date.from(clock.instant()));
            PKIXCertPathValidatorResult path = (PKIXCertPathValidatorResult) CertPathValidator.getInstance("PKIX")
                    .validate(
                            CertificateFactory.getInstance("X.509").generateCertPath(chain.subList(0, end)),
                            parameters);
            requireNotRevoked(chain.subList(0, end), path.getTrustAnchor().getTrustedCert(), what);
        } catch (GeneralSecurityException e) {
            throw new UntrustedException(
                    what
                            + ": its certificate is not valid now or does not lead to a configured trust anchor that is valid now.",
                    e);
        }
    }

    /** Only now, since the addresses come out of certificates: nobody without an anchor's signature makes us call anyone. */
    private void requireNotRevoked(List<X509Certificate> path, X509Certificate anchor, String what) {
        if (revocation != null) {
            for (int i = 0; i < path.size(); i++) {
                revocation.require(path.get(i), i + 1 < path.size() ? path.get(i + 1) : anchor, what);
            }
        }
    }

    /** Absent key usage means "any" in RFC 5280, but the Verwaltungs-PKI always states it. */
    @Assumption("fitconnect.certificate-key-usage")
    private static void requireUse(X509Certificate leaf, KeyUse use, boolean own, String what) {
        if (!use.isStatedBy(leaf) && !(own && leaf.getKeyUsage() == null)) {
            throw new UntrustedException(
                    what + ": its certificate does not state the key usage that \"" + use.keyOperation() + "\" needs.");
        }
    }

    private void requireValidNow(X509Certificate certificate, String what) {
        try {
            certificate.checkValidity(Date.from(clock.instant()));
        } catch (GeneralSecurityException e) {
            throw new UntrustedException(what + ": a certificate of its chain is expired or not yet valid.", e);
        }
    }

    /**
     * The JDK's PKIX does not look at the anchor itself: its end and its size could be hidden by leaving it out of the chain, and the owner of an end entity
     * that was configured as anchor could issue certificates for others.
     */
    private boolean isUsable(X509Certificate anchor) {
        try {
            requireValidNow(anchor, "trust anchor");
            KeyRules.COUNTERPART.require(anchor.getPublicKey(), "trust anchor");
            return mayIssue(anchor);
        } catch (UntrustedException e) {
            LOG.warn("The trust anchor {} is not used: {}", anchor.getSubjectX500Principal(), e.getMessage());
            return false;
        }
    }

    /** RFC 5280, 6.1.4 (k) and (n). */
    private static boolean mayIssue(X509Certificate anchor) {
        boolean[] usage = anchor.getKeyUsage();
        return anchor.getBasicConstraints() >= 0 && (usage == null || usage[5]);
    }

    private static boolean isSelfSigned(X509Certificate certificate) {
        try {
            certificate.verify(certificate.getPublicKey());
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** Numbers are compared, not encodings: an RSA key may be labelled rsaEncryption in one place and RSASSA-PSS in the other. */
    private static boolean sameKey(PublicKey one, PublicKey other) {
        try {
            return JwkWriter.requiredMembers(one).equals(JwkWriter.requiredMembers(other));
        } catch (IllegalArgumentException e) {
            return one.equals(other);
        }
    }
}
