// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ozgsdk.core.Money;
import org.ozgsdk.core.UnavailableException;
import org.ozgsdk.core.store.InMemoryStore;
import org.ozgsdk.core.store.Store;
import org.ozgsdk.delivery.Attachment;
import org.ozgsdk.delivery.DeliveryChannel;
import org.ozgsdk.delivery.Outcome;
import org.ozgsdk.delivery.Submission;
import org.ozgsdk.payment.ClaimState;
import org.ozgsdk.payment.Payment;
import org.ozgsdk.payment.PaymentStatus;
import org.ozgsdk.payment.Payments;
import org.ozgsdk.sandbox.ReceivedApplication;

class DeliveryTest {

    private static final URI BACK = URI.create("https://dienst.example/zurueck");

    private static World world;

    private final Store store = new InMemoryStore(Clock.systemUTC());
    private final Journeys journeys = Journeys.builder(store).node("a").build();
    private final CashDesk desk = new CashDesk();
    private final Payments payments = Payments.builder(desk, store).build();

    @BeforeAll
    static void open() {
        world = new World();
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @Test
    void theCopyHoldsTheVeryBytesThatTheOfficeDecrypted() {
        Journey journey = World.begin(journeys);

        Handover handover = submit(World.ready(journey));
        Outcome outcome = journey.await(world.fitConnect, Duration.ofSeconds(20));

        assertThat(handover).isInstanceOf(Handover.Submitted.class);
        assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
        assertThat(journey.stage()).isEqualTo(Stage.ACCEPTED);
        assertThat(journeys.open()).isEmpty();
        SubmissionCopy copy = journey.copy().orElseThrow();
        assertThat(copy.sha512()).isEqualTo(received(journey).dataSha512());
        assertThat(copy.data()).isEqualTo(received(journey).data());
        assertThat(new String(copy.data(), StandardCharsets.UTF_8)).contains(World.NAME);
        assertThat(new String(copy.pdf(), StandardCharsets.ISO_8859_1)).startsWith("%PDF-");
    }

    @Test
    void aReviewThatIsOutdatedHandsNothingOver() {
        long before = world.submitted();
        Journey journey = World.begin(journeys);
        Ready ready = World.ready(journey);
        journey.declare(World.declaration("Müller"));

        assertThat(submit(ready)).isInstanceOf(Handover.ReviewOutdated.class);
        assertThat(world.submitted()).isEqualTo(before);
        assertThat(journey.copy()).isEmpty();
    }

    @Test
    void anUnpaidFeeHandsNothingOver() {
        long before = world.submitted();
        Journey journey = World.begin(journeys);
        Ready ready = World.ready(journey);

        Payment payment = ready.pay(payments, World.fee(), "Gewerbeanmeldung", BACK);

        assertThat(payment.status()).isEqualTo(PaymentStatus.PENDING);
        assertThat(submit(ready)).isEqualTo(new Handover.NotPaid(Money.euro("26.00")));
        assertThat(world.submitted()).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource(
            value = PaymentStatus.class,
            names = {"FAILED", "CANCELLED"})
    void aPaymentThatEndedWithoutMoneyHandsNothingOverAndMayBeTriedAgain(PaymentStatus end) {
        Ready ready = World.ready(World.begin(journeys));
        ready.pay(payments, World.fee(), "Gewerbeanmeldung", BACK);
        desk.answer = end;

        assertThat(ready.checkPayment(payments).status()).isEqualTo(end);
        assertThat(submit(ready)).isInstanceOf(Handover.NotPaid.class);
        desk.answer = PaymentStatus.PENDING;
        assertThat(ready.pay(payments, World.fee(), "Gewerbeanmeldung", BACK).status())
                .isEqualTo(PaymentStatus.PENDING);
        assertThat(desk.begun).hasValue(2);
    }

    @Test
    void aPaymentOfAnotherAmountIsAMismatchAndNeverDelivered() {
        long before = world.submitted();
        Ready ready = World.ready(World.begin(journeys));
        ready.pay(payments, World.fee(), "Gewerbeanmeldung", BACK);
        desk.answer = PaymentStatus.PAID;
        desk.centsTooFew = 1;

        assertThat(ready.checkPayment(payments).status()).isEqualTo(PaymentStatus.MISMATCH);
        desk.centsTooFew = 0;
        assertThat(ready.checkPayment(payments).status()).isEqualTo(PaymentStatus.MISMATCH);
        assertThat(submit(ready)).isInstanceOf(Handover.NotPaid.class);
        assertThat(world.submitted()).isEqualTo(before);
    }

    @Test
    void aPaidFeeGoesAlongInTheMetadata() {
        Journey journey = World.begin(journeys);
        Ready ready = World.ready(journey);
        ready.pay(payments, World.fee(), "Gewerbeanmeldung", BACK);
        desk.answer = PaymentStatus.PAID;

        assertThat(ready.checkPayment(payments).isPaid()).isTrue();
        assertThat(journey.stage()).isEqualTo(Stage.PAID);
        assertThatThrownBy(() -> ready.handedOver(payments)).isInstanceOf(IllegalStateException.class);
        assertThat(due()).contains(journey.id().toString());
        assertThat(submit(ready)).isInstanceOf(Handover.Submitted.class);
        ready.handedOver(payments);
        assertThat(due()).doesNotContain(journey.id().toString());
        journey.await(world.fitConnect, Duration.ofSeconds(20));
        assertThat(journey.evidence())
                .hasValueSatisfying(evidence -> assertThat(evidence.amount()).isEqualTo(Money.euro("26.00")));
        assertThat(received(journey).outcome()).isEqualTo(ReceivedApplication.Outcome.ACCEPTED);
    }

    @ParameterizedTest
    @EnumSource(value = KilledChannel.Death.class)
    void whereverTheProcessDiesExactlyOneApplicationIsSubmitted(KilledChannel.Death death) {
        long before = world.submitted();
        Journey journey = World.begin(journeys);
        Ready ready = World.ready(journey);
        if (death != KilledChannel.Death.NEVER) {
            assertThatThrownBy(() -> submit(ready, new KilledChannel(world.fitConnect, death)))
                    .isInstanceOf(KilledChannel.Killed.class);
        }

        Journeys restarted = Journeys.builder(store).node("a").build();
        Journey found = restarted.find(journey.id()).orElseThrow();
        Handover handover = submit(found.ready().orElseThrow());
        Handover again = submit(found.ready().orElseThrow());

        assertThat(handover).isInstanceOf(Handover.Submitted.class).isEqualTo(again);
        assertThat(world.submitted()).isEqualTo(before + 1);
        assertThat(found.await(world.fitConnect, Duration.ofSeconds(20))).isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void dyingTwiceChangesNothing() {
        long before = world.submitted();
        Journey journey = World.begin(journeys);
        Ready ready = World.ready(journey);
        for (KilledChannel.Death death : new KilledChannel.Death[] {
            KilledChannel.Death.BEFORE_SUBMITTING,
            KilledChannel.Death.AFTER_PREPARING,
            KilledChannel.Death.BEFORE_SUBMITTING,
            KilledChannel.Death.AFTER_SUBMITTING
        }) {
            assertThatThrownBy(() -> submit(ready, new KilledChannel(world.fitConnect, death)))
                    .isInstanceOf(KilledChannel.Killed.class);
        }

        assertThat(submit(ready)).isInstanceOf(Handover.Submitted.class);
        assertThat(world.submitted()).isEqualTo(before + 1);
    }

    @Test
    void manyThreadsHandTheSameApplicationOverOnce() throws Exception {
        long before = world.submitted();
        Journey journey = World.begin(journeys);
        Ready ready = World.ready(journey);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            for (Future<?> future : IntStream.range(0, 4)
                    .mapToObj(i -> Journeys.builder(store).node("node-" + i).build())
                    .map(node -> threads.submit(() -> {
                        try {
                            return submit(node.find(journey.id())
                                    .orElseThrow()
                                    .ready()
                                    .orElseThrow());
                        } catch (UnavailableException | IllegalStateException e) {
                            return e; // another node is at it
                        }
                    }))
                    .toList()) {
                future.get();
            }
        } finally {
            threads.shutdown();
        }

        assertThat(submit(ready)).isInstanceOf(Handover.Submitted.class);
        assertThat(world.submitted()).isEqualTo(before + 1);
    }

    @Test
    void anotherNodeWaitsForTheLeaseOfADeadOne() {
        Journey journey = World.begin(journeys);
        Ready ready = World.ready(journey);
        // The lease of a process that really died is never given back; here the error's way out gives it back, so it is
        // taken again.
        assertThatThrownBy(
                        () -> submit(ready, new KilledChannel(world.fitConnect, KilledChannel.Death.BEFORE_SUBMITTING)))
                .isInstanceOf(KilledChannel.Killed.class);
        journey.lease(ready.review());

        Journeys other = Journeys.builder(store).node("b").build();
        Ready there = other.find(journey.id()).orElseThrow().ready().orElseThrow();

        assertThatThrownBy(() -> submit(there))
                .isInstanceOfSatisfying(
                        UnavailableException.class,
                        e -> assertThat(e.retryAfter())
                                .hasValueSatisfying(
                                        wait -> assertThat(wait).isLessThanOrEqualTo(Duration.ofMinutes(5))));
        assertThat(submit(ready)).isInstanceOf(Handover.Submitted.class);
    }

    @Test
    void aFeeThatChangesAfterItWasPaidNeedsAPerson() {
        Ready ready = World.ready(World.begin(journeys));
        ready.pay(payments, World.fee(), "Gewerbeanmeldung", BACK);
        desk.answer = PaymentStatus.PAID;
        ready.checkPayment(payments);
        Ready same = ready;

        assertThatThrownBy(() -> same.pay(
                        payments,
                        new org.ozgsdk.payment.fee.Fee(
                                Money.euro("27.00"), World.fee().lines(), "other", true),
                        "Gewerbeanmeldung",
                        BACK))
                .isInstanceOf(IllegalStateException.class);
    }

    private static Handover submit(Ready ready) {
        return submit(ready, world.fitConnect);
    }

    private static Handover submit(Ready ready, DeliveryChannel channel) {
        return ready.submit(channel, world.destination(), submission -> attached(submission, ready));
    }

    private static Submission.Builder attached(Submission.Builder submission, Ready ready) {
        return submission
                .serviceName("Gewerbe anmelden")
                .attach(Attachment.of("nachweis.txt", "text/plain", "Nachweis".getBytes(StandardCharsets.UTF_8))
                        .withId(ready.attachmentId("nachweis.txt")));
    }

    private static ReceivedApplication received(Journey journey) {
        return world.sandbox.office().received().stream()
                .filter(application -> application
                        .submissionId()
                        .equals(journey.receipt().orElseThrow().submissionId()))
                .findFirst()
                .orElseThrow();
    }

    private List<String> due() {
        return payments.deliveriesDue(1_000).stream().map(ClaimState::claim).toList();
    }
}
