// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.control;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.ozgsdk.sandbox.HistoryEvent;

/** The last events, oldest first; safe for many threads. */
public final class History {

    private static final int MOST = 10_000;

    private final Clock clock;
    private final Deque<HistoryEvent> events = new ArrayDeque<>();

    public History(Clock clock) {
        this.clock = clock;
    }

    public synchronized void add(HistoryEvent.Kind kind, String about, String detail) {
        if (events.size() == MOST) {
            events.removeFirst();
        }
        events.addLast(new HistoryEvent(clock.instant(), kind, about, detail));
    }

    public synchronized List<HistoryEvent> list() {
        return List.copyOf(events);
    }
}
