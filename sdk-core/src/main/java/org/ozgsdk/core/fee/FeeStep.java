// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.fee;

import java.util.Optional;
import org.ozgsdk.core.Money;

/**
 * One step of a Staffel.
 *
 * @param upTo the last number that belongs to it; empty for the last step, which is open
 * @param amount what the step costs, never negative
 */
public record FeeStep(Optional<Integer> upTo, Money amount) {

    /** Refuses a negative amount and a step that ends before 1. */
    public FeeStep {
        if (amount.compareTo(Money.ZERO) < 0 || upTo.filter(last -> last < 1).isPresent()) {
            throw new IllegalArgumentException("a step ends at 1 or later and costs nothing negative");
        }
    }
}
