// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.fitconnect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ozgsdk.delivery.internal.FakeSubmission;
import org.ozgsdk.delivery.internal.TestKeys;

/** A file much larger than the heap, in fragments. The long form (-Dozg.long=true) receives 1 GB at -Xmx64m. */
class ReceiveHugeTest {

    private static final boolean LONG = Boolean.getBoolean("ozg.long");
    private static final int FRAGMENTS = LONG ? 20 : 5;
    private static final int SIZE = LONG ? 50 * 1024 * 1024 + 7 : 12 * 1024 * 1024 + 7;
    private static final String HEAP = LONG ? "-Xmx64m" : "-Xmx40m";

    @TempDir
    Path directory;

    @Test
    void aFileLargerThanTheHeapIsVerifiedAsAWholeAndHandedOver() throws Exception {
        FakeSubmission sent = new FakeSubmission();
        try {
            String hash = sent.attachLarge(FRAGMENTS, SIZE, directory);
            sent.publish();
            sent.serveFromDisk(directory);
            writeKeys();

            String said = child(sent);

            assertThat(said.lines()).containsExactly((long) FRAGMENTS * SIZE + " " + hash, "ACCEPTED");
            assertThat(directory.resolve("spool")).isEmptyDirectory();
        } finally {
            sent.service.close();
        }
    }

    @Test
    void oneFlippedBitInTheLastFragmentAndNothingIsHandedOver() throws Exception {
        FakeSubmission sent = new FakeSubmission();
        try {
            sent.attachLarge(2, SIZE, directory);
            sent.publish();
            sent.serveFromDisk(directory);
            flip(directory.resolve(sent.parts.keySet().stream()
                    .reduce((a, b) -> b)
                    .orElseThrow()
                    .toString()));
            writeKeys();

            String said = child(sent);

            assertThat(said.lines()).contains("FAILED").noneMatch(line -> line.matches("\\d+ .*"));
            assertThat(said).contains("attachment/encryption-issue");
            assertThat(directory.resolve("spool")).isEmptyDirectory();
        } finally {
            sent.service.close();
        }
    }

    /** Within the last 16 bytes of the content, before the tag. */
    private static void flip(Path file) throws IOException {
        byte[] jwe = Files.readAllBytes(file);
        int at = jwe.length - 30;
        jwe[at] = (byte) (jwe[at] == 'A' ? 'Q' : 'A');
        Files.write(file, jwe);
    }

    private void writeKeys() throws Exception {
        Files.createDirectory(directory.resolve("spool"));
        Files.write(
                directory.resolve("decryption.der"),
                TestKeys.pair("reception-2048").getPrivate().getEncoded());
        Files.write(
                directory.resolve("signing.der"),
                TestKeys.pair("office-4096").getPrivate().getEncoded());
        pem("root", TestKeys.ROOT);
        pem("signing", TestKeys.material("office-4096").certificate());
    }

    private void pem(String name, X509Certificate certificate) throws Exception {
        String text = "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded())
                + "\n-----END CERTIFICATE-----\n";
        Files.writeString(directory.resolve(name + ".pem"), text);
    }

    private String child(FakeSubmission sent) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        HEAP,
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        ReceiveInSmallHeap.class.getName(),
                        sent.service.uri("").toString(),
                        sent.service.destinationId.toString(),
                        directory.toString(),
                        sent.service.now.toString())
                .redirectErrorStream(true)
                .start();
        try {
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } finally {
            process.destroyForcibly();
        }
    }
}
