// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ozgsdk.core.store.InMemoryStore;
import org.ozgsdk.core.store.Store;

/** An hour of virtual time in which the payment service does not answer. */
class ProviderGoneTest {

    private static final int PAYMENTS = 1_000;
    private static final Duration STEP = Duration.ofSeconds(10);
    private static final int STEPS_PER_HOUR = 360;

    private final TestClock clock = new TestClock();
    private final Store store = new InMemoryStore(clock);
    private final ModelService service = new ModelService();
    private final List<PaymentEvent> events = new ArrayList<>();
    private final Payments payments =
            Payments.builder(service, store).clock(clock).events(events::add).build();

    @Test
    void nothingIsLostAndTheServiceIsNotStormed() {
        List<Payment> started = start();
        service.unavailable = true;
        started.forEach(payment -> service.decide(payment.page().orElseThrow(), PaymentStatus.PAID));
        int before = service.log.size();
        for (int step = 0; step < STEPS_PER_HOUR; step++) {
            clock.advance(STEP);
            assertThat(payments.poll()).isEmpty();
        }
        int asked = service.log.size() - before;
        service.unavailable = false;

        // In the second hour a payment is looked at every five minutes: that is one polling step.
        List<Payment> settled = new ArrayList<>();
        for (int step = 0; step < 30; step++) {
            clock.advance(STEP);
            settled.addAll(payments.poll());
        }

        System.out.println("ProviderGoneTest: " + asked + " questions in the hour for " + PAYMENTS + " payments");
        assertThat(settled).hasSize(PAYMENTS).allMatch(Payment::isPaid);
        assertThat(payments.deliveriesDue(2 * PAYMENTS)).hasSize(PAYMENTS);
        // Without the outage 26 questions would have been asked for each; and a round ends after three in vain.
        assertThat(asked).isLessThanOrEqualTo(3 * STEPS_PER_HOUR).isLessThanOrEqualTo((int) (1.2 * 26 * PAYMENTS));
    }

    @Test
    void onePaymentThatTheServiceCannotTellOfHoldsUpNoOther() {
        List<Payment> started = start();
        service.unknown.add(started.get(0).id());
        service.unknown.add(started.get(1).id());
        started.forEach(payment -> service.decide(payment.page().orElseThrow(), PaymentStatus.PAID));
        clock.advance(STEP);

        assertThat(payments.poll()).hasSize(PAYMENTS - 2);
        for (int step = 0; step < 30; step++) {
            clock.advance(Duration.ofMinutes(1));
            payments.poll();
        }
        assertThat(events).extracting(PaymentEvent::kind).contains(PaymentEvent.Kind.SILENT);
        assertThat(payments.find(started.get(0).id()).orElseThrow().status())
                .as("a 404 is no failure")
                .isEqualTo(PaymentStatus.PENDING);
        service.unknown.clear();
        clock.advance(Duration.ofMinutes(5));

        assertThat(payments.poll()).hasSize(2).allMatch(Payment::isPaid);
    }

    private List<Payment> start() {
        List<Payment> started = new ArrayList<>();
        for (int i = 0; i < PAYMENTS; i++) {
            started.add(payments.start(Orders.of("antrag-" + i, "26.00")));
        }
        return started;
    }
}
