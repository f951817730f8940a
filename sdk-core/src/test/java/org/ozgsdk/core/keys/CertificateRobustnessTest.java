// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.UntrustedException;

/** Certificates from foreigners: no change and no order of a chain slips through, and nothing but UntrustedException comes out. */
class CertificateRobustnessTest {

    private static final X509Certificate ROOT =
            TestPki.certificate("Wurzel", "rsa2048-root").authority().make();
    private static final X509Certificate MIDDLE = TestPki.certificate("Stufe", "rsa2048-middle")
            .authority()
            .issuedBy("Wurzel", "rsa2048-root")
            .make();
    private static final X509Certificate LEAF = TestPki.certificate("Stelle", "rsa2048-a")
            .issuedBy("Stufe", "rsa2048-middle")
            .make();
    private static final PublicKey KEY = TestPki.key("rsa2048-a").getPublic();

    private static CertificateTrust at(Instant now, X509Certificate... anchors) {
        return CertificateTrust.anchoredIn(List.of(anchors), Clock.fixed(now, ZoneOffset.UTC));
    }

    private static final CertificateTrust TRUST = at(TestPki.NOW, ROOT);

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void noChangedByteOfAChainSlipsThrough(int which) throws Exception {
        byte[] genuine = List.of(LEAF, MIDDLE).get(which).getEncoded();
        // The octet before the 256 of the signature counts its unused bits: not signed, no content, and the JDK bears
        // it.
        int unusedBits = genuine.length - 257;
        for (int at = 0; at < genuine.length; at++) {
            if (at == unusedBits) {
                continue;
            }
            byte[] changed = genuine.clone();
            changed[at] ^= 1;
            String as = "certificate " + which + ", byte " + at;
            try {
                X509Certificate other = Certificates.der(changed);
                List<X509Certificate> chain = which == 0 ? List.of(other, MIDDLE) : List.of(LEAF, other);
                TRUST.require(chain, KEY, KeyUse.WRAP_KEY, "key");
                fail(as + " was trusted");
            } catch (CertificateException | UntrustedException e) {
                assertThat(e).as(as).isNotNull();
            } catch (RuntimeException e) {
                fail(as, e);
            }
        }
    }

    @Test
    void onlyTheRightOrderIsTrusted() {
        List<X509Certificate> all = new ArrayList<>(List.of(LEAF, MIDDLE, ROOT));
        long seed = System.nanoTime();
        Random random = new Random(seed);
        int trusted = 0;
        for (int round = 0; round < 60; round++) {
            Collections.shuffle(all, random);
            try {
                TRUST.require(all, KEY, KeyUse.WRAP_KEY, "key");
                trusted++;
                assertThat(all).as("seed %d", seed).containsExactly(LEAF, MIDDLE, ROOT);
            } catch (UntrustedException e) {
                assertThat(all).as("seed %d", seed).isNotEqualTo(List.of(LEAF, MIDDLE, ROOT));
            }
        }
        assertThat(trusted).as("seed %d", seed).isPositive();
    }

    @ParameterizedTest
    @CsvSource({"-86401, false", "-86399, true", "0, true", "31535999, true", "31536001, false"})
    void aChainIsTrustedExactlyWhileAllOfItIsValid(long secondsFromNow, boolean trusted) {
        CertificateTrust then = at(TestPki.NOW.plusSeconds(secondsFromNow), ROOT);
        if (trusted) {
            assertThatCode(() -> then.require(List.of(LEAF, MIDDLE, ROOT), KEY, KeyUse.WRAP_KEY, "key"))
                    .doesNotThrowAnyException();
        } else {
            assertThatThrownBy(() -> then.require(List.of(LEAF, MIDDLE, ROOT), KEY, KeyUse.WRAP_KEY, "key"))
                    .isInstanceOf(UntrustedException.class);
        }
    }

    @Test
    void anExpiredIntermediateIsRefusedThoughTheLeafIsValid() {
        X509Certificate old = TestPki.certificate("Stufe", "rsa2048-middle")
                .authority()
                .issuedBy("Wurzel", "rsa2048-root")
                .valid(TestPki.NOW.minus(Duration.ofDays(2)), TestPki.NOW.minusSeconds(1))
                .make();
        assertThatThrownBy(() -> TRUST.require(List.of(LEAF, old, ROOT), KEY, KeyUse.WRAP_KEY, "key"))
                .isInstanceOf(UntrustedException.class);
    }

