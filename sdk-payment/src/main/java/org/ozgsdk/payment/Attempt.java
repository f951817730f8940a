// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.ozgsdk.core.Money;
import org.ozgsdk.core.PaymentEvidence;

/**
 * The whole row of an attempt, of which {@link Payment} shows a part. Every change is a step of {@link Transitions}.
 *
 * @param sends how often the request was or may have been sent
 * @param nextAt when it is looked at again without being asked; empty if never
 */
record Attempt(
        String id,
        PaymentOrder order,
        PaymentStatus status,
        int sends,
        Optional<URI> page,
        Optional<String> transactionId,
        Optional<String> reference,
        Optional<PaymentEvidence> evidence,
        String detail,
        Instant createdAt,
        Instant changedAt,
        Optional<Instant> nextAt) {

    static Attempt created(String id, PaymentOrder order, Instant now) {
        return new Attempt(
                id,
                order,
                PaymentStatus.CREATED,
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "",
                now,
                now,
                Optional.of(now.plus(Schedule.NEVER_SENT)));
    }

    /** The request is about to leave; who finds it so after the lease may assume that its sender died. */
    Attempt sending(Instant now) {
        return to(PaymentStatus.INITIATING, "", now)
                .sent(sends + 1)
                .lookedAt(Optional.of(now.plus(Schedule.SENDING_TAKES)));
    }

    /** Nothing was sent after all. */
    Attempt notSent(Instant now, String why) {
        return sends <= 1
                ? to(PaymentStatus.CREATED, why, now).sent(0).lookedAt(Optional.of(now.plus(Schedule.NEVER_SENT)))
                : unknown(now, why);
    }

    Attempt unknown(Instant now, String why) {
        Attempt next = to(PaymentStatus.INITIATION_UNKNOWN, why, now);
        return next.lookedAt(Schedule.next(next, now));
    }

    Attempt neverSent(Instant now) {
        return status == PaymentStatus.CREATED
                ? to(PaymentStatus.CLOSED_UNPAID, "it was stored and never sent", now)
                        .lookedAt(Optional.empty())
                : this;
    }

    Attempt rejected(Instant now, String why) {
        return to(PaymentStatus.REJECTED, why, now).lookedAt(Optional.empty());
    }

    Attempt started(Instant now, PaymentProvider.Initiation.Started started) {
        Attempt next = to(PaymentStatus.PENDING, "", now)
                .with(Optional.of(started.page()), Optional.of(started.transactionId()), started.reference(), evidence);
        return next.lookedAt(Schedule.next(next, now));
    }

    /** A step to another status; the page is offered only while it can be paid on. */
    Attempt to(PaymentStatus next, String why, Instant now) {
        Transitions.check(status, next);
        return new Attempt(
                id,
                order,
                next,
                sends,
                next == PaymentStatus.PENDING ? page : Optional.empty(),
                transactionId,
                reference,
                evidence,
                why,
                createdAt,
                now,
                nextAt);
    }

    Attempt with(
            Optional<URI> page,
            Optional<String> transactionId,
            Optional<String> reference,
            Optional<PaymentEvidence> evidence) {
        return new Attempt(
                id,
                order,
                status,
                sends,
                page,
                transactionId,
                reference,
                evidence,
                detail,
                createdAt,
                changedAt,
                nextAt);
    }

    Attempt because(String why) {
        return new Attempt(
                id, order, status, sends, page, transactionId, reference, evidence, why, createdAt, changedAt, nextAt);
    }

    Attempt lookedAt(Optional<Instant> next) {
        return new Attempt(
                id, order, status, sends, page, transactionId, reference, evidence, detail, createdAt, changedAt, next);
    }

    private Attempt sent(int times) {
        return new Attempt(
                id,
                order,
                status,
                times,
                page,
                transactionId,
                reference,
                evidence,
                detail,
                createdAt,
                changedAt,
                nextAt);
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
                id, order.claim(), status, amount(), page, transactionId, reference, evidence, detail, changedAt);
    }
}
