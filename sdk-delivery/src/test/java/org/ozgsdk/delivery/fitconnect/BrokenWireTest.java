// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.fitconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ozgsdk.core.UnavailableException;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.keys.KeyMaterial;
import org.ozgsdk.core.store.InMemoryStore;
import org.ozgsdk.delivery.Attachment;
import org.ozgsdk.delivery.Outcome;
import org.ozgsdk.delivery.Receipt;
import org.ozgsdk.delivery.Submission;
import org.ozgsdk.delivery.World;
import org.ozgsdk.sandbox.DeliveryFault;
import org.ozgsdk.sandbox.HistoryEvent;

/** Connections that break or crawl, certificates that have expired, replies that contradict themselves: a typed failure, and nothing stays behind. */
class BrokenWireTest {

    /** Large enough to lie on disk on both sides. */
    private static final byte[] FILE = new byte[1_500_000];

    private static final int ALWAYS = 1000;
    private static World world;

    @TempDir
    private Path spool;

    @BeforeAll
    static void start() {
        world = World.start(Duration.ZERO);
        new Random(20_261_130L).nextBytes(FILE);
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @AfterEach
    void repair() {
        world.sandbox.faults().clear();
        world.sandbox.office().work();
    }

    private static Submission application() {
        return world.application(world.office(World.AACHEN))
                .attach(Attachment.of("plan.pdf", "application/pdf", FILE))
                .build();
    }

    @Test
    void anExpiredCertificateOfTheOfficeIsUntrustedBeforeAnythingIsAnnounced() {
        long before = announced();
        world.sandbox.faults().delivery(DeliveryFault.EXPIRED_CERTIFICATE, ALWAYS);
        FitConnect fresh = world.client();
        String signature = world.signature(World.AACHEN);

        assertThatThrownBy(() -> fresh.send(world.application(fresh.destination(signature, World.TRADE, World.AACHEN))
                        .build()))
                .isInstanceOf(UntrustedException.class);

        assertThat(announced()).isEqualTo(before);
        world.sandbox.faults().clear();
        assertThat(fresh.send(world.application(fresh.destination(signature, World.TRADE, World.AACHEN))
                        .build()))
                .isNotNull();
    }

    @Test
    void anUploadThatBreaksOffIsSentAgain() {
        world.sandbox.faults().delivery(DeliveryFault.RESET_MID_UPLOAD);

        Receipt receipt = world.channel.send(application());

        assertThat(struck(DeliveryFault.RESET_MID_UPLOAD)).isPositive();
        world.sandbox.office().work();
        assertThat(world.channel.status(receipt)).isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void uploadsThatAlwaysBreakOffAreUnavailableAndLeaveNoFiles() throws IOException {
        Submission application = application();
        List<Path> before = spooledBySenders();
        world.sandbox.faults().delivery(DeliveryFault.RESET_MID_UPLOAD, ALWAYS);

        assertThatThrownBy(() -> world.channel.send(application)).isInstanceOf(UnavailableException.class);

        assertThat(spooledBySenders()).isEqualTo(before);
        world.sandbox.faults().clear();
        assertThat(world.channel.send(application)).isNotNull();
    }

    @ParameterizedTest
    @EnumSource(names = {"SLOW_BODY", "RESET_MID_DOWNLOAD"})
    void aDownloadThatBreaksOffOrCrawlsOnceIsTakenWhole(DeliveryFault fault) {
        Receipt receipt = world.channel.send(application());
        world.sandbox.faults().delivery(fault);

        List<PickupResult> results = receive(Duration.ofMinutes(1), new AtomicInteger());

        assertThat(results).extracting(PickupResult::state).containsExactly(PickupResult.State.ACCEPTED);
        assertThat(world.channel.status(receipt)).isInstanceOf(Outcome.Accepted.class);
        assertThat(spool).isEmptyDirectory();
    }

    @ParameterizedTest
    @EnumSource(names = {"SLOW_BODY", "RESET_MID_DOWNLOAD"})
    void aDownloadThatAlwaysBreaksOffOrCrawlsIsUnavailableAndHandsNothingOver(DeliveryFault fault) {
        Receipt receipt = world.channel.send(application());
        AtomicInteger handedOver = new AtomicInteger();
        world.sandbox.faults().delivery(fault, ALWAYS);

        List<PickupResult> results = receive(Duration.ofMillis(500), handedOver);

        assertThat(results).extracting(PickupResult::state).containsExactly(PickupResult.State.FAILED);
        assertThat(results.get(0).failure()).containsInstanceOf(UnavailableException.class);
        assertThat(handedOver).hasValue(0);
        assertThat(spool).isEmptyDirectory();
        assertThat(world.channel.status(receipt)).isInstanceOf(Outcome.Underway.class);

        world.sandbox.faults().clear();
        assertThat(receive(Duration.ofMinutes(1), handedOver))
                .extracting(PickupResult::state)
                .containsExactly(PickupResult.State.ACCEPTED);
        assertThat(handedOver).hasValue(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"WRONG_HASH", "WRONG_DATA_HASH"})
    void aReplyWithAnotherHashIsUntrusted(DeliveryFault fault) {
        FitConnect channel = world.clientBuilder()
                .experimentalReplies(KeyMaterial.pem(world.sandbox.testKeys().reply()))
                .build();
        Receipt receipt = channel.send(
                Submission.builder(channel.destination(world.signature(World.AACHEN), World.TRADE, World.AACHEN))
                        .xml(World.SCHEMA, World.MESSAGE)
                        .replyTo(channel.replyChannel(URI.create("urn:ozgsdk:beispiel:empfangsbescheinigung:1.0")))
                        .build());
        world.sandbox.faults().delivery(fault);
        world.sandbox.office().work();

        assertThatThrownBy(() -> channel.replies(receipt))
                .isInstanceOf(UntrustedException.class)
                .hasMessageNotContaining("Łucja");
    }

    private List<PickupResult> receive(Duration patience, AtomicInteger handedOver) {
        return world.receiverBuilder(new InMemoryStore(Clock.systemUTC()))
                .transferTime(patience)
                .spool(spool)
                .build()
                .receiveAll(received -> {
                    assertThat(received.orThrow().attachments()).hasSize(1);
                    handedOver.incrementAndGet();
                    return Decision.accept();
                });
    }

    private static long announced() {
        return world.sandbox.history().stream()
                .filter(event -> event.kind() == HistoryEvent.Kind.ANNOUNCED)
                .count();
    }

    private static long struck(DeliveryFault fault) {
        return world.sandbox.history().stream()
                .filter(event -> event.kind() == HistoryEvent.Kind.FAULT
                        && event.detail().equals(fault.name()))
                .count();
    }

    private static List<Path> spooledBySenders() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().matches("ozg-.*[.]jwe"))
                    .sorted()
                    .toList();
        }
    }
}
