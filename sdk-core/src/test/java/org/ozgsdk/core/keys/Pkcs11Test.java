// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A key that never leaves a (software) hardware module, through the JDK's PKCS#11 provider. */
class Pkcs11Test {

    private static final String PIN = "1234";

    @TempDir
    Path directory;

    private static Optional<Path> library() {
        String configured = System.getProperty("ozg.softhsm", "");
        Stream<String> usual = Stream.of(
                "/usr/lib/softhsm/libsofthsm2.so",
                "/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so",
                "/usr/lib/aarch64-linux-gnu/softhsm/libsofthsm2.so",
                "/usr/lib64/libsofthsm2.so");
        return (configured.isEmpty() ? usual : Stream.of(configured))
                .map(Path::of)
                .filter(Files::isRegularFile)
                .findFirst();
    }

    @Test
    @Timeout(120)
    void aKeyInsideTheModuleUnwrapsAndRefuses() throws Exception {
        Optional<Path> library = library();
        assumeTrue(library.isPresent(), "softhsm2 is not installed (apt-get install softhsm2, or -Dozg.softhsm=FILE)");
        Path tokens = Files.createDirectory(directory.resolve("tokens"));
        Path conf = Files.writeString(
                directory.resolve("softhsm2.conf"),
                "directories.tokendir = " + tokens + "\nobjectstore.backend = file\nlog.level = ERROR\n");
        run(conf, "softhsm2-util", "--init-token", "--free", "--label", "ozg", "--so-pin", PIN, "--pin", PIN);
        Path provider = Files.writeString(
                directory.resolve("pkcs11.cfg"),
                "name = OzgTest\nlibrary = " + library.get() + "\nslotListIndex = 0\n"
                        + "attributes(generate, CKO_PRIVATE_KEY, CKK_RSA) = {\n"
                        + "  CKA_SENSITIVE = true\n  CKA_EXTRACTABLE = false\n  CKA_DECRYPT = true\n}\n");

        String said = run(
                conf,
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Pkcs11Program.class.getName(),
                provider.toString(),
                PIN);

        assertThat(said).contains("PKCS11 OK");
    }

    private static String run(Path conf, String... command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(List.of(command)).redirectErrorStream(true);
        builder.environment().put("SOFTHSM2_CONF", conf.toString());
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }
}
