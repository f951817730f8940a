// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment;

/** Hears what happens to payments; written by the user. Must be safe for use by many threads; what it throws is logged and changes nothing. */
@FunctionalInterface
public interface PaymentEvents {

    /**
     * Is told of an event.
     *
     * @param event what happened
     */
    void on(PaymentEvent event);
}
