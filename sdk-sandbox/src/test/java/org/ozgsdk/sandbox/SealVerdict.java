// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;

/** A seal on a PDF, verified by hand: the byte range and the value are cut out of the file's text, the CMS is checked with Bouncy Castle. */
record SealVerdict(boolean coversWholeFile, boolean intact, X509Certificate signer) {

    static SealVerdict of(byte[] pdf) {
        String text = new String(pdf, StandardCharsets.ISO_8859_1);
        int[] range = range(text);
        int gapFrom = range[0] + range[1];
        boolean whole = range[0] == 0
                && range[2] + range[3] == pdf.length
                && text.charAt(gapFrom) == '<'
                && text.charAt(range[2] - 1) == '>';
        ByteArrayOutputStream covered = new ByteArrayOutputStream();
        covered.write(pdf, range[0], range[1]);
        covered.write(pdf, range[2], range[3]);
        byte[] cms = HexFormat.of().parseHex(text.substring(gapFrom + 1, range[2] - 1));
        try {
            CMSSignedData signed = new CMSSignedData(
                    new CMSProcessableByteArray(covered.toByteArray()), new ByteArrayInputStream(cms));
            SignerInformation signer = signed.getSignerInfos().iterator().next();
            X509CertificateHolder holder = (X509CertificateHolder) signed.getCertificates()
                    .getMatches(signer.getSID())
                    .iterator()
                    .next();
            X509Certificate certificate = (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(holder.getEncoded()));
            return new SealVerdict(whole, shaped(signer, certificate) && verifies(signer, certificate), certificate);
        } catch (Exception e) {
            throw new AssertionError("the value is no CMS", e);
        }
    }

    private static int[] range(String text) {
        int at = text.lastIndexOf("/ByteRange");
        String numbers = text.substring(text.indexOf('[', at) + 1, text.indexOf(']', at));
        return Arrays.stream(numbers.strip().split(" +", -1))
                .mapToInt(Integer::parseInt)
                .toArray();
    }

    private static boolean verifies(SignerInformation signer, X509Certificate certificate) throws Exception {
        try {
            return signer.verify(new JcaSimpleSignerInfoVerifierBuilder().build(certificate));
        } catch (CMSException e) {
            // Bouncy Castle throws where the digest of the content differs.
            return false;
        }
    }

    /** SHA-512 with RSA, certificate bound by hash, no time in the CMS. */
    private static boolean shaped(SignerInformation signer, X509Certificate certificate) throws Exception {
        var attributes = signer.getSignedAttributes();
        byte[] hash = SigningCertificateV2.getInstance(attributes
                        .get(PKCSObjectIdentifiers.id_aa_signingCertificateV2)
                        .getAttrValues()
                        .getObjectAt(0))
                .getCerts()[0]
                .getCertHash();
        return signer.getDigestAlgOID().equals("2.16.840.1.101.3.4.2.3")
                && signer.getEncryptionAlgOID().startsWith("1.2.840.113549.1.1.")
                && attributes.get(CMSAttributes.signingTime) == null
                && Arrays.equals(hash, MessageDigest.getInstance("SHA-512").digest(certificate.getEncoded()));
    }
}
