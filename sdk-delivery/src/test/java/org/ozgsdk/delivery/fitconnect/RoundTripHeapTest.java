// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.fitconnect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** More than the heap travels from a sender through the sandbox to a receiver, three programs with a heap of 64 MB each, and comes out as it went in. */
class RoundTripHeapTest {

    @TempDir
    Path folder;

    @Test
    void sixtyMegabytesTravelThroughThreeSmallHeaps() throws Exception {
        travel(60_000_000, 2, 120);
    }

    @Test
    @EnabledIfSystemProperty(named = "ozg.long", matches = "true")
    void aGigabyteTravelsThroughThreeSmallHeaps() throws Exception {
        travel(1_000_000_000, 20, 900);
    }

    private void travel(long bytes, int parts, int seconds) throws Exception {
        Process sandbox = start("sandbox", ProcessBuilder.Redirect.PIPE);
        try (BufferedReader said =
                new BufferedReader(new InputStreamReader(sandbox.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(said.lines().anyMatch("ready"::equals))
                    .as("the sandbox runs")
                    .isTrue();

            List<String> sent = run("send", seconds, Long.toString(bytes));
            assertThat(sent).hasSize(1);
            assertThat(sent.get(0)).startsWith(parts + " parts " + bytes + " ");
            String lengthAndHash = sent.get(0).substring((parts + " parts ").length());
            assertThat(left("sandbox")).as("parts wait on disk").hasSize(parts);

            assertThat(run("receive", seconds)).containsExactly(lengthAndHash, "ACCEPTED");
            assertThat(left("sandbox")).as("deleted when accepted").isEmpty();
            assertThat(left("send")).isEmpty();
            assertThat(left("receive")).isEmpty();

            sandbox.getOutputStream().close();
            assertThat(sandbox.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(sandbox.exitValue()).isZero();
            try (Stream<Path> after = Files.list(folder.resolve("tmp-sandbox"))) {
                assertThat(after.map(path -> path.getFileName().toString()))
                        .noneMatch(name -> name.startsWith("ozg-sandbox-"));
            }
        } finally {
            sandbox.destroyForcibly().waitFor();
        }
    }

    /** The ciphertext a program has on disk. */
    private List<Path> left(String program) throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("tmp-" + program))) {
            return files.filter(file -> file.toString().endsWith(".jwe")).toList();
        }
    }

    private List<String> run(String program, int seconds, String... more) throws Exception {
        Path output = folder.resolve("output-" + program);
        Process process = start(program, ProcessBuilder.Redirect.to(output.toFile()), more);
        try {
            assertThat(process.waitFor(seconds, TimeUnit.SECONDS))
                    .as("%s ends in time", program)
                    .isTrue();
        } finally {
            process.destroyForcibly().waitFor();
        }
        return Files.readAllLines(output);
    }

    private Process start(String program, ProcessBuilder.Redirect output, String... more) throws IOException {
        Path temporary = Files.createDirectory(folder.resolve("tmp-" + program));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-Djava.io.tmpdir=" + temporary,
                "-Dozg.sandbox.keys=" + System.getProperty("ozg.sandbox.keys"),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                RoundTripProgram.class.getName(),
                program,
                folder.toString()));
        command.addAll(List.of(more));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output)
                .start();
    }
}
