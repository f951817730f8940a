// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.keys;

import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReqBuilder;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.SingleResp;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.ozgsdk.core.keys.Revocation.Known;
import org.ozgsdk.core.keys.Revocation.State;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks OCSP responders (RFC 6960). An answer counts if the issuer or a responder he named for this (id-kp-OCSPSigning) signed it, it is about this certificate,
 * of now, and carries our nonce if it carries one. SHA-1 only names the certificate in the question, which is what all responders understand (RFC 5019); it signs
 * nothing.
 */
final class Ocsp {

    private static final Logger LOG = LoggerFactory.getLogger(Ocsp.class);
    private static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Duration SKEW = Duration.ofMinutes(5);
    private static final Duration WITHOUT_END = Duration.ofHours(1);
    private static final String OCSP_SIGNING = "1.3.6.1.5.5.7.3.9";
    /** RSA with SHA-2 (PKCS#1 and PSS), ECDSA with SHA-2. */
    private static final Set<String> SIGNATURES = Set.of(
            "1.2.840.113549.1.1.10",
            "1.2.840.113549.1.1.11",
            "1.2.840.113549.1.1.12",
            "1.2.840.113549.1.1.13",
            "1.2.840.10045.4.3.2",
            "1.2.840.10045.4.3.3",
            "1.2.840.10045.4.3.4");

    private Ocsp() {}

    static Optional<Known> ask(
            RevocationSource source, X509Certificate certificate, X509Certificate issuer, Instant now) {
        for (URI responder : CertificateIds.responders(certificate)) {
            byte[] nonce = new byte[32];
            RANDOM.nextBytes(nonce);
            try {
                CertificateID id = id(certificate, issuer);
                byte[] answer = source.fetch(responder, request(id, nonce));
                Optional<Known> known = answer == null ? Optional.empty() : read(answer, id, issuer, nonce, now);
                if (known.isPresent()) {
                    return known;
                }
            } catch (IOException
                    | OCSPException
                    | OperatorCreationException
                    | GeneralSecurityException
                    | RuntimeException e) {
                LOG.debug("An OCSP answer could not be read.", e); // the parser throws what it likes; it says nothing
            }
        }
        return Optional.empty();
    }

    private static CertificateID id(X509Certificate certificate, X509Certificate issuer)
            throws OCSPException, OperatorCreationException, GeneralSecurityException {
        return new CertificateID(
                new JcaDigestCalculatorProviderBuilder()
                        .setProvider(PROVIDER)
                        .build()
                        .get(CertificateID.HASH_SHA1),
                new JcaX509CertificateHolder(issuer),
                certificate.getSerialNumber());
    }

    private static byte[] request(CertificateID id, byte[] nonce) throws IOException, OCSPException {
        Extension extension =
                new Extension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce, false, new DEROctetString(nonce).getEncoded());
        return new OCSPReqBuilder()
                .addRequest(id)
                .setRequestExtensions(new Extensions(extension))
                .build()
                .getEncoded();
    }

    private static Optional<Known> read(
            byte[] answer, CertificateID id, X509Certificate issuer, byte[] nonce, Instant now)
            throws IOException, OCSPException, OperatorCreationException, GeneralSecurityException {
        OCSPResp response = new OCSPResp(answer);
        if (response.getStatus() != OCSPResp.SUCCESSFUL
                || !(response.getResponseObject() instanceof BasicOCSPResp basic)
                || !isSigned(basic, issuer, now)
                || !isOurs(basic, nonce)) {
            return Optional.empty();
        }
        for (SingleResp single : basic.getResponses()) {
            if (matches(single.getCertID(), id)) {
                return state(single, now);
            }
        }
        return Optional.empty();
    }

    private static boolean matches(CertificateID found, CertificateID asked) {
        return found.getHashAlgOID().equals(asked.getHashAlgOID())
                && found.getSerialNumber().equals(asked.getSerialNumber())
                && Arrays.equals(found.getIssuerNameHash(), asked.getIssuerNameHash())
                && Arrays.equals(found.getIssuerKeyHash(), asked.getIssuerKeyHash());
    }

    private static Optional<Known> state(SingleResp single, Instant now) {
        Instant from = single.getThisUpdate().toInstant();
        Date next = single.getNextUpdate();
        Instant until = next == null ? from.plus(WITHOUT_END) : next.toInstant();
        if (from.isAfter(now.plus(SKEW)) || !until.isAfter(now)) {
            return Optional.empty();
        }
        CertificateStatus status = single.getCertStatus();
        if (status == CertificateStatus.GOOD) {
            return Optional.of(new Known(State.GOOD, until));
        }
        return status instanceof RevokedStatus ? Optional.of(new Known(State.REVOKED, until)) : Optional.empty();
    }

    /** Many responders answer from a store and leave the nonce out (RFC 6960, 4.4.1); one that is there must be ours. */
    private static boolean isOurs(BasicOCSPResp basic, byte[] nonce) throws IOException {
        Extension found = basic.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce);
        return found == null || Arrays.equals(found.getExtnValue().getOctets(), new DEROctetString(nonce).getEncoded());
    }

    private static boolean isSigned(BasicOCSPResp basic, X509Certificate issuer, Instant now)
            throws OCSPException, OperatorCreationException, GeneralSecurityException {
        if (!SIGNATURES.contains(basic.getSignatureAlgOID().getId())) {
            return false;
        }
        if (isSignedBy(basic, issuer)) {
            return true;
        }
        for (X509CertificateHolder holder : basic.getCerts()) {
            X509Certificate responder =
                    new JcaX509CertificateConverter().setProvider(PROVIDER).getCertificate(holder);
            if (mayAnswerFor(responder, issuer, now) && isSignedBy(basic, responder)) {
                return true;
            }
        }
        return false;
    }

    /** RFC 6960, 4.2.2.2: the issuer himself must have issued the responder's certificate, for this purpose. */
    private static boolean mayAnswerFor(X509Certificate responder, X509Certificate issuer, Instant now)
            throws GeneralSecurityException {
        if (responder.getExtendedKeyUsage() == null
                || !responder.getExtendedKeyUsage().contains(OCSP_SIGNING)
                || !responder.getIssuerX500Principal().equals(issuer.getSubjectX500Principal())
                || !SIGNATURES.contains(responder.getSigAlgOID())) {
            return false;
        }
        try {
            responder.checkValidity(Date.from(now));
            responder.verify(issuer.getPublicKey());
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static boolean isSignedBy(BasicOCSPResp basic, X509Certificate signer)
            throws OCSPException, OperatorCreationException {
        return basic.isSignatureValid(
                new JcaContentVerifierProviderBuilder().setProvider(PROVIDER).build(signer.getPublicKey()));
    }
}
