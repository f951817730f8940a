// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.fee;

import java.time.LocalDate;

/**
 * A schedule that was declared void, for instance by a court: from then on nothing is charged by it.
 *
 * @param since first day
 * @param reason who said so and where, as the person reads it
 */
public record FeeVoid(LocalDate since, String reason) {

    /** Refuses one without a reason. */
    public FeeVoid {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("a void schedule needs the reason");
        }
    }
}
