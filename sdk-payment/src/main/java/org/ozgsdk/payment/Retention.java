// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Forgets persons in time: only where nothing can need them any more. */
final class Retention {

    private Retention() {}

    static int forgetPayers(Ledger ledger, Duration age) {
        Instant before = ledger.now().minus(age);
        int[] changed = {0};
        ledger.rows.forEachClaim(claim -> {
            if (isOver(claim, before) && hasPayer(claim) && forget(ledger, claim)) {
                changed[0]++;
            }
        });
        return changed[0];
    }

    private static boolean isOver(Claim claim, Instant before) {
        return claim.isSettled()
                && claim.delivery() != ClaimState.Delivery.DUE
                && claim.attempts().stream().allMatch(attempt -> isOver(attempt, before));
    }

    /** A person may still have to decide about a mismatch. */
    private static boolean isOver(Attempt attempt, Instant before) {
        return attempt.status() != PaymentStatus.MISMATCH && attempt.changedAt().isBefore(before);
    }

    private static boolean hasPayer(Claim claim) {
        return claim.attempts().stream()
                .anyMatch(attempt -> attempt.order().payer().isPresent());
    }

    private static boolean forget(Ledger ledger, Claim claim) {
        List<Attempt> without = claim.attempts().stream()
                .map(attempt -> attempt.edit(draft -> draft.order = draft.order.withoutPayer()))
                .toList();
        return ledger.rows.write(claim, claim.delivery(), without).isPresent();
    }
}
