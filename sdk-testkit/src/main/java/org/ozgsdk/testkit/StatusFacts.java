// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.ozgsdk.core.OzgException;
import org.ozgsdk.core.PaymentEvidence;
import org.ozgsdk.payment.PaymentProvider.Initiation.Started;
import org.ozgsdk.payment.PaymentProvider.StatusReport;
import org.ozgsdk.payment.PaymentStatus;
import org.ozgsdk.testkit.PaymentBench.Running;

/** What must hold of a started payment and of what its status says. */
record StatusFacts(PaymentBench bench) {

    private static final int THREADS = 8;
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

    void aRequestGivesAnIdAndAPage() {
        Started started = bench.start().started();
        URI page = started.page();

        assertThat(started.transactionId()).isNotBlank();
        assertThat(page.getHost()).as("host of the page").isNotBlank();
        assertThat(page.getScheme())
                .as("scheme of the page; plain http only to this machine")
                .isIn(isThisMachine(page) ? List.of("https", "http") : List.of("https"));
    }

    private static boolean isThisMachine(URI page) {
        return List.of("127.0.0.1", "localhost", "[::1]").contains(page.getHost());
    }

    void aNewPaymentIsPending() {
        Running running = bench.start();
        StatusReport report = bench.status(running);

        assertThat(report.state()).isEqualTo(PaymentStatus.PENDING);
        assertThat(report.evidence()).isEmpty();
        requireFit(report, running);
    }

    void aPaidPaymentIsPaidWithEvidence() {
        Instant begin = Clock.systemUTC().instant();
        Running running = bench.paid();

        StatusReport report = bench.statusOfPaid(running);

        assertThat(report.state()).isEqualTo(PaymentStatus.PAID);
        requireFit(report, running);
        PaymentEvidence evidence = report.evidence().orElseThrow();
        assertThat(evidence.provider()).isEqualTo(bench.provider().id());
        assertThat(evidence.transactionId()).isEqualTo(running.started().transactionId());
        assertThat(evidence.amount()).isEqualTo(PaymentBench.TOTAL);
        assertThat(evidence.paidAt())
                .as("when it was paid; a local time read as UTC shows here")
                .isBetween(
                        begin.minus(Duration.ofDays(1)),
                        Clock.systemUTC().instant().plus(CLOCKS_DIFFER));
    }

    void aPaymentIsReadTheSameTwice() {
        Running running = bench.paid();

        assertThat(bench.statusOfPaid(running)).isEqualTo(bench.statusOfPaid(running));
    }

    void onePaymentSaysNothingOfAnother() {
        Running pending = bench.start();
        Running paid = bench.paid();

        assertThat(bench.status(pending).state()).isEqualTo(PaymentStatus.PENDING);
        assertThat(bench.statusOfPaid(paid).state()).isEqualTo(PaymentStatus.PAID);
    }

    void aPaymentThatTheServiceDoesNotKnowIsNeverPaid() {
        Running paid = bench.paid();
        Started unknown = new Started(
                another(paid.started().transactionId()), paid.started().page(), Optional.empty());
        try {
            assertThat(bench.status(new Running(PaymentBench.newId(), paid.order(), unknown))
                            .state())
                    .isNotEqualTo(PaymentStatus.PAID);
        } catch (OzgException e) {
            // as good: nothing is known of it
        }
    }

    private static String another(String id) {
        char last = id.charAt(id.length() - 1);
        return id.substring(0, id.length() - 1) + (last == '7' ? '8' : '7');
    }

    void anotherAmountIsReported(boolean repeatsAmount) {
        Running running = bench.paid();
        if (!repeatsAmount) {
            assertThat(bench.statusOfPaid(running).amount())
                    .as("declare PaymentCapability.AMOUNT: the status repeats it")
                    .isEmpty();
            return;
        }
        assertThat(bench.statusOfPaid(running).amount().orElseThrow())
                .isEqualByComparingTo(PaymentBench.TOTAL.toEuro());
        bench.counterpart().answerWithAnotherAmount();

        StatusReport report = bench.statusOfPaid(running);

        assertThat(report.amount().orElseThrow())
                .as("the amount as the service repeated it")
                .isNotEqualByComparingTo(PaymentBench.TOTAL.toEuro());
    }

    void manyThreadsMayUseIt() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<Running>> begun = IntStream.range(0, THREADS)
                    .mapToObj(any -> threads.submit(() -> bench.start()))
                    .toList();
            Set<String> ids = new HashSet<>();
            for (Future<Running> future : begun) {
                Running running = future.get();
                ids.add(running.started().transactionId());
                requireFit(bench.status(running), running);
            }
            assertThat(ids).hasSize(THREADS);
        } finally {
            threads.shutdownNow();
        }
    }

    void textFormsShowNoSecret(List<String> secrets) {
        Running running = bench.paid();
        bench.counterpart().beUnavailable();
        String texts = bench.provider() + " " + running + " " + failure(() -> bench.status(running))
                + failure(() -> bench.provider().initiate(PaymentBench.newId(), bench.order()))
                + bench.provider().notifications() + bench.provider().refunds()
                + bench.provider().availability();

        assertThat(secrets).as("secrets to look for").isNotEmpty().noneMatch(texts::contains);
    }

    private static String failure(Supplier<Object> call) {
        try {
            return call.get().toString();
        } catch (OzgException e) {
            return e + " " + e.getCause();
        }
    }

    /** What a service repeats is what was asked. */
    private static void requireFit(StatusReport report, Running running) {
        assertThat(report.transactionId()).isEqualTo(running.started().transactionId());
        assertThat(report.requestId().orElse(running.requestId())).isEqualTo(running.requestId());
        assertThat(report.currency().orElse("EUR")).isEqualTo("EUR");
        assertThat(report.amount().orElse(PaymentBench.TOTAL.toEuro()))
                .isEqualByComparingTo(PaymentBench.TOTAL.toEuro());
    }
}
