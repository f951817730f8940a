// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ozgsdk.core.PaymentEvidence;

/** An attempt while it is changed. Lives within one method. */
final class AttemptDraft {

    private final Attempt before;
    PaymentOrder order;
    PaymentStatus status;
    int sends;
    int failures;
    boolean paidNotified;
    Optional<URI> page;
    Optional<String> transactionId;
    Optional<String> reference;
    Optional<PaymentEvidence> evidence;
    List<Refund> refunds;
    String detail;
    Instant changedAt;
    Optional<Instant> nextAt;

    AttemptDraft(Attempt before) {
        this.before = before;
        order = before.order();
        status = before.status();
        sends = before.sends();
        failures = before.failures();
        paidNotified = before.paidNotified();
        page = before.page();
        transactionId = before.transactionId();
        reference = before.reference();
        evidence = before.evidence();
        refunds = before.refunds();
        detail = before.detail();
        changedAt = before.changedAt();
        nextAt = before.nextAt();
    }

    Attempt done() {
        return new Attempt(
                before.id(),
                order,
                status,
                sends,
                failures,
                paidNotified,
                page,
                transactionId,
                reference,
                evidence,
                refunds,
                detail,
                before.createdAt(),
                changedAt,
                nextAt);
    }
}
