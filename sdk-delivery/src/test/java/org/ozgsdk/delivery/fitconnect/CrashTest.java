// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.fitconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.OzgException;
import org.ozgsdk.core.RejectedException;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.delivery.Attachment;
import org.ozgsdk.delivery.AuthenticationTags;
import org.ozgsdk.delivery.Outcome;
import org.ozgsdk.delivery.Prepared;
import org.ozgsdk.delivery.Receipt;
import org.ozgsdk.delivery.Submission;
import org.ozgsdk.delivery.World;
import org.ozgsdk.sandbox.HistoryEvent;

/** A program that dies between two steps of a delivery and starts again leads to exactly one submitted submission, by the sandbox's own history. */
class CrashTest {

    private static World world;
    private final UUID first = UUID.randomUUID();
    private final UUID second = UUID.randomUUID();
    /** What survives a crash: the store of the program. */
    private final AtomicReference<Receipt> stored = new AtomicReference<>();

    private int submittedBefore;

    enum Crash {
        AFTER_ANNOUNCE,
        AFTER_AN_ATTACHMENT,
        BEFORE_THE_RECEIPT_IS_STORED,
        BEFORE_SUBMIT,
        WHILE_SUBMIT_IS_REFUSED,
        BEFORE_THE_ANSWER_IS_STORED
    }

    private static final class Died extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

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

    private static int count(HistoryEvent.Kind kind) {
        return (int) world.sandbox.history().stream()
                .filter(event -> event.kind() == kind)
                .count();
    }

    private Attachment attachment(UUID id, String content) {
        return Attachment.of("nachweis.txt", "text/plain", content.getBytes(StandardCharsets.UTF_8))
                .withId(id)
                .describedAs("Nachweis");
    }

    /** The program builds its application from its own data each time it starts. */
    private Submission application() {
        return world.application(world.office(World.AACHEN))
                .attach(attachment(first, "Đặng"))
                .attach(attachment(second, "Łucja"))
                .build();
    }

    /** What a program does when it starts, the first time and after each crash. */
    private Receipt deliver(FitConnect channel, Crash crash) {
        Receipt earlier = stored.get();
        if (earlier != null && channel.isSubmitted(earlier)) {
            return earlier;
        }
        Prepared prepared = earlier == null ? channel.prepare(application()) : channel.prepare(application(), earlier);
        die(crash == Crash.BEFORE_THE_RECEIPT_IS_STORED);
        stored.set(prepared.receipt());
        die(crash == Crash.BEFORE_SUBMIT);
        Receipt receipt = channel.submit(prepared);
        die(crash == Crash.BEFORE_THE_ANSWER_IS_STORED);
        return receipt;
    }

    private static void die(boolean now) {
        if (now) {
            throw new Died();
        }
    }

    private void runAndDie(Crash crash) {
        switch (crash) {
            case AFTER_ANNOUNCE -> world.sandbox.faults().status("/attachments/" + first, 403, 1);
            case AFTER_AN_ATTACHMENT -> world.sandbox.faults().status("/attachments/" + second, 403, 1);
            case WHILE_SUBMIT_IS_REFUSED -> {
                Prepared prepared = world.client().prepare(application());
                stored.set(prepared.receipt());
                world.sandbox
                        .faults()
                        .status("/v2/submissions/" + prepared.receipt().submissionId(), 403, 1);
                assertThatThrownBy(() -> world.channel.submit(prepared)).isInstanceOf(RejectedException.class);
                world.sandbox.faults().clear();
                return;
            }
            default -> {
                // the program itself stops
            }
        }
        assertThatThrownBy(() -> deliver(world.client(), crash))
                .as("%s", crash)
                .isInstanceOfAny(Died.class, OzgException.class);
        world.sandbox.faults().clear();
    }

    @ParameterizedTest
    @EnumSource
    void aCrashLeadsToExactlyOneSubmittedSubmission(Crash crash) {
        submittedBefore = count(HistoryEvent.Kind.SUBMITTED);

        runAndDie(crash);
        Receipt receipt = deliver(world.client(), null);
        world.sandbox.office().work();

        assertThat(count(HistoryEvent.Kind.SUBMITTED)).isEqualTo(submittedBefore + 1);
        assertThat(receipt).isEqualTo(stored.get());
        assertThat(world.client().status(receipt)).isInstanceOf(Outcome.Accepted.class);
        assertThat(deliver(world.client(), null)).isEqualTo(receipt);
        assertThat(count(HistoryEvent.Kind.SUBMITTED)).isEqualTo(submittedBefore + 1);
    }

