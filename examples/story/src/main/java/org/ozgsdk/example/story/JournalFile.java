// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.example.story;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.h2.jdbcx.JdbcConnectionPool;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.store.JdbcStore;
import org.ozgsdk.core.store.Store;

/** The store of a story: an H2 file that outlives the process. Every write is on disk before it counts (WRITE_DELAY 0). */
final class JournalFile implements AutoCloseable {

    private final JdbcConnectionPool pool;

    private JournalFile(JdbcConnectionPool pool) {
        this.pool = pool;
    }

    static JournalFile open(Path folder, boolean goOn) {
        Path file = folder.resolve("journal").toAbsolutePath().normalize();
        try {
            if (!goOn) {
                Files.deleteIfExists(Path.of(file + ".mv.db"));
            }
            JdbcConnectionPool pool = JdbcConnectionPool.create(
                    "jdbc:h2:file:" + file + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE", "sa", "");
            if (!goOn) {
                try (Connection connection = pool.getConnection();
                        Statement statement = connection.createStatement()) {
                    statement.execute(JdbcStore.ddl(JdbcStore.DEFAULT_PREFIX));
                }
            }
            return new JournalFile(pool);
        } catch (IOException | SQLException e) {
            throw new ConfigurationException(
                    "Das Journal " + file + " lässt sich nicht öffnen. / The journal cannot be opened.", e);
        }
    }

    Store store() {
        return JdbcStore.builder(pool).build();
    }

    @Override
    public void close() {
        pool.dispose();
    }
}
