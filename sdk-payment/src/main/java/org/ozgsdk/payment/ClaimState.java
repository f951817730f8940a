// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment;

import java.util.List;

/**
 * Everything the store knows of one claim.
 *
 * @param claim what was to be paid for
 * @param delivery whether what waits for the money was handed over
 * @param attempts all attempts, oldest first
 */
public record ClaimState(String claim, Delivery delivery, List<Payment> attempts) {

    /** Copies the attempts. */
    public ClaimState {
        attempts = List.copyOf(attempts);
    }

    /** Whether what waits for the money was handed over. */
    public enum Delivery {
        /** Nothing was paid, so nothing is due. */
        NONE,
        /** It was paid; the application must be handed over. Written in the same step as PAID. */
        DUE,
        /** {@link Payments#delivered} was called. */
        DONE
    }
}
