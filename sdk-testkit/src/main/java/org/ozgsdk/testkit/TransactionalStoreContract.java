// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.ozgsdk.core.store.Store;
import org.ozgsdk.core.store.StoredEntry;

/**
 * What a {@link Store} on a database must hold beside {@link StoreContract}, if it can join a transaction that its caller runs: then an entry and the caller's own
 * rows happen together or not at all.
 *
 * <pre>{@code
 * class OurStoreTest extends TransactionalStoreContract {
 *
 *     @Override
 *     protected Store open(Clock clock) {
 *         emptyTheTables();
 *         return new OurStore(dataSource, clock);
 *     }
 *
 *     @Override
 *     protected Connection connect() throws SQLException {
 *         return dataSource.getConnection();
 *     }
 *
 *     @Override
 *     protected Store inside(Connection transaction) {
 *         return ((OurStore) store()).on(transaction);
 *     }
 * }
 * }</pre>
 */
public abstract class TransactionalStoreContract extends StoreContract {

    /** For those who extend it. */
    protected TransactionalStoreContract() {}

    /**
     * Connects to the database of this test's store.
     *
     * @return a new connection; the test closes it
     * @throws SQLException if there is none; the test fails
     */
    protected abstract Connection connect() throws SQLException;

    /**
     * Gives this test's store inside a transaction.
     *
     * @param transaction a connection of {@link #connect} without auto-commit
     * @return a store with the same entries that writes over this connection and neither commits nor closes it
     */
    protected abstract Store inside(Connection transaction);

    @Test
    void whatTheCallerRollsBackHasNotHappened() throws Exception {
        StoredEntry before = store().putIfAbsent(SPACE, "before", bytes("alt")).orElseThrow();
        StoredEntry doomed = store().putIfAbsent(SPACE, "doomed", bytes("da")).orElseThrow();
        try (Connection transaction = begin()) {
            Store joined = inside(transaction);
            assertThat(joined.putIfAbsent(SPACE, "new", bytes("neu"))).isPresent();
            assertThat(joined.replace(before, bytes("anders"))).isPresent();
            assertThat(joined.remove(doomed)).isTrue();
            assertThat(store().find(SPACE, "new"))
                    .as("nobody outside sees it yet")
                    .isEmpty();
            transaction.rollback();
        }

        assertThat(store().find(SPACE, "new")).isEmpty();
        assertThat(store().find(SPACE, "before")).contains(before);
        assertThat(store().find(SPACE, "doomed")).contains(doomed);
    }

    @Test
    void theCallerAloneCommits() throws Exception {
        try (Connection transaction = begin()) {
            assertThat(inside(transaction).putIfAbsent(SPACE, "a", bytes("x"))).isPresent();
            assertThat(transaction.isClosed()).isFalse();
            assertThat(transaction.getAutoCommit()).isFalse();
            assertThat(store().find(SPACE, "a")).as("not committed yet").isEmpty();
            transaction.commit();
        }

        assertThat(store().find(SPACE, "a")).isPresent();
    }

    @Test
    void aTakenKeyDoesNotAbortTheCallersTransaction() throws Exception {
        store().putIfAbsent(SPACE, "taken", bytes("alt"));
        try (Connection transaction = begin()) {
            Store joined = inside(transaction);
            assertThat(joined.putIfAbsent(SPACE, "taken", bytes("neu"))).isEmpty();
            assertThat(joined.putIfAbsent(SPACE, "free", bytes("neu"))).isPresent();
            transaction.commit();
        }

        assertThat(store().find(SPACE, "free")).isPresent();
    }

    private Connection begin() throws SQLException {
        Connection transaction = connect();
        transaction.setAutoCommit(false);
        return transaction;
    }
}
