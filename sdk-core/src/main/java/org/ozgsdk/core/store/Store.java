// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.UnavailableException;

/**
 * Keeps small entries under a space and a key. Safe for use by many threads, and over JDBC by many processes: of several who put the same key, or change
 * the same version, exactly one wins.
 *
 * <p>A space is lower-case letters, digits, dots and hyphens, beginning with a letter, at most 50. A key is 1 to 200 of ASCII letters, digits and
 * {@code . _ : ~ -}; it is an id and never holds personal data. A value is at most {@value #MAX_VALUE_BYTES} bytes. Other arguments end in
 * {@link IllegalArgumentException}.
 *
 * <p>An entry is gone from the millisecond it expires on: it is not found, not listed, not changed, and its key can be put again. {@link #purge} only
 * frees its room.
 *
 * <p>Every method throws {@link UnavailableException} where the database cannot answer now (connection, lock or serialisation trouble: the caller's
 * transaction is lost, begin it anew) and {@link ConfigurationException} where the table is missing or the database account may not use it.
 */
public interface Store {

    /** The most bytes of one value, 1 MiB: what H2 holds in the column type it shares with PostgreSQL. */
    int MAX_VALUE_BYTES = 1_048_576;

    /** The most entries that one {@link #list} gives. */
    int MAX_LIST = 1_000;

    /**
     * Puts an entry unless the key is taken.
     *
     * @param space the namespace
     * @param key the key
     * @param value the content
     * @param expiresAt when it expires, from 1970 to 9999, cut to milliseconds; null means never
     * @return the new entry; empty if the key is taken
     */
    Optional<StoredEntry> putIfAbsent(String space, String key, byte[] value, @Nullable Instant expiresAt);

    /**
     * Puts an entry that never expires unless the key is taken.
     *
     * @param space the namespace
     * @param key the key
     * @param value the content
     * @return the new entry; empty if the key is taken
     */
    default Optional<StoredEntry> putIfAbsent(String space, String key, byte[] value) {
        return putIfAbsent(space, key, value, null);
    }

    /**
     * Finds an entry.
     *
     * @param space the namespace
     * @param key the key
     * @return the entry; empty if there is none or it has expired
     */
    Optional<StoredEntry> find(String space, String key);

    /**
     * Changes an entry if nobody changed it since it was seen.
     *
     * @param seen the entry as it was seen
     * @param value the new content
     * @param expiresAt the new expiry, from 1970 to 9999, cut to milliseconds; null means never
     * @return the entry as it is now; empty if it was changed, removed or has expired meanwhile
     */
    Optional<StoredEntry> replace(StoredEntry seen, byte[] value, @Nullable Instant expiresAt);

    /**
     * Changes the content of an entry if nobody changed it since it was seen, and keeps its expiry.
     *
     * @param seen the entry as it was seen
     * @param value the new content
     * @return the entry as it is now; empty if it was changed, removed or has expired meanwhile
     */
    default Optional<StoredEntry> replace(StoredEntry seen, byte[] value) {
        return replace(seen, value, seen.expiresAt().orElse(null));
    }

    /**
     * Removes an entry if nobody changed it since it was seen.
     *
     * @param seen the entry as it was seen
     * @return true if this call removed it; false if it was changed, removed or has expired meanwhile
     */
    boolean remove(StoredEntry seen);

    /**
     * Lists entries in the order of their keys (by ASCII code), page by page.
     *
     * @param space the namespace
     * @param prefix only keys that begin so; empty for all
     * @param after only keys after this one, for instance the last of the page before; empty for the first page
     * @param limit the most entries to give, 1 to {@value #MAX_LIST}
     * @return the entries; fewer than the limit at the end
     */
    List<StoredEntry> list(String space, String prefix, String after, int limit);

    /**
     * Frees the room of expired entries of all spaces. Call it now and then, for instance hourly.
     *
     * @return how many were removed
     */
    int purge();
}
