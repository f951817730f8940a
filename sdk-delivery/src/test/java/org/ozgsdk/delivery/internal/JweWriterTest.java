// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.crypto.RSADecrypter;
import com.nimbusds.jose.util.Base64URL;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ozgsdk.core.keys.Jwk;

/** What our writer seals, Nimbus opens; and Nimbus notices every change. */
class JweWriterTest {

    private static final Jwk KEY = TestKeys.encryption("office-4096").build();

    private static byte[] open(String jwe) throws Exception {
        JWEObject object = JWEObject.parse(jwe);
        object.decrypt(new RSADecrypter(TestKeys.pair("office-4096").getPrivate()));
        return object.getPayload().toBytes();
    }

    private static byte[] random(Random random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 15, 16, 17, 12287, 12288, 12289, 24576, 100_003, 1_000_000})
    void whatIsSealedIsOpenedByNimbus(int length) throws Exception {
        long seed = System.nanoTime();
        byte[] plain = random(new Random(seed), length);

        JweWriter.Sealed box = JweWriter.seal(KEY, "application/pdf", plain);

        assertThat(open(box.jwe())).as("seed %d", seed).isEqualTo(plain);
        assertThat(box.jwe()).endsWith("." + box.seal().tag());
        assertThat(box.seal().sha512())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-512").digest(plain)));
    }

    @Test
    void theHeaderSaysWhatFitConnectAsksForAndNothingMore() throws Exception {
        JWEObject object = JWEObject.parse(
                JweWriter.seal(KEY, "application/xml", new byte[3]).jwe());

        assertThat(object.getHeader().toJSONObject())
                .containsOnlyKeys("alg", "enc", "kid", "cty")
                .containsEntry("alg", "RSA-OAEP-256")
                .containsEntry("enc", "A256GCM")
                .containsEntry("kid", KEY.kid().orElseThrow())
                .containsEntry("cty", "application/xml");
    }

    @Test
    void anEmptyJweHasTheSizeThatFitConnectKnows() {
        // 776 is for a short kid and no cty; ours carries more in the header, all else is of fixed size.
        String[] parts =
                JweWriter.seal(KEY, "application/json", new byte[0]).jwe().split("\\.", -1);
        assertThat(parts).hasSize(5);
        assertThat(parts[1]).hasSize(683);
        assertThat(parts[2]).hasSize(16);
        assertThat(parts[3]).isEmpty();
        assertThat(parts[4]).hasSize(22);
    }

    @Test
    void contentKeyAndIvAreNeverUsedTwice() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 200; i++) {
            String[] parts = JweWriter.seal(KEY, "application/json", new byte[] {1})
                    .jwe()
                    .split("\\.", -1);
            assertThat(seen.add(parts[1])).isTrue();
            assertThat(seen.add(parts[2])).isTrue();
        }
    }

    @Test
    void everyByteOfASmallJweCounts() throws Exception {
        String[] parts = JweWriter.seal(KEY, "application/json", "{\"a\":1}".getBytes(StandardCharsets.UTF_8))
                .jwe()
                .split("\\.", -1);
        for (int part = 0; part < 5; part++) {
            byte[] bytes = new Base64URL(parts[part]).decode();
            int step = part == 1 ? 16 : 1; // each change of the wrapped key costs a private RSA operation
            for (int at = 0; at < bytes.length; at += step) {
                byte[] changed = bytes.clone();
                changed[at] ^= 1;
                String[] copy = parts.clone();
                copy[part] = Base64URL.encode(changed).toString();
                assertThatThrownBy(() -> open(String.join(".", copy)))
                        .as("part %d byte %d", part, at)
                        .isInstanceOf(Exception.class);
            }
        }
    }

    @Test
    void streamAndPiecesGiveTheSameBase64() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            byte[] all = random(random, random.nextInt(300));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            Base64UrlOutput encoded = new Base64UrlOutput(out);
            int at = 0;
            while (at < all.length) {
                int length = Math.min(all.length - at, random.nextInt(8));
                encoded.write(Arrays.copyOfRange(all, at, at + length), length);
                at += length;
            }
            encoded.finish();
            assertThat(out.toString(StandardCharsets.US_ASCII))
                    .as("seed %d", seed)
                    .isEqualTo(Base64URL.encode(all).toString());
        }
    }
}
