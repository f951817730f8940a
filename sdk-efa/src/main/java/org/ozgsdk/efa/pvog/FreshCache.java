// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.efa.pvog;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Keeps the last answers, bounded in number and age. What is too old is not given out, not even when there is nothing newer. Safe for many threads. */
final class FreshCache<K, V> {

    private final Clock clock;
    private final Duration maxAge;
    private final Map<K, Kept<V>> entries;

    FreshCache(Clock clock, Duration maxAge, int maxEntries) {
        this.clock = clock;
        this.maxAge = maxAge;
        this.entries = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<K, Kept<V>> eldest) {
                return size() > maxEntries;
            }
        };
    }

    synchronized Optional<V> get(K key) {
        Kept<V> kept = entries.get(key);
        if (kept == null) {
            return Optional.empty();
        }
        Duration age = Duration.between(kept.fetchedAt(), clock.instant());
        // A negative age means that the clock was set back: then nobody knows how old it is.
        if (age.isNegative() || age.compareTo(maxAge) >= 0) {
            entries.remove(key);
            return Optional.empty();
        }
        return Optional.of(kept.value());
    }

    synchronized void put(K key, V value, Instant fetchedAt) {
        if (!maxAge.isZero()) {
            entries.put(key, new Kept<>(value, fetchedAt));
        }
    }

    private record Kept<V>(V value, Instant fetchedAt) {}
}
