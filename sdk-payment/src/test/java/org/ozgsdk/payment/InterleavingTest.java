// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ozgsdk.core.OzgException;
import org.ozgsdk.core.store.InMemoryStore;
import org.ozgsdk.core.store.Store;
import org.ozgsdk.payment.ModelService.Killed;
import org.ozgsdk.payment.ModelService.Lie;
import org.ozgsdk.payment.ModelService.Sending;

/** Random orders of everything that can happen, with a seed that is printed. What the payment service holds is the truth to compare with. */
class InterleavingTest {

    private static final int SEQUENCES = 1_000;

    @ParameterizedTest
    @ValueSource(longs = {20261123, 4711})
    void paidExactlyIfThePaymentServiceWasPaidWithFittingValues(long seed) {
        Random seeds = new Random(seed);
        int paid = 0;
        int mismatches = 0;
        for (int i = 0; i < SEQUENCES; i++) {
            World world = new World(seeds.nextLong());
            for (int step = 0; step < 25; step++) {
                world.step();
            }
            world.settle();
            PaymentStatus end = world.check("seed " + seed + ", sequence " + i);
            paid += end == PaymentStatus.PAID ? 1 : 0;
            mismatches += end == PaymentStatus.MISMATCH ? 1 : 0;
        }
        assertThat(paid).as("sequences that were paid, seed %d", seed).isGreaterThan(SEQUENCES / 10);
        assertThat(mismatches).as("sequences with a mismatch, seed %d", seed).isGreaterThan(SEQUENCES / 50);
    }

    private static final class World {

        private static final PaymentOrder ORDER = Orders.of("antrag-1", "26.00");

        private final Random random;
        private final TestClock clock = new TestClock();
        private final Store store = new InMemoryStore(clock);
        private final ModelService service = new ModelService();
        private final List<String> story = new ArrayList<>();
        private final List<URI> tabs = new ArrayList<>();
        private final Payments payments;
        private int stepsToLive = Integer.MAX_VALUE;
        private boolean lateTruth;
        private boolean wasMismatch;

        World(long seed) {
            random = new Random(seed);
            service.findsByRequestId = random.nextBoolean();
            service.beforeEveryStep = this::live;
            payments = Payments.builder(service, new DyingStore(store, this::live))
                    .clock(clock)
                    .build();
        }

        void step() {
            int dice = random.nextInt(16);
            story.add(Integer.toString(dice));
            switch (dice) {
                case 0, 1, 2 -> guarded(() -> shown(payments.start(ORDER)));
                case 3 -> person(PaymentStatus.PAID);
                case 4 -> person(PaymentStatus.CANCELLED);
                case 5 -> person(PaymentStatus.FAILED);
                case 6, 7 -> guarded(() -> payments.ofClaim("antrag-1").ifPresent(p -> payments.check(p.id())));
                case 8, 9 -> guarded(payments::poll);
                case 10 -> clock.advance(Duration.ofSeconds(random.nextInt(100_000)));
                case 11 -> stepsToLive = 1 + random.nextInt(20);
                case 12 -> service.sending = Sending.values()[random.nextInt(Sending.values().length)];
                case 13 -> service.lie = random.nextInt(4) == 0 ? Lie.values()[random.nextInt(5)] : Lie.NONE;
                case 14 -> service.unavailable = random.nextBoolean();
                default -> lateTruth |= random.nextInt(4) == 0 && service.lateTruth();
            }
            // What is read from the store is never a MISMATCH that went away.
            boolean mismatch = store.find("payment.model", "antrag-1").stream()
                    .flatMap(entry -> AttemptJson.read(entry).attempts().stream())
                    .anyMatch(attempt -> attempt.status() == PaymentStatus.MISMATCH);
            assertThat(mismatch || !wasMismatch).as("MISMATCH stays, %s", story).isTrue();
            wasMismatch = mismatch;
        }

        /** Everything works again, the person stays away and the poller runs for two days. */
        void settle() {
            stepsToLive = Integer.MAX_VALUE;
            service.sending = Sending.FINE;
            service.lie = Lie.NONE;
            service.unavailable = false;
            payments.start(ORDER);
            for (int i = 0; i < 12; i++) {
                clock.advance(Duration.ofHours(7));
                payments.poll();
            }
            // A truth that came later than the last look of the poller is found by who asks.
            attempts().forEach(attempt -> payments.check(attempt.id()));
        }

        private List<Attempt> attempts() {
            return AttemptJson.read(store.find("payment.model", "antrag-1").orElseThrow())
                    .attempts();
        }

        PaymentStatus check(String where) {
            Payment end = payments.ofClaim("antrag-1").orElseThrow();
            String as = where + ", " + story + ", ended " + end.status();
            List<Attempt> attempts = attempts();
            for (Attempt attempt : attempts) {
                ModelService.Transaction truth = service.transactions.get(attempt.id());
                boolean money = truth != null && truth.state == PaymentStatus.PAID;
                if (attempt.status() == PaymentStatus.PAID) {
                    assertThat(money).as(as).isTrue();
                } else if (money && attempt.transactionId().isPresent()) {
                    assertThat(attempt.status()).as(as).isEqualTo(PaymentStatus.MISMATCH);
                }
            }
            long live = attempts.stream()
                    .filter(attempt -> !attempt.status().allowsNewAttempt())
                    .count();
            if (!lateTruth && service.lies == 0) {
                assertThat(live).as(as).isLessThanOrEqualTo(1);
                assertThat(service.paid()).as(as).isLessThanOrEqualTo(1);
            }
            assertThat(service.lies > 0 || !wasMismatch).as(as).isTrue();
            return end.status();
        }

        private void shown(Payment payment) {
            payment.page().ifPresent(tabs::add);
        }

        private void person(PaymentStatus decision) {
            if (!tabs.isEmpty()) {
                service.decide(tabs.get(random.nextInt(tabs.size())), decision);
            }
        }

        private void guarded(Runnable action) {
            try {
                action.run();
            } catch (Killed | OzgException e) {
                stepsToLive = Integer.MAX_VALUE;
            }
        }

        private void live() {
            if (--stepsToLive == 0) {
                throw new Killed();
            }
        }
    }
}
