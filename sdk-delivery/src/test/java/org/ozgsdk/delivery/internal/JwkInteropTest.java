// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyOperation;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ozgsdk.core.keys.Jwk;
import org.ozgsdk.core.keys.JwkSet;

/** Our JWKs and those of a foreign library are the same keys, in both directions. */
class JwkInteropTest {

    static Stream<JWK> foreign() throws Exception {
        return Stream.of(
                new RSAKeyGenerator(2048)
                        .keyID("rsa-12345678")
                        .keyOperations(Set.of(KeyOperation.UNWRAP_KEY))
                        .generate(),
                new ECKeyGenerator(Curve.P_256).keyID("ec-256").generate(),
                new ECKeyGenerator(Curve.P_384).keyID("ec-384").generate(),
                new ECKeyGenerator(Curve.P_521).keyID("ec-521").generate());
    }

    private static byte[] utf8(JWK key) {
        return key.toJSONString().getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @MethodSource("foreign")
    void aForeignPrivateKeyIsReadAndWrittenBackTheSame(JWK foreign) throws Exception {
        Jwk ours = Jwk.parse(utf8(foreign), "foreign");

        assertThat(ours.privateKey()).isPresent();
        assertThat(ours.thumbprint()).isEqualTo(foreign.computeThumbprint().toString());
        JWK back = JWK.parse(new String(ours.toPrivateJson(), StandardCharsets.UTF_8));
        assertThat(back.isPrivate()).isTrue();
        assertThat(back.getRequiredParams()).isEqualTo(foreign.getRequiredParams());
        assertThat(privateValue(back)).isEqualTo(privateValue(foreign));
        assertThat(back.getKeyID()).isEqualTo(foreign.getKeyID());
        assertThat(back.getKeyOperations()).isEqualTo(foreign.getKeyOperations());
    }

    private static String privateValue(JWK key) {
        return key instanceof RSAKey rsa
                ? rsa.getPrivateExponent().toString()
                : ((ECKey) key).getD().toString();
    }

    @ParameterizedTest
    @MethodSource("foreign")
    void ourPublicFormIsReadByTheForeignLibrary(JWK foreign) throws Exception {
        Jwk ours = Jwk.parse(utf8(foreign), "foreign");

        JWK open = JWK.parse(new String(ours.toPublicJson(), StandardCharsets.UTF_8));

        assertThat(open.isPrivate()).isFalse();
        assertThat(open.computeThumbprint()).isEqualTo(foreign.computeThumbprint());
    }

    @Test
    void certificatesAreCarriedOver() throws Exception {
        Jwk ours = TestKeys.encryption("office-4096").build();

        JWK read = JWK.parse(new String(ours.toPublicJson(), StandardCharsets.UTF_8));

        assertThat(read.getParsedX509CertChain()).isEqualTo(ours.certificates());
        assertThat(read.getKeyOperations()).containsExactly(KeyOperation.WRAP_KEY);
        assertThat(read.getAlgorithm().getName()).isEqualTo("RSA-OAEP-256");
    }

    @Test
    void aForeignSetIsReadWithAllItsKeys() throws Exception {
        JWKSet set = new JWKSet(foreign().toList());

        JwkSet ours = JwkSet.parse(set.toString(true).getBytes(StandardCharsets.UTF_8), "set");

        assertThat(ours.keys()).hasSize(4).noneMatch(key -> key.privateKey().isPresent());
        assertThat(ours.find("ec-384")).isPresent();
    }
}
