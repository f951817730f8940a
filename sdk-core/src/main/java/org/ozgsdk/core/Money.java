// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/**
 * An amount in euro, kept in whole cents. Never a floating-point number: all sums are exact or throw.
 *
 * @param cents the amount in cents, may be negative (a refund)
 */
public record Money(long cents) implements Comparable<Money> {

    /** No money at all. */
    public static final Money ZERO = new Money(0);

    /**
     * Reads an amount such as {@code 26.00}.
     *
     * @param euro decimal number with a point and at most two digits behind it
     * @return the amount
     * @throws IllegalArgumentException if it is no such number or too large for a long of cents
     */
    public static Money euro(String euro) {
        try {
            return new Money(new BigDecimal(euro)
                    .setScale(2, RoundingMode.UNNECESSARY)
                    .movePointRight(2)
                    .longValueExact());
        } catch (ArithmeticException | NumberFormatException e) {
            throw new IllegalArgumentException(
                    "An amount in euro looks like 26.00: a point and at most two digits behind it.", e);
        }
    }

    /**
     * Makes an amount of cents.
     *
     * @param cents the cents
     * @return the amount
     */
    public static Money ofCents(long cents) {
        return new Money(cents);
    }

    /**
     * Adds.
     *
     * @param other the other amount
     * @return the sum
     * @throws ArithmeticException if it does not fit into a long
     */
    public Money plus(Money other) {
        return new Money(Math.addExact(cents, other.cents));
    }

    /**
     * Multiplies.
     *
     * @param factor how often
     * @return the product
     * @throws ArithmeticException if it does not fit into a long
     */
    public Money times(int factor) {
        return new Money(Math.multiplyExact(cents, factor));
    }

    /** {@return the amount in euro with exactly two digits behind the point} */
    public BigDecimal toEuro() {
        return BigDecimal.valueOf(cents, 2);
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(cents, other.cents);
    }

    /** {@return the amount as Germans write it, for instance {@code 1.026,00 EUR}} */
    @Override
    public String toString() {
        return String.format(Locale.GERMANY, "%,.2f EUR", toEuro());
    }
}
