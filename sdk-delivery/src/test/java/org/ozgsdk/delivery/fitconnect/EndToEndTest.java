// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.fitconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ozgsdk.core.Ars;
import org.ozgsdk.core.LeikaKey;
import org.ozgsdk.core.RejectedException;
import org.ozgsdk.core.Secret;
import org.ozgsdk.core.UnavailableException;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.delivery.Attachment;
import org.ozgsdk.delivery.Destination;
import org.ozgsdk.delivery.Outcome;
import org.ozgsdk.delivery.Receipt;
import org.ozgsdk.delivery.Submission;
import org.ozgsdk.delivery.World;
import org.ozgsdk.sandbox.HistoryEvent;
import org.ozgsdk.sandbox.ReceivedApplication;
import org.ozgsdk.sandbox.Tamper;

/** The whole way over real HTTP: our sender, the sandbox's delivery service and its office, which check with other code. */
class EndToEndTest {

    private static World world;

    @BeforeAll
    static void open() {
        world = World.start(Duration.ZERO);
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @AfterEach
    void repair() {
        world.sandbox.faults().clear();
        world.sandbox.office().work();
    }

    private static Attachment pdf() {
        return Attachment.of("nachweis.pdf", "application/pdf", "%PDF-1.7 Muster".getBytes(StandardCharsets.US_ASCII));
    }

    private static Submission application() {
        return world.application(world.office(World.AACHEN)).attach(pdf()).build();
    }

    private static ReceivedApplication received(UUID submissionId) {
        return world.sandbox.office().received().stream()
                .filter(application -> application.submissionId().equals(submissionId))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatTheOfficeAcceptsIsByteForByteWhatWasSent() throws Exception {
        byte[] content = new byte[100_000];
        new Random(4711).nextBytes(content);
        Attachment form = Attachment.of("antrag.pdf", "application/pdf", content)
                .as(Attachment.Purpose.FORM)
                .describedAs("Antrag als PDF");
        Submission submission = world.application(world.office(World.AACHEN))
                .attach(form)
                .attach(pdf())
                .senderReference("GW-2026-0001")
                .applicationDate(LocalDate.of(2026, 11, 20))
                .build();

        Receipt receipt = world.channel.send(submission);
        assertThat(world.channel.status(receipt)).isInstanceOf(Outcome.Underway.class);
        world.sandbox.office().work();
        Outcome outcome = world.channel.awaitOutcome(receipt, Duration.ofSeconds(20));

        assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
        ReceivedApplication received = received(receipt.submissionId());
        assertThat(received.outcome()).isEqualTo(ReceivedApplication.Outcome.ACCEPTED);
        assertThat(received.data()).isEqualTo(World.MESSAGE);
        assertThat(received.dataSha512())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-512").digest(World.MESSAGE)));
        assertThat(received.attachments()).hasSize(2);
        assertThat(received.caseId()).isEqualTo(receipt.caseId());
    }

    @Test
    void theEventLogTellsTheStoryInOrder() {
        Receipt receipt = world.channel.send(application());
        world.sandbox.office().work();

        EventLog log = world.channel.eventLog(receipt);

        assertThat(log.events())
                .extracting(Event::kind)
                .containsExactly(
                        EventKind.CREATE_SUBMISSION,
                        EventKind.SUBMIT_SUBMISSION,
                        EventKind.NOTIFY_SUBMISSION,
                        EventKind.ACCEPT_SUBMISSION,
                        EventKind.DELETE_SUBMISSION);
        assertThat(log.last(receipt.submissionId(), EventKind.ACCEPT_SUBMISSION))
                .hasValueSatisfying(event -> {
                    assertThat(event.tags()).contains(receipt.tags());
                    assertThat(event.issuer()).isEqualTo(Event.Issuer.DESTINATION);
                    assertThat(event.token().split("\\.")).hasSize(3);
                });
    }

    @Test
    void aVillageIsServedByTheDestinationOfItsVerband() {
        Receipt receipt = world.channel.send(
                world.application(world.office(World.ANTWEILER)).build());
        world.sandbox.office().work();

        assertThat(world.channel.status(receipt)).isInstanceOf(Outcome.Accepted.class);
        assertThat(receipt.destinationId())
                .isNotEqualTo(UUID.fromString(world.office(World.AACHEN).id()));
    }

    @ParameterizedTest
    @EnumSource(
            value = Tamper.class,
            names = {"METADATA", "DATA", "ATTACHMENT"})
    void contentChangedOnItsWayIsUntrustedAndNeverAccepted(Tamper what) {
        Submission submission = application();
        for (double position : new double[] {0, 0.01, 0.03, 0.06, 0.1, 0.3, 0.5, 0.7, 0.9, 0.95, 0.97, 0.98, 0.99, 1}) {
            int before = accepted();
            world.sandbox.faults().tamper(what, position);
            assertThatThrownBy(() -> {
                        Receipt receipt = world.channel.send(submission);
                        world.sandbox.office().work();
                        world.channel.status(receipt);
                    })
                    .as("%s at %s", what, position)
                    .isInstanceOf(UntrustedException.class);
            world.sandbox.faults().clear();
            world.sandbox.office().work();
            assertThat(accepted()).as("%s at %s", what, position).isEqualTo(before);
        }
    }

    private static int accepted() {
        return (int) world.sandbox.office().received().stream()
                .filter(application -> application.outcome() == ReceivedApplication.Outcome.ACCEPTED)
                .count();
    }

    @Test
    void anyCharacterOfAnEventChangedOnItsWayIsUntrusted() {
        Receipt receipt = world.channel.send(application());
        world.sandbox.office().work();
        for (double position = 0; position <= 1; position += 0.02) {
            world.sandbox.faults().tamper(Tamper.EVENT, position);
            assertThatThrownBy(() -> world.channel.status(receipt))
                    .as("position %s", position)
                    .isInstanceOf(UntrustedException.class);
        }
        world.sandbox.faults().clear();
        assertThat(world.channel.status(receipt)).isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void anyCharacterOfADestinationSignatureChangedIsUntrusted() {
        for (double position = 0; position <= 1; position += 0.02) {
            world.sandbox.faults().tamper(Tamper.DESTINATION_SIGNATURE, position);
            String signature = world.signature(World.AACHEN);
            assertThatThrownBy(() -> world.channel.destination(signature, World.TRADE, World.AACHEN))
                    .as("position %s", position)
                    .isInstanceOf(UntrustedException.class);
        }
    }

    @Test
    void anyCharacterOfADestinationKeyChangedIsUntrusted() {
        String signature = world.signature(World.AACHEN);
        for (double position = 0; position <= 1; position += 0.02) {
            world.sandbox.faults().tamper(Tamper.DESTINATION_KEY, position);
            assertThatThrownBy(() -> world.channel.destination(signature, World.TRADE, World.AACHEN))
                    .as("position %s", position)
                    .isInstanceOf(UntrustedException.class);
        }
    }

    @Test
    void aGenuineSignatureForAnotherPlaceOrServiceIsUntrusted() {
        String aachen = world.signature(World.AACHEN);
        assertThatThrownBy(() -> world.channel.destination(aachen, World.TRADE, World.ANTWEILER))
                .isInstanceOf(UntrustedException.class)
                .hasMessageContaining("071315001004");
        assertThatThrownBy(() -> world.channel.destination(aachen, LeikaKey.of("99108008000000"), World.AACHEN))
                .isInstanceOf(UntrustedException.class);
    }

    @Test
    void anInactiveDestinationIsRejectedWithAWayOut() {
        UUID id = UUID.fromString(world.office(World.AACHEN).id());
        String signature = world.signature(World.AACHEN);
        Submission prepared = application();
        world.sandbox.places().setActive(id, false);
        try {
            assertThatThrownBy(() -> world.channel.destination(signature, World.TRADE, World.AACHEN))
                    .isInstanceOf(RejectedException.class)
                    .hasMessageContaining("nicht aktiv");
            assertThatThrownBy(() -> world.channel.send(prepared))
                    .isInstanceOf(RejectedException.class)
                    .hasMessageContaining("nicht aktiv");
        } finally {
            world.sandbox.places().setActive(id, true);
        }
    }

    @Test
    void aSchemaTheDestinationDoesNotTakeIsRejectedBeforeAnythingLeaves() {
        Destination office = world.office(World.AACHEN);
        Submission wrong = Submission.builder(office)
                .json("urn:other:1.0", new byte[] {'{', '}'})
                .build();
        int before = world.sandbox.history().size();

        assertThatThrownBy(() -> world.channel.send(wrong))
                .isInstanceOf(RejectedException.class)
                .hasMessageContaining(World.SCHEMA);
        assertThat(world.sandbox.history()).hasSize(before);
    }

    @Test
    void aWrongSecretIsRejectedAndNotRepeatedInTheMessage() {
        FitConnect stranger = FitConnect.builder(
                        world.environment(), world.sandbox.sender().clientId(), Secret.of("voellig-falsch"))
                .transport(world.transport)
                .build();
        String signature = world.signature(World.AACHEN);
        assertThatThrownBy(() -> stranger.destination(signature, World.TRADE, World.AACHEN))
                .isInstanceOfSatisfying(
                        RejectedException.class, e -> assertThat(e.status()).isEqualTo(401))
                .hasMessageContaining("Geheimnis")
                .hasMessageNotContaining("voellig-falsch");
    }

    @Test
    void aRefusedTokenIsReplacedOnce() {
        String signature = world.signature(World.AACHEN);
        world.sandbox.faults().status("/v2/destinations/", 401, 1);
        assertThat(world.channel.destination(signature, World.TRADE, World.AACHEN))
                .isNotNull();

        world.sandbox.faults().status("/v2/destinations/", 401, 2);
        assertThatThrownBy(() -> world.channel.destination(signature, World.TRADE, World.AACHEN))
                .isInstanceOfSatisfying(
                        RejectedException.class, e -> assertThat(e.status()).isEqualTo(401));
    }

    @Test
    void anAnnouncementIsNeverRepeated() {
        Submission submission = application();
        long before = announced();
        world.sandbox.faults().status("/v2/submissions", 503, 1);

        assertThatThrownBy(() -> world.channel.send(submission)).isInstanceOf(UnavailableException.class);
        assertThat(announced()).isEqualTo(before);
        world.sandbox.faults().clear();

        world.sandbox.faults().status("/v2/submissions", 401, 1);
        assertThatThrownBy(() -> world.channel.send(submission)).isInstanceOf(RejectedException.class);
        assertThat(announced()).isEqualTo(before);
    }

    private static long announced() {
        return world.sandbox.history().stream()
                .filter(event -> event.kind() == HistoryEvent.Kind.ANNOUNCED)
                .count();
    }

    @Test
    void anUploadThatFailsOnceIsRepeated() {
        Submission submission = application();
        world.sandbox.faults().status("/attachments/", 503, 1);

        Receipt receipt = world.channel.send(submission);
        world.sandbox.office().work();

        assertThat(world.channel.status(receipt)).isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void aRateLimitIsWaitedOut() {
        Receipt receipt = world.channel.send(application());
        world.sandbox.office().work();
        world.sandbox.faults().rateLimit(1, Duration.ofSeconds(1));

        assertThat(world.channel.status(receipt)).isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void waitingEndsWhenTheTimeIsOver() {
        Receipt receipt = world.channel.send(application());
        long start = System.nanoTime();

        Outcome outcome = world.channel.awaitOutcome(receipt, Duration.ofMillis(300));

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Underway.class,
                        underway -> assertThat(underway.state()).isEqualTo(Outcome.State.NOTIFIED));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void sixteenThreadsShareOneClient() throws Exception {
        FitConnect shared = world.client();
        List<Ars> places = List.of(World.AACHEN, World.ANTWEILER);
        List<Callable<Receipt>> tasks = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            Ars place = places.get(i % 2);
            byte[] content = ("Anlage " + i).repeat(200).getBytes(StandardCharsets.UTF_8);
            tasks.add(
                    () -> shared.send(world.application(shared.destination(world.signature(place), World.TRADE, place))
                            .attach(Attachment.of("anlage.txt", "text/plain", content))
                            .build()));
        }
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try {
            List<Receipt> receipts = new ArrayList<>();
            for (Future<Receipt> future : threads.invokeAll(tasks)) {
                receipts.add(future.get());
            }
            while (world.sandbox.office().work() > 0) {
                // until nothing waits
            }
            assertThat(receipts).extracting(Receipt::submissionId).doesNotHaveDuplicates();
            List<Callable<Outcome>> questions = receipts.stream()
                    .<Callable<Outcome>>map(receipt -> () -> shared.status(receipt))
                    .toList();
            for (Future<Outcome> future : threads.invokeAll(questions)) {
                assertThat(future.get()).isInstanceOf(Outcome.Accepted.class);
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
