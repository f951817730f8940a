// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.flow;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.ozgsdk.core.Money;
import org.ozgsdk.core.PaymentEvidence;
import org.ozgsdk.core.PaymentMethod;
import org.ozgsdk.payment.PaymentOrder;
import org.ozgsdk.payment.PaymentProvider;
import org.ozgsdk.payment.PaymentStatus;
import org.ozgsdk.payment.StatusQuestion;

/** A payment service of a house's own, as a user of the extension point would write it; a test says what its customers do. */
final class CashDesk implements PaymentProvider {

    final AtomicInteger begun = new AtomicInteger();
    volatile PaymentStatus answer = PaymentStatus.PENDING;
    volatile long centsTooFew;

    @Override
    public String id() {
        return "cash-desk";
    }

    @Override
    public Initiation initiate(String requestId, PaymentOrder order) {
        begun.incrementAndGet();
        return new Initiation.Started(
                "T-" + requestId.substring(0, 8),
                URI.create("https://kasse.example/" + requestId),
                Optional.of("KZ-1"));
    }

    @Override
    public StatusReport status(StatusQuestion question) {
        String transactionId = question.transactionId();
        Money asked = question.asked();
        Money amount = Money.ofCents(asked.cents() - centsTooFew);
        Optional<PaymentEvidence> evidence = answer == PaymentStatus.PAID
                ? Optional.of(new PaymentEvidence(
                        id(),
                        transactionId,
                        Optional.of("KZ-1"),
                        Instant.parse("2026-11-23T10:00:00Z"),
                        PaymentMethod.CREDITCARD,
                        Optional.empty(),
                        amount,
                        Optional.empty()))
                : Optional.empty();
        return new StatusReport(
                Optional.of(question.requestId()),
                transactionId,
                answer,
                answer.name(),
                Optional.of(amount.toEuro()),
                Optional.of("EUR"),
                Optional.of("KZ-1"),
                evidence);
    }
}
