// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.payment.classic;

import java.math.BigDecimal;
import java.util.Optional;

/** Amounts in cents, as two of the older interfaces have them. */
final class Sales {

    private static final BigDecimal CENT = new BigDecimal("0.01");
    private static final int MOST_DIGITS = 9;

    private Sales() {}

    /** {@return the amount in euro, empty if the text is no number of cents above zero} */
    static Optional<BigDecimal> cents(String text) {
        boolean digits = !text.isEmpty()
                && text.length() <= MOST_DIGITS
                && text.chars().allMatch(letter -> letter >= '0' && letter <= '9');
        return digits
                ? Optional.of(BigDecimal.valueOf(Long.parseLong(text), 2)).filter(amount -> amount.signum() > 0)
                : Optional.empty();
    }

    static String cents(BigDecimal amount) {
        return amount.movePointRight(2).toBigInteger().toString();
    }

    /** The amount as it is told: a fault makes it another. */
    static BigDecimal told(BigDecimal amount, boolean another) {
        return another ? amount.add(CENT) : amount;
    }
}
