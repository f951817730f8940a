// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.testkit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.ozgsdk.core.store.Store;
import org.ozgsdk.core.store.StoredEntry;

/** A house's own store, as a user of the SDK would write it: another one whose calls are counted for the house's monitoring. */
final class MeteredStore implements Store {

    private final Store store;
    private final LongAdder calls = new LongAdder();

    MeteredStore(Store store) {
        this.store = store;
    }

    long calls() {
        return calls.sum();
    }

    @Override
    public Optional<StoredEntry> putIfAbsent(String space, String key, byte[] value, @Nullable Instant expiresAt) {
        calls.increment();
        return store.putIfAbsent(space, key, value, expiresAt);
    }

    @Override
    public Optional<StoredEntry> find(String space, String key) {
        calls.increment();
        return store.find(space, key);
    }

    @Override
    public Optional<StoredEntry> replace(StoredEntry seen, byte[] value, @Nullable Instant expiresAt) {
        calls.increment();
        return store.replace(seen, value, expiresAt);
    }

    @Override
    public boolean remove(StoredEntry seen) {
        calls.increment();
        return store.remove(seen);
    }

    @Override
    public List<StoredEntry> list(String space, String prefix, String after, int limit) {
        calls.increment();
        return store.list(space, prefix, after, limit);
    }

    @Override
    public int purge() {
        calls.increment();
        return store.purge();
    }

    @Override
    public String toString() {
        return "MeteredStore[" + store + "]";
    }
}
