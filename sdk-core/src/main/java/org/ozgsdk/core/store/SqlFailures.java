// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.store;

import java.sql.SQLException;
import java.util.Set;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.OzgException;
import org.ozgsdk.core.UnavailableException;

/** Turns what a driver throws into what the caller does next. The driver's text is not repeated: some drivers quote values in it. */
final class SqlFailures {

    /** PostgreSQL 42P01; H2 42S02 and its variants with candidates and in an empty database. */
    private static final Set<String> NO_TABLE = Set.of("42P01", "42S02", "42S03", "42S04");

    /** Classes: 42 (no right, PostgreSQL 42501), 28 (login refused), 3D and 3F (no such database or schema). */
    private static final Set<String> SET_UP = Set.of("42", "28", "3D", "3F");

    private SqlFailures() {}

    static OzgException translate(SQLException failure, String table) {
        String state = failure.getSQLState() == null ? "" : failure.getSQLState();
        if (NO_TABLE.contains(state)) {
            return new ConfigurationException(
                    "Die Tabelle " + table + " fehlt. / The table " + table + " is missing. Create it once with "
                            + JdbcStore.DDL
                            + " (Flyway, Liquibase or JdbcStore.ddl) and check the prefix given to JdbcStore.builder.",
                    failure);
        }
        if (state.equals("90096")
                || state.equals("90079")
                || (state.length() == 5 && SET_UP.contains(state.substring(0, 2)))) {
            return new ConfigurationException(
                    "The database refused to work with the table " + table + " (SQLSTATE " + state
                            + "). Check account, rights and schema of the DataSource.",
                    failure);
        }
        return new UnavailableException(
                "The database cannot answer now (SQLSTATE " + (state.isEmpty() ? "not given" : state) + ", table "
                        + table + ").",
                null,
                failure);
    }

    static boolean isDuplicate(SQLException failure) {
        return "23505".equals(failure.getSQLState());
    }
}
