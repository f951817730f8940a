// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.ozgsdk.core.Money;
import org.ozgsdk.core.PaymentEvidence;

/**
 * The whole row of an attempt, of which {@link Payment} shows a part. Every change is a step of {@link Transitions}.
 *
 * @param sends how often the request was or may have been sent
 * @param failures how many questions in a row were not answered
 * @param paidNotified whether a genuine notification said that it was paid
 * @param nextAt when it is looked at again without being asked; empty if never
 */
record Attempt(
        String id,
        PaymentOrder order,
        PaymentStatus status,
        int sends,
        int failures,
        boolean paidNotified,
        Optional<URI> page,
        Optional<String> transactionId,
        Optional<String> reference,
        Optional<PaymentEvidence> evidence,
        List<Refund> refunds,
        String detail,
        Instant createdAt,
        Instant changedAt,
        Optional<Instant> nextAt) {

    Attempt {
        refunds = List.copyOf(refunds);
    }

    static Attempt created(String id, PaymentOrder order, Instant now) {
        return new Attempt(
                id,
                order,
                PaymentStatus.CREATED,
                0,
                0,
                false,
                Optional.empty(),
                Optional.empty(),
                order.reference(),
                Optional.empty(),
                List.of(),
                "",
                now,
                now,
                Optional.of(now.plus(Schedule.NEVER_SENT)));
    }

    /** The request is about to leave; who finds it so after the lease may assume that its sender died. */
    Attempt sending(Instant now) {
        return to(PaymentStatus.INITIATING, "", now).edit(draft -> {
            draft.sends++;
            draft.nextAt = Optional.of(now.plus(Schedule.SENDING_TAKES));
        });
    }

    /** Nothing was sent after all. */
    Attempt notSent(Instant now, String why) {
        if (sends > 1) {
            return unknown(now, why, Duration.ZERO);
        }
        return to(PaymentStatus.CREATED, why, now).edit(draft -> {
            draft.sends = 0;
            draft.nextAt = Optional.of(now.plus(Schedule.NEVER_SENT));
        });
    }

    Attempt unknown(Instant now, String why, Duration wait) {
        Attempt next = to(PaymentStatus.INITIATION_UNKNOWN, why, now);
        return next.lookedAt(Schedule.next(next, now).map(at -> later(at, now.plus(wait))));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isBefore(other) ? other : one;
    }

    Attempt neverSent(Instant now) {
        return status == PaymentStatus.CREATED
                ? ended(PaymentStatus.CANCELLED, "it was stored and never sent", now)
                : this;
    }

    /** A step to where nobody looks any more by himself. */
    Attempt ended(PaymentStatus end, String why, Instant now) {
        return to(end, why, now).lookedAt(Optional.empty());
    }

    Attempt started(Instant now, PaymentProvider.Initiation.Started started) {
        Attempt next = to(PaymentStatus.PENDING, "", now).edit(draft -> {
            draft.page = Optional.of(started.page());
            draft.transactionId = Optional.of(started.transactionId());
            draft.reference = started.reference().or(() -> draft.reference);
        });
        return next.lookedAt(Schedule.next(next, now));
    }

    /** {@return whether something told is about another payment than this one} */
    boolean isOther(Optional<String> told) {
        return transactionId.isPresent() && told.isPresent() && !told.equals(transactionId);
    }

    /**
     * A genuine notification came. Only one whose mac covers our id tells under which id the payment service holds what nobody knew of; what it says of money is
     * noted only where it is about this payment.
     */
    Attempt notified(Optional<String> told, boolean provesId, boolean paid, Instant now) {
        Optional<String> known = transactionId.or(() -> told.filter(any -> provesId));
        if (isOther(told) || known.isEmpty()) {
            return this;
        }
        Attempt next = edit(draft -> {
            draft.transactionId = known;
            draft.paidNotified |= paid;
        });
        if (next.paidNotified && !status.wasPaid() && status != PaymentStatus.MISMATCH) {
            next = next.lookedAt(Optional.of(now)); // also where nobody would look any more by himself
        }
        return status == PaymentStatus.INITIATION_UNKNOWN
                ? next.to(PaymentStatus.PENDING, "found by a notification", now).lookedAt(Optional.of(now))
                : next.dueAt(now);
    }

    /** Worth a look now, if somebody looks at it by himself at all. */
    Attempt dueAt(Instant now) {
        boolean sleeping = nextAt.filter(now::isBefore).isPresent()
                && status != PaymentStatus.INITIATING
                && status != PaymentStatus.CREATED;
        return sleeping ? lookedAt(Optional.of(now)) : this;
    }

    /** A step to another status; the page is offered only while it can be paid on. */
    Attempt to(PaymentStatus next, String why, Instant now) {
        Transitions.check(status, next);
        return edit(draft -> {
            draft.status = next;
            draft.page = next == PaymentStatus.PENDING ? page : Optional.empty();
            draft.detail = why;
            draft.changedAt = now;
        });
    }

    Attempt because(String why) {
        return edit(draft -> draft.detail = why);
    }

    Attempt lookedAt(Optional<Instant> next) {
        return edit(draft -> draft.nextAt = next);
    }

    Attempt withRefund(Refund refund) {
        return edit(draft -> {
            List<Refund> others = refunds.stream()
                    .filter(known -> !known.key().equals(refund.key()))
                    .toList();
            draft.refunds = Stream.concat(others.stream(), Stream.of(refund)).toList();
        });
    }

    Attempt edit(Consumer<AttemptDraft> change) {
        AttemptDraft draft = new AttemptDraft(this);
        change.accept(draft);
        return draft.done();
    }

    Money amount() {
        return order.total();
    }

    /** {@return whether a request went out, or may have, without a known outcome} */
    boolean isUnderWay() {
        return status == PaymentStatus.INITIATING || status == PaymentStatus.INITIATION_UNKNOWN;
    }

    boolean maySend(Instant now) {
        return switch (status) {
            case CREATED, INITIATION_UNKNOWN -> true;
            case INITIATING -> isDue(now);
            default -> false;
        };
    }

    boolean isSameSending(Attempt other) {
        return status == PaymentStatus.INITIATING && other.status == PaymentStatus.INITIATING && sends == other.sends;
    }

    boolean isDue(Instant now) {
        return nextAt.filter(at -> !at.isAfter(now)).isPresent();
    }

    Payment shown() {
        return new Payment(
                id,
                order.claim(),
                status,
                amount(),
                page,
                transactionId,
                reference,
                evidence,
                refunds,
                detail,
                createdAt,
                changedAt);
    }
}
