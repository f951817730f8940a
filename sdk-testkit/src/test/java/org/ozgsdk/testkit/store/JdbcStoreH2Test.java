// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ozgsdk.core.store.JdbcStore;
import org.ozgsdk.core.store.Store;
import org.ozgsdk.core.store.StoredEntry;

/** The contracts on H2. */
class JdbcStoreH2Test {

    @Nested
    class InMemory extends JdbcStoreContract {

        private final JdbcConnectionPool pool =
                JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");

        @Override
        protected DataSource database() {
            return pool;
        }

        @AfterEach
        void forget() throws SQLException {
            run("SHUTDOWN");
            pool.dispose();
        }
    }

    @Nested
    class InAFile extends JdbcStoreContract {

        @TempDir
        Path folder;

        private JdbcConnectionPool pool;

        @Override
        protected DataSource database() {
            pool = JdbcConnectionPool.create(
                    "jdbc:h2:file:" + folder.resolve("store").toAbsolutePath(), "sa", "");
            return pool;
        }

        @AfterEach
        void close() {
            pool.dispose();
        }

        @Test
        void entriesAreThereAfterARestart() throws Exception {
            StoredEntry put = store().putIfAbsent(SPACE, "a", bytes("bleibt")).orElseThrow();
            run("SHUTDOWN");
            pool.dispose();

            Store again = JdbcStore.builder(database()).clock(clock()).build();

            assertThat(again.find(SPACE, "a")).contains(put);
            assertThat(again.replace(put, bytes("weiter"))).isPresent();
        }
    }
}
