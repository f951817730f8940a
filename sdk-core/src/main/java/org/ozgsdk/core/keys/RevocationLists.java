// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.keys;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.ozgsdk.core.keys.Revocation.Known;
import org.ozgsdk.core.keys.Revocation.State;

/** Reads revocation lists (RFC 5280, 5): complete ones of the issuer himself, signed by him, not ended. Others say nothing. */
final class RevocationLists {

    private static final Set<String> WEAK = Set.of("1.2.840.113549.1.1.5", "1.2.840.113549.1.1.4", "1.2.840.10045.4.1");

    private RevocationLists() {}

    static Optional<Known> ask(
            RevocationSource source, X509Certificate certificate, X509Certificate issuer, Instant now) {
        for (URI address : CertificateIds.lists(certificate)) {
            byte[] answer = source.fetch(address, null);
            if (answer != null) {
                Optional<Known> known = state(answer, certificate, issuer, now);
                if (known.isPresent()) {
                    return known;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Known> state(
            byte[] encoded, X509Certificate certificate, X509Certificate issuer, Instant now) {
        try {
            X509CRL list =
                    (X509CRL) CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(encoded));
            return state(list, certificate, issuer, now);
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    /** {@return what the list says of the certificate; empty if it is another's, forged, ended or of a form that is not known} */
    static Optional<Known> state(X509CRL list, X509Certificate certificate, X509Certificate issuer, Instant now) {
        if (!list.getIssuerX500Principal().equals(issuer.getSubjectX500Principal())
                || WEAK.contains(list.getSigAlgOID())
                || !isSigned(list, issuer)
                || list.getThisUpdate().toInstant().isAfter(now)
                || list.getNextUpdate() == null
                || !list.getNextUpdate().toInstant().isAfter(now)
                || !isComplete(list, certificate)) {
            return Optional.empty();
        }
        State state = list.getRevokedCertificate(certificate.getSerialNumber()) == null ? State.GOOD : State.REVOKED;
        return Optional.of(new Known(state, list.getNextUpdate().toInstant()));
    }

    private static boolean isSigned(X509CRL list, X509Certificate issuer) {
        boolean[] usage = issuer.getKeyUsage();
        if (usage != null && !usage[6]) {
            return false; // RFC 5280, 6.3.3 (f): cRLSign
        }
        try {
            list.verify(issuer.getPublicKey());
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** A delta list, one for some reasons or for other kinds of certificates, or one that speaks for other issuers, cannot say "good". */
    private static boolean isComplete(X509CRL list, X509Certificate certificate) {
        Set<String> critical = list.getCriticalExtensionOIDs();
        if (critical != null
                && !Set.of(Extension.issuingDistributionPoint.getId()).containsAll(critical)) {
            return false;
        }
        byte[] extension = list.getExtensionValue(Extension.issuingDistributionPoint.getId());
        if (extension == null) {
            return true;
        }
        try {
            IssuingDistributionPoint scope =
                    IssuingDistributionPoint.getInstance(JcaX509ExtensionUtils.parseExtensionValue(extension));
            boolean authority = certificate.getBasicConstraints() >= 0;
            return !scope.isIndirectCRL()
                    && scope.getOnlySomeReasons() == null
                    && !scope.onlyContainsAttributeCerts()
                    && !(authority && scope.onlyContainsUserCerts())
                    && !(!authority && scope.onlyContainsCACerts());
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }
}
