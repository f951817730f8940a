// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal;

import java.time.Clock;
import org.ozgsdk.sandbox.internal.http.Reply;

/** The three {@code RateLimit} headers over a window of a minute (sheet 2.4). The limit is told, never enforced; 429 comes from the fault switch only. */
final class RateLimits {

    private static final long LIMIT = 100_000;

    private final Clock clock;
    private long minute;
    private long used;

    RateLimits(Clock clock) {
        this.clock = clock;
    }

    synchronized Reply stamp(Reply reply) {
        if (reply.status() == 429) {
            return reply;
        }
        long now = clock.instant().getEpochSecond();
        if (now / 60 != minute) {
            minute = now / 60;
            used = 0;
        }
        used++;
        return reply.with("RateLimit-Limit", Long.toString(LIMIT))
                .with("RateLimit-Remaining", Long.toString(Math.max(0, LIMIT - used)))
                .with("RateLimit-Reset", Long.toString(60 - now % 60));
    }
}
