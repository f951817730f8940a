// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ozgsdk.core.Money;
import org.ozgsdk.core.PaymentEvidence;

/**
 * One attempt to pay a claim, as the store holds it. Holds no personal data.
 *
 * @param id our id of the attempt, a UUID; also the {@code requestId} at the payment service
 * @param claim what it pays for, for instance the id of an application
 * @param status where it stands
 * @param amount what is to be paid
 * @param page where the person pays; only while {@link PaymentStatus#PENDING}
 * @param transactionId the payment service's id; empty until it answered
 * @param reference business reference, for instance the Kassenzeichen; may come only after payment
 * @param evidence what proves it; present exactly when it was paid
 * @param refunds what went back or was asked to, oldest first
 * @param detail why it is as it is, in technical words; empty if there is nothing to say
 * @param createdAt when the attempt was begun
 * @param changedAt when the status changed last
 */
public record Payment(
        String id,
        String claim,
        PaymentStatus status,
        Money amount,
        Optional<URI> page,
        Optional<String> transactionId,
        Optional<String> reference,
        Optional<PaymentEvidence> evidence,
        List<Refund> refunds,
        String detail,
        Instant createdAt,
        Instant changedAt) {

    /** Copies the refunds. */
    public Payment {
        refunds = List.copyOf(refunds);
    }

    /** {@return true if the money is confirmed and still there} */
    public boolean isPaid() {
        return status == PaymentStatus.PAID;
    }
}
