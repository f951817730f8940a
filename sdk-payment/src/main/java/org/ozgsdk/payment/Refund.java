// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment;

import java.time.Instant;
import java.util.Optional;
import org.ozgsdk.core.Money;

/**
 * Money that went back, or was asked to.
 *
 * @param key our id of it, unique per payment
 * @param kind the way
 * @param amount how much
 * @param state where it stands
 * @param refundId the payment service's id of it; empty unless done
 * @param changedAt when the state changed last
 */
public record Refund(
        String key, Refunds.Kind kind, Money amount, State state, Optional<String> refundId, Instant changedAt) {

    /** Where a giving back stands. */
    public enum State {
        /** The request is under way. */
        UNDER_WAY,
        /** The money went back. */
        DONE,
        /** The payment service refused. */
        REFUSED,
        /** Nobody knows: a person must look; it counts as given back until then, so that no more goes back than came. */
        UNKNOWN
    }

    /** {@return whether the money must be taken for gone} */
    boolean counts() {
        return state != State.REFUSED;
    }

    Refund became(State next, Optional<String> id, Instant now) {
        return new Refund(key, kind, amount, next, id, now);
    }
}
