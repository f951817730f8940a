// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment;

import java.util.Map;
import org.ozgsdk.core.Money;

/**
 * One line of what is to be paid.
 *
 * @param id short id of the line, 1 to 36 ASCII letters, digits, underscores and hyphens, for instance the tariff number
 * @param description what it is for, at most 250 characters
 * @param quantity how often, at least 1
 * @param unit the amount of one, more than zero; public-law fees carry no VAT
 * @param bookingData keys and values the cash office wants, empty if none
 */
public record PaymentItem(String id, String description, int quantity, Money unit, Map<String, String> bookingData) {

    /** Copies the map and refuses what cannot be paid. */
    public PaymentItem {
        bookingData = Map.copyOf(bookingData);
        if (quantity < 1 || unit.compareTo(Money.ZERO) <= 0) {
            throw new IllegalArgumentException(
                    "a line to be paid needs a quantity of at least 1 and an amount of more than zero");
        }
    }

    /** {@return quantity times unit} */
    public Money total() {
        return unit.times(quantity);
    }
}
