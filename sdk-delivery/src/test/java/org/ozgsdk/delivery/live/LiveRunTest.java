// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ozgsdk.delivery.World;

/** The live run against the sandbox, so that it works on the day it is let loose. */
class LiveRunTest {

    @Test
    void theRunAgainstTheSandboxFindsItsOwnAssumptionsAndRecordsNoSecret(@TempDir Path record) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (World world = World.start(Duration.ofMillis(50))) {
            LiveRun.Settings settings = new LiveRun.Settings(
                    world.environment(),
                    world.sandbox.sender().clientId(),
                    world.sandbox.sender().secret(),
                    world.signature(World.AACHEN),
                    World.TRADE,
                    World.AACHEN,
                    record);
            List<LiveRun.Comparison> seen =
                    new LiveRun(settings).run(new PrintStream(out, true, StandardCharsets.UTF_8));
            assertThat(seen).hasSizeGreaterThanOrEqualTo(9);
            assertThat(seen.stream().filter(one -> !one.assumption().equals("fitconnect.routing-version-path")))
                    .allMatch(LiveRun.Comparison::same);
            String everything = everything(record);
            assertThat(everything)
                    .doesNotContain(
                            world.sandbox.sender().secret().reveal(),
                            world.signature(World.AACHEN).substring(0, 60))
                    .contains("fitconnect.regions", "expires_in", "SUBMIT_SUBMISSION", "GET ");
            assertThat(everything).as("no token").doesNotContainPattern("eyJ[A-Za-z0-9_-]{13}");
        }
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("gleich / same");
    }

    private static String everything(Path record) throws Exception {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.list(record)) {
            for (Path file : files.toList()) {
                all.append(Files.readString(file)).append('\n');
            }
        }
        return all.toString();
    }
}
