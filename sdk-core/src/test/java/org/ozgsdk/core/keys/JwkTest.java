// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.keys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.KeyPair;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.json.Json;

class JwkTest {

    private static Jwk full(String keyName) {
        KeyPair pair = TestPki.key(keyName);
        return Jwk.of(pair.getPublic())
                .kid("11111111-2222")
                .alg("RSA-OAEP-256")
                .keyOps("wrapKey")
                .privateKey(pair.getPrivate())
                .build();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rsa2048-a", "ec256-a", "ec384-a", "ec521-a"})
    void aKeyComesBackAsItWasWritten(String keyName) throws Exception {
        Jwk jwk = full(keyName);

        Jwk open = Jwk.parse(jwk.toPublicJson(), "test");
        assertThat(open.publicKey()).isEqualTo(TestPki.key(keyName).getPublic());
        assertThat(open.privateKey()).isEmpty();
        assertThat(open.kid()).contains("11111111-2222");
        assertThat(open.keyOps()).containsExactly("wrapKey");

        Jwk secret = Jwk.parse(jwk.toPrivateJson(), "test");
        assertThat(secret).isEqualTo(jwk).isNotEqualTo(open).hasSameHashCodeAs(jwk);
        String algorithm = jwk.kty().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
        Signature signature = Signature.getInstance(algorithm);
        signature.initSign(secret.privateKey().orElseThrow());
        byte[] signed = signature.sign();
        signature.initVerify(open.publicKey());
        assertThat(signature.verify(signed)).isTrue();
    }

    @Test
    void theThumbprintIsThatOfRfc7638() {
        String json = """
                {"kty":"RSA","n":"0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3oknjhMs\
                tn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw",\
                "e":"AQAB","alg":"RS256","kid":"2011-04-29"}""";

        Jwk jwk = Jwk.parse(json.getBytes(UTF_8), "test");

        assertThat(jwk.thumbprint()).isEqualTo("NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs");
        assertThat(jwk.bits()).isEqualTo(2048);
    }

    @Test
    void theTextFormShowsNoPrivateMember() {
        Jwk jwk = full("rsa2048-a");
        Map<String, Object> open = jwk.publicMembers();

        assertThat(jwk.toString())
                .contains("11111111-2222", "RSA 2048 bits", "***")
                .hasSizeLessThan(100);
        assertThat(open).doesNotContainKeys("d", "p", "q", "dp", "dq", "qi");
        assertThat(new String(jwk.toPublicJson(), UTF_8)).doesNotContain("\"d\"");
    }

    @Test
    void aPublicKeyCannotBeWrittenAsPrivate() {
        Jwk open = Jwk.of(TestPki.key("rsa2048-a").getPublic()).build();
        assertThatThrownBy(open::toPrivateJson).isInstanceOf(ConfigurationException.class);
    }

    @Test
    void certificatesTravelInX5c() {
        X509Certificate certificate = TestPki.certificate("Stelle", "rsa2048-a").make();
        Jwk jwk = Jwk.of(certificate.getPublicKey())
                .certificates(List.of(certificate))
                .build();

        assertThat(Jwk.parse(jwk.toPublicJson(), "test").certificates()).containsExactly(certificate);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "=", " ", "!", "/", "\n"})
    void aModulusInAnythingButStrictBase64urlIsRefused(String foreign) {
        Map<String, Object> members = members("rsa2048-a");
        members.put("n", foreign.isEmpty() ? "" : members.get("n") + foreign);
        refused(members);
    }

    @Test
    void aModulusWithUnusedBitsIsRefused() {
        Map<String, Object> members = members("rsa2048-a");
        String n = (String) members.get("n"); // 256 bytes = 342 characters, the last has four unused bits
        members.put("n", n.substring(0, n.length() - 1) + (char) (n.charAt(n.length() - 1) + 1));
        refused(members);
    }

    @Test
    void aPointOffTheCurveIsRefused() {
        Map<String, Object> members = members("ec256-a");
        members.put("y", members.get("x"));
        refused(members);
        members.put("y", Base64Url.encode(new byte[31]));
        refused(members);
    }

    @ParameterizedTest
    @ValueSource(strings = {"oct", "OKP", "rsa", ""})
    void anotherKindIsRefused(String kty) {
        Map<String, Object> members = members("rsa2048-a");
        members.put("kty", kty);
        refused(members);
    }

    @Test
    void somethingElseInX5cIsRefused() {
        Map<String, Object> members = members("rsa2048-a");
        members.put("x5c", List.of("AAAA"));
        refused(members);
        members.put("x5c", List.of("?"));
        refused(members);
    }

    @Test
    void aSetFindsByKidAndLeavesOutWhatNobodyCanUse() {
        Map<String, Object> rsa = members("rsa2048-a");
        rsa.put("kid", "one");
        Map<String, Object> anonymous = members("rsa2048-b");
        byte[] json = Json.write(
                Map.of("keys", List.of(rsa, anonymous, Map.of("kty", "oct", "kid", "two", "k", "AA")), "more", 1));

        JwkSet set = JwkSet.parse(json, "test");

        assertThat(set.keys()).hasSize(1);
        assertThat(set.find("one")).isPresent();
        assertThat(set.find("two")).isEmpty();
    }

    @Test
    void aSetWithTwoKeysOfOneKidIsRefused() {
        Map<String, Object> rsa = members("rsa2048-a");
        rsa.put("kid", "one");
        byte[] json = Json.write(Map.of("keys", List.of(rsa, rsa)));

        assertThatThrownBy(() -> JwkSet.parse(json, "test")).isInstanceOf(UntrustedException.class);
    }

    private static Map<String, Object> members(String keyName) {
        return new LinkedHashMap<>(
                Jwk.of(TestPki.key(keyName).getPublic()).build().publicMembers());
    }

    private static void refused(Map<String, Object> members) {
        assertThatThrownBy(() -> Jwk.parse(Json.write(members), "key of the destination"))
                .isInstanceOf(UntrustedException.class)
                .hasMessageStartingWith("key of the destination");
    }

    @Test
    void theBitsAreComputedAndNotCounted() {
        RSAPublicKey key = (RSAPublicKey) TestPki.key("rsa2048-a").getPublic();
        Map<String, Object> members = members("rsa2048-a");
        byte[] padded = new byte[512];
        byte[] n = key.getModulus().toByteArray();
        System.arraycopy(n, 0, padded, padded.length - n.length, n.length);
        members.put("n", Base64Url.encode(padded));

        assertThat(Jwk.parse(Json.write(members), "test").bits()).isEqualTo(2048);
    }
}
