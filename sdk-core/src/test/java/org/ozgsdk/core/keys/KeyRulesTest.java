// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.OzgException;
import org.ozgsdk.core.UntrustedException;

class KeyRulesTest {

    @Test
    void ownKeysHaveAtLeast3072BitsOrACurve() {
        assertThatCode(() -> KeyRules.OWN.require(TestPki.key("rsa3072-a").getPublic(), "own"))
                .doesNotThrowAnyException();
        assertThatCode(() -> KeyRules.OWN.require(TestPki.key("rsa3072-a").getPrivate(), "own"))
                .doesNotThrowAnyException();
        assertThatCode(() -> KeyRules.OWN.require(TestPki.key("ec256-a").getPublic(), "own"))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> KeyRules.OWN.require(TestPki.key("rsa2048-a").getPublic(), "own"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("3072")
                .hasMessageContaining("2048");
    }

    @Test
    void counterpartsHaveAtLeast2048Bits() {
        assertThatCode(() ->
                        KeyRules.COUNTERPART.require(TestPki.key("rsa2048-a").getPublic(), "theirs"))
                .doesNotThrowAnyException();
        assertThatThrownBy(() ->
                        KeyRules.COUNTERPART.require(TestPki.key("rsa1024-a").getPublic(), "theirs"))
                .isInstanceOf(UntrustedException.class);
    }

    @Test
    void fitConnectWants4096BitsExponent65537AndNoCurve() throws Exception {
        RSAPublicKey key = (RSAPublicKey) TestPki.key("rsa4096-a").getPublic();
        assertThatCode(() -> KeyRules.FIT_CONNECT.require(key, "theirs")).doesNotThrowAnyException();
        for (PublicKey weak : new PublicKey[] {
            TestPki.key("rsa3072-a").getPublic(),
            TestPki.key("ec256-a").getPublic(),
            rsa(key.getModulus(), BigInteger.valueOf(65539)),
            rsa(key.getModulus().shiftRight(1).setBit(0), BigInteger.valueOf(65537))
        }) {
            assertThatThrownBy(() -> KeyRules.FIT_CONNECT.require(weak, "theirs"))
                    .isInstanceOf(UntrustedException.class);
        }
    }

    @Test
    void smallExponentsAndOtherAlgorithmsAreRefused() throws Exception {
        BigInteger modulus = ((RSAPublicKey) TestPki.key("rsa2048-a").getPublic()).getModulus();
        assertThatThrownBy(() -> KeyRules.COUNTERPART.require(rsa(modulus, BigInteger.valueOf(3)), "theirs"))
                .isInstanceOf(UntrustedException.class);
        PublicKey other =
                KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPublic();
        assertThatThrownBy(() -> KeyRules.COUNTERPART.require(other, "theirs")).hasMessageContaining("EdDSA");
    }

    @ParameterizedTest
    @CsvSource({
        "1024, false, false, false",
        "2047, false, false, false",
        "2048, false, true, false",
        "3071, false, true, false",
        "3072, true, true, false",
        "4095, true, true, false",
        "4096, true, true, true",
        "8192, true, true, true",
        "16384, true, true, true"
    })
    void theSizeOfTheModulusDecides(int bits, boolean own, boolean counterpart, boolean fitConnect) throws Exception {
        // No product of primes is needed to be measured.
        PublicKey key = rsa(BigInteger.ONE.shiftLeft(bits - 1).setBit(0), BigInteger.valueOf(65537));

        assertThat(takes(KeyRules.OWN, key)).isEqualTo(own);
        assertThat(takes(KeyRules.COUNTERPART, key)).isEqualTo(counterpart);
        assertThat(takes(KeyRules.FIT_CONNECT, key)).isEqualTo(fitConnect);
    }

    @ParameterizedTest
    @CsvSource({
        "3, false, false",
        "257, false, false",
        "65535, false, false",
        "65536, false, false",
        "65537, true, true",
        "65538, false, false",
        "65539, true, false",
        "4294967297, true, false"
    })
    void theExponentDecidesToo(long exponent, boolean counterpart, boolean fitConnect) throws Exception {
        PublicKey key = rsa(BigInteger.ONE.shiftLeft(4095).setBit(0), BigInteger.valueOf(exponent));

        assertThat(takes(KeyRules.OWN, key)).isEqualTo(counterpart);
        assertThat(takes(KeyRules.COUNTERPART, key)).isEqualTo(counterpart);
        assertThat(takes(KeyRules.FIT_CONNECT, key)).isEqualTo(fitConnect);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ec256-a", "ec384-a", "ec521-a"})
    void curvesAreForEverybodyButFitConnect(String name) {
        for (Key key : List.of(TestPki.key(name).getPublic(), TestPki.key(name).getPrivate())) {
            assertThat(takes(KeyRules.OWN, key)).isTrue();
            assertThat(takes(KeyRules.COUNTERPART, key)).isTrue();
            assertThat(takes(KeyRules.FIT_CONNECT, key)).isFalse();
        }
    }

    @Test
    void anEvenModulusIsNoModulus() throws Exception {
        PublicKey even = rsa(BigInteger.ONE.shiftLeft(4095), BigInteger.valueOf(65537));
        for (KeyRules rules : KeyRules.values()) {
            assertThat(takes(rules, even)).as("%s", rules).isFalse();
        }
    }

    private static boolean takes(KeyRules rules, Key key) {
        try {
            rules.require(key, "the key of somebody");
            return true;
        } catch (OzgException e) {
            assertThat(e)
                    .isInstanceOf(rules == KeyRules.OWN ? ConfigurationException.class : UntrustedException.class)
                    .hasMessageStartingWith("the key of somebody: expected RSA of ");
            return false;
        }
    }

    private static PublicKey rsa(BigInteger modulus, BigInteger exponent) throws Exception {
        return KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(modulus, exponent));
    }
}
