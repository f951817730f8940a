// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.json.Json;

/** Keys come from foreigners: whatever arrives ends in a key or in UntrustedException, never in another exception and never in another key unnoticed. */
class JwkRobustnessTest {

    private static final int ROUNDS = 2_000;

    private static Map<String, Object> members(String keyName) {
        X509Certificate certificate = TestPki.certificate("Stelle", keyName)
                .issuedBy("Wurzel", "rsa2048-root")
                .make();
        return new LinkedHashMap<>(Jwk.of(TestPki.key(keyName).getPublic())
                .kid("kid-12345678")
                .alg("RSA-OAEP-256")
                .use("enc")
                .keyOps("wrapKey")
                .certificates(List.of(certificate))
                .build()
                .publicMembers());
    }

    private static void readOrRefuse(byte[] content, String as) {
        try {
            Jwk jwk = Jwk.parse(content, "key");
            assertThat(jwk.bits()).as(as).isPositive();
            assertThat(jwk.toString()).as(as).isNotEmpty();
        } catch (UntrustedException e) {
            assertThat(e.getMessage()).as(as).startsWith("key");
        } catch (RuntimeException e) {
            fail(as, e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"rsa2048-a", "ec256-a", "ec384-a"})
    void anyByteOfTheJsonMayBeAnything(String keyName) {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        byte[] genuine = Json.write(members(keyName));
        for (int round = 0; round < ROUNDS; round++) {
            byte[] changed = genuine.clone();
            for (int times = 1 + random.nextInt(3); times > 0; times--) {
                changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
            }
            readOrRefuse(changed, "seed " + seed + ", round " + round);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"rsa2048-a", "ec256-a"})
    void anyMemberMayHaveAnyType(String keyName) {
        List<Object> values = new ArrayList<>();
        values.add(null);
        values.addAll(List.of(
                1,
                -1L,
                1.5,
                true,
                "",
                "AA",
                "AQAB",
                "=",
                "\u0000",
                List.of(),
                List.of(1),
                List.of("x"),
                Map.of(),
                "A".repeat(5000)));
        for (String name : members(keyName).keySet()) {
            for (Object value : values) {
                Map<String, Object> changed = members(keyName);
                changed.put(name, value);
                readOrRefuse(Json.write(changed), name + " = " + value);
            }
            Map<String, Object> without = members(keyName);
            without.remove(name);
            readOrRefuse(Json.write(without), "without " + name);
        }
    }

    @Test
    void everyCharacterOfTheModulusCounts() {
        Map<String, Object> members = members("rsa2048-a");
        String n = (String) members.get("n");
        Jwk genuine = Jwk.parse(Json.write(members), "key");
        for (int at = 0; at < n.length(); at++) {
            char other = n.charAt(at) == 'B' ? 'C' : 'B';
            Map<String, Object> changed = members("rsa2048-a");
            changed.put("n", n.substring(0, at) + other + n.substring(at + 1));
            try {
                Jwk read = Jwk.parse(Json.write(changed), "key");
                assertThat(read.publicKey()).as("position %d", at).isNotEqualTo(genuine.publicKey());
                assertThat(read.thumbprint()).as("position %d", at).isNotEqualTo(genuine.thumbprint());
            } catch (UntrustedException e) {
                assertThat(e).hasMessageStartingWith("key");
            }
        }
    }

    @Test
    void aPrivateKeyWithoutItsPrimesIsReadAndCannotBeWritten() {
        Map<String, Object> members = privateMembers();
        List.of("p", "q", "dp", "dq", "qi").forEach(members::remove);

        Jwk jwk = Jwk.parse(Json.write(members), "key");

        assertThat(jwk.privateKey()).isPresent();
        assertThatThrownBy(jwk::toPrivateJson).hasMessageContaining("prime factors");
    }

    @Test
    void aHalfPrivateKeyIsRefused() {
        for (String name : List.of("q", "dp", "dq", "qi")) {
            Map<String, Object> members = privateMembers();
            members.remove(name);
            assertThatThrownBy(() -> Jwk.parse(Json.write(members), "key"))
                    .as(name)
                    .isInstanceOf(UntrustedException.class)
                    .hasMessageContaining("\"" + name + "\"");
        }
    }

    @Test
    void refusalsNeverQuoteAPrivateMember() {
        for (String name : List.of("d", "p", "q", "dp", "dq", "qi")) {
            Map<String, Object> members = privateMembers();
            String value = (String) members.get(name);
            members.put(name, value + "=");
            assertThatThrownBy(() -> Jwk.parse(Json.write(members), "key"))
                    .as(name)
                    .isInstanceOf(UntrustedException.class)
                    .hasMessageNotContaining(value.substring(0, 8));
        }
    }

    private static Map<String, Object> privateMembers() {
        byte[] json = Jwk.of(TestPki.key("rsa2048-a").getPublic())
                .privateKey(TestPki.key("rsa2048-a").getPrivate())
                .build()
                .toPrivateJson();
        Map<String, Object> members = new LinkedHashMap<>();
        var read = Json.object(json, "key");
        read.names().forEach(name -> members.put(name, read.text(name)));
        return members;
    }

    @Test
    void moreCertificatesThanAChainCanHaveAreRefused() {
        Map<String, Object> members = members("rsa2048-a");
        Object one = ((List<?>) members.get("x5c")).get(0);
        members.put("x5c", Collections.nCopies(11, one));
        assertThatThrownBy(() -> Jwk.parse(Json.write(members), "key"))
                .isInstanceOf(UntrustedException.class)
                .hasMessageContaining("more than 10");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[]",
                "{\"kty\":\"RSA\"}",
                "{\"kty\":\"EC\",\"crv\":\"P-256K\"}",
                "null",
                "{\"kty\":",
                "\uFEFF{}"
            })
    void whatIsNoKeyIsRefused(String text) {
        assertThatThrownBy(() -> Jwk.parse(text.getBytes(StandardCharsets.UTF_8), "key"))
                .isInstanceOf(UntrustedException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{\"keys\":1}",
                "{\"keys\":[1]}",
                "{\"keys\":[{\"kid\":\"a\"}]}",
                "{\"keys\":[{\"kid\":\"a\",\"kty\":\"RSA\"}]}"
            })
    void whatIsNoSetIsRefused(String text) {
        assertThatThrownBy(() -> JwkSet.parse(text.getBytes(StandardCharsets.UTF_8), "keys"))
                .isInstanceOf(UntrustedException.class);
    }

    @Test
    void anEmptySetIsASet() {
        JwkSet none = JwkSet.parse("{\"keys\":[]}".getBytes(StandardCharsets.UTF_8), "keys");
        assertThat(none.keys()).isEmpty();
        assertThat(none.find("a")).isEmpty();
        assertThat(JwkSet.parse("{}".getBytes(StandardCharsets.UTF_8), "keys").keys())
                .isEmpty();
        assertThat(none).hasToString("JwkSet[]");
    }
}
