// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment;

import java.math.BigDecimal;
import java.util.Map;
import org.ozgsdk.core.Money;

/**
 * One line of what is to be paid. Tax is counted per unit, so that quantity times unit is exact.
 *
 * @param id short id of the line, 1 to 36 ASCII letters, digits, underscores and hyphens, for instance the tariff number
 * @param description what it is for, at most 250 characters
 * @param quantity how often, at least 1
 * @param unit the net amount of one, more than zero
 * @param unitTax the tax on one, zero for public-law fees
 * @param taxRate the tax rate in percent, 0 to 100, zero for public-law fees
 * @param bookingData keys and values the cash office wants, empty if none
 */
public record PaymentItem(
        String id,
        String description,
        int quantity,
        Money unit,
        Money unitTax,
        BigDecimal taxRate,
        Map<String, String> bookingData) {

    private static final BigDecimal MOST = new BigDecimal(100);

    /** Copies the map and refuses what cannot be paid. */
    public PaymentItem {
        bookingData = Map.copyOf(bookingData);
        if (quantity < 1 || unit.compareTo(Money.ZERO) <= 0) {
            throw new IllegalArgumentException(
                    "a line to be paid needs a quantity of at least 1 and an amount of more than zero");
        }
        if (unitTax.compareTo(Money.ZERO) < 0 || taxRate.signum() < 0 || taxRate.compareTo(MOST) > 0) {
            throw new IllegalArgumentException("a tax is not negative and its rate is 0 to 100 percent");
        }
    }

    /**
     * Makes a line without tax.
     *
     * @param id short id of the line
     * @param description what it is for
     * @param quantity how often
     * @param unit the amount of one
     * @param bookingData keys and values the cash office wants
     */
    public PaymentItem(String id, String description, int quantity, Money unit, Map<String, String> bookingData) {
        this(id, description, quantity, unit, Money.ZERO, BigDecimal.ZERO, bookingData);
    }

    /**
     * Sets what the cash office wants.
     *
     * @param data keys and values
     * @return a copy with them
     */
    public PaymentItem withBookingData(Map<String, String> data) {
        return new PaymentItem(id, description, quantity, unit, unitTax, taxRate, data);
    }

    /** {@return quantity times unit, tax included} */
    public Money total() {
        return unit.plus(unitTax).times(quantity);
    }
}
