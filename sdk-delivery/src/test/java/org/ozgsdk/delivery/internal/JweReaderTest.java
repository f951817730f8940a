// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.CompressionAlgorithm;
import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.keys.Jwk;

/** What Nimbus seals, our reader opens; and it opens nothing else. */
class JweReaderTest {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    private static final Jwk KEY = TestKeys.encryption("small-2048").build();
    private static final RSAPublicKey PUBLIC = (RSAPublicKey) KEY.publicKey();
    private static final JweReader READER =
            new JweReader(TestKeys.pair("small-2048").getPrivate(), KEY.kid().orElseThrow());

    private static byte[] open(String jwe) {
        return READER.open(jwe, "test");
    }

    private static byte[] random(Random random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static void refused(String jwe, String as) {
        assertThatThrownBy(() -> open(jwe)).as(as).isInstanceOf(UntrustedException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 15, 16, 17, 100_003, 1_000_000})
    void whatNimbusOrOurWriterSealsIsOpened(int length) {
        long seed = System.nanoTime();
        byte[] plain = random(new Random(seed), length);
        String foreign = ReplyOffice.seal(ReplyOffice.header(KEY).build(), PUBLIC, plain);
        assertThat(open(foreign)).as("seed %d", seed).isEqualTo(plain);
        assertThat(open(JweWriter.seal(KEY, "application/pdf", plain).jwe()))
                .as("seed %d", seed)
                .isEqualTo(plain);
    }

    @Test
    void noCharacterCanBeChangedRemovedOrAdded() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        String jwe = ReplyOffice.seal(ReplyOffice.header(KEY).build(), PUBLIC, random(random, 100));
        for (int i = 0; i < jwe.length(); i++) {
            char other;
            do {
                other = ALPHABET.charAt(random.nextInt(64));
            } while (other == jwe.charAt(i));
            String before = jwe.substring(0, i);
            String after = jwe.substring(i + 1);
            String as = "seed " + seed + ", character " + i;
            refused(before + other + after, as);
            refused(before + after, as);
            refused(before + other + jwe.charAt(i) + after, as);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "....", "a.b.c", "a.b.c.d.e.f", "e30.AA.AA.AA.AA", "bnVsbA.AA.AA.AA.AA"})
    void whatIsNoJweIsRefused(String text) {
        refused(text, text);
    }

    @ParameterizedTest
    @CsvSource({
        "RSA-OAEP, A256GCM",
        "RSA-OAEP-512, A256GCM",
        "RSA1_5, A256GCM",
        "RSA-OAEP-256, A128GCM",
        "RSA-OAEP-256, A256CBC-HS512"
    })
    void otherAlgorithmsAreRefused(String alg, String enc) {
        JWEHeader header = new JWEHeader.Builder(JWEAlgorithm.parse(alg), EncryptionMethod.parse(enc))
                .keyID(KEY.kid().orElseThrow())
                .build();
        refused(ReplyOffice.seal(header, PUBLIC, new byte[] {1}), alg + " " + enc);
    }

    @Test
    void anotherKeyOrKidIsRefused() {
        RSAPublicKey other = (RSAPublicKey) TestKeys.pair("other-2048").getPublic();
        refused(ReplyOffice.seal(ReplyOffice.header(KEY).build(), other, new byte[] {1}), "key");
        refused(ReplyOffice.seal(ReplyOffice.header(KEY).keyID("foreign-kid").build(), PUBLIC, new byte[] {1}), "kid");
        refused(ReplyOffice.seal(ReplyOffice.header(KEY).keyID(null).build(), PUBLIC, new byte[] {1}), "no kid");
    }

    @Test
    void anUnknownExtensionIsRefused() {
        JWEHeader header = ReplyOffice.header(KEY)
                .criticalParams(Set.of("exp"))
                .customParam("exp", 1)
                .build();
        refused(ReplyOffice.seal(header, PUBLIC, new byte[] {1}), "crit");
    }

    @Test
    void compressedContentOfOldSendersIsOpenedWithinMeasure() {
        JWEHeader header = ReplyOffice.header(KEY)
                .compressionAlgorithm(CompressionAlgorithm.DEF)
                .build();
        byte[] plain = "Bescheid über den Antrag. ".repeat(1000).getBytes(StandardCharsets.UTF_8);
        assertThat(open(ReplyOffice.seal(header, PUBLIC, plain))).isEqualTo(plain);
        assertThat(open(ReplyOffice.seal(header, PUBLIC, new byte[0]))).isEmpty();
        refused(ReplyOffice.seal(header, PUBLIC, new byte[20_000_000]), "bomb");
    }

    @Test
    void theMessageTellsNothingOfKeyOrContent() {
        String jwe =
                ReplyOffice.seal(ReplyOffice.header(KEY).build(), PUBLIC, "geheim".getBytes(StandardCharsets.UTF_8));
        String[] parts = jwe.split("\\.");
        String otherKey =
                parts[0] + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[256]) + "." + parts[2]
                        + "." + parts[3] + "." + parts[4];
        String otherContent = parts[0] + "." + parts[1] + "." + parts[2] + ".AAAA." + parts[4];
        assertThatThrownBy(() -> open(otherKey))
                .hasMessage("test: cannot be opened. It was changed, or encrypted for another key.");
        assertThatThrownBy(() -> open(otherContent))
                .hasMessage("test: cannot be opened. It was changed, or encrypted for another key.");
    }
}
