// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core;

import java.time.Duration;
import java.util.Objects;

/**
 * Watches what the SDK does towards the outside, for metrics and traces; the default does nothing. What it is told holds no personal data, no secrets and
 * no paths, so it may be used as a metric's label.
 *
 * <p>Implementations must be safe for use by many threads and quick: they run in the thread of the call. What they throw is logged and ignored.
 */
public interface Observer {

    /** Does nothing. */
    Observer NONE = new Observer() {};

    /**
     * One try of an HTTP request is over, whether it was answered or not.
     *
     * @param attempt what happened
     */
    default void attempted(HttpAttempt attempt) {}

    /**
     * One try of an HTTP request.
     *
     * @param method GET, PUT or POST
     * @param host host name or address, without port and path
     * @param number 1 for the first try, 2 for the first repeat, and so on
     * @param status HTTP status, 0 if there was no (complete) answer
     * @param duration from the beginning of this try to its end, without waits between tries
     */
    record HttpAttempt(String method, String host, int number, int status, Duration duration) {

        /** Refuses nulls. */
        public HttpAttempt {
            Objects.requireNonNull(method, "method");
            Objects.requireNonNull(host, "host");
            Objects.requireNonNull(duration, "duration");
        }
    }
}
