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
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ozgsdk.delivery.Destination;
import org.ozgsdk.delivery.Outcome;
import org.ozgsdk.delivery.Receipt;
import org.ozgsdk.delivery.Submission;
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
                    record,
                    null);
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

    @Test
    void withASubscriberWhatWasSentIsReceivedAndAnsweredAndNothingElseIsTouched(@TempDir Path record) throws Exception {
        try (World world = World.start(Duration.ZERO)) {
            Destination office = world.office(World.AACHEN);
            Receipt foreign = world.client()
                    .send(Submission.builder(office)
                            .xml(office.schemas().get(0).schemaUri(), new byte[] {'<', 'a', '/', '>'})
                            .build());
            LiveRun.Settings settings = new LiveRun.Settings(
                    world.environment(),
                    world.sandbox.sender().clientId(),
                    world.sandbox.sender().secret(),
                    world.signature(World.AACHEN),
                    World.TRADE,
                    World.AACHEN,
                    record,
                    new LiveRun.Subscriber(
                            world.sandbox.subscriber().clientId(),
                            world.sandbox.subscriber().secret(),
                            World.receiving(UUID.fromString(office.id()))));

            List<LiveRun.Comparison> seen = new LiveRun(settings)
                    .run(new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8));

            assertThat(seen)
                    .filteredOn(LiveRun.Comparison::same)
                    .extracting(LiveRun.Comparison::assumption)
                    .contains("fitconnect.set-payload-schema", "fitconnect.service-of-fetched-submission");
            assertThat(everything(record))
                    .contains("\"answer\" : \"Accepted\"", "STRUCTURE 2.1.0", "ACCEPT_SUBMISSION")
                    .doesNotContain(world.sandbox.subscriber().secret().reveal());
            assertThat(world.client().status(foreign)).isInstanceOf(Outcome.Underway.class);
        }
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
