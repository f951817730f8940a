// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Clock;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.UnavailableException;

/** How the JDBC form fails and what it refuses; what it holds stands in the contract of sdk-testkit. */
class JdbcStoreFailuresTest {

    private final Clock clock = Clock.systemUTC();

    @Test
    void aDatabaseThatCannotBeReachedIsUnavailable() {
        DataSource down = failing(new SQLTransientConnectionException("pool exhausted", "08001"));

        assertThatThrownBy(() -> store(down).find("login", "a"))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("08001")
                .hasMessageNotContaining("exhausted");
    }

    @Test
    void aFailureWithoutStateIsUnavailable() {
        assertThatThrownBy(() -> store(failing(new SQLException("?"))).purge())
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("not given");
    }

    @Test
    void aWrongPasswordIsAMatterOfTheSetUp() throws Exception {
        String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
        JdbcDataSource right = new JdbcDataSource();
        right.setURL(url);
        right.setUser("sa");
        right.setPassword("richtig");
        right.getConnection().close();
        JdbcDataSource wrong = new JdbcDataSource();
        wrong.setURL(url);
        wrong.setUser("sa");
        wrong.setPassword("falsch");

        assertThatThrownBy(() -> store(wrong).find("login", "a")).isInstanceOf(ConfigurationException.class);
    }

    @Test
    void anotherProductIsRefusedByName() throws SQLException {
        JdbcDataSource real = new JdbcDataSource();
        real.setURL("jdbc:h2:mem:" + UUID.randomUUID());
        try (Connection connection = real.getConnection()) {
            DatabaseMetaData other = (DatabaseMetaData) Proxy.newProxyInstance(
                    getClass().getClassLoader(), new Class<?>[] {DatabaseMetaData.class}, (p, m, a) -> "Orakel");
            Connection disguised = (Connection) Proxy.newProxyInstance(
                    getClass().getClassLoader(),
                    new Class<?>[] {Connection.class},
                    (p, m, a) -> m.getName().equals("getMetaData") ? other : m.invoke(connection, a));

            assertThatThrownBy(() -> store(real).on(disguised).list("login", "", "", 1))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("Orakel");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ozg_", "ozg-", "a b", "x; DROP TABLE y; --", "1a", "ü_", "\"a\"", "public."})
    void aPrefixThatCouldBeMoreThanANameIsRefused(String prefix) {
        assertThatThrownBy(() -> JdbcStore.builder(new JdbcDataSource()).prefix(prefix))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> JdbcStore.ddl(prefix)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theDdlHoldsNoOpenPlaceholderAndTheChosenName() {
        assertThat(JdbcStore.ddl("")).contains("CREATE TABLE store (").doesNotContain("${");
        assertThat(JdbcStore.ddl("ozg_")).contains("CREATE TABLE ozg_store (");
    }

    private JdbcStore store(DataSource dataSource) {
        return JdbcStore.builder(dataSource).clock(clock).build();
    }

    private DataSource failing(SQLException failure) {
        return (DataSource)
                Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {DataSource.class}, (p, m, a) -> {
                    throw failure;
                });
    }
}
