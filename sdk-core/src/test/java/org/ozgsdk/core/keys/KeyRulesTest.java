// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.keys;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPublicKeySpec;
import org.junit.jupiter.api.Test;
import org.ozgsdk.core.ConfigurationException;
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

    private static PublicKey rsa(BigInteger modulus, BigInteger exponent) throws Exception {
        return KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(modulus, exponent));
    }
}
