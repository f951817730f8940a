// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.keys;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.util.Store;
import org.ozgsdk.core.UntrustedException;

/**
 * Looks at detached signatures in CMS (RFC 5652), as they stand in sealed PDF files. One signer, signed attributes, SHA-2, a certificate that leads to a configured
 * anchor; keys and anchors never come from the message alone. Revocation is not checked. Immutable, safe for use by many threads.
 */
public final class CmsSignatures {

    private static final int MOST_BYTES = 1 << 20;

    private final CertificateTrust trust;

    private CmsSignatures(CertificateTrust trust) {
        this.trust = trust;
    }

    /**
     * Looks with the given trust.
     *
     * @param trust whose certificates count
     * @return the check
     */
    public static CmsSignatures trusting(CertificateTrust trust) {
        return new CmsSignatures(trust);
    }

    /**
     * Verifies a detached signature.
     *
     * @param cms the SignedData in DER; may be followed by zero bytes, as in the fixed room of a PDF, and by nothing else
     * @param content the signed content
     * @return the verdict
     */
    public SignatureVerdict verify(byte[] cms, byte[] content) {
        if (cms.length > MOST_BYTES) {
            return new SignatureVerdict.NotTrusted("the CMS has more than " + MOST_BYTES + " bytes");
        }
        try {
            return verified(new CMSSignedData(new CMSProcessableByteArray(content), withoutPadding(cms)));
        } catch (UntrustedException | CMSException | OperatorCreationException | GeneralSecurityException e) {
            return new SignatureVerdict.NotTrusted(
                    e instanceof UntrustedException ? String.valueOf(e.getMessage()) : "the signature does not hold");
        } catch (IOException | RuntimeException e) {
            // Bouncy Castle answers broken structures with whatever exception the place throws.
            return new SignatureVerdict.NotTrusted("the CMS cannot be read");
        }
    }

    private SignatureVerdict verified(CMSSignedData data)
            throws CMSException, OperatorCreationException, GeneralSecurityException, IOException {
        Collection<SignerInformation> signers = data.getSignerInfos().getSigners();
        if (signers.size() != 1) {
            throw new UntrustedException("expected exactly one signer, found " + signers.size());
        }
        SignerInformation signer = signers.iterator().next();
        CmsShape.require(data, signer);
        List<X509Certificate> chain = chain(data.getCertificates(), signer);
        X509Certificate leaf = chain.get(0);
        requireBinding(signer, leaf);
        if (!signer.verify(new JcaSimpleSignerInfoVerifierBuilder()
                .setProvider(new BouncyCastleProvider())
                .build(leaf))) {
            throw new UntrustedException("the signature does not hold");
        }
        trust.require(chain, leaf.getPublicKey(), KeyUse.SEAL, "signer of the document");
        return new SignatureVerdict.Trusted(leaf.getSubjectX500Principal().getName(), signingTime(signer));
    }

    private static List<X509Certificate> chain(Store<X509CertificateHolder> held, SignerInformation signer)
            throws GeneralSecurityException, IOException {
        @SuppressWarnings("unchecked") // the selector of a signer selects certificates
        Collection<X509CertificateHolder> own = held.getMatches(signer.getSID());
        if (own.size() != 1) {
            throw new UntrustedException("expected the signer's certificate, found " + own.size());
        }
        CmsShape.requireNameOf(signer, own.iterator().next());
        JcaX509CertificateConverter converter = new JcaX509CertificateConverter();
        List<X509Certificate> rest = new ArrayList<>();
        for (X509CertificateHolder holder : held.getMatches(null)) {
            rest.add(converter.getCertificate(holder));
        }
        List<X509Certificate> chain = new ArrayList<>();
        Optional<X509Certificate> next =
                Optional.of(converter.getCertificate(own.iterator().next()));
        while (next.isPresent()) {
            X509Certificate current = next.get();
            chain.add(current);
            rest.remove(current);
            next = rest.stream()
                    .filter(other -> other.getSubjectX500Principal().equals(current.getIssuerX500Principal()))
                    .findFirst();
        }
        return chain;
    }

    /** RFC 5035: the attribute says which certificate the signer meant; where it stands it must be this one. */
    private static void requireBinding(SignerInformation signer, X509Certificate leaf) throws GeneralSecurityException {
        Attribute attribute = signer.getSignedAttributes().get(PKCSObjectIdentifiers.id_aa_signingCertificateV2);
        if (attribute == null) {
            return;
        }
        ESSCertIDv2 id = SigningCertificateV2.getInstance(
                        attribute.getAttrValues().getObjectAt(0))
                .getCerts()[0];
        Optional<String> digest = CmsShape.digest(id.getHashAlgorithm().getAlgorithm());
        if (digest.isEmpty()
                || !MessageDigest.isEqual(
                        id.getCertHash(),
                        MessageDigest.getInstance(digest.get()).digest(leaf.getEncoded()))) {
            throw new UntrustedException("the signature was made for another certificate");
        }
    }

    private static Optional<Instant> signingTime(SignerInformation signer) {
        return Optional.ofNullable(signer.getSignedAttributes().get(CMSAttributes.signingTime))
                .map(attribute -> Time.getInstance(attribute.getAttrValues().getObjectAt(0))
                        .getDate()
                        .toInstant());
    }

    private static byte[] withoutPadding(byte[] cms) throws IOException {
        try (ASN1InputStream in = new ASN1InputStream(cms)) {
            in.readObject();
            int length = cms.length - in.available();
            for (int i = length; i < cms.length; i++) {
                if (cms[i] != 0) {
                    throw new UntrustedException("something stands behind the signature in its own room");
                }
            }
            return Arrays.copyOf(cms, length);
        }
    }
}
