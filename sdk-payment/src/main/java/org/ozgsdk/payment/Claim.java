// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ozgsdk.core.store.StoredEntry;
import org.ozgsdk.payment.ClaimState.Delivery;

/**
 * All attempts of one claim as one entry of the store: its key is the claim, so that two can never hold a live attempt at the same time, and PAID and "delivery due"
 * are one writing.
 *
 * @param seen the entry as it was read
 * @param delivery whether what waits for the money was handed over
 * @param attempts oldest first
 */
record Claim(StoredEntry seen, Delivery delivery, List<Attempt> attempts) {

    Claim {
        attempts = List.copyOf(attempts);
    }

    Optional<Attempt> attempt(String id) {
        return attempts.stream().filter(attempt -> attempt.id().equals(id)).findFirst();
    }

    /** The attempt that speaks for the claim: the paid one, else the one that forbids a new attempt, else the newest. */
    Attempt deciding() {
        return attempts.stream()
                .filter(attempt -> attempt.status() == PaymentStatus.PAID)
                .findFirst()
                .or(this::blocking)
                .orElseGet(() -> attempts.get(attempts.size() - 1));
    }

    private Optional<Attempt> blocking() {
        return attempts.stream()
                .filter(attempt -> !attempt.status().allowsNewAttempt())
                .findFirst();
    }

    /** {@return the attempt that forbids a new one, empty if a new one may be begun} */
    Optional<Attempt> live() {
        return Optional.of(deciding()).filter(attempt -> !attempt.status().allowsNewAttempt());
    }

    boolean isPaidTwice() {
        return attempts.stream().filter(attempt -> attempt.status().wasPaid()).count() > 1;
    }

    boolean isSettled() {
        return attempts.stream().allMatch(attempt -> attempt.nextAt().isEmpty());
    }

    /** {@return the attempts with one of them replaced, or added if it is new} */
    List<Attempt> with(Attempt changed) {
        List<Attempt> next = new ArrayList<>(attempts);
        next.replaceAll(attempt -> attempt.id().equals(changed.id()) ? changed : attempt);
        if (attempt(changed.id()).isEmpty()) {
            next.add(changed);
        }
        return next;
    }

    /** The first money of a claim makes its delivery due; money that goes back changes nothing about that. */
    Delivery deliveryAfter(Attempt changed) {
        return delivery == Delivery.NONE && changed.status() == PaymentStatus.PAID ? Delivery.DUE : delivery;
    }

    ClaimState shown() {
        return new ClaimState(
                seen.key(), delivery, attempts.stream().map(Attempt::shown).toList());
    }
}
