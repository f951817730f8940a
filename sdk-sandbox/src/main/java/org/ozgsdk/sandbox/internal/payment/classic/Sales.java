// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.payment.classic;

import java.math.BigDecimal;
import java.net.URI;
import java.util.Optional;

/** Reads what the older interfaces send: amounts in cents, addresses as texts. */
final class Sales {

    private static final int MOST_DIGITS = 9;

    private Sales() {}

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

    static Optional<URI> address(String text) {
        try {
            URI uri = URI.create(text);
            return Optional.of(uri).filter(found -> found.isAbsolute() && found.getHost() != null);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
