// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.ozgsdk.core.Money;
import org.ozgsdk.core.store.InMemoryStore;
import org.ozgsdk.payment.Notifications.Notice;
import org.ozgsdk.payment.Payment;
import org.ozgsdk.payment.PaymentItem;
import org.ozgsdk.payment.PaymentOrder;
import org.ozgsdk.payment.PaymentProvider;
import org.ozgsdk.payment.PaymentProvider.Initiation;
import org.ozgsdk.payment.PaymentProvider.Initiation.Started;
import org.ozgsdk.payment.PaymentProvider.StatusReport;
import org.ozgsdk.payment.Payments;
import org.ozgsdk.payment.StatusQuestion;

/**
 * A provider, its counterpart and the moves that all facts share.
 *
 * @param fitting makes an order what this payment service takes
 */
record PaymentBench(PaymentProvider provider, PaymentCounterpart counterpart, UnaryOperator<PaymentOrder> fitting) {

    /** Two lines, one of them twice: 52.00. */
    static final Money TOTAL = Money.euro("52.00");

    /** A payment under way. */
    record Running(String requestId, PaymentOrder order, Started started) {}

    PaymentOrder order(String purpose) {
        return fitting.apply(new PaymentOrder(
                newId(),
                purpose,
                "Gewerbe anmelden",
                List.of(
                        new PaymentItem("12-1-3", "Gewerbeanmeldung", 1, Money.euro("26.00"), Map.of()),
                        new PaymentItem("12-1-4", "weitere Person", 2, Money.euro("13.00"), Map.of())),
                URI.create("https://dienst.example/zurueck")));
    }

    PaymentOrder order() {
        return order("Gewerbeanmeldung");
    }

    static String newId() {
        return UUID.randomUUID().toString();
    }

    Running start() {
        return start(order());
    }

    Running start(PaymentOrder order) {
        String requestId = newId();
        Initiation answer = provider.initiate(requestId, order);
        assertThat(answer).as("answer to a good request").isInstanceOf(Started.class);
        return new Running(requestId, order, (Started) answer);
    }

    Running paid() {
        Running running = start();
        counterpart.pay(running.started());
        return running;
    }

    /** Asks as a program would: after the notification came, if the service sends any. */
    StatusReport statusOfPaid(Running running) {
        return status(running, isPaidNotified(running.started()));
    }

    StatusReport status(Running running) {
        return status(running, false);
    }

    private StatusReport status(Running running, boolean paidNotified) {
        Started started = running.started();
        return provider.status(new StatusQuestion(
                running.requestId(),
                started.transactionId(),
                started.reference(),
                running.order().total(),
                paidNotified));
    }

    private boolean isPaidNotified(Started started) {
        return provider.notifications()
                .map(known -> known.read(counterpart.notification(started)))
                .filter(notice -> notice instanceof Notice.Genuine genuine && genuine.paid())
                .isPresent();
    }

    /** Payments of a program over a store of its own. */
    Payments payments() {
        return Payments.builder(provider, new InMemoryStore(Clock.systemUTC())).build();
    }

    /** A person pays, and the service tells of it if it ever does. */
    void payAndTell(Payments payments, Payment payment) {
        Started started = startedOf(payment);
        counterpart.pay(started);
        if (provider.notifications().isPresent()) {
            payments.notified(counterpart.notification(started));
        }
    }

    static Started startedOf(Payment payment) {
        return new Started(payment.transactionId().orElseThrow(), payment.page().orElseThrow(), payment.reference());
    }
}
