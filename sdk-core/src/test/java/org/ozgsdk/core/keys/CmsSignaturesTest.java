// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ozgsdk.core.keys.TestPki.NOW;
import static org.ozgsdk.core.keys.TestPki.certificate;

import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;

class CmsSignaturesTest {

    private static final byte[] CONTENT = "Bescheid für Živa Nowák-Łyś".getBytes(StandardCharsets.UTF_8);
    private static final X509Certificate ROOT =
            certificate("Root", "rsa3072-root").authority().make();
    private static final X509Certificate BETWEEN = certificate("Between", "rsa2048-between")
            .issuedBy("Root", "rsa3072-root")
            .authority()
            .make();
    private static final X509Certificate SEAL = seal("Amt", "rsa2048-seal").make();

    private final CmsSignatures signatures = at(Clock.fixed(NOW, ZoneOffset.UTC));

    private static TestPki.Spec seal(String name, String keyName) {
        return certificate(name, keyName).issuedBy("Root", "rsa3072-root").usage(KeyUsage.digitalSignature);
    }

    private static CmsSignatures at(Clock clock) {
        return CmsSignatures.trusting(CertificateTrust.anchoredIn(List.of(ROOT), clock));
    }

    private static TestCms good() {
        return new TestCms(CONTENT).signer(SEAL, "rsa2048-seal");
    }

    @Test
    void aGoodSignatureNamesSignerAndTime() {
        assertThat(signatures.verify(good().make(), CONTENT))
                .isInstanceOfSatisfying(SignatureVerdict.Trusted.class, verdict -> {
                    assertThat(verdict.signer()).isEqualTo("CN=Amt");
                    assertThat(verdict.at()).isPresent();
                });
    }

    @Test
    void rsaPssAndEllipticCurvesAreUnderstood() {
        for (String algorithm :
                List.of("SHA256withRSA", "SHA384withRSA", "SHA256withRSAandMGF1", "SHA512withRSAandMGF1")) {
            trusted(good().algorithm(algorithm).make());
        }
        X509Certificate curve = seal("Kurve", "ec256-seal").make();
        trusted(good().signer(curve, "ec256-seal").algorithm("SHA256withECDSA").make());
    }

    @Test
    void aChainOverAnAuthorityBetweenIsFound() {
        X509Certificate leaf = certificate("Amt", "rsa2048-seal")
                .issuedBy("Between", "rsa2048-between")
                .usage(KeyUsage.nonRepudiation)
                .make();
        trusted(good().signer(leaf, "rsa2048-seal")
                .carrying(BETWEEN, leaf, ROOT)
                .make());
        refused(good().signer(leaf, "rsa2048-seal").make(), "trust anchor");
    }

    @Test
    void zeroBytesBehindItAreRoomAndAnythingElseIsNot() {
        byte[] cms = good().make();
        byte[] padded = Arrays.copyOf(cms, cms.length + 100);
        trusted(padded);
        padded[cms.length + 99] = 1;
        refused(padded, "behind the signature");
    }

    @Test
    void anotherContentIsRefused() {
        byte[] other = CONTENT.clone();
        other[0] ^= 1;
        assertThat(signatures.verify(good().make(), other)).isInstanceOf(SignatureVerdict.NotTrusted.class);
        assertThat(signatures.verify(good().make(), new byte[0])).isInstanceOf(SignatureVerdict.NotTrusted.class);
    }

    @Test
    void aStrangersSignatureIsRefused() {
        X509Certificate own = certificate("Amt", "rsa2048-other")
                .usage(KeyUsage.digitalSignature)
                .make();
        refused(good().signer(own, "rsa2048-other").make(), "trust anchor");
        X509Certificate falseRoot =
                certificate("Root", "rsa2048-other").authority().make();
        X509Certificate leaf = certificate("Amt", "rsa2048-seal")
                .issuedBy("Root", "rsa2048-other")
                .usage(KeyUsage.digitalSignature)
                .make();
        refused(good().signer(leaf, "rsa2048-seal").carrying(leaf, falseRoot).make(), "trust anchor");
    }