    @Test
    void manyCrashesInARowAreNoWorseThanOne() {
        submittedBefore = count(HistoryEvent.Kind.SUBMITTED);
        int announcedBefore = count(HistoryEvent.Kind.ANNOUNCED);

        runAndDie(Crash.BEFORE_SUBMIT);
        UUID submissionId = stored.get().submissionId();
        runAndDie(Crash.AFTER_AN_ATTACHMENT);
        runAndDie(Crash.BEFORE_THE_RECEIPT_IS_STORED);
        runAndDie(Crash.BEFORE_SUBMIT);
        runAndDie(Crash.BEFORE_THE_ANSWER_IS_STORED);
        Receipt receipt = deliver(world.client(), null);

        assertThat(receipt.submissionId()).isEqualTo(submissionId);
        assertThat(count(HistoryEvent.Kind.SUBMITTED)).isEqualTo(submittedBefore + 1);
        assertThat(count(HistoryEvent.Kind.ANNOUNCED)).isEqualTo(announcedBefore + 1);
    }

    @Test
    void thePreparedIsNotSubmittedAndItsReceiptIsWhatIsSubmittedLater() {
        Prepared prepared = world.channel.prepare(application());

        assertThat(world.channel.isSubmitted(prepared.receipt())).isFalse();
        assertThat(world.channel.status(prepared.receipt()))
                .isInstanceOfSatisfying(
                        Outcome.Underway.class,
                        underway -> assertThat(underway.state()).isEqualTo(Outcome.State.INCOMPLETE));
        assertThat(world.channel.submit(prepared)).isEqualTo(prepared.receipt());
        assertThat(world.channel.isSubmitted(prepared.receipt())).isTrue();
        assertThat(prepared.toString())
                .contains(prepared.receipt().submissionId().toString())
                .hasSizeLessThan(80);
    }

    @Test
    void submittingTwiceDoesNoHarm() {
        Prepared prepared = world.channel.prepare(application());
        world.channel.submit(prepared);
        submittedBefore = count(HistoryEvent.Kind.SUBMITTED);

        assertThat(world.channel.submit(prepared)).isEqualTo(prepared.receipt());
        assertThat(count(HistoryEvent.Kind.SUBMITTED)).isEqualTo(submittedBefore);
    }

    @Test
    void preparingAgainTakesNewTagsAndTheOldReceiptNoLongerHolds() {
        Receipt old = world.channel.prepare(application()).receipt();
        Prepared again = world.channel.prepare(application(), old);
        world.channel.submit(again);

        assertThat(again.receipt().submissionId()).isEqualTo(old.submissionId());
        assertThat(again.receipt().caseId()).isEqualTo(old.caseId());
        assertThat(again.receipt().tags()).isNotEqualTo(old.tags());
        assertThat(world.channel.isSubmitted(again.receipt())).isTrue();
        assertThatThrownBy(() -> world.channel.isSubmitted(old)).isInstanceOf(UntrustedException.class);
    }

    @Test
    void aTagLessOrMoreIsNotWhatWasSubmitted() {
        Receipt receipt = world.channel.send(application());
        AuthenticationTags tags = receipt.tags();
        AuthenticationTags other = new AuthenticationTags(tags.metadata(), tags.data(), java.util.Map.of());
        Receipt changed = new Receipt(
                receipt.channel(),
                receipt.destinationId(),
                receipt.caseId(),
                receipt.submissionId(),
                receipt.sentAt(),
                other);
        assertThatThrownBy(() -> world.channel.isSubmitted(changed)).isInstanceOf(UntrustedException.class);
    }

    @Test
    void whatIsSubmittedIsNotPreparedAgain() {
        Receipt receipt = world.channel.send(application());

        assertThatThrownBy(() -> world.channel.prepare(application(), receipt))
                .isInstanceOfSatisfying(
                        RejectedException.class, e -> assertThat(e.status()).isEqualTo(409))
                .hasMessageContaining("isSubmitted");
        assertThat(world.channel.isSubmitted(receipt)).isTrue();
    }

    @Test
    void otherAttachmentsOrAnotherDestinationAreNoSecondPreparation() {
        Receipt receipt = world.channel.prepare(application()).receipt();
        Submission less = world.application(world.office(World.AACHEN))
                .attach(attachment(first, "Đặng"))
                .build();
        Submission elsewhere = world.application(world.office(World.ANTWEILER))
                .attach(attachment(first, "Đặng"))
                .attach(attachment(second, "Łucja"))
                .build();

        assertThatThrownBy(() -> world.channel.prepare(less, receipt))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("withId");
        assertThatThrownBy(() -> world.channel.prepare(elsewhere, receipt))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aReceiptOfAnotherChannelIsRefused() {
        Receipt receipt = world.channel.prepare(application()).receipt();
        Receipt foreign = new Receipt(
                "xta",
                receipt.destinationId(),
                receipt.caseId(),
                receipt.submissionId(),
                receipt.sentAt(),
                receipt.tags());
        assertThatThrownBy(() -> world.channel.isSubmitted(foreign)).isInstanceOf(ConfigurationException.class);
        assertThatThrownBy(() -> world.channel.prepare(application(), foreign))
                .isInstanceOf(ConfigurationException.class);
    }

    @Test
    void onlyOurOwnPreparationCanBeSubmitted() {
        Receipt receipt = world.channel.prepare(application()).receipt();
        assertThatThrownBy(() -> world.channel.submit(() -> receipt)).isInstanceOf(IllegalArgumentException.class);
    }
}
