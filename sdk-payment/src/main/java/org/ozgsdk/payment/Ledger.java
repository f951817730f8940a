// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Changes attempts in the store, each by compare-and-set, and tells what a person should know of afterwards. */
final class Ledger {

    private static final Logger LOG = LoggerFactory.getLogger(Payments.class);
    private static final int SILENT_AFTER = 10;

    final PaymentRows rows;
    private final Clock clock;
    private final PaymentEvents events;

    Ledger(PaymentRows rows, Clock clock, PaymentEvents events) {
        this.rows = rows;
        this.clock = clock;
        this.events = events;
    }

    Instant now() {
        return clock.instant();
    }

    Optional<Attempt> find(String id) {
        return rows.ofAttempt(id).flatMap(claim -> claim.attempt(id));
    }

    Attempt require(String id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("there is no payment with this id"));
    }

    /** Takes a step from what is stored, again from there if somebody else was faster. */
    Attempt change(String id, UnaryOperator<Attempt> step) {
        while (true) {
            Claim claim = rows.ofAttempt(id)
                    .orElseThrow(() -> new IllegalArgumentException("there is no payment with this id"));
            Attempt before = claim.attempt(id).orElseThrow();
            Attempt after = step.apply(before);
            if (after.equals(before)) {
                return after;
            }
            // It was settled, so the poller may have closed the claim. Marked before, so that no crash loses it, and
            // after, since a poller that still saw it settled may have closed it in between.
            boolean wakes = before.nextAt().isEmpty() && after.nextAt().isPresent();
            if (wakes) {
                rows.open(after.order().claim());
            }
            if (rows.change(claim, after).isPresent()) {
                if (wakes) {
                    rows.open(after.order().claim());
                }
                tell(before, after);
                return after;
            }
        }
    }

    private void tell(Attempt before, Attempt after) {
        if (after.failures() == SILENT_AFTER && before.failures() < SILENT_AFTER) {
            event(PaymentEvent.Kind.SILENT, after);
        }
        if (before.status() == after.status()) {
            return;
        }
        LOG.info("Payment {} is {} now.", after.id(), after.status());
        switch (after.status()) {
            case PAID -> tellMoney(before, after);
            case MISMATCH -> event(PaymentEvent.Kind.MISMATCH, after);
            case ABANDONED_NEEDS_REVIEW -> event(PaymentEvent.Kind.ORPHAN_POSSIBLE, after);
            case CHARGED_BACK -> event(PaymentEvent.Kind.CHARGED_BACK, after);
            default -> {}
        }
    }

    private void tellMoney(Attempt before, Attempt after) {
        event(PaymentEvent.Kind.PAID, after);
        if (before.status() != PaymentStatus.PENDING && before.status() != PaymentStatus.EXPIRED_UNCONFIRMED) {
            event(PaymentEvent.Kind.PAID_LATE, after);
        }
        if (rows.ofAttempt(after.id()).filter(Claim::isPaidTwice).isPresent()) {
            event(PaymentEvent.Kind.PAID_TWICE, after);
        }
    }

    void event(PaymentEvent.Kind kind, Attempt attempt) {
        if (kind != PaymentEvent.Kind.PAID) {
            LOG.warn("Payment {}: {} {}", attempt.id(), kind, attempt.detail());
        }
        try {
            events.on(new PaymentEvent(kind, attempt.shown()));
        } catch (RuntimeException e) {
            LOG.error(
                    "A listener failed at {} of payment {}: {}",
                    kind,
                    attempt.id(),
                    e.getClass().getName());
        }
    }
}
