// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.transport;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Which requests and answers are worth another try, and how long to wait before it. Figures as in the standard strategy of the AWS SDK for Java 2: three
 * tries, base 100 ms (1 s where the other side throttles), cap 20 s, full jitter: random(0, min(cap, base * 2^n)).
 */
record RetryPolicy(int attempts, RandomGenerator random) {

    private static final Duration BASE = Duration.ofMillis(100);
    private static final Duration THROTTLED_BASE = Duration.ofSeconds(1);
    private static final Duration CAP = Duration.ofSeconds(20);
    private static final int TOO_MANY_REQUESTS = 429;

    /** An answer that says nothing about the request, only that the other side cannot serve it now. */
    static boolean isFault(int status) {
        return status == TOO_MANY_REQUESTS || status / 100 == 5;
    }

    static boolean isThrottled(int status) {
        return status == TOO_MANY_REQUESTS;
    }

    /** 500, 501, 505 and the like are faults of the program, not of the moment: meeting them again gains nothing and hides them. */
    static boolean isPassing(int status) {
        return status == TOO_MANY_REQUESTS || status == 502 || status == 503 || status == 504;
    }

    /** A POST or PATCH may have happened, whatever the failure looks like: it is never sent again. */
    static boolean isRepeatable(Request request) {
        return !request.method().equals("POST") && !request.method().equals("PATCH");
    }

    /**
     * {@return a random wait}
     *
     * @param failures how many tries have failed, at least 1
     */
    Duration jitter(int failures, boolean throttled) {
        Duration base = throttled ? THROTTLED_BASE : BASE;
        long ceiling = base.toNanos() << Math.min(failures - 1, 20);
        return Duration.ofNanos(random.nextLong(Math.min(ceiling, CAP.toNanos()) + 1));
    }
}
