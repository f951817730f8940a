// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ozgsdk.sandbox.internal.http.Refusal;

/** The shape of a JWE is judged alike, in whatever pieces it comes. */
class JweShapeTest {

    private static final String HEADER =
            part("{\"alg\":\"RSA-OAEP-256\",\"enc\":\"A256GCM\",\"kid\":\"schluessel-1\",\"cty\":\"text/plain\"}");
    private static final String KEY = part("k".repeat(512));
    private static final String IV = part("i".repeat(12));
    private static final String TAG = part("t".repeat(16));

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 100, 1000})
    void theSealIsTheSameInPiecesOfAnySize(int piece) {
        String jwe = String.join(".", HEADER, KEY, IV, part("Inhalt"), TAG);

        JweShape.Seal seal = fed(jwe, piece);

        assertThat(seal).isEqualTo(new JweShape.Seal(HEADER, "schluessel-1", TAG));
        assertThat(seal.contentType()).isEqualTo("text/plain");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 1000})
    void aBreachIsFoundInPiecesOfAnySize(int piece) {
        for (String ciphertext : new String[] {"AB=", "ABCDE", "AB CD", "AB\u00e4", "AB+/"}) {
            String jwe = String.join(".", HEADER, KEY, IV, ciphertext, TAG);
            assertThatThrownBy(() -> fed(jwe, piece)).as(ciphertext).isInstanceOf(Refusal.class);
        }
    }

    @Test
    void noPartButTheCiphertextFillsTheMemory() {
        String endless = "A".repeat(100_000);
        for (String start : new String[] {"", HEADER + ".", HEADER + "." + KEY + "."}) {
            assertThatThrownBy(() -> fed(start + endless, 1000))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("too long");
        }
        assertThat(fed(String.join(".", HEADER, KEY, IV, endless, TAG), 1000).tag())
                .isEqualTo(TAG);
    }

    private static JweShape.Seal fed(String jwe, int piece) {
        JweShape shape = new JweShape(kid -> 512);
        byte[] bytes = jwe.getBytes(StandardCharsets.ISO_8859_1);
        for (int at = 0; at < bytes.length; at += piece) {
            byte[] some = Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + piece));
            shape.feed(some, some.length);
        }
        return shape.end();
    }

    private static String part(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
