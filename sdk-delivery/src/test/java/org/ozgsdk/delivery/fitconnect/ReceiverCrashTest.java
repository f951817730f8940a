// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.fitconnect;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ozgsdk.core.store.InMemoryStore;
import org.ozgsdk.core.store.JdbcStore;
import org.ozgsdk.core.store.Store;
import org.ozgsdk.core.store.StoredEntry;
import org.ozgsdk.delivery.fitconnect.PickupResult.State;
import org.ozgsdk.delivery.internal.FakeSubmission;

/** The program dies before and after each access to the inbox, and answers get lost: what is handed over how often, and what the delivery service hears. */
class ReceiverCrashTest {

    private static final Duration LEASE = Duration.ofMinutes(4);

    /** More than one round of a submission does. */
    private static final int MOST_STEPS = 12;

    private FakeSubmission sent;
    private final AtomicInteger handed = new AtomicInteger();

    @BeforeEach
    void open() {
        begin();
    }

    private void begin() {
        sent = new FakeSubmission();
        sent.attach(new byte[] {1, 2, 3});
        sent.publish();
        handed.set(0);
    }

    @AfterEach
    void close() {
        sent.service.close();
    }

    private FitConnectReceiver receiver(Store store, @Nullable Transaction transaction) {
        ReceiverBuilder builder = sent.receiver(store).lease(LEASE);
        return transaction == null
                ? builder.build()
                : builder.transaction(transaction).build();
    }

    private Decision accept(Received received) {
        handed.incrementAndGet();
        return Decision.accept();
    }

    /** After the crash: other processes, later. */
    private List<State> rounds(Store store, @Nullable Transaction transaction, Handler handler) {
        List<State> states = new ArrayList<>();
        for (int round = 0; round < 3; round++) {
            sent.service.now = sent.service.now.plus(LEASE.plusSeconds(1));
            receiver(store, transaction).receiveAll(handler).forEach(result -> states.add(result.state()));
        }
        return states;
    }

    private long accepted() {
        return receiver(new InMemoryStore(sent.service.clock()), null).eventLog(sent.pickup()).events().stream()
                .filter(event -> event.kind() == EventKind.ACCEPT_SUBMISSION)
                .count();
    }

    @Test
    void withoutATransactionOnlyTheGapBehindTheHandlerRepeatsIt() {
        List<Integer> counts = new ArrayList<>();
        boolean crashed = true;
        for (int step = 0; crashed && step < MOST_STEPS; step++) {
            if (step > 0) {
                sent.service.close();
                begin();
            }
            Store store = new InMemoryStore(sent.service.clock());
            crashed = crashes(receiver(new DyingStore(store, step), null), this::accept);
            rounds(store, null, this::accept);
            counts.add(handed.get());
            assertThat(accepted()).as("crash at step %s", step).isEqualTo(1);
            assertThat(sent.posted).as("crash at step %s", step).hasSize(1);
        }
        assertThat(crashed).as("the last step is behind the end").isFalse();
        // find, claim, renew, decide, answered: each before and after. Only before "decide" the handler's work is lost.
        assertThat(counts).containsExactly(1, 1, 1, 1, 1, 1, 2, 1, 1, 1, 1);
    }

    private static boolean crashes(FitConnectReceiver receiver, Handler handler) {
        try {
            receiver.receiveAll(handler);
            return false;
        } catch (Death e) {
            return true;
        }
    }

    @Test
    void withATransactionItIsHandedOverExactlyOnceWhateverHappens() throws SQLException {
        boolean crashed = true;
        for (int step = 0; crashed && step < MOST_STEPS; step++) {
            if (step > 0) {
                sent.service.close();
                begin();
            }
            try (Database database = new Database(sent.service.clock())) {
                Dying steps = new Dying(step);
                Store dying = new DyingStore(database.store, steps);
                Transaction mortal = work -> database.run(joined -> work.accept(new DyingStore(joined, steps)));
                crashed = crashes(receiver(dying, mortal), database::write);
                rounds(database.store, database::run, database::write);
                assertThat(database.rows()).as("crash at step %s", step).isEqualTo(1);
                assertThat(accepted()).as("crash at step %s", step).isEqualTo(1);
            }
        }
        assertThat(crashed).isFalse();
    }

