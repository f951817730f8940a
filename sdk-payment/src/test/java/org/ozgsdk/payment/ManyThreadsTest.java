// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ozgsdk.core.store.InMemoryStore;
import org.ozgsdk.core.store.JdbcStore;
import org.ozgsdk.core.store.Store;

class ManyThreadsTest {

    private static final int THREADS = 8;

    private final TestClock clock = new TestClock();
    private final ModelService service = new ModelService();
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final JdbcConnectionPool pool =
            JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");

    @BeforeEach
    void createTable() throws Exception {
        try (Connection connection = pool.getConnection()) {
            connection.createStatement().execute(JdbcStore.ddl(JdbcStore.DEFAULT_PREFIX));
        }
    }

    @AfterEach
    void stop() throws Exception {
        threads.shutdownNow();
        try (Connection connection = pool.getConnection()) {
            connection.createStatement().execute("SHUTDOWN");
        }
        pool.dispose();
    }

    @Test
    void ofManyWhoStartAtOnceOneSendsInMemory() throws Exception {
        rush(new InMemoryStore(clock), 30);
    }

    @Test
    void ofManyWhoStartAtOnceOneSendsOverJdbc() throws Exception {
        rush(JdbcStore.builder(pool).clock(clock).build(), 5);
    }

    @Test
    void thePaymentsOverJdbcGoOnAfterARestart() {
        Payment payment =
                over(JdbcStore.builder(pool).clock(clock).build(), clock).start(Orders.of("antrag-x", "26.00"));
        service.decide(payment.page().orElseThrow(), PaymentStatus.PAID);
        clock.advance(Duration.ofSeconds(10));

        Payments again = over(JdbcStore.builder(pool).clock(clock).build(), clock);

        assertThat(again.poll()).singleElement().matches(Payment::isPaid);
        assertThat(again.find(payment.id()).orElseThrow().evidence()).isPresent();
    }

    private void rush(Store store, int rounds) throws Exception {
        Payments payments = over(store, clock);
        for (int round = 0; round < rounds; round++) {
            PaymentOrder order = Orders.of("antrag-" + round, "26.00");
            all(() -> payments.start(order));
            Payment live = payments.ofClaim(order.claim()).orElseThrow();
            assertThat(service.transactions).as("round %d", round).hasSize(2 * round + 1);
            service.decide(live.page().orElseThrow(), PaymentStatus.CANCELLED);
            clock.advance(Duration.ofMinutes(1));
            all(() -> {
                payments.poll();
                return payments.check(live.id());
            });
            all(() -> payments.start(order));
            Payment second = payments.ofClaim(order.claim()).orElseThrow();
            service.decide(second.page().orElseThrow(), PaymentStatus.PAID);
            List<Payment> seen = all(() -> payments.check(second.id()));

            assertThat(seen).allMatch(Payment::isPaid);
            assertThat(service.transactions).as("round %d", round).hasSize(2 * round + 2);
        }
        assertThat(service.paid()).isEqualTo(rounds);
    }

    private List<Payment> all(Callable<Payment> action) throws Exception {
        List<Future<Payment>> answers = threads.invokeAll(
                IntStream.range(0, THREADS).mapToObj(i -> action).toList());
        List<Payment> payments = new java.util.ArrayList<>();
        for (Future<Payment> answer : answers) {
            payments.add(answer.get());
        }
        return payments;
    }

    private Payments over(Store store, Clock time) {
        return Payments.builder(service, store).clock(time).build();
    }
}
