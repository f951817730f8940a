// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.ozgsdk.core.Money;
import org.ozgsdk.core.OzgException;
import org.ozgsdk.core.store.InMemoryStore;
import org.ozgsdk.core.store.Store;
import org.ozgsdk.payment.ModelService.Killed;
import org.ozgsdk.payment.ModelService.Sending;

/**
 * Eight threads do whatever can happen to one claim, in any order, some die between two lines: starts, persons, browsers that come back, rounds of the poller,
 * notifications (doubled, early, forged), refunds. What the payment service holds is the sequential truth to compare with. 100,000 sequences with -Dozg.long=true,
 * any number with -Dozg.sequences.
 */
class ConcurrentModelTest {

    private static final int SEQUENCES =
            Integer.getInteger("ozg.sequences", Boolean.getBoolean("ozg.long") ? 100_000 : 1_000);
    private static final int THREADS = 8;
    private static final int STEPS_EACH = 4;
    private static final PaymentOrder ORDER = Orders.of("antrag-1", "26.00");

    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void everyRaceEndsAsThePaymentServiceKnowsIt() throws Exception {
        long seed = Long.getLong("ozg.seed", System.nanoTime());
        System.out.println("ConcurrentModelTest: seed " + seed + ", " + SEQUENCES + " sequences");
        Random seeds = new Random(seed);
        int paid = 0;
        int refunded = 0;
        for (int i = 0; i < SEQUENCES; i++) {
            World world = new World(seeds.nextLong());
            List<Callable<Void>> parts = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                parts.add(world.part(seeds.nextLong()));
            }
            for (Future<Void> part : threads.invokeAll(parts)) {
                part.get();
            }
            world.settle();
            PaymentStatus end = world.check("seed " + seed + ", sequence " + i);
            paid += end.wasPaid() ? 1 : 0;
            refunded += end == PaymentStatus.REFUNDED || end == PaymentStatus.PARTIALLY_REFUNDED ? 1 : 0;
        }
        System.out.println("ConcurrentModelTest: " + paid + " paid, " + refunded + " of them given back");
        assertThat(paid).isGreaterThan(SEQUENCES / 10);
        assertThat(refunded).isGreaterThan(0);
    }

    private static final class World {

        private final TestClock clock = new TestClock();
        private final Store store = new InMemoryStore(clock);
        private final ModelService service = new ModelService();
        private final ConcurrentLinkedQueue<URI> tabs = new ConcurrentLinkedQueue<>();
        private final ConcurrentLinkedQueue<PaymentEvent> events = new ConcurrentLinkedQueue<>();
        private final ThreadLocal<int[]> stepsToLive = ThreadLocal.withInitial(() -> new int[] {Integer.MAX_VALUE});
        private final Payments payments;

        World(long seed) {
            Random random = new Random(seed);
            service.findsByRequestId = random.nextBoolean();
            service.sending = random.nextInt(4) == 0 ? Sending.ANSWER_LOST : Sending.FINE;
            service.beforeEveryStep = this::live;
            payments = Payments.builder(service, new DyingStore(store, this::live))
                    .clock(clock)
                    .events(events::add)
                    .build();
        }

        Callable<Void> part(long seed) {
            return () -> {
                Random random = new Random(seed);
                for (int step = 0; step < STEPS_EACH; step++) {
                    stepsToLive.get()[0] = random.nextInt(5) == 0 ? 1 + random.nextInt(20) : Integer.MAX_VALUE;
                    guarded(() -> step(random));
                }
                stepsToLive.remove();
                return null;
            };
        }

        private void step(Random random) {
            switch (random.nextInt(12)) {
                case 0, 1 -> payments.start(ORDER).page().ifPresent(tabs::add);
                case 2, 3 -> person(PaymentStatus.PAID);
                case 4 -> person(random.nextBoolean() ? PaymentStatus.CANCELLED : PaymentStatus.FAILED);
                case 5 -> payments.ofClaim("antrag-1").ifPresent(payment -> payments.check(payment.id()));
                case 6 -> payments.poll();
                case 7 -> clock.advance(Duration.ofSeconds(random.nextInt(20_000)));
                case 8 -> service.sending = random.nextInt(3) == 0 ? Sending.LOST_ON_THE_WAY : Sending.FINE;
                case 9 -> notice(random, 1 + random.nextInt(5));
                case 10 -> notice(random, 1);
                default -> refund(random);
            }
        }

        private void person(PaymentStatus decision) {
            URI tab = tabs.peek();
            if (tab != null) {
                service.decide(tab, decision);
            }
        }

        /** The payment service tells what it holds, several times; a stranger tells it too. */
        private void notice(Random random, int times) {
            for (NotificationRequest request : service.notices()) {
                for (int i = 0; i < times; i++) {
                    payments.notified(request);
                }
                if (random.nextBoolean()) {
                    assertThat(payments.notified(NotificationRequest.get(
                                            request.rawQuery().replace("right", "wrong")))
                                    .status())
                            .isEqualTo(400);
                }
            }
        }

        private void refund(Random random) {
            payments.ofClaim("antrag-1").filter(Payment::isPaid).ifPresent(payment -> {
                boolean part = random.nextBoolean();
                Money amount = part ? Money.euro("15.00") : payment.amount();
                String key = "k" + random.nextInt(2) + part;
                payments.refund(payment.id(), key, part ? Refunds.Kind.PARTIAL : Refunds.Kind.FULL, amount);
            });
        }

        void settle() {
            service.beforeEveryStep = () -> {};
            service.sending = Sending.FINE;
            payments.start(ORDER);
            for (int i = 0; i < 12; i++) {
                clock.advance(Duration.ofHours(7));
                payments.poll();
            }
            state().attempts().forEach(attempt -> payments.check(attempt.id()));
        }

        private ClaimState state() {
            List<ClaimState> claims = new ArrayList<>();
            payments.claims(claims::add);
            return claims.get(0);
        }

        PaymentStatus check(String where) {
            ClaimState claim = state();
            String as = where + ", " + claim;
            for (Payment attempt : claim.attempts()) {
                ModelService.Transaction truth = service.transactions.get(attempt.id());
                boolean money = truth != null && truth.state == PaymentStatus.PAID;
                assertThat(attempt.status().wasPaid()).as(as).isEqualTo(money);
                assertThat(attempt.evidence().isPresent()).as(as).isEqualTo(money);
                assertThat(back(attempt))
                        .as(as)
                        .isLessThanOrEqualTo(attempt.amount().cents());
            }
            assertThat(service.paid()).as("never two paid payments: " + as).isLessThanOrEqualTo(1);
            assertThat(claim.delivery())
                    .as(as)
                    .isEqualTo(service.paid() == 1 ? ClaimState.Delivery.DUE : ClaimState.Delivery.NONE);
            assertThat(payments.deliveriesDue(10)).as(as).hasSize((int) service.paid());
            assertThat(events.stream().filter(event -> event.kind() == PaymentEvent.Kind.PAID))
                    .as(as)
                    .hasSizeLessThanOrEqualTo((int) service.paid());
            assertThat(service.refunds.orders)
                    .as(as)
                    .extracting(Refunds.Order::key)
                    .doesNotHaveDuplicates();
            assertThat(service.refunds.orders.stream()
                            .mapToLong(order -> order.amount().cents())
                            .sum())
                    .as(as)
                    .isLessThanOrEqualTo(ORDER.total().cents());
            return payments.ofClaim("antrag-1").orElseThrow().status();
        }

        private static long back(Payment attempt) {
            return attempt.refunds().stream()
                    .filter(Refund::counts)
                    .mapToLong(refund -> refund.amount().cents())
                    .sum();
        }

        private void guarded(Runnable action) {
            try {
                action.run();
            } catch (Killed | OzgException | IllegalArgumentException e) {
                // A thread that died, a service that refused, a refund that came too late: all may happen here.
            }
        }

        private void live() {
            if (--stepsToLive.get()[0] == 0) {
                throw new Killed();
            }
        }
    }
}
