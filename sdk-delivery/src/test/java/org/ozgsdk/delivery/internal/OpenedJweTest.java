// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.CompressionAlgorithm;
import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.keys.Jwk;
import org.ozgsdk.delivery.fitconnect.DecryptionKey;

/** What Nimbus or our writer seals is opened; nothing else is, and nothing stays behind. */
class OpenedJweTest {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    private static final String CHANGED = "test: cannot be opened. It was changed, or encrypted for another key.";
    private static final Jwk KEY = TestKeys.encryption("small-2048").build();
    private static final RSAPublicKey PUBLIC = (RSAPublicKey) KEY.publicKey();
    private static final List<DecryptionKey> OURS = List.of(
            DecryptionKey.of("older-key", TestKeys.pair("other-2048").getPrivate()),
            DecryptionKey.of(
                    KEY.kid().orElseThrow(), TestKeys.pair("small-2048").getPrivate()));
    /** Beyond what stays in memory. */
    private static final int LARGE = 3_000_001;

    @TempDir
    Path directory;

    private OpenedJwe opened(String jwe) throws IOException {
        InputStream text = new ByteArrayInputStream(jwe.getBytes(StandardCharsets.UTF_8));
        return OpenedJwe.open(text, OURS, new Spool(directory), "test");
    }

    private byte[] open(String jwe) throws IOException {
        try (OpenedJwe opened = opened(jwe)) {
            return opened.bytes(Integer.MAX_VALUE);
        }
    }

    /** Beside it lies the lock of its process. */
    private List<Path> ciphertext() throws IOException {
        return spooled().stream()
                .filter(file -> file.toString().endsWith(".jwe"))
                .toList();
    }