    @Test
    void aHandlerThatThrowsLeavesNothingBehind() throws SQLException {
        try (Database database = new Database(sent.service.clock())) {
            FitConnectReceiver receiver = receiver(database.store, database::run);
            assertThat(receiver.receiveAll(received -> {
                        database.write(received);
                        throw new IllegalStateException("Fachverfahren");
                    }))
                    .extracting(PickupResult::state)
                    .containsExactly(State.FAILED);
            assertThat(database.rows()).isZero();
            assertThat(receiver.receiveAll(database::write))
                    .as("at once, not after the lease")
                    .extracting(PickupResult::state)
                    .containsExactly(State.ACCEPTED);
            assertThat(database.rows()).isEqualTo(1);
        }
    }

    @Test
    void aLostAnswerIsDecidedByTheEventLog() {
        sent.status = 503;
        FitConnectReceiver receiver = receiver(new InMemoryStore(sent.service.clock()), null);
        assertThat(receiver.receiveAll(this::accept))
                .extracting(PickupResult::state)
                .containsExactly(State.ACCEPTED);
        assertThat(sent.posted).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {503, 500, 429, 422})
    void whatWasNotHeardIsToldInTheNextRoundWithoutTheHandler(int status) {
        sent.status = status;
        sent.takes = false;
        FitConnectReceiver receiver = receiver(new InMemoryStore(sent.service.clock()), null);
        assertThat(receiver.receiveAll(this::accept)).singleElement().satisfies(result -> {
            assertThat(result.state()).isEqualTo(State.DECIDED);
            assertThat(result.failure()).isPresent();
        });
        sent.status = 204;
        sent.takes = true;
        assertThat(receiver.receiveAll(this::accept))
                .extracting(PickupResult::state)
                .containsExactly(State.ACCEPTED);
        assertThat(handed).hasValue(1);
        assertThat(sent.posted).hasSize(2);
        assertThat(jti(0)).as("both sides can tell that it is the same event").isEqualTo(jti(1));
        assertThat(receiver.receiveAll(this::accept))
                .extracting(PickupResult::state)
                .containsExactly(State.IN_OTHER_HANDS);
    }

    private String jti(int index) {
        String payload = sent.posted.get(index).split("\\.")[1];
        return org.ozgsdk.core.json.Json.object(java.util.Base64.getUrlDecoder().decode(payload), "event")
                .text("jti");
    }

    @Test
    void anAnswerOfTheServiceThatCameFirstIsSeen() {
        sent.status = 409;
        sent.takes = false;
        FitConnectReceiver receiver = receiver(new InMemoryStore(sent.service.clock()), null);
        Handler slow = received -> {
            sent.service.byService("reject-submission", Map.of("problems", List.of()));
            return accept(received);
        };
        assertThat(receiver.receiveAll(slow)).extracting(PickupResult::state).containsExactly(State.OVERTAKEN);
        assertThat(receiver.receiveAll(this::accept))
                .extracting(PickupResult::state)
                .containsExactly(State.IN_OTHER_HANDS);
        assertThat(handed).hasValue(1);
    }

