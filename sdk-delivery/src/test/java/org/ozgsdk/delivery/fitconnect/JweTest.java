// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.fitconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.keys.Jwk;
import org.ozgsdk.delivery.internal.TestKeys;

class JweTest {

    private static final Jwk KEY = TestKeys.encryption("office-4096").build();
    private static final DecryptionKey OURS = DecryptionKey.of(
            KEY.kid().orElseThrow(), TestKeys.pair("office-4096").getPrivate());
    private static final byte[] PLAIN = "Erika Mustermann ".repeat(100_000).getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path spool;

    private static byte[] encrypted(Jwk key, byte[] plain) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Jwe.encrypt(key, "text/plain", new ByteArrayInputStream(plain), out);
        return out.toByteArray();
    }

    private Jwe.Decrypted decrypt(byte[] jwe, ByteArrayOutputStream plain) throws IOException {
        return Jwe.decrypt(new ByteArrayInputStream(jwe), List.of(OURS), spool, plain);
    }

    private void assertNothingSpooled() throws IOException {
        try (Stream<Path> files = Files.list(spool)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void whatIsEncryptedIsDecryptedAndBothSidesSayTheSameOfIt() throws Exception {
        ByteArrayOutputStream jwe = new ByteArrayOutputStream();
        Jwe.Seal seal = Jwe.encrypt(KEY, "text/plain", new ByteArrayInputStream(PLAIN), jwe);
        ByteArrayOutputStream plain = new ByteArrayOutputStream();

        Jwe.Decrypted decrypted = decrypt(jwe.toByteArray(), plain);

        assertThat(plain.toByteArray()).isEqualTo(PLAIN);
        assertThat(decrypted.tag()).isEqualTo(seal.tag());
        assertThat(decrypted.sha512()).isEqualTo(seal.sha512());
        assertThat(decrypted.length()).isEqualTo(PLAIN.length);
        assertThat(decrypted.contentType()).contains("text/plain");
        assertNothingSpooled();
    }

    @Test
    void ofAChangedContentNotOneByteIsWritten() throws Exception {
        byte[] jwe = encrypted(KEY, PLAIN);
        for (int at : new int[] {jwe.length - 1, jwe.length - 24, jwe.length - 30, jwe.length / 2}) {
            byte[] changed = jwe.clone();
            changed[at] = (byte) (changed[at] == 'A' ? 'Q' : 'A');
            ByteArrayOutputStream plain = new ByteArrayOutputStream();
            assertThatThrownBy(() -> decrypt(changed, plain)).isInstanceOf(UntrustedException.class);
            assertThat(plain.size()).as("changed at %d", at).isZero();
        }
        assertNothingSpooled();
    }

    @Test
    void onlyAnEncryptionKeyOfFitConnectIsTaken() {
        assertRefused(TestKeys.encryption("small-2048").build(), "4096");
        assertRefused(TestKeys.signature("office-4096").build(), "signature key");
        assertRefused(TestKeys.encryption("office-4096").alg("RSA-OAEP").build(), "RSA-OAEP-256");
        assertRefused(TestKeys.encryption("office-4096").keyOps("encrypt").build(), "wrapKey");
        assertRefused(
                Jwk.of(KEY.publicKey()).alg("RSA-OAEP-256").keyOps("wrapKey").build(), "kid");
    }

    private static void assertRefused(Jwk key, String word) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThatThrownBy(() -> Jwe.encrypt(key, "text/plain", new ByteArrayInputStream(PLAIN), out))
                .isInstanceOf(UntrustedException.class)
                .hasMessageContaining(word);
        assertThat(out.size()).isZero();
    }

    @Test
    void streamsAreLeftOpen() throws Exception {
        boolean[] closed = {false};
        InputStream in = new ByteArrayInputStream(PLAIN) {
            @Override
            public void close() {
                closed[0] = true;
            }
        };
        Jwe.encrypt(KEY, "text/plain", in, new ByteArrayOutputStream() {
            @Override
            public void close() {
                closed[0] = true;
            }
        });
        assertThat(closed[0]).isFalse();
    }

    @Test
    void manyThreadsEncryptAndDecryptAtTheSameTime() throws Exception {
        long seed = System.nanoTime();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<Boolean>> all = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                byte[] own = new byte[200_000];
                new Random(seed + i).nextBytes(own);
                Callable<Boolean> roundTrip = () -> {
                    ByteArrayOutputStream plain = new ByteArrayOutputStream();
                    decrypt(encrypted(KEY, own), plain);
                    return java.util.Arrays.equals(plain.toByteArray(), own);
                };
                all.add(threads.submit(roundTrip));
            }
            for (Future<Boolean> one : all) {
                assertThat(one.get()).as("seed %d", seed).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
