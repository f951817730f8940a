// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.cli;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.store.JdbcStore;
import org.ozgsdk.payment.PaymentLedger;
import picocli.CommandLine.Option;

/** Where payments are stored. The driver is no part of this program: put its jar on the class path. */
final class StoreOptions {

    @Option(
            names = "--store-url",
            required = true,
            paramLabel = "JDBC",
            description = "Adresse der Datenbank, etwa jdbc:postgresql://... / The database's address.")
    private String url = "";

    @Option(names = "--user", description = "Benutzer der Datenbank. / The database user.")
    private String user = "";

    @Option(
            names = "--password-env",
            paramLabel = "NAME",
            description = "Umgebungsvariable mit dem Passwort. / Environment variable with the password.")
    private @Nullable String passwordVariable;

    @Option(
            names = "--prefix",
            defaultValue = JdbcStore.DEFAULT_PREFIX,
            description = "Präfix der Tabelle (Vorgabe ${DEFAULT-VALUE}). / The table's prefix.")
    private String prefix = JdbcStore.DEFAULT_PREFIX;

    @Option(
            names = "--name",
            required = true,
            description = "Name der Zahlungen, sonst die Id des Bezahldienstes. / Name of the payments.")
    private String name = "";

    PaymentLedger ledger() {
        String password = passwordVariable == null ? "" : password(passwordVariable);
        try (Connection probe = DriverManager.getConnection(url, user, password)) {
            probe.getMetaData();
        } catch (SQLException e) {
            throw new ConfigurationException(
                    "Die Datenbank ist nicht erreichbar (" + e.getSQLState()
                            + "): --store-url, --user und den Treiber im Klassenpfad prüfen. / The database cannot be reached.",
                    e);
        }
        return PaymentLedger.open(
                JdbcStore.builder(new Connections(url, user, password))
                        .prefix(prefix)
                        .build(),
                name);
    }

    private static String password(String variable) {
        String value = System.getenv(variable);
        if (value == null) {
            throw new ConfigurationException("--password-env: die Umgebungsvariable " + variable
                    + " ist nicht gesetzt. / The environment variable is not set.");
        }
        return value;
    }

    /** The smallest data source: a connection of the driver for each call. */
    private record Connections(String url, String user, String password) implements DataSource {

        @Override
        public Connection getConnection() throws SQLException {
            return DriverManager.getConnection(url, user, password);
        }

        @Override
        public Connection getConnection(String other, String secret) throws SQLException {
            return DriverManager.getConnection(url, other, secret);
        }

        @Override
        public @Nullable PrintWriter getLogWriter() {
            return null;
        }

        @Override
        public void setLogWriter(PrintWriter out) {
            // a driver's log could show values
        }

        @Override
        public void setLoginTimeout(int seconds) {
            DriverManager.setLoginTimeout(seconds);
        }

        @Override
        public int getLoginTimeout() {
            return DriverManager.getLoginTimeout();
        }

        @Override
        public Logger getParentLogger() {
            return Logger.getGlobal();
        }

        @Override
        public <T> T unwrap(Class<T> type) throws SQLException {
            throw new SQLException("wraps nothing");
        }

        @Override
        public boolean isWrapperFor(Class<?> type) {
            return false;
        }

        @Override
        public String toString() {
            return "Connections[***]";
        }
    }
}