    @Test
    void oneOfSeveralAnchorsIsEnough() {
        X509Certificate other =
                TestPki.certificate("Andere", "rsa2048-other").authority().make();
        assertThatCode(() -> at(TestPki.NOW, other, ROOT).require(List.of(LEAF, MIDDLE), KEY, KeyUse.WRAP_KEY, "key"))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> at(TestPki.NOW, other).require(List.of(LEAF, MIDDLE), KEY, KeyUse.WRAP_KEY, "key"))
                .isInstanceOf(UntrustedException.class);
    }

    @Test
    void anIntermediateMayBePinnedInsteadOfTheRoot() {
        assertThatCode(() -> at(TestPki.NOW, MIDDLE).require(List.of(LEAF), KEY, KeyUse.WRAP_KEY, "key"))
                .doesNotThrowAnyException();
        assertThatCode(() -> at(TestPki.NOW, MIDDLE).require(List.of(LEAF, MIDDLE), KEY, KeyUse.WRAP_KEY, "key"))
                .doesNotThrowAnyException();
    }

    @Test
    void ellipticCurvesAreTrustedAsWell() {
        X509Certificate leaf = TestPki.certificate("Kurve", "ec256-a")
                .issuedBy("Wurzel", "rsa2048-root")
                .usage(KeyUsage.digitalSignature)
                .make();
        PublicKey key = TestPki.key("ec256-a").getPublic();
        assertThatCode(() -> TRUST.require(List.of(leaf), key, KeyUse.VERIFY, "key"))
                .doesNotThrowAnyException();
        assertThatThrownBy(() ->
                        TRUST.require(List.of(leaf), TestPki.key("ec256-b").getPublic(), KeyUse.VERIFY, "key"))
                .isInstanceOf(UntrustedException.class);
        assertThatThrownBy(() -> TRUST.require(List.of(leaf), KEY, KeyUse.VERIFY, "key"))
                .isInstanceOf(UntrustedException.class);
    }

    @Test
    void aWeakKeyAnywhereInTheChainIsRefused() {
        X509Certificate weak = TestPki.certificate("Schwach", "rsa1024-a")
                .authority()
                .issuedBy("Wurzel", "rsa2048-root")
                .make();
        X509Certificate below = TestPki.certificate("Stelle", "rsa2048-a")
                .issuedBy("Schwach", "rsa1024-a")
                .algorithm("SHA256withRSA")
                .make();
        assertThatThrownBy(() -> TRUST.require(List.of(below, weak), KEY, KeyUse.WRAP_KEY, "key"))
                .isInstanceOf(UntrustedException.class)
                .hasMessageContaining("1024");
    }

    @ParameterizedTest
    @CsvSource({
        "WRAP_KEY, 32, true", // keyEncipherment
        "WRAP_KEY, 16, true", // dataEncipherment
        "WRAP_KEY, 48, true",
        "WRAP_KEY, 128, false", // digitalSignature
        "WRAP_KEY, 8, false", // keyAgreement
        "VERIFY, 128, true",
        "VERIFY, 160, true",
        "VERIFY, 32, false",
        "VERIFY, 64, false" // nonRepudiation alone
    })
    void eachUseAsksForItsKeyUsage(KeyUse use, int bits, boolean trusted) {
        X509Certificate leaf = TestPki.certificate("Stelle", "rsa2048-a")
                .issuedBy("Stufe", "rsa2048-middle")
                .usage(bits)
                .make();
        if (trusted) {
            assertThatCode(() -> TRUST.require(List.of(leaf, MIDDLE), KEY, use, "key"))
                    .doesNotThrowAnyException();
        } else {
            assertThatThrownBy(() -> TRUST.require(List.of(leaf, MIDDLE), KEY, use, "key"))
                    .isInstanceOf(UntrustedException.class)
                    .hasMessageContaining(use.keyOperation());
        }
    }

    @Test
    void pemOfAnyKindIsReadOrRefusedWithAConfigurationException() throws Exception {
        String genuine = "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder().encodeToString(ROOT.getEncoded())
                + "\n-----END CERTIFICATE-----\n";
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 1_000; round++) {
            byte[] changed = genuine.getBytes(StandardCharsets.US_ASCII);
            changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
            try {
                assertThat(Certificates.pem(new ByteArrayInputStream(changed), "anker.pem"))
                        .as("seed %d", seed)
                        .isNotEmpty();
            } catch (ConfigurationException e) {
                assertThat(e).as("seed %d", seed).hasMessageStartingWith("anker.pem");
            } catch (RuntimeException e) {
                fail("seed " + seed + ", round " + round, e);
            }
        }
    }
}
