// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.store;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * One entry of a {@link Store} as it was when it was read or written. Immutable; {@code toString} shows where it is and how long, never what it holds.
 *
 * @param space the namespace
 * @param key its key there
 * @param value the content; copied in and out
 * @param version opaque mark that changes with every write and does not come back when an entry is removed and put again
 * @param expiresAt the moment from which it is gone, in whole milliseconds; empty if it never expires
 */
public record StoredEntry(String space, String key, byte[] value, long version, Optional<Instant> expiresAt) {

    /** Copies the content. */
    public StoredEntry {
        value = value.clone();
    }

    /** {@return a copy of the content} */
    @Override
    public byte[] value() {
        return value.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof StoredEntry that
                && version == that.version
                && space.equals(that.space)
                && key.equals(that.key)
                && expiresAt.equals(that.expiresAt)
                && Arrays.equals(value, that.value);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(version) * 31 + key.hashCode();
    }

    @Override
    public String toString() {
        return "StoredEntry[" + space + "/" + key + ", version " + version + ", " + value.length + " bytes]";
    }
}
