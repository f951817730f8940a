// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.fitconnect;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * What the sender says about a payment (FIT-Connect metadata, {@code paymentInformation}). A claim of the sender, not a proof. Words are kept as they came,
 * since new ones may come.
 *
 * @param transactionReference reference of the payer
 * @param transactionId id at the payment provider
 * @param method for instance {@code CREDITCARD}
 * @param methodDetail more about it
 * @param status for instance {@code BOOKED}
 * @param transactionUrl where more is told; never call it unseen
 * @param at when
 * @param grossAmount how much in euro
 */
public record ReceivedPayment(
        String transactionReference,
        String transactionId,
        String method,
        Optional<String> methodDetail,
        String status,
        Optional<String> transactionUrl,
        Optional<Instant> at,
        Optional<BigDecimal> grossAmount) {

    @Override
    public String toString() {
        return "ReceivedPayment[" + method + ", " + status + "]";
    }
}
