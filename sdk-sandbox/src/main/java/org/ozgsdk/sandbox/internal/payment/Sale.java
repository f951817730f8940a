// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.payment;

import java.math.BigDecimal;
import java.net.URI;

/**
 * What an online service wants a person to pay, in the words that all protocols share. What else a protocol's request holds stays with that protocol.
 *
 * @param service name of the payment service
 * @param originatorId who asks, by the protocol's word for it
 * @param endPointId for which authority, by the protocol's word for it
 * @param requestId the online service's id of the attempt, taken once per service and originator
 * @param amount with the decimals of the currency
 * @param currency three letters
 * @param purpose shown to the person, may be empty
 * @param description shown to the person, may be empty
 * @param success where the browser goes once it is paid
 * @param cancel where the browser goes when the person breaks off
 * @param failure where the browser goes when it failed
 */
public record Sale(
        String service,
        String originatorId,
        String endPointId,
        String requestId,
        BigDecimal amount,
        String currency,
        String purpose,
        String description,
        URI success,
        URI cancel,
        URI failure) {

    /** What no other sale of the book may share. */
    public String key() {
        return service + "/" + originatorId + "/" + requestId;
    }
}
