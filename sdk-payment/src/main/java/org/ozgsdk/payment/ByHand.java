// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment;

import java.util.Optional;
import org.ozgsdk.core.PaymentEvidence;

/** What persons decide: they answer for it, so it is noted as theirs. */
final class ByHand {

    private ByHand() {}

    static Attempt confirm(Ledger ledger, String id, PaymentEvidence evidence) {
        boolean person =
                evidence.source() == PaymentEvidence.Source.BANK || evidence.source() == PaymentEvidence.Source.PERSON;
        return ledger.change(id, attempt -> {
            boolean fits = person && evidence.amount().equals(attempt.amount());
            if (!fits || !Transitions.allows(attempt.status(), PaymentStatus.PAID)) {
                throw new IllegalArgumentException(
                        "this evidence does not settle the payment, which is " + attempt.status());
            }
            return attempt.ended(PaymentStatus.PAID, Verdict.lateness(attempt), ledger.now())
                    .edit(draft -> draft.evidence = Optional.of(evidence));
        });
    }

    static Attempt closeUnpaid(Ledger ledger, String id, String why) {
        return ledger.change(id, attempt -> {
            if (!Transitions.allows(attempt.status(), PaymentStatus.CLOSED_UNPAID)) {
                throw new IllegalArgumentException("a payment that is " + attempt.status() + " is not closed");
            }
            return attempt.ended(PaymentStatus.CLOSED_UNPAID, why, ledger.now());
        });
    }
}
