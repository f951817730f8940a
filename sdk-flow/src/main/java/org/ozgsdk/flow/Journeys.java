// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.flow;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.ozgsdk.core.Ars;
import org.ozgsdk.core.LeikaKey;
import org.ozgsdk.core.store.Store;
import org.ozgsdk.flow.internal.journal.Contents;
import org.ozgsdk.flow.internal.journal.Journal;
import org.ozgsdk.flow.internal.journal.Row;

/**
 * All journeys of a service, kept in a store: a process that was killed finds them again with {@link #open} and goes on where they were. Immutable, safe for use
 * by many threads and, over a JDBC store, by many nodes.
 *
 * <p>The journal holds ids, words and times; what people declared lies apart and is gone after {@link Builder#keepContent}.
 */
public final class Journeys {

    private final Journal journal;
    private final Contents contents;
    private final Clock clock;

    private Journeys(Builder builder) {
        this.journal = new Journal(builder.store, builder.clock, builder.node, builder.lease);
        this.contents = new Contents(builder.store, builder.clock, builder.kept);
        this.clock = builder.clock;
    }

    /**
     * Begins.
     *
     * @param store where journeys are kept; what must survive a crash needs a database that writes before it answers
     * @return a builder, not thread-safe
     */
    public static Builder builder(Store store) {
        return new Builder(store);
    }

    /**
     * Begins the journey of one application.
     *
     * @param service the service applied for
     * @param serviceName its name, as it is shown to people
     * @param place the place it is applied for at
     * @param authority name of the competent authority, as it is shown to people
     * @return the journey, stored
     */
    public Journey begin(LeikaKey service, String serviceName, Ars place, String authority) {
        UUID id = UUID.randomUUID();
        Map<String, Object> about = new LinkedHashMap<>();
        about.put("service", service.digits());
        about.put("serviceName", serviceName);
        about.put("place", place.digits());
        about.put("authority", authority);
        journal.begin(id, journal.logged(Row.empty().with("journey", about), "begun", ""));
        return journey(id);
    }

    /**
     * Finds a journey.
     *
     * @param id its id
     * @return the journey, empty if there is none
     */
    public Optional<Journey> find(UUID id) {
        return journal.find(id).map(row -> journey(id));
    }

    /** {@return all journeys that have neither an answer of the authority nor were ended, in no particular order} */
    public List<Journey> open() {
        List<Journey> open = new ArrayList<>();
        String after = "";
        while (true) {
            List<UUID> page = journal.ids(after);
            page.stream()
                    .map(this::journey)
                    .filter(journey -> !journey.stage().isFinal())
                    .forEach(open::add);
            if (page.size() < Store.MAX_LIST) {
                return open;
            }
            after = page.get(page.size() - 1).toString();
        }
    }

    private Journey journey(UUID id) {
        return new Journey(id, journal, contents, clock);
    }

    /** Settings. Not thread-safe. */
    public static final class Builder {

        private final Store store;
        private Clock clock = Clock.systemUTC();
        private String node = UUID.randomUUID().toString();
        private Duration lease = Duration.ofMinutes(5);
        private Duration kept = Duration.ofDays(30);

        private Builder(Store store) {
            this.store = store;
        }

        /**
         * Sets the clock. Default the system's.
         *
         * @param value the clock
         * @return this
         */
        public Builder clock(Clock value) {
            this.clock = value;
            return this;
        }

        /**
         * Names this node. A node that comes back under its name goes on with its own journeys at once; others wait for {@link #lease}. Default: a random name.
         *
         * @param value a name that no other running node has
         * @return this
         */
        public Builder node(String value) {
            this.node = value;
            return this;
        }

        /**
         * Sets how long a node may be busy with one delivery before another takes over. Default 5 minutes.
         *
         * @param value longer than a delivery takes
         * @return this
         */
        public Builder lease(Duration value) {
            this.lease = value;
            return this;
        }

        /**
         * Sets how long what was declared is kept for the copy (OZG § 9a (4)). Default 30 days.
         *
         * @param value the time
         * @return this
         */
        public Builder keepContent(Duration value) {
            this.kept = value;
            return this;
        }

        /** {@return the journeys} */
        public Journeys build() {
            return new Journeys(this);
        }
    }
}