    @Test
    void anExpiredCertificateIsRefusedWhateverTheSealerSaysOfTheTime() {
        CmsSignatures later = at(Clock.fixed(NOW.plus(Duration.ofDays(366)), ZoneOffset.UTC));
        assertThat(later.verify(good().make(), CONTENT)).isInstanceOf(SignatureVerdict.NotTrusted.class);
    }

    @Test
    void aCertificateForAnotherUseIsRefused() {
        X509Certificate encryption =
                seal("Amt", "rsa2048-seal").usage(KeyUsage.keyEncipherment).make();
        refused(good().signer(encryption, "rsa2048-seal").make(), "key usage");
    }

    @Test
    void aWeakKeyIsRefused() {
        X509Certificate weak = seal("Amt", "rsa1024-seal").make();
        refused(good().signer(weak, "rsa1024-seal").algorithm("SHA256withRSA").make(), "2048");
    }

    @Test
    void sha1IsRefusedEvenWhereOnlyPssUsesIt() {
        refused(good().algorithm("SHA1withRSA").make(), "SHA-2");
        refused(good().algorithm("SHA1withRSAandMGF1").make(), "SHA-2");
        refused(good().pssOverSha1().make(), "PSS with SHA-2");
    }

    @Test
    void signedAttributesMustBeThere() {
        refused(good().direct().make(), "signed attributes");
    }

    @Test
    void thereMustBeExactlyOneSigner() {
        refused(good().signers(0).make(), "exactly one signer");
        refused(good().signers(2).make(), "exactly one signer");
    }

    @Test
    void theSignersCertificateMustBeThere() {
        refused(good().carrying().make(), "signer's certificate");
        refused(good().carrying(ROOT).make(), "signer's certificate");
    }

    @Test
    void contentInsideTheSignatureIsRefused() {
        refused(good().enclosing().make(), "detached");
    }

    @Test
    void aBindingToAnotherCertificateIsRefused() {
        trusted(good().binding(SEAL).make());
        refused(good().binding(ROOT).make(), "another certificate");
    }

    @Test
    void whatIsNoSignatureIsAnAnswerToo() {
        for (byte[] none :
                List.of(new byte[0], new byte[1000], CONTENT, new byte[] {0x30, (byte) 0x80}, new byte[2 << 20])) {
            assertThat(signatures.verify(none, CONTENT)).isInstanceOf(SignatureVerdict.NotTrusted.class);
        }
        byte[] deep = new byte[500_000];
        Arrays.fill(deep, (byte) 0x30);
        for (int i = 1; i < deep.length; i += 2) {
            deep[i] = (byte) 0x80;
        }
        assertThat(signatures.verify(deep, CONTENT)).isInstanceOf(SignatureVerdict.NotTrusted.class);
    }

    /** A bit of each byte: not one of them may pass, covered by the signature or not. All bytes with -Dozg.long=true, else every fifth. */
    @Test
    void noChangedByteIsTrusted() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        int step = Boolean.getBoolean("ozg.long") ? 1 : 5;
        for (byte[] cms : List.of(
                good().make(),
                good().algorithm("SHA256withRSAandMGF1").binding(SEAL).make())) {
            for (int place = random.nextInt(step); place < cms.length; place += step) {
                byte[] changed = cms.clone();
                int bit = 1 << random.nextInt(8);
                changed[place] ^= (byte) bit;
                assertThat(signatures.verify(changed, CONTENT))
                        .as("byte %d, bit %d, seed %d", place, bit, seed)
                        .isInstanceOf(SignatureVerdict.NotTrusted.class);
            }
        }
    }

    private void trusted(byte[] cms) {
        assertThat(signatures.verify(cms, CONTENT)).isInstanceOf(SignatureVerdict.Trusted.class);
    }

    private void refused(byte[] cms, String why) {
        assertThat(signatures.verify(cms, CONTENT))
                .isInstanceOfSatisfying(
                        SignatureVerdict.NotTrusted.class,
                        verdict -> assertThat(verdict.why()).contains(why));
    }
}
