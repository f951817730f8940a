// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Memory does not grow with the content: proven by JVMs whose heap would not hold it. */
class LargeJweTest {

    @TempDir
    Path directory;

    @Test
    @Timeout(120)
    void aHundredMegabytesPassThroughAHeapOfTwentyFour() throws Exception {
        assertPasses(100_000_000, "-Xmx24m");
    }

    @Test
    @Timeout(900)
    void aGigabytePassesThroughAHeapOfSixtyFour() throws Exception {
        assumeTrue(Boolean.getBoolean("ozg.long"), "takes a minute: run with -Dozg.long=true");
        assertPasses(1_000_000_000, "-Xmx64m");
    }

    private void assertPasses(long length, String heap) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        heap,
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LargeJweProgram.class.getName(),
                        Long.toString(length),
                        directory.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        assertThat(said).contains("LARGE OK " + length);
    }
}