    @Test
    void twoNodesNeverHandleTheSameAtOnce() throws Exception {
        Store shared = new InMemoryStore(sent.service.clock());
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        List<PickupResult> first = new ArrayList<>();
        Thread node = new Thread(() -> first.addAll(receiver(shared, null).receiveAll(received -> {
            inside.countDown();
            await(go);
            return accept(received);
        })));
        node.start();
        await(inside);
        assertThat(receiver(shared, null).receiveAll(this::accept))
                .extracting(PickupResult::state)
                .containsExactly(State.IN_OTHER_HANDS);
        go.countDown();
        node.join();
        assertThat(first).extracting(PickupResult::state).containsExactly(State.ACCEPTED);
        assertThat(handed).hasValue(1);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whoseLeaseRanOutMayNotDecideAnyMore() {
        Store shared = new InMemoryStore(sent.service.clock());
        Handler tooSlow = received -> {
            sent.service.now = sent.service.now.plus(LEASE.plusSeconds(1));
            assertThat(receiver(shared, null).receiveAll(this::accept))
                    .extracting(PickupResult::state)
                    .containsExactly(State.ACCEPTED);
            return Decision.reject(Problems.technicalError("zu spät"));
        };
        assertThat(receiver(shared, null).receiveAll(tooSlow)).singleElement().satisfies(result -> {
            assertThat(result.state()).isEqualTo(State.FAILED);
            assertThat(result.failure().orElseThrow()).hasMessageContaining("lease");
        });
        assertThat(sent.posted).hasSize(1);
        assertThat(accepted()).isEqualTo(1);
    }

    /** The end of a process in the middle; nothing in the SDK catches it. */
    private static final class Death extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** Dies at a step and stays dead. Even steps are before an access, odd ones after it. */
    private static final class Dying {
        private final int fatal;
        private int step;

        Dying(int fatal) {
            this.fatal = fatal;
        }

        <T> T live(Supplier<T> access) {
            breathe();
            T result = access.get();
            breathe();
            return result;
        }

        private void breathe() {
            if (step >= fatal) {
                throw new Death();
            }
            step++;
        }
    }

    private record DyingStore(Store store, Dying life) implements Store {

        DyingStore(Store store, int fatal) {
            this(store, new Dying(fatal));
        }

        @Override
        public Optional<StoredEntry> putIfAbsent(String space, String key, byte[] value, @Nullable Instant expiresAt) {
            return life.live(() -> store.putIfAbsent(space, key, value, expiresAt));
        }

        @Override
        public Optional<StoredEntry> find(String space, String key) {
            return life.live(() -> store.find(space, key));
        }

        @Override
        public Optional<StoredEntry> replace(StoredEntry seen, byte[] value, @Nullable Instant expiresAt) {
            return life.live(() -> store.replace(seen, value, expiresAt));
        }

        @Override
        public boolean remove(StoredEntry seen) {
            return life.live(() -> store.remove(seen));
        }

        @Override
        public List<StoredEntry> list(String space, String prefix, String after, int limit) {
            return life.live(() -> store.list(space, prefix, after, limit));
        }

        @Override
        public int purge() {
            return life.live(store::purge);
        }
    }

    /** The caller's database: his own table beside the inbox. */
    private static final class Database implements AutoCloseable {
        private final JdbcDataSource source = new JdbcDataSource();
        private final Connection open;
        private final JdbcStore store;
        private final ThreadLocal<Connection> current = new ThreadLocal<>();

        Database(Clock clock) throws SQLException {
            source.setURL("jdbc:h2:mem:" + UUID.randomUUID());
            open = source.getConnection();
            try (Statement statement = open.createStatement()) {
                statement.execute(JdbcStore.ddl(JdbcStore.DEFAULT_PREFIX));
                statement.execute("create table antrag (id varchar(40))");
            }
            store = JdbcStore.builder(source).clock(clock).build();
        }

        void run(java.util.function.Consumer<Store> work) {
            try (Connection connection = source.getConnection()) {
                connection.setAutoCommit(false);
                current.set(connection);
                try {
                    work.accept(store.on(connection));
                    connection.commit();
                } catch (RuntimeException | Error e) {
                    connection.rollback();
                    throw e;
                }
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        Decision write(Received received) {
            try (var insert = current.get().prepareStatement("insert into antrag values (?)")) {
                insert.setString(1, received.pickup().submissionId().toString());
                insert.executeUpdate();
                return Decision.accept();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        int rows() throws SQLException {
            try (Statement statement = open.createStatement();
                    var result = statement.executeQuery("select count(*) from antrag")) {
                result.next();
                return result.getInt(1);
            }
        }

        @Override
        public void close() throws SQLException {
            open.close();
        }
    }
}
