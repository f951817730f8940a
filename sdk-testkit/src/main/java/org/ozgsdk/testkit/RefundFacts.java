// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.ozgsdk.core.Money;
import org.ozgsdk.core.OzgException;
import org.ozgsdk.payment.Refunds;
import org.ozgsdk.payment.Refunds.Kind;
import org.ozgsdk.payment.Refunds.Outcome;
import org.ozgsdk.testkit.PaymentBench.Running;

/** What must hold of money that goes back: the sums of both sides agree, and never more goes back than came. */
record RefundFacts(PaymentBench bench) {

    private static final Money CENT = Money.ofCents(1);

    void aRefundOfAllGivesAllBack() {
        assertThat(refunds().kinds()).as("ways to give money back").isNotEmpty();
        for (Kind kind : refunds().kinds()) {
            Running paid = bench.paid();

            Outcome outcome = refund(paid, kind, PaymentBench.TOTAL);

            assertThat(outcome).as("%s", kind).isInstanceOf(Outcome.Done.class);
            assertThat(((Outcome.Done) outcome).refundId()).isNotBlank();
            assertThat(returned(paid)).as("%s", kind).isEqualTo(PaymentBench.TOTAL);
        }
    }

    void partsAddUp() {
        Running paid = bench.paid();
        Running other = bench.paid();

        assertThat(refund(paid, Kind.PARTIAL, Money.euro("10.00"))).isInstanceOf(Outcome.Done.class);
        assertThat(refund(paid, Kind.PARTIAL, Money.euro("0.01"))).isInstanceOf(Outcome.Done.class);

        assertThat(returned(paid)).isEqualTo(Money.euro("10.01"));
        assertThat(returned(other)).as("of another payment").isEqualTo(Money.ZERO);
    }

    void noMoreGoesBackThanCame() {
        for (Kind kind : refunds().kinds()) {
            Running paid = bench.paid();
            Money first = kind == Kind.PARTIAL ? PaymentBench.TOTAL.plus(CENT) : PaymentBench.TOTAL;
            refundOrThrow(paid, kind, first);

            assertNotDone(paid, kind, kind == Kind.PARTIAL ? first : PaymentBench.TOTAL);
            assertThat(returned(paid)).as("%s", kind).isLessThanOrEqualTo(PaymentBench.TOTAL);
        }
    }

    void whatWasNotPaidIsNotGivenBack() {
        for (Kind kind : refunds().kinds()) {
            Running pending = bench.start();

            assertNotDone(pending, kind, PaymentBench.TOTAL);
            assertThat(returned(pending)).as("%s", kind).isEqualTo(Money.ZERO);
        }
    }

    void aLostAnswerIsUnknown() {
        Kind kind = refunds().kinds().iterator().next();
        Running paid = bench.paid();
        bench.counterpart().loseNextAnswer();

        assertThat(refund(paid, kind, PaymentBench.TOTAL))
                .as("nobody saw the answer")
                .isInstanceOf(Outcome.Unknown.class);
    }

    private void assertNotDone(Running running, Kind kind, Money amount) {
        assertThat(refundOrThrow(running, kind, amount)).as("%s", kind).isNotInstanceOf(Outcome.Done.class);
    }

    /** A provider that looks first may refuse by an exception: nothing was sent. */
    private Outcome refundOrThrow(Running running, Kind kind, Money amount) {
        try {
            return refund(running, kind, amount);
        } catch (OzgException e) {
            return new Outcome.Refused(e.getClass().getSimpleName());
        }
    }

    private Outcome refund(Running running, Kind kind, Money amount) {
        return refunds()
                .refund(new Refunds.Order(
                        PaymentBench.newId(),
                        kind,
                        running.requestId(),
                        running.started().transactionId(),
                        amount,
                        "Erstattung Gebühr"));
    }

    private Money returned(Running running) {
        return bench.counterpart().returned(running.started());
    }

    private Refunds refunds() {
        return bench.provider().refunds().orElseThrow();
    }
}
