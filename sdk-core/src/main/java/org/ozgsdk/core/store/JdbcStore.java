// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.ozgsdk.core.ConfigurationException;

/**
 * A store in a table of the caller's database: H2 2 or PostgreSQL, over plain JDBC. Immutable, safe for use by many threads and processes.
 *
 * <p><b>It joins the caller's transaction.</b> It never commits, rolls back or changes auto-commit. So the {@code DataSource} either hands out
 * connections in auto-commit (every call stands alone), or it hands out the connection of the running transaction, as a container's or Spring's
 * {@code TransactionAwareDataSourceProxy} do; without those pass the transaction's connection to {@link #on}. A pool that hands out connections with
 * auto-commit off and no transaction behind them would lose every write.
 *
 * <p>It creates no table. The file {@value #DDL} does, with the placeholder <code>&#36;{prefix}</code>.
 */
public final class JdbcStore implements Store {

    /** Where the versioned DDL stands on the class path; not inside a Java package, so that Flyway finds it on the module path too. */
    public static final String DDL = "META-INF/org.ozgsdk.core.store/V1__ozg_store.sql";

    /** The prefix of the table's name unless another is set. */
    public static final String DEFAULT_PREFIX = "ozg_";

    private static final Pattern PREFIX = Pattern.compile("([a-z][a-z0-9_]{0,29})?");
    private static final String LIVE = " AND (expires_at IS NULL OR expires_at > ?)";
    private static final String COLUMNS = "entry_key, entry_value, entry_version, expires_at";

    /** Above every letter that a key can hold, below none of them: closes the range of keys with one prefix. */
    private static final String AFTER_EVERY_LETTER = "\u007f";

    private final DataSource dataSource;
    private final Clock clock;
    private final String table;
    private final @Nullable Connection joined;

    private JdbcStore(DataSource dataSource, Clock clock, String table, @Nullable Connection joined) {
        this.dataSource = dataSource;
        this.clock = clock;
        this.table = table;
        this.joined = joined;
    }

    /**
     * Begins a store.
     *
     * @param dataSource the caller's database; stays the caller's, is not closed
     * @return a builder, not thread-safe
     */
    public static Builder builder(DataSource dataSource) {
        return new Builder(dataSource);
    }

