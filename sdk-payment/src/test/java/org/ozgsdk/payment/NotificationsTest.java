// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ozgsdk.core.store.InMemoryStore;
import org.ozgsdk.core.store.Store;
import org.ozgsdk.payment.ModelService.Sending;

/** What a payment service tells by itself only makes us ask. */
class NotificationsTest {

    private static final PaymentOrder ORDER = Orders.of("antrag-1", "26.00");

    private final TestClock clock = new TestClock();
    private final Store store = new InMemoryStore(clock);
    private final ModelService service = new ModelService();
    private final List<PaymentEvent> events = new ArrayList<>();
    private final Payments payments =
            Payments.builder(service, store).clock(clock).events(events::add).build();

    @Test
    void aGenuineNotificationLeadsToAReadAndTheReadDecides() {
        Payment payment = payments.start(ORDER);

        NotificationReply unpaid = payments.notified(ModelNotifications.genuine(payment.id(), "T-1", "PAID"));
        assertThat(payments.find(payment.id()).orElseThrow().isPaid())
                .as("the service itself says no")
                .isFalse();

        service.decide(payment.page().orElseThrow(), PaymentStatus.PAID);
        NotificationReply paid = payments.notified(ModelNotifications.genuine(payment.id(), "T-1", "SETTLED"));

        assertThat(unpaid.status()).isEqualTo(200);
        assertThat(paid.status()).isEqualTo(200);
        assertThat(payments.find(payment.id()).orElseThrow().isPaid()).isTrue();
    }

    @Test
    void theSameNotificationAgainHasNoEffectAndTheSameReply() {
        Payment payment = payments.start(ORDER);
        service.decide(payment.page().orElseThrow(), PaymentStatus.PAID);
        NotificationRequest request = ModelNotifications.genuine(payment.id(), "T-1", "PAID");
        NotificationReply first = payments.notified(request);
        int asked = service.log.size();

        for (int i = 0; i < 5; i++) {
            assertThat(payments.notified(request)).isEqualTo(first);
        }

        assertThat(service.log).hasSize(asked);
        assertThat(events).extracting(PaymentEvent::kind).containsExactly(PaymentEvent.Kind.PAID);
        assertThat(payments.deliveriesDue(10)).hasSize(1);
    }

    @Test
    void aNotificationThatComesBeforeTheAnswerWaitsForIt() {
        service.afterBooking = id -> {
            service.decide(ModelService.page("T-1"), PaymentStatus.PAID);
            assertThat(payments.notified(ModelNotifications.genuine(id, "T-1", "PAID"))
                            .status())
                    .isEqualTo(200);
            assertThat(payments.find(id).orElseThrow().status()).isEqualTo(PaymentStatus.INITIATING);
        };

        Payment payment = payments.start(ORDER);

        assertThat(payment.status()).isEqualTo(PaymentStatus.PENDING);
        clock.advance(Duration.ofSeconds(10));
        assertThat(payments.poll()).singleElement().matches(Payment::isPaid);
    }

    @Test
    void aNotificationTellsUnderWhichIdALostRequestIsHeld() {
        service.sending = Sending.ANSWER_LOST;
        Payment lost = payments.start(ORDER);
        service.decide(ModelService.page("T-1"), PaymentStatus.PAID);

        payments.notified(ModelNotifications.genuine(lost.id(), "T-1", "PAID"));

        assertThat(payments.find(lost.id()).orElseThrow().isPaid()).isTrue();
        assertThat(service.transactions).hasSize(1);
    }

    @Test
    void moneyForAnAbandonedPaymentIsLateMoney() {
        service.sending = Sending.ANSWER_LOST;
        Payment lost = payments.start(ORDER);
        service.sending = Sending.FINE;
        payments.start(ORDER);
        service.decide(ModelService.page("T-1"), PaymentStatus.PAID);

        payments.notified(ModelNotifications.genuine(lost.id(), "T-1", "PAID"));

        assertThat(payments.find(lost.id()).orElseThrow().isPaid()).isTrue();
        assertThat(events).extracting(PaymentEvent::kind).contains(PaymentEvent.Kind.PAID_LATE);
    }

