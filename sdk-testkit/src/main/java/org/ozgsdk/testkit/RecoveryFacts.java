// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.ozgsdk.core.OzgException;
import org.ozgsdk.payment.PaymentOrder;
import org.ozgsdk.payment.PaymentProvider.Initiation;
import org.ozgsdk.payment.PaymentProvider.Recovery;
import org.ozgsdk.payment.PaymentStatus;
import org.ozgsdk.testkit.PaymentBench.Running;

/** What must hold of requests whose answer nobody saw: at most one payment per id, and no word that is not known. */
record RecoveryFacts(PaymentBench bench, boolean declared) {

    private static final int AGAIN = 3;

    void aLostAnswerIsUnknown() {
        bench.counterpart().loseNextAnswer();

        assertThat(bench.provider().initiate(PaymentBench.newId(), bench.order()))
                .as("nobody saw the answer, so nobody may say refused or started")
                .isInstanceOf(Initiation.Unknown.class);
    }

    void recoveringALostAnswerMakesNoSecondPayment() {
        int before = bench.counterpart().payments();
        String requestId = PaymentBench.newId();
        PaymentOrder order = bench.order();
        bench.counterpart().loseNextAnswer();
        bench.provider().initiate(requestId, order);
        bench.counterpart().beWell();
        assertThat(made(before)).as("the lost request was carried out").isEqualTo(1);

        for (int time = 0; time < AGAIN; time++) {
            Recovery recovery = bench.provider().recover(requestId, order);
            assertThat(made(before)).as("payments after recovery").isEqualTo(1);
            assertThat(recovery).as("it is there").isNotInstanceOf(Recovery.Absent.class);
            assertThat(recovery instanceof Recovery.Found)
                    .as("found, as declared by PaymentCapability.RECOVERY: " + recovery)
                    .isEqualTo(declared);
            if (recovery instanceof Recovery.Found found) {
                requirePayable(new Running(requestId, order, found.started()), time == AGAIN - 1);
            }
        }
    }

    private void requirePayable(Running running, boolean last) {
        assertThat(bench.status(running).state()).isEqualTo(PaymentStatus.PENDING);
        if (last) {
            bench.counterpart().pay(running.started());
            assertThat(bench.statusOfPaid(running).state()).isEqualTo(PaymentStatus.PAID);
        }
    }

    void recoveringWhatNeverArrivedMakesAtMostOnePayment() {
        int before = bench.counterpart().payments();
        String requestId = PaymentBench.newId();
        PaymentOrder order = bench.order();

        for (int time = 0; time < AGAIN; time++) {
            Recovery recovery = bench.provider().recover(requestId, order);
            assertThat(made(before)).as("payments after recovery").isLessThanOrEqualTo(1);
            if (recovery instanceof Recovery.Found) {
                assertThat(made(before)).as("what was found is there").isEqualTo(1);
            }
            if (recovery instanceof Recovery.Absent) {
                assertThat(made(before)).as("what is absent is not there").isZero();
            }
        }
    }

    void whileItIsUnavailableNothingIsFoundNorAbsent() {
        String requestId = bench.start().requestId();
        bench.counterpart().beUnavailable();
        try {
            assertThat(bench.provider().recover(requestId, bench.order()))
                    .as("nobody could be asked")
                    .isNotInstanceOf(Recovery.Found.class)
                    .isNotInstanceOf(Recovery.Absent.class);
        } catch (OzgException e) {
            // as good: it is asked again later
        }
    }

    private int made(int before) {
        return bench.counterpart().payments() - before;
    }
}
