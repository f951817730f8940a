// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * One maintenance window of the payment services (XBezahldienste 1.2.0, {@code MaintenanceWindow}). Immutable.
 *
 * @param start when it begins, inclusive; empty = at once
 * @param end when it ends, exclusive; empty = until further notice
 * @param description what is done, at most 250 characters, may be empty
 * @param methods the payment methods that do not work in it, in the standard's words; empty = nothing works
 */
public record PaymentMaintenance(
        Optional<Instant> start, Optional<Instant> end, String description, Set<String> methods) {

    /** Longest description of the standard. */
    private static final int LONGEST = 250;

    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if it ends before it begins or the description is too long; German sentence first
     */
    public PaymentMaintenance {
        if (start.isPresent() && end.isPresent() && !end.get().isAfter(start.get())) {
            throw new IllegalArgumentException(
                    "Ein Wartungsfenster endet, nachdem es begann. / A maintenance window ends after it begins.");
        }
        if (description.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "Eine Beschreibung hat höchstens 250 Zeichen. / At most 250 characters.");
        }
        methods = Set.copyOf(methods);
    }

    /**
     * Says whether the window is open.
     *
     * @param now the time
     * @return true from the start on and before the end
     */
    public boolean covers(Instant now) {
        return start.map(from -> !now.isBefore(from)).orElse(true)
                && end.map(now::isBefore).orElse(true);
    }
}
