// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps the last answers of a directory, bounded in number and age; what is too old is not given out. Safe for many threads.
 *
 * @param <K> the question
 * @param <V> the answer
 */
public final class FreshAnswers<K, V> {

    private final Clock clock;
    private final Duration maxAge;
    private final Map<K, Kept<V>> kept;

    private record Kept<V>(V value, Instant asked) {}

    /**
     * Keeps nothing yet.
     *
     * @param clock tells ages
     * @param maxAge the oldest answer to give out; zero keeps nothing
     * @param maxEntries the most answers to keep, the longest unused goes first
     */
    public FreshAnswers(Clock clock, Duration maxAge, int maxEntries) {
        this.clock = clock;
        this.maxAge = maxAge;
        this.kept = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<K, Kept<V>> eldest) {
                return size() > maxEntries;
            }
        };
    }

    /**
     * Looks for an answer.
     *
     * @param question the question
     * @return the answer, empty if there is none or it is too old
     */
    public synchronized Optional<V> get(K question) {
        Kept<V> known = kept.get(question);
        if (known == null) {
            return Optional.empty();
        }
        Duration age = Duration.between(known.asked(), clock.instant());
        if (age.isNegative() || age.compareTo(maxAge) >= 0) { // negative: the clock was set back, nobody knows the age
            kept.remove(question);
            return Optional.empty();
        }
        return Optional.of(known.value());
    }

    /**
     * Keeps an answer.
     *
     * @param question the question
     * @param answer the answer
     * @param asked when it was asked
     */
    public synchronized void put(K question, V answer, Instant asked) {
        if (!maxAge.isZero()) {
            kept.put(question, new Kept<>(answer, asked));
        }
    }
}
