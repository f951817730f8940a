// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox;

import java.util.List;
import java.util.Set;

/** What the payment services of the sandbox hold. Safe for use by many threads. */
public interface PaymentDesk {

    /** {@return all transactions of all services, oldest first} */
    List<PaymentRecord> list();

    /**
     * Lets the payer's bank take a payment back, days after it was made.
     *
     * @param transactionId the payment service's id
     * @return the transaction, now charged back
     * @throws IllegalArgumentException if there is no such transaction; German sentence first
     * @throws IllegalStateException if it is not paid or charged back already; German sentence first
     */
    PaymentRecord chargeBack(String transactionId);

    /**
     * Announces a maintenance window of all payment services. While one without methods is open they answer 503 (but for the two calls that tell of maintenance
     * and methods); methods of an open one are down.
     *
     * @param window when and what
     * @throws IllegalArgumentException if it names a method that XBezahldienste does not know; German sentence first
     */
    void announce(PaymentMaintenance window);

    /** {@return the windows announced so far, also those that have passed, in the order they were announced} */
    List<PaymentMaintenance> maintenance();

    /** Takes all windows back. */
    void clearMaintenance();

    /**
     * Chooses the payment methods that work. Default: {@code CREDITCARD}, {@code PAYPAL} and {@code OTHER}.
     *
     * @param methods words of XBezahldienste; may be empty
     * @throws IllegalArgumentException if it does not know one; German sentence first
     */
    void offer(Set<String> methods);
}