    @Test
    void aForgedOneIsRefusedAndAsksNobody() {
        Payment payment = payments.start(ORDER);
        int asked = service.log.size();

        NotificationReply reply =
                payments.notified(NotificationRequest.get("id=" + payment.id() + "&tx=T-1&word=PAID&mac=wrong"));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(service.log).hasSize(asked);
    }

    @Test
    void oneForAnotherTransactionUnderOurIdIsRefused() {
        Payment payment = payments.start(ORDER);

        assertThat(payments.notified(ModelNotifications.genuine(payment.id(), "T-2", "PAID"))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void oneForAnUnknownPaymentShouldComeAgain() {
        assertThat(payments.notified(ModelNotifications.genuine("unbekannt", "T-1", "PAID"))
                        .status())
                .isEqualTo(503);
        assertThat(payments.notified(ModelNotifications.genuine("Müller & Söhne", "T-1", "PAID"))
                        .status())
                .as("no id of ours, and no key of a store")
                .isEqualTo(503);
    }

    @Test
    void anUnsignedOneOnlyMakesThePollerLookSoon() {
        Payment payment = payments.start(ORDER);
        clock.advance(Duration.ofHours(2));
        payments.poll();
        service.decide(payment.page().orElseThrow(), PaymentStatus.PAID);
        int asked = service.log.size();

        for (int i = 0; i < 100; i++) {
            assertThat(payments.notified(NotificationRequest.get("id=" + payment.id()))
                            .status())
                    .isEqualTo(200);
        }

        assertThat(service.log).as("a stranger cannot make us ask").hasSize(asked);
        assertThat(payments.poll()).singleElement().matches(Payment::isPaid);
        assertThat(service.log).hasSize(asked + 1);
    }

    @Test
    void anEarlyOneOfAnotherTransactionProvesNothingLater() {
        service.afterBooking = id -> {
            payments.notified(ModelNotifications.genuine(id, "T-77", "PAID"));
        };
        Payment payment = payments.start(ORDER);
        payments.check(payment.id());

        assertThat(payment.transactionId()).contains("T-1");
        assertThat(service.paidNotified).as("it was about T-77").isFalse();
    }

    @Test
    void oneThatDoesNotProveOurIdFindsNoLostRequest() {
        service.sending = Sending.ANSWER_LOST;
        Payment lost = payments.start(ORDER);
        service.decide(ModelService.page("T-1"), PaymentStatus.PAID);

        payments.notified(NotificationRequest.get(
                ModelNotifications.genuine(lost.id(), "T-1", "PAID").rawQuery() + "&foreign=1"));

        assertThat(payments.find(lost.id()).orElseThrow().transactionId()).isEmpty();
    }

    @Test
    void moneyThatIsToldOfWhereNobodyLooksAnyMoreIsAskedAboutUntilSomebodyAnswers() {
        service.sending = Sending.ANSWER_LOST;
        Payment lost = payments.start(ORDER);
        service.sending = Sending.FINE;
        payments.start(ORDER);
        service.decide(ModelService.page("T-1"), PaymentStatus.PAID);
        service.unavailable = true;

        assertThat(payments.notified(ModelNotifications.genuine(lost.id(), "T-1", "PAID"))
                        .status())
                .isEqualTo(200);
        assertThat(payments.find(lost.id()).orElseThrow().status()).isEqualTo(PaymentStatus.ABANDONED_NEEDS_REVIEW);
        service.unavailable = false;
        clock.advance(Duration.ofMinutes(5));
        payments.poll();

        assertThat(payments.find(lost.id()).orElseThrow().isPaid()).isTrue();
    }
}
