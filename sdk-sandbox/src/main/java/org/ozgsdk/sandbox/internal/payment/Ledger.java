// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.payment;

import java.math.BigDecimal;

/**
 * What the cash office booked on a demand beside the payment page. Immutable.
 *
 * @param received what came by transfer
 * @param withdrawn whether the demand was taken back
 */
public record Ledger(BigDecimal received, boolean withdrawn) {

    static final Ledger EMPTY = new Ledger(BigDecimal.ZERO, false);

    Ledger plus(BigDecimal amount) {
        return new Ledger(received.add(amount), withdrawn);
    }

    Ledger withdraw() {
        return new Ledger(received, true);
    }
}
