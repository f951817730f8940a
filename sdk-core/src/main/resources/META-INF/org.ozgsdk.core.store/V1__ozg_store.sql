-- SPDX-License-Identifier: Apache-2.0
-- The store room of the OZG SDK (org.ozgsdk.core.store.JdbcStore). Runs unchanged on PostgreSQL and H2.
-- The names begin with the placeholder "prefix" (Flyway, Liquibase, JdbcStore.ddl); the default of the program is ozg_
-- entry_version: opaque mark of one writing. expires_at: milliseconds since 1970-01-01T00:00:00Z, NULL = never.
CREATE TABLE ${prefix}store (
    space_name VARCHAR(50) NOT NULL,
    entry_key VARCHAR(200) NOT NULL,
    entry_value BYTEA NOT NULL,
    entry_version BIGINT NOT NULL,
    expires_at BIGINT,
    PRIMARY KEY (space_name, entry_key)
);
CREATE INDEX ${prefix}store_expiry ON ${prefix}store (expires_at);
