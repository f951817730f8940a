// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.payment;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What happens later by the sandbox's clock. What is due is done before each call of the server is answered, so that a test only sets its clock forward, and
 * once a second beside, for whoever waits without asking. Safe for use by many threads.
 */
public final class Agenda implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Agenda.class);

    private record Entry(Instant when, long number, Runnable what) {}

    private final Clock clock;
    private final PriorityQueue<Entry> entries =
            new PriorityQueue<>(Comparator.comparing(Entry::when).thenComparing(Entry::number));
    private final ScheduledExecutorService background = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "ozg-sandbox-payments");
        thread.setDaemon(true);
        return thread;
    });
    private long number;

    public Agenda(Clock clock) {
        this.clock = clock;
    }

    void start() {
        ScheduledFuture<?> unused = background.scheduleWithFixedDelay(this::work, 1, 1, TimeUnit.SECONDS);
    }

    /** Does something once this much time of the sandbox's clock has passed. */
    public void after(Duration wait, Runnable what) {
        at(clock.instant().plus(wait), what);
    }

    /** Does something once the sandbox's clock shows this time. */
    public synchronized void at(Instant when, Runnable what) {
        entries.add(new Entry(when, number++, what));
    }

    /** Does something soon, in the one thread of the background: for what calls the online service, which may be waiting for us. */
    public void soon(Runnable what) {
        background.execute(() -> guarded(what));
    }

    /** Does something in the caller's thread, as guarded as the rest. */
    void now(Runnable what) {
        guarded(what);
    }

    /** Does what is due, in the caller's thread and in the order of time. */
    public void work() {
        for (Optional<Entry> due = due(); due.isPresent(); due = due()) {
            guarded(due.get().what());
        }
    }

    private synchronized Optional<Entry> due() {
        return Optional.ofNullable(entries.peek())
                .filter(entry -> !clock.instant().isBefore(entry.when()))
                .map(entry -> entries.remove());
    }

    private static void guarded(Runnable what) {
        try {
            what.run();
        } catch (RuntimeException e) {
            LOG.warn(
                    "Something planned at the payment desk failed: {}",
                    e.getClass().getName());
        }
    }

    @Override
    public void close() {
        background.shutdownNow();
    }
}
