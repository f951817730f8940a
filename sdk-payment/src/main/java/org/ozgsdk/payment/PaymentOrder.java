// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment;

import java.net.URI;
import java.util.List;
import org.ozgsdk.core.Money;

/**
 * What a person is to pay. Holds no personal data: purpose and description name the service, not the person.
 *
 * @param claim what it pays for, for instance the id of an application; at most one live attempt exists per claim
 * @param purpose what the person sees on the statement; cut and transliterated to the payment service's letters and length
 * @param description what the person sees on the payment page, at most 250 characters
 * @param items at least one line
 * @param returnUrl where the payment page sends the browser; its coming back proves nothing
 */
public record PaymentOrder(String claim, String purpose, String description, List<PaymentItem> items, URI returnUrl) {

    /** Copies the lines and refuses an order without one. */
    public PaymentOrder {
        items = List.copyOf(items);
        if (items.isEmpty()) {
            throw new IllegalArgumentException("nothing to pay: a fee of zero needs no payment");
        }
    }

    /** {@return the sum of the lines} */
    public Money total() {
        return items.stream().map(PaymentItem::total).reduce(Money.ZERO, Money::plus);
    }
}
