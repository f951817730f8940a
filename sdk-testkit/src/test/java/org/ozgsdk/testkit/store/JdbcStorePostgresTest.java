// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.ozgsdk.core.UnavailableException;
import org.ozgsdk.core.store.JdbcStore;
import org.ozgsdk.core.store.Store;
import org.ozgsdk.core.store.StoredEntry;

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
    protected DataSource database() {
        return postgres.getPostgresDatabase();
    }

    @Test
    void aListIsInAsciiOrderUnderACollationThatIsNot() throws Exception {
        run("ALTER TABLE ozg_store ALTER COLUMN entry_key TYPE VARCHAR(200) COLLATE \"de-x-icu\"");
        List<String> keys = List.of("b-1", "B-1", "b.1", "b:1", "b_1", "b~1", "b1", "a", "c", "Z", "0");
        keys.forEach(key -> store().putIfAbsent(SPACE, key, bytes(key)));
        List<String> sorted = keys.stream().sorted().toList();

        assertThat(store().list(SPACE, "", "", 4)).extracting(StoredEntry::key).isEqualTo(sorted.subList(0, 4));
        assertThat(store().list(SPACE, "", sorted.get(3), 10))
                .extracting(StoredEntry::key)
                .isEqualTo(sorted.subList(4, 11));
        assertThat(store().list(SPACE, "b", "b.1", 10))
                .extracting(StoredEntry::key)
                .containsExactly("b1", "b:1", "b_1", "b~1");
        assertThat(store().list(SPACE, "b_", "", 10))
                .extracting(StoredEntry::key)
                .containsExactly("b_1");
    }

    @Test
    void aSerialisationFailureOfTheCallersTransactionIsUnavailable() throws Exception {
        StoredEntry seen = store().putIfAbsent(SPACE, "a", bytes("1")).orElseThrow();
        try (Connection transaction = database.getConnection()) {
            transaction.setAutoCommit(false);
            transaction.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
            Store joined = ((JdbcStore) store()).on(transaction);
            assertThat(joined.find(SPACE, "a")).isPresent();
            store().replace(seen, bytes("2"));

            assertThatThrownBy(() -> joined.replace(seen, bytes("3")))
                    .isInstanceOf(UnavailableException.class)
                    .hasMessageContaining("40001");
            transaction.rollback();
        }
    }
}
