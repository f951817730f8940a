// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.transport;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Time that passes only when somebody waits. */
final class VirtualTime extends Clock implements Pacer {

    static final Instant START = Instant.parse("2026-11-23T10:00:00Z");

    final List<Duration> waits = new ArrayList<>();
    private Duration passed = Duration.ZERO;

    @Override
    public long nanos() {
        return passed.toNanos();
    }

    @Override
    public void pause(Duration wait) {
        waits.add(wait);
        pass(wait);
    }

    void pass(Duration time) {
        passed = passed.plus(time);
    }

    Duration passed() {
        return passed;
    }

    @Override
    public Instant instant() {
        return START.plus(passed);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
    }
}
