// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.fitconnect;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.ozgsdk.core.store.Store;
import org.ozgsdk.core.store.StoredEntry;

/** A store during whose n-th use the program dies, before or after it happened. */
final class DyingStore implements Store {

    static final class Died extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private final Store real;
    private int left;
    private boolean happens;

    DyingStore(Store real) {
        this.real = real;
    }

    void dieAt(int use, boolean after) {
        left = use;
        happens = after;
    }

    private <T> T use(Supplier<T> work) {
        left--;
        if (left == 0 && !happens) {
            throw new Died();
        }
        T result = work.get();
        if (left == 0) {
            throw new Died();
        }
        return result;
    }

    @Override
    public Optional<StoredEntry> putIfAbsent(String space, String key, byte[] value, @Nullable Instant expiresAt) {
        return use(() -> real.putIfAbsent(space, key, value, expiresAt));
    }

    @Override
    public Optional<StoredEntry> find(String space, String key) {
        return use(() -> real.find(space, key));
    }

    @Override
    public Optional<StoredEntry> replace(StoredEntry seen, byte[] value, @Nullable Instant expiresAt) {
        return use(() -> real.replace(seen, value, expiresAt));
    }

    @Override
    public boolean remove(StoredEntry seen) {
        return use(() -> real.remove(seen));
    }

    @Override
    public List<StoredEntry> list(String space, String prefix, String after, int limit) {
        return real.list(space, prefix, after, limit);
    }

    @Override
    public int purge() {
        return real.purge();
    }
}
