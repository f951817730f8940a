// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.flow.internal.journal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.ozgsdk.core.UnavailableException;
import org.ozgsdk.core.json.JsonObject;
import org.ozgsdk.core.store.Store;
import org.ozgsdk.core.store.StoredEntry;

/** All journeys in a store, one row each, changed by compare-and-set only. Safe for many threads and nodes. */
public final class Journal {

    private static final String SPACE = "flow.journey";
    private static final int TRIES = 20;

    private final Store store;
    private final Clock clock;
    private final String node;
    private final Duration lease;

    /**
     * Opens the journal.
     *
     * @param store where it lies
     * @param clock the clock
     * @param node name of this process, the same after its restart
     * @param lease how long one node may keep a journey to itself
     */
    public Journal(Store store, Clock clock, String node, Duration lease) {
        this.store = store;
        this.clock = clock;
        this.node = node;
        this.lease = lease;
    }

    /** Puts a new row. */
    public void begin(UUID id, Row row) {
        if (store.putIfAbsent(SPACE, id.toString(), row.bytes()).isEmpty()) {
            throw new IllegalStateException("a journey with this random id exists already");
        }
    }

    /** Finds a row. */
    public Optional<Row> find(UUID id) {
        return store.find(SPACE, id.toString()).map(entry -> Row.read(entry.value()));
    }

    /** Reads a row that must be there. */
    public Row read(UUID id) {
        return find(id).orElseThrow(() -> gone(id));
    }

    /** One page of ids, in their order. */
    public List<UUID> ids(String after) {
        return store.list(SPACE, "", after, Store.MAX_LIST).stream()
                .map(entry -> UUID.fromString(entry.key()))
                .toList();
    }

    /**
     * Changes a row. The change is made anew on the newest row if another was quicker, so it must look at the row it is given and at nothing else; it may throw
     * to refuse.
     *
     * @return the row as stored
     */
    public Row change(UUID id, UnaryOperator<Row> change) {
        for (int i = 0; i < TRIES; i++) {
            StoredEntry seen = store.find(SPACE, id.toString()).orElseThrow(() -> gone(id));
            Row next = change.apply(Row.read(seen.value()));
            if (store.replace(seen, next.bytes()).isPresent()) {
                return next;
            }
        }
        throw new UnavailableException(
                "Journey " + id + ": others change it all the time; try again.", Duration.ofSeconds(1), null);
    }

    /** Notes a step with the time of now. */
    public Row logged(Row row, String step, String detail) {
        return row.logged(clock.instant(), step, detail);
    }

    /**
     * Keeps a journey to this node for a while, so that two nodes do not deliver it at once.
     *
     * @throws UnavailableException if another node has it
     */
    public Row leased(UUID id, Row row) {
        Optional<JsonObject> held = row.member("lease");
        Instant now = clock.instant();
        if (held.isPresent() && !held.get().text("node").equals(node)) {
            Instant until = Instant.parse(held.get().text("until"));
            if (now.isBefore(until)) {
                throw new UnavailableException(
                        "Journey " + id + ": another node works on it until " + until + ".",
                        Duration.between(now, until),
                        null);
            }
        }
        return row.with("lease", Map.of("node", node, "until", now.plus(lease).toString()));
    }

    /**
     * Says no unless this node still keeps the journey.
     *
     * @throws UnavailableException if another node took it over
     */
    public void requireLease(UUID id, Row row) {
        if (row.member("lease").filter(held -> held.text("node").equals(node)).isEmpty()) {
            throw new UnavailableException("Journey " + id + ": another node took it over.", null, null);
        }
    }

    private static IllegalArgumentException gone(UUID id) {
        return new IllegalArgumentException("there is no journey " + id + " in this store");
    }
}
