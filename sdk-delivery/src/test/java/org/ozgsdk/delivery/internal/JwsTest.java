// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.RSAPublicKey;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.json.JsonObject;
import org.ozgsdk.core.keys.Base64Url;

class JwsTest {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    private static final RSAPublicKey KEY =
            (RSAPublicKey) TestKeys.pair("service-4096").getPublic();

    private static JsonObject read(String compact) {
        return Jws.parse(compact, "jwt", "token").verified(KEY);
    }

    private static String signed() {
        return TestKeys.sign("service-4096", "service-key", "jwt", Map.of("iss", "portal", "iat", 1));
    }

    private static void refused(String compact) {
        assertThatThrownBy(() -> read(compact)).isInstanceOf(UntrustedException.class);
    }

    @Test
    void aGenuineTokenGivesItsClaims() {
        assertThat(read(signed()).text("iss")).isEqualTo("portal");
    }

    @Test
    void everyCharacterCounts() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        String genuine = signed();
        for (int at = 0; at < genuine.length(); at++) {
            char other = ALPHABET.charAt(random.nextInt(64));
            char changed = other == genuine.charAt(at) ? '.' : other;
            String token = genuine.substring(0, at) + changed + genuine.substring(at + 1);
            assertThatThrownBy(() -> read(token))
                    .as("position %d, seed %d", at, seed)
                    .isInstanceOf(UntrustedException.class);
        }
    }

    @Test
    void charactersThatALenientReaderWouldSkipOrReadAlikeAreRefusedEverywhere() {
        String genuine = signed();
        for (int at = 0; at < genuine.length(); at += 7) {
            for (String foreign : new String[] {" ", "\n", "=", "+", "/", "!", "ä"}) {
                refused(genuine.substring(0, at) + foreign + genuine.substring(at));
                refused(genuine.substring(0, at) + foreign + genuine.substring(at + 1));
            }
        }
        // 512 bytes of signature end with a character that has two unused bits: three other characters decode alike.
        char last = genuine.charAt(genuine.length() - 1);
        String front = genuine.substring(0, genuine.length() - 1);
        int value = ALPHABET.indexOf(last);
        for (int unused = 1; unused < 4; unused++) {
            refused(front + ALPHABET.charAt(value | unused));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "...", "a.b", "a.b.c.d", "e30.e30.", "....."})
    void whatIsNoTokenIsRefused(String text) {
        refused(text);
    }

    @Test
    void otherAlgorithmsAreRefusedEvenIfTheirSignatureHolds() {
        byte[] payload = "{\"iss\":\"portal\"}".getBytes(StandardCharsets.UTF_8);
        refused(TestKeys.sign("service-4096", "service-key", "jwt", JWSAlgorithm.RS512, payload));
        refused(TestKeys.sign("service-4096", "service-key", "jwt", JWSAlgorithm.PS256, payload));
        refused(Base64Url.encode("{\"alg\":\"none\",\"typ\":\"jwt\",\"kid\":\"a\"}".getBytes(StandardCharsets.UTF_8))
                + "." + Base64Url.encode(payload) + ".");
    }

    @Test
    void anotherKeyOrTypeIsRefused() {
        refused(TestKeys.sign("portal-4096", "service-key", "jwt", Map.of("iss", "portal")));
        refused(TestKeys.sign("service-4096", "service-key", "secevent+jwt", Map.of("iss", "portal")));
    }

    @Test
    void extensionsThatMustBeUnderstoodAreRefused() {
        String header = "{\"alg\":\"PS512\",\"typ\":\"jwt\",\"kid\":\"a\",\"crit\":[\"b64\"],\"b64\":false}";
        String rest = signed().substring(signed().indexOf('.'));
        refused(Base64Url.encode(header.getBytes(StandardCharsets.UTF_8)) + rest);
    }

    @Test
    void payloadsThatAreNoPlainObjectAreRefused() {
        for (String payload : new String[] {"[]", "1", "{\"a\":1,\"a\":2}", "{\"a\":1}x", ""}) {
            refused(TestKeys.sign(
                    "service-4096",
                    "service-key",
                    "jwt",
                    JWSAlgorithm.PS512,
                    payload.getBytes(StandardCharsets.UTF_8)));
        }
    }
}
