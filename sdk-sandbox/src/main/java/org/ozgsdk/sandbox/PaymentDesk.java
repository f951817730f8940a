// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox;

import java.util.List;

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
}