    /**
     * Reads the DDL that makes the table, for those who run it by hand or in a test.
     *
     * @param prefix prefix of the table's name, as for {@link Builder#prefix}
     * @return SQL statements, each ended by a semicolon
     * @throws IllegalArgumentException if the prefix has a wrong form
     */
    public static String ddl(String prefix) {
        checkPrefix(prefix);
        try (InputStream file = JdbcStore.class.getResourceAsStream("/" + DDL)) {
            if (file == null) {
                throw new ConfigurationException("The jar of ozg-sdk-core lacks " + DDL + "; was it repackaged?");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).replace("${prefix}", prefix);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The same store inside a transaction that the caller runs by hand.
     *
     * @param connection the transaction's connection; stays open and in its mode. The returned store is as thread-safe as this connection: use it in one thread
     * @return a store on that connection
     */
    public Store on(Connection connection) {
        return new JdbcStore(dataSource, clock, table, connection);
    }

    @Override
    public Optional<StoredEntry> putIfAbsent(String space, String key, byte[] value, @Nullable Instant expiresAt) {
        Rules.space(space);
        Rules.key(key);
        Rules.value(value);
        StoredEntry entry = new StoredEntry(space, key, value, Rules.firstVersion(), Rules.expiry(expiresAt));
        return run(connection -> {
            removeIfExpired(connection, entry);
            return insert(connection, entry) ? Optional.of(entry) : Optional.empty();
        });
    }

    private void removeIfExpired(Connection connection, StoredEntry entry) throws SQLException {
        String sql = "DELETE FROM " + table + " WHERE space_name = ? AND entry_key = ? AND expires_at <= ?";
        try (PreparedStatement delete = connection.prepareStatement(sql)) {
            delete.setString(1, entry.space());
            delete.setString(2, entry.key());
            delete.setLong(3, now());
            delete.executeUpdate();
        }
    }

    /** PostgreSQL gives a transaction up after any failed statement, so a taken key must not fail there; H2 goes on after a failed insert. */
    private boolean insert(Connection connection, StoredEntry entry) throws SQLException {
        boolean postgres = isPostgres(connection);
        String sql = "INSERT INTO " + table
                + " (space_name, entry_key, entry_value, entry_version, expires_at) VALUES (?, ?, ?, ?, ?)"
                + (postgres ? " ON CONFLICT DO NOTHING" : "");
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setString(1, entry.space());
            insert.setString(2, entry.key());
            insert.setBytes(3, entry.value());
            insert.setLong(4, entry.version());
            setExpiry(insert, 5, entry.expiresAt());
            return insert.executeUpdate() == 1;
        } catch (SQLException e) {
            if (!postgres && SqlFailures.isDuplicate(e)) {
                return false;
            }
            throw e;
        }
    }

    @Override
    public Optional<StoredEntry> find(String space, String key) {
        Rules.space(space);
        Rules.key(key);
        String sql = "SELECT " + COLUMNS + " FROM " + table + " WHERE space_name = ? AND entry_key = ?" + LIVE;
        return run(connection -> {
            try (PreparedStatement select = connection.prepareStatement(sql)) {
                select.setString(1, space);
                select.setString(2, key);
                select.setLong(3, now());
                return read(select, space).stream().findFirst();
            }
        });
    }

    @Override
    public Optional<StoredEntry> replace(StoredEntry seen, byte[] value, @Nullable Instant expiresAt) {
        Rules.value(value);
        StoredEntry next =
                new StoredEntry(seen.space(), seen.key(), value, seen.version() + 1, Rules.expiry(expiresAt));
        String sql = "UPDATE " + table + " SET entry_value = ?, entry_version = ?, expires_at = ?"
                + " WHERE space_name = ? AND entry_key = ? AND entry_version = ?" + LIVE;
        return run(connection -> {
            try (PreparedStatement update = connection.prepareStatement(sql)) {
                update.setBytes(1, next.value());
                update.setLong(2, next.version());
                setExpiry(update, 3, next.expiresAt());
                update.setString(4, seen.space());
                update.setString(5, seen.key());
                update.setLong(6, seen.version());
                update.setLong(7, now());
                return update.executeUpdate() == 1 ? Optional.of(next) : Optional.empty();
            }
        });
    }

    @Override
    public boolean remove(StoredEntry seen) {
        String sql = "DELETE FROM " + table + " WHERE space_name = ? AND entry_key = ? AND entry_version = ?" + LIVE;
        return run(connection -> {
            try (PreparedStatement delete = connection.prepareStatement(sql)) {
                delete.setString(1, seen.space());
                delete.setString(2, seen.key());
                delete.setLong(3, seen.version());
                delete.setLong(4, now());
                return delete.executeUpdate() == 1;
            }
        });
    }

    @Override
    public List<StoredEntry> list(String space, String prefix, String after, int limit) {
        Rules.space(space);
        Rules.page(prefix, after, limit);
        return run(connection -> {
            // A German collation would sort "a" before "B" and ignore hyphens; the contract is ASCII order.
            String key = isPostgres(connection) ? "entry_key COLLATE \"C\"" : "entry_key";
            String sql = "SELECT " + COLUMNS + " FROM " + table + " WHERE space_name = ? AND " + key + " >= ? AND "
                    + key + " < ? AND " + key + " > ?" + LIVE + " ORDER BY " + key + " LIMIT ?";
            try (PreparedStatement select = connection.prepareStatement(sql)) {
                select.setString(1, space);
                select.setString(2, prefix);
                select.setString(3, prefix + AFTER_EVERY_LETTER);
                select.setString(4, after);
                select.setLong(5, now());
                select.setInt(6, limit);
                return read(select, space);
            }
        });
    }

    @Override
    public int purge() {
        return run(connection -> {
            try (PreparedStatement delete =
                    connection.prepareStatement("DELETE FROM " + table + " WHERE expires_at <= ?")) {
                delete.setLong(1, now());
                return delete.executeUpdate();
            }
        });
    }

    private static List<StoredEntry> read(PreparedStatement select, String space) throws SQLException {
        List<StoredEntry> entries = new ArrayList<>();
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                long expiry = rows.getLong(4);
                Optional<Instant> expiresAt =
                        rows.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(expiry));
                entries.add(new StoredEntry(space, rows.getString(1), rows.getBytes(2), rows.getLong(3), expiresAt));
            }
        }
        return List.copyOf(entries);
    }

    private static void setExpiry(PreparedStatement statement, int index, Optional<Instant> expiresAt)
            throws SQLException {
        if (expiresAt.isPresent()) {
            statement.setLong(index, expiresAt.get().toEpochMilli());
        } else {
            statement.setNull(index, Types.BIGINT);
        }
    }

    private static boolean isPostgres(Connection connection) throws SQLException {
        String product = connection.getMetaData().getDatabaseProductName();
        return switch (product) {
            case "PostgreSQL" -> true;
            case "H2" -> false;
            default ->
                throw new ConfigurationException("JdbcStore works on PostgreSQL and H2; the DataSource leads to \""
                        + product + "\". Pass another DataSource or write a Store of your own.");
        };
    }

    private long now() {
        return Rules.now(clock).toEpochMilli();
    }

    private <T> T run(Call<T> call) {
        try {
            if (joined != null) {
                return call.on(joined);
            }
            try (Connection connection = dataSource.getConnection()) {
                return call.on(connection);
            }
        } catch (SQLException e) {
            throw SqlFailures.translate(e, table);
        }
    }

    private static void checkPrefix(String prefix) {
        if (!PREFIX.matcher(prefix).matches()) {
            throw new IllegalArgumentException(
                    "The table prefix is at most 30 lower-case letters, digits and underscores,"
                            + " beginning with a letter, or empty; set it with JdbcStore.builder(...).prefix(...).");
        }
    }

    @Override
    public String toString() {
        return "JdbcStore (" + table + ")";
    }

    private interface Call<T> {
        T on(Connection connection) throws SQLException;
    }

    /** Settings of a store over JDBC. Not thread-safe. */
    public static final class Builder {

        private final DataSource dataSource;
        private Clock clock = Clock.systemUTC();
        private String prefix = DEFAULT_PREFIX;

        private Builder(DataSource dataSource) {
            this.dataSource = dataSource;
        }

        /**
         * Sets the prefix of the table's name. Default {@value JdbcStore#DEFAULT_PREFIX}, so the table is {@code ozg_store}.
         *
         * @param prefix at most 30 lower-case letters, digits and underscores, beginning with a letter; or empty
         * @return this
         * @throws IllegalArgumentException if it has another form
         */
        public Builder prefix(String prefix) {
            checkPrefix(prefix);
            this.prefix = prefix;
            return this;
        }

        /**
         * Sets the clock that says what has expired. Default the system's, UTC.
         *
         * @param clock the clock; in all processes on one table it must show the same time
         * @return this
         */
        public Builder clock(Clock clock) {
            this.clock = clock;
            return this;
        }

        /** {@return the store; no connection is opened before it is used} */
        public JdbcStore build() {
            return new JdbcStore(dataSource, clock, prefix + "store", null);
        }
    }
}
