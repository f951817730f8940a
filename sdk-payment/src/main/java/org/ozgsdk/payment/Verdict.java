// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.ozgsdk.core.Money;
import org.ozgsdk.core.PaymentEvidence;
import org.ozgsdk.payment.PaymentProvider.StatusReport;

/** What a report of the payment service, or its silence, makes of an attempt. Pure: the same input gives the same step. */
final class Verdict {

    private static final String CURRENCY = "EUR";

    private final Duration expiresAfter;
    private final boolean tellsChargeBacks;

    Verdict(Duration expiresAfter, boolean tellsChargeBacks) {
        this.expiresAfter = expiresAfter;
        this.tellsChargeBacks = tellsChargeBacks;
    }

    /** {@return whether the payment service can be asked about it and the answer could change anything} */
    boolean isReadable(Attempt attempt) {
        return switch (attempt.status()) {
            case PENDING, EXPIRED_UNCONFIRMED, FAILED, CANCELLED, CLOSED_UNPAID, REJECTED, ABANDONED_NEEDS_REVIEW ->
                attempt.transactionId().isPresent();
            case PAID, PARTIALLY_REFUNDED -> tellsChargeBacks;
            default -> false;
        };
    }

    /** An attempt of which nobody knows whether it arrived is given up when a person could not wait any longer for a page. */
    boolean isGivenUp(Attempt attempt, Instant now) {
        return Duration.between(attempt.createdAt(), now).compareTo(expiresAfter) >= 0;
    }

    Attempt of(Attempt attempt, StatusReport report, Instant now) {
        if (!isReadable(attempt)) {
            return attempt;
        }
        Optional<String> misfit = attempt.status().wasPaid() ? Optional.empty() : misfit(attempt, report);
        if (misfit.isPresent()) {
            return attempt.to(PaymentStatus.MISMATCH, misfit.get(), now).lookedAt(Optional.empty());
        }
        Attempt known = attempt.edit(draft -> {
            draft.reference = report.reference().or(attempt::reference);
            draft.failures = 0;
        });
        return switch (report.state()) {
            case PAID -> paid(known, report, now);
            case FAILED, CANCELLED -> ended(known, report, now);
            case CHARGED_BACK -> chargedBack(known, now);
            default -> aged(known, "", now, Duration.ZERO);
        };
    }

    /** Nobody answered: the attempt stays what it is and is asked about again, not earlier than the payment service wants. */
    Attempt ofSilence(Attempt attempt, String why, Instant now, Duration wait) {
        if (!isReadable(attempt)) {
            return attempt;
        }
        Attempt next = aged(attempt.edit(draft -> draft.failures++), why, now, wait);
        // Money was told of a payment that nobody looks at any more: it is asked about until somebody answers.
        boolean waits =
                next.nextAt().isEmpty() && next.paidNotified() && !next.status().wasPaid();
        boolean young = Duration.between(attempt.changedAt(), now).compareTo(Schedule.CLOSES) < 0;
        return waits && young ? next.lookedAt(Optional.of(now.plus(Schedule.AFTER_A_NOTICE))) : next;
    }

    private Attempt paid(Attempt attempt, StatusReport report, Instant now) {
        if (attempt.status().wasPaid()) {
            return stillPaid(attempt, now);
        }
        Attempt next = attempt.to(PaymentStatus.PAID, lateness(attempt), now)
                .edit(draft -> draft.evidence = report.evidence());
        return stillPaid(next, now);
    }

    private Attempt stillPaid(Attempt attempt, Instant now) {
        return attempt.lookedAt(tellsChargeBacks ? Schedule.nextAfterMoney(attempt, now) : Optional.empty());
    }

    static String lateness(Attempt attempt) {
        return attempt.status() == PaymentStatus.PENDING ? "" : "late: it was " + attempt.status() + " before";
    }

    /** What was taken back before this program saw it paid has failed. */
    private Attempt chargedBack(Attempt attempt, Instant now) {
        PaymentStatus end = attempt.status().wasPaid() ? PaymentStatus.CHARGED_BACK : PaymentStatus.FAILED;
        return Transitions.allows(attempt.status(), end)
                ? attempt.ended(end, "the money was taken back", now)
                : attempt.lookedAt(Optional.empty());
    }

    private Attempt ended(Attempt attempt, StatusReport report, Instant now) {
        if (attempt.status().wasPaid()) {
            return stillPaid(attempt, now); // a failure after money is no giving back: that has its own word
        }
        Attempt next = Transitions.allows(attempt.status(), report.state())
                ? attempt.to(report.state(), "the payment service says " + report.word(), now)
                : attempt;
        return next.lookedAt(Schedule.next(next, now));
    }

    private Attempt aged(Attempt attempt, String why, Instant now, Duration wait) {
        if (attempt.status().wasPaid()) {
            return stillPaid(attempt, now);
        }
        Duration age = Duration.between(attempt.createdAt(), now);
        Attempt next = attempt.because(why.isEmpty() && isOver(attempt) ? attempt.detail() : why);
        if (attempt.status() == PaymentStatus.PENDING && age.compareTo(expiresAfter) >= 0) {
            next = attempt.to(PaymentStatus.EXPIRED_UNCONFIRMED, "nothing final within " + expiresAfter, now);
        } else if (attempt.status() == PaymentStatus.EXPIRED_UNCONFIRMED
                && why.isEmpty()
                && age.compareTo(Schedule.CLOSES) >= 0) {
            next = attempt.to(
                    PaymentStatus.CLOSED_UNPAID, "not paid within " + Schedule.CLOSES.toDays() + " days", now);
        }
        Instant earliest = now.plus(wait);
        return next.lookedAt(Schedule.next(next, now).map(at -> at.isBefore(earliest) ? earliest : at));
    }

    private static boolean isOver(Attempt attempt) {
        return attempt.status() != PaymentStatus.PENDING;
    }

    private static Optional<String> misfit(Attempt attempt, StatusReport report) {
        Money asked = attempt.amount();
        if (report.requestId().filter(id -> !id.equals(attempt.id())).isPresent()) {
            return Optional.of("the payment service answered for another requestId");
        }
        if (!attempt.transactionId().equals(Optional.of(report.transactionId()))) {
            return Optional.of("the payment service answered for another transactionId");
        }
        if (report.amount()
                .filter(amount -> amount.compareTo(asked.toEuro()) != 0)
                .isPresent()) {
            return Optional.of("the payment service answered with another amount than " + asked);
        }
        if (report.currency().filter(currency -> !currency.equals(CURRENCY)).isPresent()) {
            return Optional.of("the payment service answered with another currency than " + CURRENCY);
        }
        return report.evidence()
                .filter(evidence -> !fits(evidence, asked, report))
                .map(evidence -> "the evidence does not fit what was asked");
    }

    private static boolean fits(PaymentEvidence evidence, Money asked, StatusReport report) {
        return evidence.amount().equals(asked) && evidence.transactionId().equals(report.transactionId());
    }
}
