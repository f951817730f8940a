// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.flow;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.ozgsdk.core.Money;
import org.ozgsdk.core.PaymentEvidence;
import org.ozgsdk.core.json.JsonObject;
import org.ozgsdk.delivery.Receipt;
import org.ozgsdk.flow.internal.journal.Notes;
import org.ozgsdk.flow.internal.journal.Row;

/**
 * A row of the journal, read in the words of this room.
 *
 * @param row the row
 */
record State(Row row) {

    JsonObject about() {
        return row.member("journey").orElseThrow();
    }

    Stage stage() {
        if (row.member("ended").isPresent()) {
            return Stage.ENDED;
        }
        Optional<String> outcome = row.member("outcome").map(member -> member.text("word"));
        if (outcome.isPresent()) {
            return outcome.get().equals("accepted") ? Stage.ACCEPTED : Stage.REJECTED;
        }
        if (isSubmitted()) {
            return Stage.SUBMITTED;
        }
        if (receipt().isPresent()) {
            return Stage.DELIVERING;
        }
        if (evidence().isPresent()) {
            return Stage.PAID;
        }
        return review().map(review -> review.warnedAt().isPresent() ? Stage.READY : Stage.REVIEWED)
                .orElse(content().isPresent() ? Stage.DECLARED : Stage.BEGUN);
    }

    boolean isSubmitted() {
        return row.member("submitted").isPresent();
    }

    Optional<ReviewRecord> review() {
        return row.member("review").map(Notes::review);
    }

    Optional<PaymentEvidence> evidence() {
        return row.member("evidence").map(Notes::evidence);
    }

    Optional<Receipt> receipt() {
        return row.member("receipt").map(Notes::receipt);
    }

    /** Under which id the declaration lies with the contents. */
    Optional<UUID> content() {
        return row.member("declaration").map(noted -> UUID.fromString(noted.text("content")));
    }

    Money due() {
        return row.member("fee").map(fee -> Money.ofCents(fee.number("cents"))).orElse(Money.ZERO);
    }

    boolean isPaid() {
        return due().compareTo(Money.ZERO) <= 0
                || evidence().filter(paid -> paid.amount().equals(due())).isPresent();
    }

    State requireOpen() {
        if (isSubmitted() || row.member("ended").isPresent()) {
            throw new IllegalStateException("the application was handed over or ended already");
        }
        return this;
    }

    State with(String member, Map<String, ?> values) {
        return new State(row.with(member, values));
    }

    State without(String member) {
        return new State(row.without(member));
    }
}
