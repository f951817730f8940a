// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.store;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * One entry of a {@link Store} as it was when it was read or written. Immutable; {@code toString} shows where it is and how long, never what it holds.
 */
public final class StoredEntry {

    private final String space;
    private final String key;
    private final byte[] value;
    private final long version;
    private final Optional<Instant> expiresAt;

    /**
     * Makes an entry; for those who write a store of their own.
     *
     * @param space the namespace
     * @param key its key there
     * @param value the content; copied
     * @param version opaque mark that changes with every write and does not come back when an entry is removed and put again
     * @param expiresAt the moment from which it is gone, in whole milliseconds; empty if it never expires
     */
    public StoredEntry(String space, String key, byte[] value, long version, Optional<Instant> expiresAt) {
        this.space = space;
        this.key = key;
        this.value = value.clone();
        this.version = version;
        this.expiresAt = expiresAt;
    }

    /** {@return the namespace} */
    public String space() {
        return space;
    }

    /** {@return its key there} */
    public String key() {
        return key;
    }

    /** {@return a copy of the content} */
    public byte[] value() {
        return value.clone();
    }

    /** {@return the opaque mark of this writing} */
    public long version() {
        return version;
    }

    /** {@return the moment from which it is gone, in whole milliseconds; empty if it never expires} */
    public Optional<Instant> expiresAt() {
        return expiresAt;
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
