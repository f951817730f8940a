// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Try again later: the other side could not be reached, was overloaded or answered with a fault of its own. */
public final class UnavailableException extends OzgException {

    private static final long serialVersionUID = 1L;

    private final @Nullable Duration retryAfter;

    /**
     * Reports that the other side cannot answer now.
     *
     * @param message which service, what happened
     * @param retryAfter how long the other side asked to wait, null if it did not say
     * @param cause the technical cause, may be null
     */
    public UnavailableException(String message, @Nullable Duration retryAfter, @Nullable Throwable cause) {
        super(message, cause);
        this.retryAfter = retryAfter;
    }

    /** {@return how long the other side asked to wait; empty if it did not say} */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
