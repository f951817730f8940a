// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.fitconnect;

import java.util.Optional;
import org.ozgsdk.delivery.Outcome;

/**
 * What became of one pickup in a round of {@link FitConnectReceiver#receiveAll}. One that fails never stops the others.
 *
 * @param pickup which
 * @param state how it ended
 * @param failure why, for {@link State#FAILED}, {@link State#UNTRUSTED} and {@link State#DECIDED}; else empty
 */
public record PickupResult(Pickup pickup, State state, Optional<RuntimeException> failure) {

    /** How one pickup ended. */
    public enum State {
        /** Taken, and the delivery service knows it. */
        ACCEPTED,
        /** Not taken, and the delivery service knows it. */
        REJECTED,
        /** The handler said {@link Decision.Later}. */
        LATER,
        /** The decision is stored, but the delivery service could not be told; the next round tells it without calling the handler again. */
        DECIDED,
        /**
         * The delivery service has another answer than ours, for instance since it rejects by itself after 14 days ({@link Outcome.Rejected}). The handler's
         * decision stands in the inbox and counts for nothing there: let a person decide.
         */
        OVERTAKEN,
        /** Another thread or node has it, or it was answered before and the list still shows it. */
        IN_OTHER_HANDS,
        /** Something was changed on its way, or a proof does not hold. Log it as a security event. Not handed over and not rejected. */
        UNTRUSTED,
        /** Could not be fetched or the handler threw; the next round tries again. */
        FAILED
    }

    static PickupResult of(Pickup pickup, State state) {
        return new PickupResult(pickup, state, Optional.empty());
    }

    static PickupResult of(Pickup pickup, State state, RuntimeException failure) {
        return new PickupResult(pickup, state, Optional.of(failure));
    }
}
