// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox;

import java.math.BigDecimal;
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
     * Books money that came past the payment page, as a transfer does: a part, all or too much. Only ePayBL keeps such an account.
     *
     * @param transactionId the payment service's id
     * @param euro above zero, at most two decimals
     * @return the transaction; its status does not change, the balance that ePayBL tells does
     * @throws IllegalArgumentException if there is no such transaction or the amount is none; German sentence first
     * @throws IllegalStateException if its service keeps no account; German sentence first
     */
    PaymentRecord receive(String transactionId, BigDecimal euro);

    /**
     * Lets the cash office take the demand back (Storno), so that nothing is owed any more; if it was still open, nobody can pay it now. Only ePayBL keeps such an
     * account.
     *
     * @param transactionId the payment service's id
     * @return the transaction
     * @throws IllegalArgumentException if there is no such transaction; German sentence first
     * @throws IllegalStateException if its service keeps no account or it was withdrawn before; German sentence first
     */
    PaymentRecord withdraw(String transactionId);

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
