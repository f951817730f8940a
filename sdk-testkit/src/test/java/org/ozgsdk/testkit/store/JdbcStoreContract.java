// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.store.JdbcStore;
import org.ozgsdk.core.store.Store;
import org.ozgsdk.testkit.TransactionalStoreContract;

/** What our JDBC form must hold on every database beside the common contracts. */
abstract class JdbcStoreContract extends TransactionalStoreContract {

    /** A database whose tables of the default prefix are new. */
    protected abstract DataSource database() throws Exception;

    DataSource database;

    @Override
    protected Store open(Clock clock) throws Exception {
        database = database();
        run("DROP TABLE IF EXISTS ozg_store; DROP TABLE IF EXISTS dienst7_store");
        run(JdbcStore.ddl(JdbcStore.DEFAULT_PREFIX));
        return JdbcStore.builder(database).clock(clock).build();
    }

    @Override
    protected Connection connect() throws SQLException {
        return database.getConnection();
    }

    @Override
    protected Store inside(Connection transaction) {
        return ((JdbcStore) store()).on(transaction);
    }

    void run(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void whatTheCallerCommitsHasHappenedTogetherWithTheCallersOwnWork() throws Exception {
        run("DROP TABLE IF EXISTS own_work; CREATE TABLE own_work (id INT)");
        try (Connection transaction = database.getConnection()) {
            transaction.setAutoCommit(false);
            Store joined = ((JdbcStore) store()).on(transaction);
            try (Statement own = transaction.createStatement()) {
                own.execute("INSERT INTO own_work VALUES (7)");
            }
            joined.putIfAbsent(SPACE, "a", bytes("x"));
            assertThat(transaction.getAutoCommit()).isFalse();
            assertThat(transaction.isClosed()).isFalse();
            transaction.commit();
        }

        assertThat(store().find(SPACE, "a")).isPresent();
    }

    @Test
    void aDataSourceThatHandsOutTheTransactionsConnectionIsJoined() throws Exception {
        try (Connection transaction = database.getConnection()) {
            transaction.setAutoCommit(false);
            Store joined = JdbcStore.builder(TransactionDataSource.around(transaction))
                    .clock(clock())
                    .build();
            assertThat(joined.putIfAbsent(SPACE, "a", bytes("x"))).isPresent();
            transaction.rollback();
        }

        assertThat(store().find(SPACE, "a")).isEmpty();
    }

    @Test
    void aMissingTableNamesTheFileThatMakesIt() {
        Store other =
                JdbcStore.builder(database).prefix("dienst7_").clock(clock()).build();

        assertThatThrownBy(() -> other.find(SPACE, "a"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("dienst7_store")
                .hasMessageContaining("V1__ozg_store.sql");
    }

    @Test
    void twoPrefixesAreTwoStores() throws Exception {
        run(JdbcStore.ddl("dienst7_"));
        Store other =
                JdbcStore.builder(database).prefix("dienst7_").clock(clock()).build();
        other.putIfAbsent(SPACE, "a", bytes("x"));

        assertThat(store().find(SPACE, "a")).isEmpty();
        assertThat(other.find(SPACE, "a")).isPresent();
    }
}
