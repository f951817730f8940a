// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.keys;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.Environment;
import org.ozgsdk.core.UntrustedException;

class CertificateTrustTest {

    private static final Clock CLOCK = Clock.fixed(TestPki.NOW, ZoneOffset.UTC);
    private static final X509Certificate ROOT =
            TestPki.certificate("Wurzel", "rsa2048-root").authority().make();
    private static final X509Certificate MIDDLE = TestPki.certificate("Stufe", "rsa2048-middle")
            .authority()
            .issuedBy("Wurzel", "rsa2048-root")
            .make();
    private static final CertificateTrust TRUST = CertificateTrust.anchoredIn(List.of(ROOT), CLOCK);

    private static TestPki.Spec leaf() {
        return TestPki.certificate("Stelle", "rsa2048-a").issuedBy("Stufe", "rsa2048-middle");
    }

    private static void check(CertificateTrust trust, KeyUse use, X509Certificate... chain) {
        trust.require(List.of(chain), TestPki.key("rsa2048-a").getPublic(), use, "key");
    }

    private static void refused(CertificateTrust trust, KeyUse use, X509Certificate... chain) {
        assertThatThrownBy(() -> check(trust, use, chain)).isInstanceOf(UntrustedException.class);
    }

    @Test
    void aChainToTheAnchorIsTrustedWithAndWithoutTheAnchorInIt() {
        X509Certificate leaf = leaf().make();
        assertThatCode(() -> check(TRUST, KeyUse.WRAP_KEY, leaf, MIDDLE, ROOT)).doesNotThrowAnyException();
        assertThatCode(() -> check(TRUST, KeyUse.WRAP_KEY, leaf, MIDDLE)).doesNotThrowAnyException();
    }

    @Test
    void aChainThatDoesNotReachTheAnchorIsRefused() {
        X509Certificate leaf = leaf().make();
        X509Certificate sameName =
                TestPki.certificate("Wurzel", "rsa2048-other").authority().make();
        refused(TRUST, KeyUse.WRAP_KEY, leaf);
        refused(TRUST, KeyUse.WRAP_KEY, MIDDLE, leaf);
        refused(CertificateTrust.anchoredIn(List.of(sameName), CLOCK), KeyUse.WRAP_KEY, leaf, MIDDLE, ROOT);
    }

    @Test
    void anEndEntityThatPlaysAuthorityIsRefused() {
        X509Certificate false1 = TestPki.certificate("Stufe", "rsa2048-middle")
                .issuedBy("Wurzel", "rsa2048-root")
                .make();
        refused(TRUST, KeyUse.WRAP_KEY, leaf().make(), false1, ROOT);
    }

    @Test
    void expiredAndNotYetValidCertificatesAreRefused() {
        Duration day = Duration.ofDays(1);
        refused(
                TRUST,
                KeyUse.WRAP_KEY,
                leaf().valid(TestPki.NOW.minus(day), TestPki.NOW.minusSeconds(1))
                        .make(),
                MIDDLE);
        refused(
                TRUST,
                KeyUse.WRAP_KEY,
                leaf().valid(TestPki.NOW.plusSeconds(1), TestPki.NOW.plus(day)).make(),
                MIDDLE);
        X509Certificate oldRoot = TestPki.certificate("Wurzel", "rsa2048-root")
                .authority()
                .valid(TestPki.NOW.minus(day), TestPki.NOW.minusSeconds(1))
                .make();
        refused(CertificateTrust.anchoredIn(List.of(oldRoot), CLOCK), KeyUse.WRAP_KEY, leaf().make(), MIDDLE, oldRoot);
    }

    @Test
    void theCertificateMustHoldTheVeryKey() {
        X509Certificate other = TestPki.certificate("Stelle", "rsa2048-b")
                .issuedBy("Stufe", "rsa2048-middle")
                .make();
        refused(TRUST, KeyUse.WRAP_KEY, other, MIDDLE);
    }

