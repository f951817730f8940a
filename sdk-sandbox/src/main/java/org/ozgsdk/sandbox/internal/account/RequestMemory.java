// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.account;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** IDs of requests until their IssueInstant is too old anyway, so that none is taken twice. Safe for many threads. */
final class RequestMemory {

    private final Clock clock;
    private final Map<String, Instant> seen = new HashMap<>();

    RequestMemory(Clock clock) {
        this.clock = clock;
    }

    /**
     * Remembers an ID.
     *
     * @throws IdpRefusal if it was seen before
     */
    synchronized void remember(String id, Instant until) {
        Instant now = clock.instant();
        seen.values().removeIf(end -> end.isBefore(now));
        if (seen.putIfAbsent(id, until) != null) {
            throw IdpRefusal.ours(
                    "request-replayed",
                    "Diese Anfrage war schon da: jede ID gilt einmal.",
                    "This request was here before: each ID counts once.");
        }
    }
}
