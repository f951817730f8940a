// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.ozgsdk.core.store.Store;
import org.ozgsdk.core.store.StoredEntry;

/** Random steps on a store and on a plain map beside it: both must hold the same at the end. */
final class StoreModel {

    private static final int STEPS = 400;
    private static final int KEYS = 12;

    private final Store store;
    private final String space;
    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);
    private final Map<String, StoredEntry> model = new TreeMap<>();

    StoreModel(Store store, String space) {
        this.store = store;
        this.space = space;
    }

    void compare() {
        for (int step = 0; step < STEPS; step++) {
            String key = "k" + random.nextInt(KEYS);
            byte[] value = ("v" + step).getBytes(StandardCharsets.UTF_8);
            Optional<StoredEntry> known = Optional.ofNullable(model.get(key));
            switch (random.nextInt(3)) {
                case 0 -> put(key, value, known.isEmpty(), step);
                case 1 ->
                    known.ifPresent(
                            entry -> model.put(key, store.replace(entry, value).orElseThrow()));
                default -> known.ifPresent(entry -> remove(key, entry));
            }
        }
        assertThat(store.list(space, "", "", 100)).as("seed %d", seed).containsExactlyElementsOf(model.values());
    }

    private void put(String key, byte[] value, boolean free, int step) {
        Optional<StoredEntry> put = store.putIfAbsent(space, key, value);
        assertThat(put.isPresent()).as("seed %d step %d", seed, step).isEqualTo(free);
        put.ifPresent(entry -> model.put(key, entry));
    }

    private void remove(String key, StoredEntry entry) {
        assertThat(store.remove(entry)).as("seed %d", seed).isTrue();
        model.remove(key);
    }
}
