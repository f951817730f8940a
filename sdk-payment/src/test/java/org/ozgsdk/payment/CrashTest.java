// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ozgsdk.core.store.InMemoryStore;
import org.ozgsdk.core.store.Store;
import org.ozgsdk.payment.ModelService.Killed;

/** Kills the process before and after every access to the store and to the payment service, then starts again with the same store. */
class CrashTest {

    private static final PaymentOrder ORDER = Orders.of("antrag-1", "26.00");

    private final TestClock clock = new TestClock();
    private int stepsToLive;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aProcessKilledAnywhereNeverLeadsToTwoPaidPayments(boolean findsByRequestId) {
        int kills = 0;
        boolean killed = true;
        for (int step = 1; killed; step++) {
            killed = killedAt(step, findsByRequestId);
            kills += killed ? 1 : 0;
        }

        assertThat(kills).as("places where it was killed").isGreaterThan(40);
    }

    private boolean killedAt(int step, boolean findsByRequestId) {
        ModelService service = new ModelService();
        service.findsByRequestId = findsByRequestId;
        Store store = new InMemoryStore(clock);
        stepsToLive = step;
        service.beforeEveryStep = this::live;
        boolean killed = false;
        try {
            journey(
                    Payments.builder(service, new DyingStore(store, this::live))
                            .clock(clock)
                            .build(),
                    service);
        } catch (Killed e) {
            killed = true;
        }
        service.beforeEveryStep = () -> {};
        Payments again = Payments.builder(service, store).clock(clock).build();
        clock.advance(Duration.ofMinutes(3));
        journey(again, service);
        clock.advance(Duration.ofMinutes(3));
        again.poll();

        ClaimState claim = claim(again);
        long abandoned = claim.attempts().stream()
                .filter(attempt -> attempt.status() == PaymentStatus.ABANDONED_NEEDS_REVIEW)
                .count();
        assertThat(service.paid()).as("killed at step %d: paid payments", step).isEqualTo(1);
        assertThat(again.ofClaim("antrag-1").orElseThrow().isPaid())
                .as("killed at step %d", step)
                .isTrue();
        assertThat(service.transactions)
                .as("killed at step %d: every orphan is known", step)
                .hasSize((int) abandoned + 1);
        assertThat(abandoned).isLessThanOrEqualTo(findsByRequestId ? 0 : 1);
        assertThat(again.deliveriesDue(10))
                .as("killed at step %d: one delivery due", step)
                .singleElement();
        return killed;
    }

    private void journey(Payments payments, ModelService service) {
        Payment payment = payments.start(ORDER);
        payment.page().ifPresent(page -> service.decide(page, PaymentStatus.PAID));
        clock.advance(Duration.ofSeconds(10));
        payments.poll();
        payments.check(payment.id());
    }

    private static ClaimState claim(Payments payments) {
        List<ClaimState> claims = new ArrayList<>();
        payments.claims(claims::add);
        return claims.get(0);
    }

    private void live() {
        if (--stepsToLive == 0) {
            throw new Killed();
        }
    }
}
