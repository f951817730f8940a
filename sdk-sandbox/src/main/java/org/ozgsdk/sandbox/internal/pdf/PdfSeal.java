// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.pdf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.GregorianCalendar;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.SignatureOptions;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.ozgsdk.sandbox.internal.keys.HeldKey;

/**
 * An electronic seal on a PDF, in the manner of PAdES baseline B-B (ETSI EN 319 142-1): detached CMS over the whole file but its own place, SHA-512 with
 * RSA, the certificate bound by signing-certificate-v2, the time in the signature dictionary only.
 */
public final class PdfSeal {

    private static final int ROOM = 20_000;

    private PdfSeal() {}

    /**
     * A sealed file.
     *
     * @param pdf the bytes
     * @param gapFrom first byte that the seal does not cover: the opening bracket of its own value
     * @param gapTo first byte after it
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
    public record Sealed(byte[] pdf, int gapFrom, int gapTo) {}

    public static Sealed seal(byte[] pdf, HeldKey key, Instant at) {
        PDSignature signature = new PDSignature();
        signature.setFilter(PDSignature.FILTER_ADOBE_PPKLITE);
        signature.setSubFilter(PDSignature.SUBFILTER_ETSI_CADES_DETACHED);
        signature.setName("OZG SDK Sandbox (keine echte Stelle)");
        signature.setReason("Empfangsbescheinigung (Muster)");
        signature.setSignDate(GregorianCalendar.from(at.atZone(ZoneOffset.UTC)));
        try (PDDocument document = Loader.loadPDF(pdf);
                SignatureOptions options = new SignatureOptions()) {
            options.setPreferredSignatureSize(ROOM);
            document.addSignature(signature, content -> cms(content, key), options);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.saveIncremental(out);
            int[] range = signature.getByteRange();
            return new Sealed(out.toByteArray(), range[0] + range[1], range[2]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] cms(InputStream content, HeldKey key) throws IOException {
        X509Certificate leaf = key.chain().get(0);
        try {
            DefaultSignedAttributeTableGenerator attributes =
                    new DefaultSignedAttributeTableGenerator(new AttributeTable(signingCertificate(leaf)));
            CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
            generator.addSignerInfoGenerator(
                    new JcaSignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder().build())
                            // PAdES forbids the time in the CMS; it stands in the dictionary.
                            .setSignedAttributeGenerator(parameters ->
                                    attributes.getAttributes(parameters).remove(CMSAttributes.signingTime))
                            .build(new JcaContentSignerBuilder("SHA512withRSA").build(key.privateKey()), leaf));
            generator.addCertificates(new JcaCertStore(key.chain()));
            return generator
                    .generate(new CMSProcessableByteArray(content.readAllBytes()), false)
                    .getEncoded("DER");
        } catch (GeneralSecurityException | OperatorCreationException | CMSException e) {
            throw new IOException("the sandbox cannot seal", e);
        }
    }

    private static ASN1EncodableVector signingCertificate(X509Certificate leaf) throws GeneralSecurityException {
        byte[] hash = MessageDigest.getInstance("SHA-512").digest(leaf.getEncoded());
        ESSCertIDv2 id = new ESSCertIDv2(new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha512), hash);
        ASN1EncodableVector attributes = new ASN1EncodableVector();
        attributes.add(new Attribute(
                PKCSObjectIdentifiers.id_aa_signingCertificateV2, new DERSet(new SigningCertificateV2(id))));
        return attributes;
    }
}
