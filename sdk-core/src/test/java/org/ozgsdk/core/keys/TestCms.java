// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.keys;

import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.List;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/** One detached signature to be made; the defaults make a good one, the rest what must be refused. */
final class TestCms {

    private static final AlgorithmIdentifier SHA_256 =
            new AlgorithmIdentifier(new ASN1ObjectIdentifier("2.16.840.1.101.3.4.2.1"));

    private final BouncyCastleProvider provider = new BouncyCastleProvider();
    private final byte[] content;
    private X509Certificate signer;
    private String keyName = "";
    private String algorithm = "SHA512withRSA";
    private List<X509Certificate> carried = List.of();
    private int signers = 1;
    private boolean direct;
    private boolean enclosing;
    private boolean pssOverSha1;
    private X509Certificate bound;

    TestCms(byte[] content) {
        this.content = content;
    }

    TestCms signer(X509Certificate certificate, String key) {
        signer = certificate;
        keyName = key;
        carried = List.of(certificate);
        return this;
    }

    TestCms algorithm(String value) {
        algorithm = value;
        return this;
    }

    TestCms carrying(X509Certificate... certificates) {
        carried = List.of(certificates);
        return this;
    }

    TestCms signers(int number) {
        signers = number;
        return this;
    }

    /** Signs the content itself, without signed attributes. */
    TestCms direct() {
        direct = true;
        return this;
    }

    TestCms enclosing() {
        enclosing = true;
        return this;
    }

    /** Says SHA-256 for the content and signs that with PSS over SHA-1. */
    TestCms pssOverSha1() {
        pssOverSha1 = true;
        algorithm = "SHA1withRSAandMGF1";
        return this;
    }

    /** Adds a signing-certificate-v2 that names a certificate. */
    TestCms binding(X509Certificate certificate) {
        bound = certificate;
        return this;
    }

    byte[] make() {
        try {
            CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
            for (int i = 0; i < signers; i++) {
                generator.addSignerInfoGenerator(builder()
                        .build(
                                new JcaContentSignerBuilder(algorithm)
                                        .setProvider(provider)
                                        .build(TestPki.key(keyName).getPrivate()),
                                signer));
            }
            generator.addCertificates(new JcaCertStore(carried));
            return generator
                    .generate(new CMSProcessableByteArray(content), enclosing)
                    .getEncoded("DER");
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private JcaSignerInfoGeneratorBuilder builder() throws Exception {
        JcaSignerInfoGeneratorBuilder builder = new JcaSignerInfoGeneratorBuilder(
                new JcaDigestCalculatorProviderBuilder().setProvider(provider).build());
        builder.setDirectSignature(direct);
        if (pssOverSha1) {
            builder.setContentDigest(SHA_256);
        }
        if (bound != null) {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bound.getEncoded());
            ASN1EncodableVector attributes = new ASN1EncodableVector();
            // SigningCertificateV2 { certs { ESSCertIDv2 { certHash } } }, SHA-256 by default (RFC 5035, 4)
            attributes.add(new Attribute(
                    PKCSObjectIdentifiers.id_aa_signingCertificateV2,
                    new DERSet(new DERSequence(new DERSequence(new DERSequence(new DEROctetString(hash)))))));
            builder.setSignedAttributeGenerator(
                    new DefaultSignedAttributeTableGenerator(new AttributeTable(attributes)));
        }
        return builder;
    }
}
