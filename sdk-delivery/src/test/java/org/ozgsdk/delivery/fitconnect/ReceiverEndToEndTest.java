// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.fitconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ozgsdk.core.RejectedException;
import org.ozgsdk.core.store.InMemoryStore;
import org.ozgsdk.delivery.Attachment;
import org.ozgsdk.delivery.Destination;
import org.ozgsdk.delivery.Outcome;
import org.ozgsdk.delivery.Receipt;
import org.ozgsdk.delivery.Submission;
import org.ozgsdk.delivery.World;
import org.ozgsdk.sandbox.Tamper;

/** From one client of ours to the other, over the sandbox's wire. */
class ReceiverEndToEndTest {

    private static World world;
    private static Destination aachen;
    private static Destination antweiler;

    @TempDir
    Path spool;

    @BeforeAll
    static void start() {
        world = World.start(Duration.ZERO);
        aachen = world.office(World.AACHEN);
        antweiler = world.office(World.ANTWEILER);
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @AfterEach
    void empty() {
        world.sandbox.faults().clear();
        world.receiver().receiveAll(received -> Decision.reject(Problems.technicalError("Aufräumen des Tests")));
    }

    private ReceiverBuilder receiver() {
        return world.receiverBuilder(new InMemoryStore(Clock.systemUTC())).spool(spool);
    }

    private static byte[] bytes(ReceivedAttachment attachment) {
        try (InputStream in = attachment.open()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Receipt send(Destination office, Attachment... files) {
        Submission.Builder application = world.application(office);
        for (Attachment file : files) {
            application.attach(file);
        }
        return world.channel.send(application.build());
    }

    private static Pickup pickup(Receipt receipt) {
        return new Pickup(receipt.destinationId(), receipt.caseId(), receipt.submissionId());
    }

    @Test
    void whatWasSentArrivesWithEveryByteAndTheSenderSeesItAccepted() {
        byte[] large = new byte[3_000_000];
        new Random(7).nextBytes(large);
        UUID applicationId = UUID.randomUUID();
        Receipt receipt = world.channel.send(world.application(aachen)
                .attach(Attachment.of("Ausweis Đặng.pdf", "application/pdf", "%PDF".getBytes(StandardCharsets.UTF_8))
                        .describedAs("der Ausweis"))
                .attach(Attachment.of("plan.bin", "application/octet-stream", large)
                        .as(Attachment.Purpose.REPORT))
                .senderReference("AZ 12/26")
                .applicationDate(LocalDate.of(2026, 11, 23))
                .applicationId(applicationId)
                .author("Muster", "Portal", "1.4", "Haus")
                .build());
        List<ReceivedSubmission> seen = new ArrayList<>();

        List<PickupResult> results = receiver().build().receiveAll(received -> {
            ReceivedSubmission submission = received.orThrow();
            seen.add(submission);
            assertThat(submission.submissionId()).isEqualTo(receipt.submissionId());
            assertThat(submission.data()).isEqualTo(World.MESSAGE);
            assertThat(submission.schema().orElseThrow().schemaUri()).isEqualTo(World.SCHEMA);
            assertThat(submission.service()).contains("urn:de:fim:leika:leistung:" + World.TRADE);
            assertThat(submission.senderReference()).contains("AZ 12/26");
            assertThat(submission.applicationDate()).contains(LocalDate.of(2026, 11, 23));
            assertThat(submission.applicationId()).contains(applicationId);
            assertThat(submission.author().orElseThrow().product()).isEqualTo("Portal");
            assertThat(submission.findings()).isEmpty();
            assertThat(submission.attachments())
                    .extracting(ReceivedAttachment::filename)
                    .containsExactly("Ausweis Đặng.pdf", "plan.bin");
            assertThat(submission.attachments().get(0).description()).contains("der Ausweis");
            assertThat(submission.attachments().get(1).purpose()).isEqualTo("report");
            assertThat(bytes(submission.attachments().get(1))).isEqualTo(large);
            assertThat(bytes(submission.attachments().get(1)))
                    .as("opened again")
                    .isEqualTo(large);
            assertThat(spool).as("only ciphertext lies there").isDirectoryRecursivelyContaining("glob:**.jwe");
            return Decision.accept();
        });

        assertThat(results).singleElement().satisfies(result -> {
            assertThat(result.state()).isEqualTo(PickupResult.State.ACCEPTED);
            assertThat(result.pickup()).isEqualTo(pickup(receipt));
        });
        assertThat(world.channel.status(receipt)).isInstanceOf(Outcome.Accepted.class);
        assertThat(spool).isEmptyDirectory();
        assertThatThrownBy(() -> seen.get(0).attachments().get(1).open()).isInstanceOf(IOException.class);
    }

    @Test
    void whatTheSenderCutIntoFragmentsArrivesAsOneFile() {
        byte[] large = new byte[1_234_567];
        new Random(9).nextBytes(large);
        FitConnect cutting = world.clientBuilder().fragments(500_000).build();
        Receipt receipt = cutting.send(world.application(aachen)
                .attach(Attachment.of("plan.bin", "application/octet-stream", large))
                .build());
        assertThat(receipt.tags().attachments()).hasSize(3);

        List<PickupResult> results = receiver().build().receiveAll(received -> {
            assertThat(received.orThrow().attachments()).singleElement().satisfies(file -> {
                assertThat(file.length()).isEqualTo(large.length);
                assertThat(bytes(file)).isEqualTo(large);
            });
            return Decision.accept();
        });

        assertThat(results).extracting(PickupResult::state).containsExactly(PickupResult.State.ACCEPTED);
        assertThat(cutting.status(receipt)).isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void theSenderLearnsWhyItWasRejected() {
        Receipt receipt = send(antweiler);

        receiver().build().receiveAll(received -> Decision.reject(Problems.dataSchemaViolation("Feld fehlt")));

        assertThat(world.channel.status(receipt))
                .isInstanceOfSatisfying(
                        Outcome.Rejected.class,
                        rejected -> assertThat(rejected.problems())
                                .singleElement()
                                .satisfies(problem -> {
                                    assertThat(problem.type()).endsWith("/data/schema-violation");
                                    assertThat(problem.detail()).isEqualTo("Feld fehlt");
                                    assertThat(problem.instance()).isEqualTo("data");
                                }));
    }

    @Test
    void oneClientReceivesForSeveralDestinationsWithDifferentKeys() {
        Receipt one = send(aachen);
        Receipt two = send(antweiler);
        assertThat(one.destinationId()).isNotEqualTo(two.destinationId());

        List<PickupResult> results = receiver().build().receiveAll(received -> Decision.accept());

        assertThat(results).extracting(PickupResult::pickup).containsExactlyInAnyOrder(pickup(one), pickup(two));
        assertThat(results).extracting(PickupResult::state).containsOnly(PickupResult.State.ACCEPTED);
    }

    @Test
    void laterMeansThatItIsHandedOverAgain() {
        Receipt receipt = send(aachen);
        FitConnectReceiver receiver = receiver().build();
        List<UUID> handed = new ArrayList<>();

        for (int round = 0; round < 2; round++) {
            assertThat(receiver.receiveAll(received -> {
                        handed.add(received.pickup().submissionId());
                        return Decision.later();
                    }))
                    .extracting(PickupResult::state)
                    .containsExactly(PickupResult.State.LATER);
        }

        assertThat(handed).containsExactly(receipt.submissionId(), receipt.submissionId());
        assertThat(world.channel.status(receipt)).isInstanceOf(Outcome.Underway.class);
    }

    @Test
    void aHandlerThatThrowsStopsNobodyElse() {
        Receipt one = send(aachen);
        Receipt two = send(aachen);

        List<PickupResult> results = receiver().build().receiveAll(received -> {
            if (received.pickup().equals(pickup(one))) {
                throw new IllegalStateException("Fachverfahren");
            }
            return Decision.accept();
        });

        assertThat(results)
                .extracting(PickupResult::state)
                .containsExactlyInAnyOrder(PickupResult.State.FAILED, PickupResult.State.ACCEPTED);
        assertThat(world.channel.status(two)).isInstanceOf(Outcome.Accepted.class);
        assertThat(receiver().build().waiting()).containsExactly(pickup(one));
        assertThat(spool).isEmptyDirectory();
    }

    @Test
    void theSamePartsServeCallersWithTheirOwnBookKeeping() {
        Receipt receipt = send(aachen, Attachment.of("a.txt", "text/plain", new byte[] {1}));
        FitConnectReceiver receiver = receiver().build();

        try (ReceivedSubmission submission =
                receiver.receive(receiver.waiting().get(0)).orThrow()) {
            assertThat(receiver.accept(submission, Problems.technicalError("nur ein Hinweis")))
                    .isInstanceOf(Outcome.Accepted.class);
            assertThat(receiver.accept(submission))
                    .as("told twice: the event log decides")
                    .isInstanceOf(Outcome.Accepted.class);
        }

        assertThat(((Outcome.Accepted) world.channel.status(receipt)).problems())
                .hasSize(1);
        assertThat(receiver.eventLog(pickup(receipt)).events())
                .extracting(Event::kind)
                .containsOnlyOnce(EventKind.ACCEPT_SUBMISSION);
    }

    @Test
    void whatWasAnsweredElsewhereIsNotHandedOver() {
        Receipt receipt = send(aachen);
        Pickup pickup = pickup(receipt);
        FitConnectReceiver receiver = receiver().build();
        receiver.reject(pickup, List.of(Problems.technicalError("anderes System")));

        List<PickupResult> results = receiver.receiveAll(List.of(pickup), received -> Decision.accept());

        assertThat(results)
                .singleElement()
                .satisfies(result -> assertThat(result.state())
                        .isEqualTo(PickupResult.State.FAILED)); // the service no longer gives it out
        assertThat(world.channel.status(receipt)).isInstanceOf(Outcome.Rejected.class);
    }

    @Test
    void hintsForOtherDestinationsAreIgnored() {
        Receipt receipt = send(aachen);
        Pickup foreign = new Pickup(UUID.randomUUID(), receipt.caseId(), receipt.submissionId());
        FitConnectReceiver receiver = receiver().build();

        List<PickupResult> results =
                receiver.receiveAll(List.of(foreign, pickup(receipt), pickup(receipt)), r -> Decision.accept());

        assertThat(results).extracting(PickupResult::pickup).containsExactly(pickup(receipt));
    }

    @Test
    void aHintThatNamesAnotherCaseIsUntrusted() {
        Receipt one = send(aachen);
        Receipt two = send(aachen);
        Pickup mixed = new Pickup(one.destinationId(), two.caseId(), one.submissionId());

        assertThat(receiver().build().receiveAll(List.of(mixed), r -> Decision.accept()))
                .extracting(PickupResult::state)
                .containsExactly(PickupResult.State.UNTRUSTED);
    }

    @Test
    void aClientThatIsNotConnectedIsToldWhatToDo() {
        send(aachen);
        FitConnectReceiver foreign = FitConnectReceiver.builder(
                        world.environment(),
                        world.sandbox.foreignSubscriber().clientId(),
                        world.sandbox.foreignSubscriber().secret())
                .destination(World.receiving(UUID.fromString(aachen.id())))
                .store(new InMemoryStore(Clock.systemUTC()))
                .transport(world.transport)
                .build();

        assertThatThrownBy(foreign::waiting)
                .isInstanceOfSatisfying(
                        RejectedException.class, e -> assertThat(e.status()).isEqualTo(403))
                .hasMessageContaining("Self-Service-Portal");
    }

    @Test
    void aProofChangedOnItsWayIsNeverHandedOver() {
        send(aachen, Attachment.of("a.txt", "text/plain", new byte[] {1}));
        FitConnectReceiver receiver = receiver().build();
        for (double position = 0; position <= 1; position += 0.1) {
            world.sandbox.faults().tamper(Tamper.EVENT, position);
            assertThat(receiver.receiveAll(received -> {
                        throw new AssertionError("handed over");
                    }))
                    .as("position %s", position)
                    .extracting(PickupResult::state)
                    .containsExactly(PickupResult.State.UNTRUSTED);
        }
        world.sandbox.faults().clear();
        assertThat(receiver.receiveAll(received -> Decision.accept()))
                .extracting(PickupResult::state)
                .containsExactly(PickupResult.State.ACCEPTED);
    }

    @Test
    void aVirusMakesItFaultyBeforeAnythingIsHandedOver() {
        Receipt receipt = send(aachen, Attachment.of("x.exe", "application/octet-stream", "EICAR".getBytes()));
        VirusScan scan =
                (id, content) -> new String(content.readAllBytes(), StandardCharsets.US_ASCII).contains("EICAR")
                        ? VirusScan.Verdict.INFECTED
                        : VirusScan.Verdict.CLEAN;

        receiver().virusScan(scan).build().receiveAll(received -> Decision.reject(((Faulty) received).problems()));

        assertThat(((Outcome.Rejected) world.channel.status(receipt)).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.instance()).startsWith("attachment:"));
        assertThat(spool).isEmptyDirectory();
    }

    @Test
    void aScannerThatCannotBeReachedLeavesEverythingAsItWas() {
        send(aachen, Attachment.of("x.txt", "text/plain", new byte[2_000_000]));
        VirusScan scan = (id, content) -> {
            throw new IOException("ClamAV");
        };

        assertThat(receiver().virusScan(scan).build().receiveAll(received -> Decision.accept()))
                .extracting(PickupResult::state)
                .containsExactly(PickupResult.State.FAILED);
        assertThat(spool).isEmptyDirectory();
    }

    @Test
    void noNameOrContentIsPrinted() throws IOException {
        send(aachen, Attachment.of("Lucja.txt", "text/plain", "Lucja".getBytes(StandardCharsets.UTF_8)));
        FitConnectReceiver receiver = receiver().build();
        try (ReceivedSubmission submission =
                receiver.receive(receiver.waiting().get(0)).orThrow()) {
            assertThat(Stream.of(submission, submission.attachments(), receiver, receiver.waiting())
                            .map(Object::toString))
                    .noneMatch(text -> text.contains("Lucja") || text.contains("geheim"));
        }
        try (Stream<Path> left = Files.list(spool)) {
            assertThat(left).isEmpty();
        }
    }
}