    private List<Path> spooled() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        }
    }

    private static byte[] random(Random random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static String sealed(byte[] plain) {
        return JweWriter.seal(KEY, "application/pdf", plain).jwe();
    }

    private static JWEHeader zipped() {
        return ReplyOffice.header(KEY)
                .compressionAlgorithm(CompressionAlgorithm.DEF)
                .build();
    }

    private static String sha512(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-512").digest(bytes));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private void refused(String jwe, String as) {
        assertThatThrownBy(() -> open(jwe)).as(as).isInstanceOf(UntrustedException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 15, 16, 17, 12287, 12288, 12289, 24576, 100_003, 1 << 20, (1 << 20) + 1, LARGE})
    void whatNimbusOrOurWriterSealsIsOpened(int length) throws Exception {
        long seed = System.nanoTime();
        byte[] plain = random(new Random(seed), length);
        String foreign = ReplyOffice.seal(ReplyOffice.header(KEY).build(), PUBLIC, plain);
        for (String jwe : List.of(foreign, sealed(plain))) {
            try (OpenedJwe opened = opened(jwe)) {
                assertThat(opened.bytes(length)).as("seed %d", seed).isEqualTo(plain);
                assertThat(opened.length()).isEqualTo(length);
                assertThat(opened.sha512()).as("seed %d", seed).isEqualTo(sha512(plain));
                assertThat(jwe).endsWith("." + opened.tag());
            }
        }
        assertThat(spooled()).isEmpty();
    }

    @Test
    void theStreamMayBeReadInAnyWayAndAsOftenAsWished() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        byte[] plain = random(random, 200_000);
        try (OpenedJwe opened = opened(sealed(plain))) {
            for (int round = 0; round < 5; round++) {
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                try (InputStream in = opened.stream()) {
                    byte[] buffer = new byte[30_000];
                    int one = in.read();
                    while (one >= 0) {
                        out.write(one);
                        int read = in.read(buffer, 7, random.nextInt(20_000));
                        out.write(buffer, 7, Math.max(0, read));
                        one = in.read();
                    }
                    assertThat(in.read(buffer)).isEqualTo(-1);
                }
                assertThat(out.toByteArray()).as("seed %d", seed).isEqualTo(plain);
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            assertThat(opened.stream().transferTo(out)).isEqualTo(plain.length);
            assertThat(out.toByteArray()).isEqualTo(plain);
            assertThat(opened.contentType()).contains("application/pdf");
        }
    }

    @Test
    void manyThreadsReadTheSameSpoolAtTheSameTime() throws Exception {
        byte[] plain = random(new Random(1), LARGE);
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try (OpenedJwe opened = opened(sealed(plain))) {
            Callable<String> read = () -> {
                try (InputStream in = opened.stream()) {
                    return sha512(in.readAllBytes());
                }
            };
            List<Future<String>> all = new ArrayList<>();
            for (int i = 0; i < 32; i++) {
                all.add(threads.submit(read));
            }
            for (Future<String> one : all) {
                assertThat(one.get()).isEqualTo(opened.sha512());
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void onlyCiphertextLiesInTheSpoolForOurEyesAlone() throws Exception {
        byte[] plain = "Erika Mustermann ".repeat(200_000).getBytes(StandardCharsets.UTF_8);
        try (OpenedJwe opened = opened(sealed(plain))) {
            assertThat(ciphertext()).hasSize(1);
            Path file = ciphertext().get(0);
            assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                    .hasSize(plain.length)
                    .doesNotContain("Erika");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            opened.stream().read();
        }
        assertThat(spooled()).isEmpty();
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

    @Test
    void nothingForeignIsReadOverAtTheEdgesOfTheBlocks() throws Exception {
        String[] parts = sealed(random(new Random(2), 30_000)).split("\\.");
        for (int at : new int[] {0, 1, 16_382, 16_383, 16_384, 16_385, 32_767, 32_768, 39_998, 39_999, 40_000}) {
            for (String foreign :
                    new String[] {"=", "==", "+", "/", " ", "\n", "\r\n", "\u0000", "ä", "AAAA", "A", "."}) {
                String content = parts[3].substring(0, at) + foreign + parts[3].substring(at);
                refused(String.join(".", parts[0], parts[1], parts[2], content, parts[4]), foreign + " at " + at);
                if (at < 40_000) {
                    String replaced = parts[3].substring(0, at) + foreign.charAt(0) + parts[3].substring(at + 1);
                    if (!replaced.equals(parts[3])) {
                        refused(String.join(".", parts[0], parts[1], parts[2], replaced, parts[4]), "for " + at);
                    }
                }
            }
        }
        assertThat(spooled()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"=", "A", "AAAA", ".", "..", " ", "\n", "\r\n", "\u0000"})
    void nothingMayStandBeforeOrBehind(String more) {
        String jwe = sealed(new byte[] {1});
        refused(more + jwe, "before");
        refused(jwe + more, "behind");
        refused(jwe.replaceFirst("\\.", "." + more), "within");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "....", ".....", "a.b.c", "a.b.c.d.e.f", "e30.AA.AA.AA.AA", "bnVsbA.AA.AA.AA.AA"})
    void whatIsNoJweIsRefused(String text) {
        refused(text, text);
    }

    @Test
    void endlessPartsAreNotReadToTheirEnd() {
        long[] read = {0};
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                read[0]++;
                return 'A';
            }
        };
        String jwe = sealed(new byte[] {1});
        for (int dots = 0; dots < 3; dots++) {
            String begin = String.join(".", Arrays.copyOf(jwe.split("\\."), dots)) + (dots == 0 ? "" : ".");
            InputStream all = new SequenceInputStream(
                    new ByteArrayInputStream(begin.getBytes(StandardCharsets.US_ASCII)), endless);
            assertThatThrownBy(() -> OpenedJwe.open(all, OURS, new Spool(directory), "test"))
                    .isInstanceOf(UntrustedException.class);
        }
        InputStream tail =
                new SequenceInputStream(new ByteArrayInputStream(jwe.getBytes(StandardCharsets.US_ASCII)), endless);
        assertThatThrownBy(() -> OpenedJwe.open(tail, OURS, new Spool(directory), "test"))
                .isInstanceOf(UntrustedException.class);
        assertThat(read[0]).isLessThan(200_000);
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
        refused(ReplyOffice.seal(ReplyOffice.header(KEY).keyID("older-key").build(), PUBLIC, new byte[] {1}), "swap");
    }

    @Test
    void eachOfOurKeysOpensWhatItsKidNames() throws Exception {
        RSAPublicKey older = (RSAPublicKey) TestKeys.pair("other-2048").getPublic();
        assertThat(open(ReplyOffice.seal(
                        ReplyOffice.header(KEY).keyID("older-key").build(), older, new byte[] {1})))
                .containsExactly(1);
        assertThat(open(sealed(new byte[] {2}))).containsExactly(2);
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
    void compressedContentOfOldSendersIsOpenedWithinMeasure() throws Exception {
        byte[] plain = "Bescheid über den Antrag. ".repeat(1000).getBytes(StandardCharsets.UTF_8);
        try (OpenedJwe opened = opened(ReplyOffice.seal(zipped(), PUBLIC, plain))) {
            assertThat(opened.stream().readAllBytes()).isEqualTo(plain);
            assertThat(opened.length()).isEqualTo(plain.length);
            assertThat(opened.sha512()).isEqualTo(sha512(plain));
        }
        byte[] dense = random(new Random(3), LARGE);
        assertThat(open(ReplyOffice.seal(zipped(), PUBLIC, dense))).isEqualTo(dense);
        assertThat(open(ReplyOffice.seal(zipped(), PUBLIC, new byte[0]))).isEmpty();
        refused(ReplyOffice.seal(zipped(), PUBLIC, new byte[20_000_000]), "bomb");
        assertThat(spooled()).isEmpty();
    }

    @Test
    void damagedCompressionIsRefusedButNeverBeforeTheTagWasChecked() throws Exception {
        byte[] notDeflate = "no deflate at all".getBytes(StandardCharsets.UTF_8);
        String jwe = ForgedJwe.seal(zipped(), PUBLIC, notDeflate);
        assertThatThrownBy(() -> open(jwe))
                .isInstanceOf(UntrustedException.class)
                .hasMessageContaining("compressed content is damaged");
        assertThatThrownBy(() -> open(jwe.substring(0, jwe.length() - 22) + base64(new byte[16])))
                .hasMessage(CHANGED);
        byte[] whole = ForgedJwe.deflated("abc".getBytes(StandardCharsets.UTF_8));
        assertThat(open(ForgedJwe.seal(zipped(), PUBLIC, whole))).asString().isEqualTo("abc");
        refused(ForgedJwe.seal(zipped(), PUBLIC, Arrays.copyOf(whole, whole.length + 1)), "something behind");
        refused(ForgedJwe.seal(zipped(), PUBLIC, Arrays.copyOf(whole, whole.length - 1)), "cut off");
    }

    @Test
    void aLargeOneThatWasChangedLeavesNothingBehind() throws Exception {
        String jwe = sealed(random(new Random(4), LARGE));
        char last = jwe.charAt(jwe.length() - 30) == 'A' ? 'B' : 'A';
        String changed = jwe.substring(0, jwe.length() - 30) + last + jwe.substring(jwe.length() - 29);
        List<Path> seen = new ArrayList<>();
        InputStream text = new ByteArrayInputStream(changed.getBytes(StandardCharsets.US_ASCII)) {
            @Override
            public synchronized int read(byte[] b, int off, int len) {
                try {
                    seen.addAll(ciphertext());
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
                return super.read(b, off, len);
            }
        };
        assertThatThrownBy(() -> OpenedJwe.open(text, OURS, new Spool(directory), "test"))
                .hasMessage(CHANGED);
        assertThat(seen).as("it was spooled").isNotEmpty();
        assertThat(spooled()).as("and deleted").isEmpty();
    }

    @Test
    void aStreamThatBreaksOffLeavesNothingBehind() throws Exception {
        byte[] begin = sealed(random(new Random(5), LARGE)).substring(0, LARGE).getBytes(StandardCharsets.US_ASCII);
        InputStream broken = new SequenceInputStream(new ByteArrayInputStream(begin), new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("connection reset");
            }
        });
        assertThatThrownBy(() -> OpenedJwe.open(broken, OURS, new Spool(directory), "test"))
                .isInstanceOf(IOException.class)
                .hasMessage("connection reset");
        assertThat(spooled()).isEmpty();
    }

    @Test
    void aSpoolThatIsChangedMeanwhileEndsTheStreamInAnError() throws Exception {
        byte[] plain = random(new Random(6), LARGE);
        try (OpenedJwe opened = opened(sealed(plain))) {
            byte[] file = Files.readAllBytes(ciphertext().get(0));
            file[LARGE / 2] ^= 1;
            Files.write(ciphertext().get(0), file);
            InputStream in = opened.stream();
            assertThatThrownBy(() -> in.transferTo(OutputStream.nullOutputStream()))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("changed after it was verified");
            assertThatThrownBy(in::read).as("and stays so").isInstanceOf(IOException.class);
            Files.write(ciphertext().get(0), Arrays.copyOf(file, LARGE - 1));
            assertThatThrownBy(() -> opened.stream().readAllBytes()).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> opened.bytes(LARGE)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void whatIsClosedGivesNothingMore() throws Exception {
        OpenedJwe opened = opened(sealed(random(new Random(7), LARGE)));
        InputStream early = opened.stream();
        assertThat(early.readNBytes(10)).hasSize(10);
        InputStream shut = opened.stream();
        shut.close();
        assertThatThrownBy(shut::read).isInstanceOf(IOException.class);
        opened.close();
        opened.close();
        assertThatThrownBy(early::read).isInstanceOf(IOException.class);
        assertThatThrownBy(opened::stream).isInstanceOf(IOException.class);
        assertThat(opened.toString()).doesNotContain(opened.sha512());
    }

    @Test
    void aPartLargerThanAllowedIsNotReadIntoMemory() throws Exception {
        try (OpenedJwe opened = opened(sealed(new byte[11]))) {
            assertThatThrownBy(() -> opened.bytes(10))
                    .isInstanceOf(UntrustedException.class)
                    .hasMessageContaining("11 bytes");
        }
    }

    @Test
    void theMessageTellsNothingOfKeyOrContent() {
        String[] parts = sealed("geheim".getBytes(StandardCharsets.UTF_8)).split("\\.");
        byte[] modulus = PUBLIC.getModulus().toByteArray();
        List<String> wrapped =
                List.of(base64(new byte[256]), base64(new byte[1]), "", base64(new byte[300]), base64(modulus));
        for (String key : wrapped) {
            assertThatThrownBy(() -> open(String.join(".", parts[0], key, parts[2], parts[3], parts[4])))
                    .hasMessage(CHANGED)
                    .hasNoCause();
        }
        assertThatThrownBy(() -> open(String.join(".", parts[0], parts[1], parts[2], "AAAA", parts[4])))
                .hasMessage(CHANGED)
                .hasNoCause();
        String header = base64(("{\"alg\":\"RSA-OAEP-256\",\"enc\":\"A256GCM\",\"kid\":\""
                        + KEY.kid().orElseThrow() + "\",\"cty\":\"text/plain\"}")
                .getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> open(String.join(".", header, parts[1], parts[2], parts[3], parts[4])))
                .hasMessage(CHANGED)
                .hasNoCause();
    }

    @Test
    void aKeyThatFitsTheOaepButNotTheLengthEndsInTheSameMessage() throws Exception {
        String jwe = ForgedJwe.sealWithKeyOf(16, ReplyOffice.header(KEY).build(), PUBLIC, new byte[] {1});
        assertThatThrownBy(() -> open(jwe)).hasMessage(CHANGED).hasNoCause();
    }

    @Test
    void aKeyOfOursThatCannotBeUsedAtAllIsAMatterOfConfiguration() {
        DecryptionKey unusable = new DecryptionKey(KEY.kid().orElseThrow(), wrapped -> {
            throw new InvalidKeyException("no provider for this handle");
        });
        InputStream text = new ByteArrayInputStream(sealed(new byte[1]).getBytes(StandardCharsets.US_ASCII));
        assertThatThrownBy(() -> OpenedJwe.open(text, List.of(unusable), new Spool(directory), "test"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("KeyUnwrap.rawRsa");
    }
}
