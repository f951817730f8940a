// SPDX-License-Identifier: Apache-2.0
/**
 * The one store room: a small port, {@link org.ozgsdk.core.store.Store}, on which the stores of login, inbox, payment and journey are built, with a form
 * in memory and one over plain JDBC on the caller's own {@code DataSource}.
 *
 * <p>Values are bytes, at most 1 MiB. Keys are ids: they show in logs and messages, so no name, mail address or account number may be one; use a random
 * id or a hash. A change names the entry that was seen ({@link org.ozgsdk.core.store.StoredEntry}), so that of two who change it at once only one wins.
 *
 * <p>{@link org.ozgsdk.core.store.JdbcStore} takes part in the caller's transaction: what the caller rolls back has not happened, and no right to create
 * tables is needed at run time. The table comes from {@code META-INF/org.ozgsdk.core.store/V1__ozg_store.sql} through Flyway, Liquibase or by hand
 * ({@link org.ozgsdk.core.store.JdbcStore#ddl}).
 *
 * <pre>{@code
 * Store store = JdbcStore.builder(dataSource).build();
 * byte[] state = "angelegt".getBytes(StandardCharsets.UTF_8);
 * Instant tomorrow = clock.instant().plus(Duration.ofDays(1));
 * StoredEntry entry = store.putIfAbsent("login", requestId, state, tomorrow).orElseThrow(); // empty: a replay
 * boolean mine = store.remove(entry); // false: somebody else was faster
 * }</pre>
 */
package org.ozgsdk.core.store;
