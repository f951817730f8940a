// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.transport;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.ozgsdk.core.OzgException;
import org.ozgsdk.core.UnavailableException;

/**
 * A try that failed.
 *
 * @param passing whether it may be different next time
 * @param throttled whether the other side has too much to do
 * @param asked how long it asked to wait
 * @param exception makes what the caller gets if there is no other try, given a sentence why not
 */
record Failure(boolean passing, boolean throttled, Optional<Duration> asked, Function<String, OzgException> exception) {

    static Failure of(Request request, Response answer, Optional<Duration> asked) {
        int status = answer.status();
        return new Failure(
                RetryPolicy.isPassing(status),
                RetryPolicy.isThrottled(status),
                asked,
                why -> new UnavailableException(
                        request + ": the other side answered HTTP " + status + ". " + why, asked.orElse(null), null));
    }
}
