// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands until a test moves it. Begins on 23 November 2026, 9:00 UTC. Safe for use by many threads, moved by one. */
public final class SettableClock extends Clock {

    private volatile Instant now = Instant.parse("2026-11-23T09:00:00Z");

    /** Makes a clock. */
    public SettableClock() {}

    /**
     * Moves it.
     *
     * @param by how far; negative moves it back
     */
    public void advance(Duration by) {
        now = now.plus(by);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    /** {@return this clock: it knows UTC alone} */
    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
