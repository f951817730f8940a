// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.ozgsdk.core.store.Store;
import org.ozgsdk.core.store.StoredEntry;

/** A store whose process dies before and after each access, as a test says. */
public final class DyingStore implements Store {

    private final Store inner;
    private final Runnable step;

    public DyingStore(Store inner, Runnable step) {
        this.inner = inner;
        this.step = step;
    }

    private <T> T around(Supplier<T> access) {
        step.run();
        T result = access.get();
        step.run();
        return result;
    }

    @Override
    public Optional<StoredEntry> putIfAbsent(String space, String key, byte[] value, @Nullable Instant expiresAt) {
        return around(() -> inner.putIfAbsent(space, key, value, expiresAt));
    }

    @Override
    public Optional<StoredEntry> find(String space, String key) {
        return around(() -> inner.find(space, key));
    }

    @Override
    public Optional<StoredEntry> replace(StoredEntry seen, byte[] value, @Nullable Instant expiresAt) {
        return around(() -> inner.replace(seen, value, expiresAt));
    }

    @Override
    public boolean remove(StoredEntry seen) {
        return around(() -> inner.remove(seen));
    }

    @Override
    public List<StoredEntry> list(String space, String prefix, String after, int limit) {
        return around(() -> inner.list(space, prefix, after, limit));
    }

    @Override
    public int purge() {
        return inner.purge();
    }
}
