// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.ozgsdk.core.Money;
import org.ozgsdk.core.OzgException;
import org.ozgsdk.payment.Refunds.Outcome;

/** Gives money back: the intent is stored first, never more than came, never twice under one key. */
final class RefundDesk {

    private static final Duration LEASE = Schedule.SENDING_TAKES;

    private final PaymentProvider provider;
    private final Ledger ledger;

    RefundDesk(PaymentProvider provider, Ledger ledger) {
        this.provider = provider;
        this.ledger = ledger;
    }

    Attempt refund(String id, String key, Refunds.Kind kind, Money amount) {
        Refunds refunds = provider.refunds()
                .filter(known -> known.kinds().contains(kind))
                .orElseThrow(() -> new IllegalArgumentException(
                        "the payment service " + provider.id() + " gives no money back in this way: " + kind));
        boolean[] mine = {false};
        Attempt intent = ledger.change(id, attempt -> {
            Optional<Refund> known = find(attempt, key);
            mine[0] = known.isEmpty();
            return known.map(refund -> again(attempt, refund, kind, amount))
                    .orElseGet(() -> intend(attempt, key, kind, amount));
        });
        return mine[0] ? send(refunds, intent, key) : intent;
    }

    private static Optional<Refund> find(Attempt attempt, String key) {
        return attempt.refunds().stream()
                .filter(refund -> refund.key().equals(key))
                .findFirst();
    }

    /** The same key means the same giving back; one whose sender died is unknown for good. */
    private Attempt again(Attempt attempt, Refund known, Refunds.Kind kind, Money amount) {
        if (known.kind() != kind || !known.amount().equals(amount)) {
            throw new IllegalArgumentException("the key of this refund was used for another one");
        }
        return isDead(known)
                ? attempt.withRefund(known.became(Refund.State.UNKNOWN, Optional.empty(), ledger.now()))
                : attempt;
    }

    private boolean isDead(Refund refund) {
        return refund.state() == Refund.State.UNDER_WAY
                && refund.changedAt().plus(LEASE).isBefore(ledger.now());
    }

    private Attempt intend(Attempt attempt, String key, Refunds.Kind kind, Money amount) {
        if (attempt.status() != PaymentStatus.PAID && attempt.status() != PaymentStatus.PARTIALLY_REFUNDED) {
            throw new IllegalArgumentException("only what was paid can be given back; it is " + attempt.status());
        }
        Money left = Money.ofCents(attempt.amount().cents() - given(attempt));
        boolean all = kind != Refunds.Kind.PARTIAL;
        if (amount.compareTo(Money.ZERO) <= 0
                || amount.compareTo(left) > 0
                || (all && !amount.equals(attempt.amount()))) {
            throw new IllegalArgumentException("of this payment " + left + " can still be given back by " + kind);
        }
        return attempt.withRefund(
                new Refund(key, kind, amount, Refund.State.UNDER_WAY, Optional.empty(), ledger.now()));
    }

    /** A person found out what became of a giving back that nobody knew of. */
    Attempt decide(String id, String key, boolean gone) {
        return ledger.change(id, attempt -> {
            Refund refund = find(attempt, key)
                    .filter(known -> known.state() == Refund.State.UNKNOWN || isDead(known))
                    .orElseThrow(() -> new IllegalArgumentException("no refund of this key has an unknown outcome"));
            return settled(attempt, refund, gone ? new Outcome.Done("") : new Outcome.Refused("by a person"));
        });
    }

    private static long given(Attempt attempt) {
        return attempt.refunds().stream()
                .filter(Refund::counts)
                .mapToLong(refund -> refund.amount().cents())
                .sum();
    }

    private Attempt send(Refunds refunds, Attempt intent, String key) {
        Refund refund = find(intent, key).orElseThrow();
        try {
            Outcome outcome = refunds.refund(new Refunds.Order(
                    key,
                    refund.kind(),
                    intent.id(),
                    intent.transactionId().orElseThrow(),
                    refund.amount(),
                    intent.order().purpose()));
            return settle(intent.id(), key, outcome);
        } catch (OzgException e) {
            settle(intent.id(), key, new Outcome.Refused("nothing was sent"));
            throw e;
        }
    }

    private Attempt settle(String id, String key, Outcome outcome) {
        Attempt after =
                ledger.change(id, attempt -> settled(attempt, find(attempt, key).orElseThrow(), outcome));
        if (outcome instanceof Outcome.Unknown) {
            ledger.event(PaymentEvent.Kind.REFUND_UNKNOWN, after);
        }
        return after;
    }

    private Attempt settled(Attempt attempt, Refund refund, Outcome outcome) {
        Instant now = ledger.now();
        if (outcome instanceof Outcome.Refused) {
            return attempt.withRefund(refund.became(Refund.State.REFUSED, Optional.empty(), now));
        }
        if (outcome instanceof Outcome.Unknown) {
            return attempt.withRefund(refund.became(Refund.State.UNKNOWN, Optional.empty(), now));
        }
        Optional<String> refundId = Optional.of(((Outcome.Done) outcome).refundId());
        Attempt done = attempt.withRefund(refund.became(Refund.State.DONE, refundId, now));
        long back = done.refunds().stream()
                .filter(known -> known.state() == Refund.State.DONE)
                .mapToLong(known -> known.amount().cents())
                .sum();
        PaymentStatus next = back >= done.amount().cents() ? PaymentStatus.REFUNDED : PaymentStatus.PARTIALLY_REFUNDED;
        return Transitions.allows(done.status(), next) ? done.to(next, "", now) : done;
    }
}
