// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.keys;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerIdentifier;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.jspecify.annotations.Nullable;
import org.ozgsdk.core.UntrustedException;

/**
 * The parts of a CMS that its signature does not cover (RFC 5652, 5.1 and 5.3) and the algorithms it names. What could be written in another way without
 * breaking the signature is held to the one way of the standard, so that nobody changes a byte of it unseen. Unsigned attributes and further certificates stay
 * free: they are there to be added later.
 */
final class CmsShape {

    private static final Map<String, String> DIGESTS = Map.of(
            "2.16.840.1.101.3.4.2.1", "SHA-256",
            "2.16.840.1.101.3.4.2.2", "SHA-384",
            "2.16.840.1.101.3.4.2.3", "SHA-512");

    /** rsaEncryption, sha256/384/512WithRSAEncryption, ecdsa-with-SHA256/384/512. */
    private static final Set<String> SIGNATURES = Set.of(
            "1.2.840.113549.1.1.1",
            "1.2.840.113549.1.1.11",
            "1.2.840.113549.1.1.12",
            "1.2.840.113549.1.1.13",
            "1.2.840.10045.4.3.2",
            "1.2.840.10045.4.3.3",
            "1.2.840.10045.4.3.4");

    private CmsShape() {}

    /** {@return the JCA name of a digest that the policy allows} */
    static Optional<String> digest(ASN1ObjectIdentifier algorithm) {
        return Optional.ofNullable(DIGESTS.get(algorithm.getId()));
    }

    /**
     * Refuses a form that the standard does not give, and a weak algorithm.
     *
     * @throws UntrustedException if it is one
     */
    static void require(CMSSignedData data, SignerInformation signer) {
        SignedData signed = SignedData.getInstance(data.toASN1Structure().getContent());
        require(CMSObjectIdentifiers.signedData.equals(data.toASN1Structure().getContentType()), "a SignedData");
        require(signed.getEncapContentInfo().getContent() == null, "a detached signature");
        require(signer.getSignedAttributes() != null, "signed attributes");
        SignerInfo info = signer.toASN1Structure();
        requireAlgorithms(signed, info);
        requireWholeBytes(data);
        boolean byName = !info.getSID().isTagged();
        boolean plain = byName
                && CMSObjectIdentifiers.data.equals(signed.getEncapContentInfo().getContentType());
        require(info.getVersion().hasValue(byName ? 1 : 3), "the version of its signer that RFC 5652, 5.3 gives");
        require(signed.getVersion().hasValue(plain ? 1 : 3), "the version that RFC 5652, 5.1 gives");
    }

    /** The signature of a certificate is not covered by itself: its count of unused bits could be raised where its last bit is zero. */
    private static void requireWholeBytes(CMSSignedData data) {
        for (X509CertificateHolder certificate : data.getCertificates().getMatches(null)) {
            require(
                    certificate.toASN1Structure().getSignature().getPadBits() == 0,
                    "certificates whose signatures are whole bytes");
        }
    }

    private static void requireAlgorithms(SignedData signed, SignerInfo info) {
        AlgorithmIdentifier digest = info.getDigestAlgorithm();
        require(digest(digest.getAlgorithm()).isPresent() && hasNoParameters(digest), "SHA-2");
        require(signed.getDigestAlgorithms().size() == 1, "one digest algorithm");
        AlgorithmIdentifier announced =
                AlgorithmIdentifier.getInstance(signed.getDigestAlgorithms().getObjectAt(0));
        require(
                announced.getAlgorithm().equals(digest.getAlgorithm()) && hasNoParameters(announced),
                "the digest algorithm of its signer");
        AlgorithmIdentifier signature = info.getDigestEncryptionAlgorithm();
        if (PKCSObjectIdentifiers.id_RSASSA_PSS.equals(signature.getAlgorithm())) {
            requirePss(signature.getParameters());
        } else {
            require(
                    SIGNATURES.contains(signature.getAlgorithm().getId()) && hasNoParameters(signature),
                    "RSA or ECDSA with SHA-2");
        }
    }

    /** The digest that PSS uses stands in its parameters; left out it is SHA-1 (RFC 4055, 3.1). */
    private static void requirePss(@Nullable ASN1Encodable parameters) {
        if (parameters == null) {
            throw new UntrustedException("expected PSS with SHA-2, found no parameters");
        }
        RSASSAPSSparams pss = RSASSAPSSparams.getInstance(parameters);
        AlgorithmIdentifier mask = pss.getMaskGenAlgorithm();
        require(PKCSObjectIdentifiers.id_mgf1.equals(mask.getAlgorithm()), "PSS with MGF1");
        AlgorithmIdentifier maskDigest = AlgorithmIdentifier.getInstance(mask.getParameters());
        for (AlgorithmIdentifier digest : new AlgorithmIdentifier[] {pss.getHashAlgorithm(), maskDigest}) {
            require(digest(digest.getAlgorithm()).isPresent() && hasNoParameters(digest), "PSS with SHA-2");
        }
    }

    /** Names are compared loosely (case, spaces) when the certificate is looked up; here byte for byte. */
    static void requireNameOf(SignerInformation signer, X509CertificateHolder certificate) throws IOException {
        SignerIdentifier id = signer.toASN1Structure().getSID();
        if (!id.isTagged()) {
            byte[] name =
                    IssuerAndSerialNumber.getInstance(id.getId()).getName().getEncoded();
            require(
                    Arrays.equals(name, certificate.getIssuer().getEncoded()),
                    "the name of its signer as in the certificate");
        }
    }

    private static boolean hasNoParameters(AlgorithmIdentifier algorithm) {
        return algorithm.getParameters() == null || DERNull.INSTANCE.equals(algorithm.getParameters());
    }

    private static void require(boolean holds, String expected) {
        if (!holds) {
            throw new UntrustedException("expected " + expected + ", found otherwise");
        }
    }
}
