// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.ozgsdk.core.Money;

/**
 * What a person is to pay. Holds no personal data unless a payer is given: purpose and description name the service, not the person.
 *
 * @param claim what it pays for, for instance the id of an application; at most one live attempt exists per claim
 * @param purpose what the person sees on the statement; cut and transliterated to the payment service's letters and length
 * @param description what the person sees on the payment page, at most 250 characters
 * @param items at least one line
 * @param returnUrl where the payment page sends the browser; its coming back proves nothing
 * @param reference our Kassenzeichen; empty if the payment service assigns one, which is the usual way
 * @param payer who pays; empty unless the payment service must know
 */
public record PaymentOrder(
        String claim,
        String purpose,
        String description,
        List<PaymentItem> items,
        URI returnUrl,
        Optional<String> reference,
        Optional<Payer> payer) {

    /** Copies the lines and refuses an order without one. */
    public PaymentOrder {
        items = List.copyOf(items);
        if (items.isEmpty()) {
            throw new IllegalArgumentException("nothing to pay: a fee of zero needs no payment");
        }
    }

    /**
     * Makes an order whose reference the payment service assigns and that names no payer.
     *
     * @param claim what it pays for
     * @param purpose what the person sees on the statement
     * @param description what the person sees on the payment page
     * @param items at least one line
     * @param returnUrl where the payment page sends the browser
     */
    public PaymentOrder(String claim, String purpose, String description, List<PaymentItem> items, URI returnUrl) {
        this(claim, purpose, description, items, returnUrl, Optional.empty(), Optional.empty());
    }

    /**
     * Sets our own Kassenzeichen.
     *
     * @param ours the reference, unique per payment
     * @return a copy with it
     */
    public PaymentOrder withReference(String ours) {
        return new PaymentOrder(claim, purpose, description, items, returnUrl, Optional.of(ours), payer);
    }

    /**
     * Names who pays.
     *
     * @param who the payer
     * @return a copy with it
     */
    public PaymentOrder withPayer(Payer who) {
        return new PaymentOrder(claim, purpose, description, items, returnUrl, reference, Optional.of(who));
    }

    PaymentOrder withoutPayer() {
        return new PaymentOrder(claim, purpose, description, items, returnUrl, reference, Optional.empty());
    }

    /** {@return the sum of the lines} */
    public Money total() {
        return items.stream().map(PaymentItem::total).reduce(Money.ZERO, Money::plus);
    }
}
