// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.store;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A store in the memory of this process, for tests and for what may be lost with the process. It takes part in no transaction: what it was told has
 * happened. Safe for use by many threads.
 */
public final class InMemoryStore implements Store {

    private final Clock clock;
    private final Map<String, NavigableMap<String, StoredEntry>> spaces = new HashMap<>();

    /**
     * Makes an empty store.
     *
     * @param clock says what has expired
     */
    public InMemoryStore(Clock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized Optional<StoredEntry> putIfAbsent(
            String space, String key, byte[] value, @Nullable Instant expiresAt) {
        Rules.space(space);
        Rules.key(key);
        Rules.value(value);
        if (live(space, key).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(keep(new StoredEntry(space, key, value, Rules.firstVersion(), Rules.expiry(expiresAt))));
    }

    @Override
    public synchronized Optional<StoredEntry> find(String space, String key) {
        Rules.space(space);
        Rules.key(key);
        return live(space, key);
    }

    @Override
    public synchronized Optional<StoredEntry> replace(StoredEntry seen, byte[] value, @Nullable Instant expiresAt) {
        Rules.value(value);
        return unchanged(seen)
                .map(now -> keep(
                        new StoredEntry(now.space(), now.key(), value, now.version() + 1, Rules.expiry(expiresAt))));
    }

    @Override
    public synchronized boolean remove(StoredEntry seen) {
        if (unchanged(seen).isEmpty()) {
            return false;
        }
        space(seen.space()).remove(seen.key());
        return true;
    }

    @Override
    public synchronized List<StoredEntry> list(String space, String prefix, String after, int limit) {
        Rules.space(space);
        Rules.page(prefix, after, limit);
        Instant now = Rules.now(clock);
        List<StoredEntry> page = new ArrayList<>();
        String start = after.compareTo(prefix) > 0 ? after : prefix;
        for (StoredEntry entry : space(space).tailMap(start, true).values()) {
            if (page.size() == limit || !entry.key().startsWith(prefix)) {
                break;
            }
            if (entry.key().compareTo(after) > 0 && !Rules.isGone(entry, now)) {
                page.add(entry);
            }
        }
        return List.copyOf(page);
    }

    @Override
    public synchronized int purge() {
        Instant now = Rules.now(clock);
        int before = size();
        spaces.values().forEach(entries -> entries.values().removeIf(entry -> Rules.isGone(entry, now)));
        return before - size();
    }

    private int size() {
        return spaces.values().stream().mapToInt(Map::size).sum();
    }

    private Optional<StoredEntry> unchanged(StoredEntry seen) {
        return live(seen.space(), seen.key()).filter(now -> now.version() == seen.version());
    }

    private Optional<StoredEntry> live(String space, String key) {
        return Optional.ofNullable(space(space).get(key)).filter(entry -> !Rules.isGone(entry, Rules.now(clock)));
    }

    private StoredEntry keep(StoredEntry entry) {
        space(entry.space()).put(entry.key(), entry);
        return entry;
    }

    private NavigableMap<String, StoredEntry> space(String space) {
        return spaces.computeIfAbsent(space, name -> new TreeMap<>());
    }

    @Override
    public synchronized String toString() {
        return "InMemoryStore (" + size() + " entries)";
    }
}
