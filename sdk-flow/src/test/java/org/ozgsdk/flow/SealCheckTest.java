// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Random;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.SignatureOptions;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.junit.jupiter.api.Test;

class SealCheckTest {

    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final KeyPair ROOT_KEYS = keys();
    private static final KeyPair SEAL_KEYS = keys();
    private static final X509Certificate ROOT = certificate("Root", ROOT_KEYS, "Root", ROOT_KEYS, true);
    private static final X509Certificate SEAL =
            certificate("Stadt Aachen (Muster)", SEAL_KEYS, "Root", ROOT_KEYS, false);

    private final SealCheck check = SealCheck.of(List.of(ROOT), Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void aSealOverTheWholeFileHolds() {
        assertThat(check.check(sealed("SHA512withRSA"))).isInstanceOfSatisfying(SealReport.Sealed.class, report -> {
            assertThat(report.signer()).contains("Stadt Aachen (Muster)");
            assertThat(report.at()).isPresent();
        });
    }

    @Test
    void aSealWithPssHolds() {
        assertThat(check.check(sealed("SHA256withRSAandMGF1"))).isInstanceOf(SealReport.Sealed.class);
    }

    @Test
    void aPdfWithoutASealIsUnsealed() {
        assertThat(check.check(pdf())).isInstanceOf(SealReport.Unsealed.class);
    }

    @Test
    void whatIsNoPdfIsBroken() {
        assertThat(check.check("kein PDF".getBytes(StandardCharsets.UTF_8))).isInstanceOf(SealReport.Broken.class);
        assertThat(check.check(new byte[0])).isInstanceOf(SealReport.Broken.class);
    }

    @Test
    void aSealWithSha1IsBroken() {
        assertThat(check.check(sealed("SHA1withRSA"))).isInstanceOf(SealReport.Broken.class);
    }

    @Test
    void aSealWithSha1InsidePssIsBroken() {
        assertThat(check.check(sealed("SHA1withRSAandMGF1"))).isInstanceOf(SealReport.Broken.class);
    }

    @Test
    void aSealNobodyTrustedVouchesForIsBroken() {
        KeyPair others = keys();
        SealCheck strangers = SealCheck.of(
                List.of(certificate("Other", others, "Other", others, true)), Clock.fixed(NOW, ZoneOffset.UTC));

        assertThat(strangers.check(sealed("SHA512withRSA"))).isInstanceOf(SealReport.Broken.class);
    }

    @Test
    void aSealOfAnExpiredCertificateIsBroken() {
        SealCheck later = SealCheck.of(List.of(ROOT), Clock.fixed(NOW.plus(Duration.ofDays(4000)), ZoneOffset.UTC));

        assertThat(later.check(sealed("SHA512withRSA"))).isInstanceOf(SealReport.Broken.class);
    }

    @Test
    void anythingAppendedBreaksTheSeal() {
        byte[] pdf = sealed("SHA512withRSA");
        byte[] longer = java.util.Arrays.copyOf(pdf, pdf.length + 1);
        longer[pdf.length] = '\n';

        assertThat(check.check(longer)).isInstanceOf(SealReport.Broken.class);
    }

    @Test
    void aLaterRevisionOfTheFileBreaksTheSeal() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PDDocument document = Loader.loadPDF(sealed("SHA512withRSA"))) {
            document.getDocumentInformation().setTitle("Bescheid, geändert");
            document.getDocumentInformation().getCOSObject().setNeedToBeUpdated(true);
            document.getDocumentCatalog().getCOSObject().setNeedToBeUpdated(true);
            document.saveIncremental(out);
        }

        assertThat(check.check(out.toByteArray())).isInstanceOf(SealReport.Broken.class);
    }

    @Test
    void noChangedByteOfTheDocumentIsTakenForSealed() {
        byte[] pdf = sealed("SHA512withRSA");
        long seed = 20261123L;
        Random random = new Random(seed);
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            places.add(random.nextInt(pdf.length));
        }
        SealReport untouched = check.check(pdf);
        int gap = new String(pdf, StandardCharsets.ISO_8859_1).indexOf("/Contents <") + 11;
        for (int i = 0; i < 200; i++) {
            places.add(gap + random.nextInt(4000));
        }
        for (int place : places) {
            byte[] changed = pdf.clone();
            changed[place] ^= (byte) (1 << random.nextInt(8));
            SealReport report = check.check(changed);
            // CMS has a few bytes of its own that no signature covers (RFC 5652, 5.1: version, list of digests); a
            // change there changes neither document nor signer.
            boolean ownBytes = place >= gap && place < gap + 2 * 8192;
            if (!ownBytes || !report.equals(untouched)) {
                assertThat(report).as("byte %d changed, seed %d", place, seed).isNotInstanceOf(SealReport.Sealed.class);
            }
        }
    }

    @Test
    void somethingHiddenInTheRoomBehindTheSealBreaksIt() {
        byte[] pdf = sealed("SHA512withRSA");
        String text = new String(pdf, StandardCharsets.ISO_8859_1);
        int end = text.indexOf("00>", text.indexOf("/Contents <"));

        byte[] changed = pdf.clone();
        changed[end + 1] = '1';

        assertThat(check.check(changed)).isInstanceOf(SealReport.Broken.class);
    }

    private static byte[] pdf() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage());
            document.save(out);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return out.toByteArray();
    }

    private static byte[] sealed(String algorithm) {
        PDSignature signature = new PDSignature();
        signature.setFilter(PDSignature.FILTER_ADOBE_PPKLITE);
        signature.setSubFilter(PDSignature.SUBFILTER_ETSI_CADES_DETACHED);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PDDocument document = Loader.loadPDF(pdf());
                SignatureOptions options = new SignatureOptions()) {
            options.setPreferredSignatureSize(8192);
            document.addSignature(signature, content -> cms(content.readAllBytes(), algorithm), options);
            document.saveIncremental(out);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return out.toByteArray();
    }

    private static byte[] cms(byte[] content, String algorithm) {
        try {
            CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
            generator.addSignerInfoGenerator(new JcaSignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder()
                            .setProvider(new org.bouncycastle.jce.provider.BouncyCastleProvider())
                            .build())
                    .build(
                            new JcaContentSignerBuilder(algorithm)
                                    .setProvider(new org.bouncycastle.jce.provider.BouncyCastleProvider())
                                    .build(SEAL_KEYS.getPrivate()),
                            SEAL));
            generator.addCertificates(new JcaCertStore(List.of(SEAL)));
            return generator
                    .generate(new CMSProcessableByteArray(content), false)
                    .getEncoded();
        } catch (CMSException | GeneralSecurityException | OperatorCreationException | IOException e) {
            throw new AssertionError(e);
        }
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static X509Certificate certificate(
            String name, KeyPair own, String issuer, KeyPair issuers, boolean authority) {
        try {
            var builder = new JcaX509v3CertificateBuilder(
                    new X500Name("CN=" + issuer),
                    BigInteger.valueOf(name.hashCode() & 0xffff).add(BigInteger.ONE),
                    Date.from(Instant.parse("2020-01-01T00:00:00Z")),
                    Date.from(Instant.parse("2036-01-01T00:00:00Z")),
                    new X500Name("CN=" + name),
                    own.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
            builder.addExtension(
                    Extension.keyUsage,
                    true,
                    new KeyUsage(authority ? KeyUsage.keyCertSign : KeyUsage.digitalSignature));
            return new JcaX509CertificateConverter()
                    .getCertificate(
                            builder.build(new JcaContentSignerBuilder("SHA256withRSA").build(issuers.getPrivate())));
        } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
            throw new AssertionError(e);
        }
    }
}
