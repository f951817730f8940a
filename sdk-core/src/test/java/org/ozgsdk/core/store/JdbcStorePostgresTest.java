// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.ozgsdk.core.UnavailableException;

/** The contract on a real PostgreSQL; only with {@code -Ppostgres}. */
class JdbcStorePostgresTest extends JdbcStoreContract {

    private static EmbeddedPostgres postgres;

    @BeforeAll
    static void start() throws Exception {
        postgres = EmbeddedPostgres.builder().start();
    }

    @AfterAll
    static void stop() throws Exception {
        postgres.close();
    }

    @Override
    DataSource database() {
        return postgres.getPostgresDatabase();
    }

    @Test
    void aListIsInAsciiOrderUnderACollationThatIsNot() throws Exception {
        run("ALTER TABLE ozg_store ALTER COLUMN entry_key TYPE VARCHAR(200) COLLATE \"de-x-icu\"");

        aListComesInAsciiOrderPageByPage();
    }

    @Test
    void aSerialisationFailureOfTheCallersTransactionIsUnavailable() throws Exception {
        StoredEntry seen = store.putIfAbsent(SPACE, "a", bytes("1")).orElseThrow();
        try (Connection transaction = database.getConnection()) {
            transaction.setAutoCommit(false);
            transaction.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
            Store joined = ((JdbcStore) store).on(transaction);
            assertThat(joined.find(SPACE, "a")).isPresent();
            store.replace(seen, bytes("2"));

            assertThatThrownBy(() -> joined.replace(seen, bytes("3")))
                    .isInstanceOf(UnavailableException.class)
                    .hasMessageContaining("40001");
            transaction.rollback();
        }
    }
}
