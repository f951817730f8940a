// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox;

import java.util.Optional;

/**
 * One transaction as the payment service sees it. Holds ids and words, no personal data.
 *
 * @param service name of the payment service, for instance {@code eins}
 * @param originatorId id of the online service
 * @param endPointId id of the authority, here its regional key
 * @param requestId the online service's id of the attempt
 * @param transactionId the payment service's id, beginning with {@code SIM-}
 * @param status {@code INITIAL}, {@code PAYED}, {@code FAILED} or {@code CANCELED}, as on the wire
 * @param amount the amount in euro with two decimals, for instance {@code 26.00}
 * @param reference business reference (Kassenzeichen); empty if the service gave none
 * @param chargedBack whether the payer's bank took the money back; XBezahldienste has no word for that, so the status stays {@code PAYED}
 */
public record PaymentRecord(
        String service,
        String originatorId,
        String endPointId,
        String requestId,
        String transactionId,
        String status,
        String amount,
        Optional<String> reference,
        boolean chargedBack) {

    /**
     * A transaction whose money was not taken back.
     *
     * @param service name of the payment service
     * @param originatorId id of the online service
     * @param endPointId id of the authority
     * @param requestId the online service's id of the attempt
     * @param transactionId the payment service's id
     * @param status the status word
     * @param amount the amount in euro with two decimals
     * @param reference business reference (Kassenzeichen); empty if the service gave none
     */
    public PaymentRecord(
            String service,
            String originatorId,
            String endPointId,
            String requestId,
            String transactionId,
            String status,
            String amount,
            Optional<String> reference) {
        this(service, originatorId, endPointId, requestId, transactionId, status, amount, reference, false);
    }
}