    @Test
    void theKeyUsageMustFit() {
        X509Certificate signs = leaf().usage(KeyUsage.digitalSignature).make();
        assertThatCode(() -> check(TRUST, KeyUse.VERIFY, signs, MIDDLE)).doesNotThrowAnyException();
        refused(TRUST, KeyUse.WRAP_KEY, signs, MIDDLE);
        refused(TRUST, KeyUse.VERIFY, leaf().make(), MIDDLE);
        refused(TRUST, KeyUse.WRAP_KEY, leaf().usage(0).make(), MIDDLE);
        assertThatCode(() -> check(
                        TRUST,
                        KeyUse.WRAP_KEY,
                        leaf().usage(KeyUsage.dataEncipherment).make(),
                        MIDDLE))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"SHA1withRSA", "MD5withRSA", "SHA1withRSAandMGF1"})
    void brokenHashesAreRefused(String algorithm) {
        refused(TRUST, KeyUse.WRAP_KEY, leaf().algorithm(algorithm).make(), MIDDLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SHA256withRSA", "SHA384withRSA", "SHA256withRSAandMGF1"})
    void soundHashesAreTrusted(String algorithm) {
        assertThatCode(() -> check(
                        TRUST, KeyUse.WRAP_KEY, leaf().algorithm(algorithm).make(), MIDDLE))
                .doesNotThrowAnyException();
    }

    @Test
    void selfSignedIsTrustedOnlyByTheInsecureForm() {
        X509Certificate own = TestPki.certificate("Stelle", "rsa2048-a").make();
        CertificateTrust lax = CertificateTrust.insecurelyAcceptingSelfSigned(Environment.TEST, List.of(), CLOCK);
        refused(TRUST, KeyUse.WRAP_KEY, own);
        assertThatCode(() -> check(lax, KeyUse.WRAP_KEY, own)).doesNotThrowAnyException();
        refused(lax, KeyUse.VERIFY, own);
        refused(lax, KeyUse.WRAP_KEY, leaf().make(), MIDDLE, ROOT);
        refused(
                lax,
                KeyUse.WRAP_KEY,
                TestPki.certificate("Stelle", "rsa2048-a")
                        .valid(TestPki.NOW.minusSeconds(9), TestPki.NOW.minusSeconds(1))
                        .make());
        refused(
                lax,
                KeyUse.WRAP_KEY,
                TestPki.certificate("Stelle", "rsa2048-a")
                        .issuedBy("Stelle", "rsa2048-b")
                        .make());
    }

    @ParameterizedTest
    @EnumSource(names = {"STAGE", "PROD"})
    void theInsecureFormIsRefusedNearRealPeople(Environment environment) {
        assertThatThrownBy(() -> CertificateTrust.insecurelyAcceptingSelfSigned(environment, List.of(ROOT), CLOCK))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(environment.name());
    }

    @Test
    void trustWithoutAnchorsCannotBeBuilt() {
        assertThatThrownBy(() -> CertificateTrust.anchoredIn(List.of(), CLOCK))
                .isInstanceOf(ConfigurationException.class);
    }

    @Test
    void aConfiguredCertificateIsTrustedItself() {
        X509Certificate leaf = leaf().make();
        assertThatCode(() -> check(CertificateTrust.anchoredIn(List.of(leaf), CLOCK), KeyUse.WRAP_KEY, leaf))
                .doesNotThrowAnyException();
    }

    @Test
    void aKeyWithoutCertificatesIsRefused() {
        Jwk bare = Jwk.of(TestPki.key("rsa2048-a").getPublic()).build();
        assertThatThrownBy(() -> TRUST.require(bare, KeyUse.WRAP_KEY, "key")).isInstanceOf(UntrustedException.class);
    }

    @Test
    void anEmptyChainIsRefusedLikeAKeyWithoutCertificates() {
        assertThatThrownBy(
                        () -> TRUST.require(List.of(), TestPki.key("rsa2048-a").getPublic(), KeyUse.WRAP_KEY, "key"))
                .isInstanceOf(UntrustedException.class)
                .hasMessageContaining("without certificates");
    }

    @Test
    void validityBeginsAndEndsOnTheVerySecond() {
        X509Certificate leaf =
                leaf().valid(TestPki.NOW, TestPki.NOW.plusSeconds(60)).make();
        for (int second : new int[] {-1, 0, 60, 61}) {
            CertificateTrust then = CertificateTrust.anchoredIn(
                    List.of(ROOT), Clock.fixed(TestPki.NOW.plusSeconds(second), ZoneOffset.UTC));
            if (second == 0 || second == 60) {
                assertThatCode(() -> check(then, KeyUse.WRAP_KEY, leaf, MIDDLE))
                        .as("second %d", second)
                        .doesNotThrowAnyException();
            } else {
                refused(then, KeyUse.WRAP_KEY, leaf, MIDDLE);
            }
        }
    }

    @Test
    void anExpiredAuthorityInTheMiddleIsRefused() {
        X509Certificate old = TestPki.certificate("Stufe", "rsa2048-middle")
                .authority()
                .issuedBy("Wurzel", "rsa2048-root")
                .valid(TestPki.NOW.minusSeconds(9), TestPki.NOW.minusSeconds(1))
                .make();
        refused(TRUST, KeyUse.WRAP_KEY, leaf().make(), old, ROOT);
        refused(TRUST, KeyUse.WRAP_KEY, leaf().make(), old);
    }

    @Test
    void anExpiredAnchorTrustsNothingAlsoWhereItIsLeftOutOfTheChain() {
        X509Certificate oldRoot = TestPki.certificate("Wurzel", "rsa2048-root")
                .authority()
                .valid(TestPki.NOW.minusSeconds(9), TestPki.NOW.minusSeconds(1))
                .make();
        CertificateTrust old = CertificateTrust.anchoredIn(List.of(oldRoot), CLOCK);
        refused(old, KeyUse.WRAP_KEY, leaf().make(), MIDDLE);
        assertThatCode(() -> check(
                        CertificateTrust.anchoredIn(List.of(oldRoot, ROOT), CLOCK),
                        KeyUse.WRAP_KEY,
                        leaf().make(),
                        MIDDLE))
                .doesNotThrowAnyException();
    }

    @Test
    void aWeakAnchorTrustsNothingWhetherItIsInTheChainOrNot() {
        X509Certificate weakRoot = TestPki.certificate("Klein", "rsa1024-root")
                .authority()
                .algorithm("SHA256withRSA")
                .make();
        X509Certificate leaf = TestPki.certificate("Stelle", "rsa2048-a")
                .issuedBy("Klein", "rsa1024-root")
                .algorithm("SHA256withRSA")
                .make();
        CertificateTrust weak = CertificateTrust.anchoredIn(List.of(weakRoot), CLOCK);
        refused(weak, KeyUse.WRAP_KEY, leaf);
        refused(weak, KeyUse.WRAP_KEY, leaf, weakRoot);
    }

    @Test
    void howAnAnchorIsSignedDoesNotMatterInTheChainOrOutOfIt() {
        X509Certificate oldFashioned = TestPki.certificate("Wurzel", "rsa2048-root")
                .authority()
                .algorithm("SHA1withRSA")
                .make();
        CertificateTrust trust = CertificateTrust.anchoredIn(List.of(oldFashioned), CLOCK);
        X509Certificate leaf = leaf().make();
        assertThatCode(() -> check(trust, KeyUse.WRAP_KEY, leaf, MIDDLE)).doesNotThrowAnyException();
        assertThatCode(() -> check(trust, KeyUse.WRAP_KEY, leaf, MIDDLE, oldFashioned))
                .doesNotThrowAnyException();
        refused(TRUST, KeyUse.WRAP_KEY, leaf, MIDDLE, oldFashioned);
    }

    @Test
    void aWeakLeafIsRefused() {
        X509Certificate weak = TestPki.certificate("Stelle", "rsa1024-a")
                .issuedBy("Stufe", "rsa2048-middle")
                .make();
        assertThatThrownBy(() -> TRUST.require(
                        List.of(weak, MIDDLE), TestPki.key("rsa1024-a").getPublic(), KeyUse.WRAP_KEY, "key"))
                .isInstanceOf(UntrustedException.class)
                .hasMessageContaining("1024");
    }

    @Test
    void anAuthorityInTheMiddleSignedWithABrokenHashIsRefused() {
        X509Certificate broken = TestPki.certificate("Stufe", "rsa2048-middle")
                .authority()
                .issuedBy("Wurzel", "rsa2048-root")
                .algorithm("SHA1withRSA")
                .make();
        refused(TRUST, KeyUse.WRAP_KEY, leaf().make(), broken, ROOT);
    }

    @Test
    void ofSeveralAnchorsTheOneThatFitsCounts() {
        X509Certificate other =
                TestPki.certificate("Fremd", "rsa2048-other").authority().make();
        CertificateTrust both = CertificateTrust.anchoredIn(List.of(other, ROOT), CLOCK);
        assertThatCode(() -> check(both, KeyUse.WRAP_KEY, leaf().make(), MIDDLE))
                .doesNotThrowAnyException();
        CertificateTrust pinned = CertificateTrust.anchoredIn(List.of(other, MIDDLE), CLOCK);
        assertThatCode(() -> check(pinned, KeyUse.WRAP_KEY, leaf().make())).doesNotThrowAnyException();
        assertThatCode(() -> check(pinned, KeyUse.WRAP_KEY, leaf().make(), MIDDLE))
                .doesNotThrowAnyException();
    }

    @Test
    void thePathLengthOfAnAuthorityIsKept() {
        X509Certificate only =
                TestPki.certificate("Wurzel", "rsa2048-root").authority(0).make();
        X509Certificate direct = TestPki.certificate("Stelle", "rsa2048-a")
                .issuedBy("Stufe0", "rsa2048-middle")
                .make();
        X509Certificate last = TestPki.certificate("Stufe0", "rsa2048-middle")
                .authority(0)
                .issuedBy("Wurzel", "rsa2048-root")
                .make();
        assertThatCode(() -> check(TRUST, KeyUse.WRAP_KEY, direct, last)).doesNotThrowAnyException();

        X509Certificate below = TestPki.certificate("Unten", "rsa2048-b")
                .authority()
                .issuedBy("Stufe0", "rsa2048-middle")
                .make();
        X509Certificate tooDeep = TestPki.certificate("Stelle", "rsa2048-a")
                .issuedBy("Unten", "rsa2048-b")
                .make();
        refused(TRUST, KeyUse.WRAP_KEY, tooDeep, below, last);
        refused(CertificateTrust.anchoredIn(List.of(only), CLOCK), KeyUse.WRAP_KEY, leaf().make(), MIDDLE, MIDDLE);
    }

    @Test
    void aConfiguredEndEntityCannotVouchForOthers() {
        X509Certificate pinned = TestPki.certificate("Behörde", "rsa2048-b").make();
        X509Certificate issued = TestPki.certificate("Stelle", "rsa2048-a")
                .issuedBy("Behörde", "rsa2048-b")
                .make();
        refused(CertificateTrust.anchoredIn(List.of(pinned), CLOCK), KeyUse.WRAP_KEY, issued, pinned);
        refused(CertificateTrust.anchoredIn(List.of(pinned), CLOCK), KeyUse.WRAP_KEY, issued);
    }

    @Test
    void anAuthorityThatMayNotSignCertificatesIsRefused() {
        X509Certificate mute = TestPki.certificate("Stufe", "rsa2048-middle")
                .authority()
                .usage(KeyUsage.cRLSign)
                .issuedBy("Wurzel", "rsa2048-root")
                .make();
        refused(TRUST, KeyUse.WRAP_KEY, leaf().make(), mute);
    }

    @Test
    void aCertificateWhoseContentWasChangedIsRefused() throws Exception {
        byte[] der = leaf().make().getEncoded();
        int at = indexOf(der, "Stelle".getBytes(US_ASCII));
        der[at] = 'H';
        X509Certificate forged = Certificates.der(der);
        assertThatThrownBy(() -> check(TRUST, KeyUse.WRAP_KEY, forged, MIDDLE))
                .isInstanceOf(UntrustedException.class)
                .hasMessageContaining("does not lead");
    }

    private static int indexOf(byte[] all, byte[] part) {
        for (int i = 0; i + part.length <= all.length; i++) {
            if (Arrays.equals(all, i, i + part.length, part, 0, part.length)) {
                return i;
            }
        }
        throw new AssertionError("not found");
    }
}
