// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.fitconnect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.ozgsdk.delivery.internal.FakeOffice;
import org.ozgsdk.delivery.internal.FragmentProgram;
import org.ozgsdk.delivery.internal.TestKeys;

/** Memory does not grow with the attachment: a program with a small heap sends much more than fits into it. */
class FragmentHeapTest {

    @TempDir
    Path folder;

    @Test
    void aHundredMegabytesTravelWithAHeapOf48() throws Exception {
        send(100_000_000, "-Xmx48m", 2, 120);
    }

    @Test
    @EnabledIfSystemProperty(named = "ozg.long", matches = "true")
    void aGigabyteTravelsWithAHeapOf64() throws Exception {
        send(1_000_000_000, "-Xmx64m", 20, 900);
    }

    private void send(long bytes, String heap, int parts, int seconds) throws Exception {
        Path spool = Files.createDirectory(folder.resolve("spool"));
        Path output = folder.resolve("output");
        try (FakeOffice office = new FakeOffice()) {
            office.keepUploads = false;
            Path signature = Files.writeString(folder.resolve("signature"), office.signature());
            Process child = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            heap,
                            "-Djava.io.tmpdir=" + spool,
                            "-cp",
                            System.getProperty("java.class.path"),
                            FragmentProgram.class.getName(),
                            office.fake.uri("").toString(),
                            anchors().toString(),
                            signature.toString(),
                            Long.toString(bytes))
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            try {
                assertThat(child.waitFor(seconds, TimeUnit.SECONDS))
                        .as("ends in time")
                        .isTrue();
            } finally {
                child.destroyForcibly().waitFor();
            }
            assertThat(Files.readString(output)).contains(parts + " parts");
            assertThat(child.exitValue()).isZero();
            assertThat(office.submitted).hasSize(1);
            assertThat(office.uploadedBytes.get()).isGreaterThan(bytes / 3 * 4);
        }
        try (Stream<Path> left = Files.list(spool)) {
            assertThat(left.filter(file -> file.toString().endsWith(".jwe"))).isEmpty();
        }
    }

    private Path anchors() throws IOException, CertificateEncodingException {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(TestKeys.ROOT.getEncoded());
        return Files.writeString(
                folder.resolve("anchors.pem"),
                "-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n",
                StandardCharsets.US_ASCII);
    }
}
