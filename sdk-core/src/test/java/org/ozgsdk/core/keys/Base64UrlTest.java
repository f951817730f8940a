// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ozgsdk.core.UntrustedException;

class Base64UrlTest {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    @Test
    void everyByteStringComesBack() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int length = 0; length < 200; length++) {
            byte[] bytes = new byte[length];
            random.nextBytes(bytes);
            assertThat(Base64Url.decode(Base64Url.encode(bytes), "test"))
                    .as("seed %d", seed)
                    .isEqualTo(bytes);
        }
    }

    @Test
    void eachByteStringHasExactlyOneText() {
        for (int value = 0; value < 256; value++) {
            String right = Base64Url.encode(new byte[] {(byte) value});
            for (char last : ALPHABET.toCharArray()) {
                String other = right.substring(0, 1) + last;
                if (!other.equals(right) && (ALPHABET.indexOf(last) & 0b1111) != 0) {
                    assertThatThrownBy(() -> Base64Url.decode(other, "test")).isInstanceOf(UntrustedException.class);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"QQ==", "QUI=", "Q", "QUJDR", "Q Q", "QQ\n", "Q+/A", "QÄAA", "QR", "QUJ"})
    void anythingElseIsRefusedWithoutQuotingIt(String text) {
        assertThatThrownBy(() -> Base64Url.decode(text, "signature"))
                .isInstanceOf(UntrustedException.class)
                .hasMessageStartingWith("signature: expected base64url")
                .hasMessageNotContaining(text);
    }
}
