// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment;

import java.time.Duration;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.ozgsdk.core.OzgException;
import org.ozgsdk.core.UnavailableException;
import org.ozgsdk.payment.PaymentProvider.Initiation;
import org.ozgsdk.payment.PaymentProvider.Recovery;

/** Sends requests, each once, and finds out what became of those without an answer. */
final class Sender {

    private static final int LONGEST_DETAIL = 300;

    private final PaymentProvider provider;
    private final Ledger ledger;
    private final Verdict verdict;

    Sender(PaymentProvider provider, Ledger ledger, Verdict verdict) {
        this.provider = provider;
        this.ledger = ledger;
        this.verdict = verdict;
    }

    /** Sends a request, or looks for it if nobody knows what became of it. Of several who try at once only one does. */
    Attempt send(String id) {
        while (true) {
            Claim claim = ledger.rows.ofAttempt(id).orElseThrow();
            Attempt attempt = claim.attempt(id).orElseThrow();
            if (!attempt.maySend(ledger.now())) {
                return attempt;
            }
            Attempt sending = attempt.sending(ledger.now());
            if (ledger.rows.change(claim, sending).isPresent()) {
                return sending.sends() == 1 ? initiate(sending) : recover(sending);
            }
        }
    }

    private Attempt initiate(Attempt sending) {
        try {
            Initiation answer = provider.initiate(sending.id(), sending.order());
            return settle(sending, attempt -> answered(attempt, answer));
        } catch (OzgException e) {
            settle(sending, attempt -> attempt.notSent(ledger.now(), detail("nothing was sent: " + e.getMessage())));
            throw e;
        }
    }

    private Attempt answered(Attempt attempt, Initiation answer) {
        Instant now = ledger.now();
        if (answer instanceof Initiation.Started started) {
            return attempt.started(now, started);
        }
        if (answer instanceof Initiation.Refused refused) {
            return attempt.ended(PaymentStatus.REJECTED, detail(refused.code() + ": " + refused.detail()), now);
        }
        return attempt.unknown(now, detail(((Initiation.Unknown) answer).detail()), Duration.ZERO);
    }

    private Attempt recover(Attempt sending) {
        try {
            Recovery answer = provider.recover(sending.id(), sending.order());
            return settle(sending, attempt -> recovered(attempt, answer));
        } catch (OzgException e) {
            Duration wait =
                    e instanceof UnavailableException gone ? gone.retryAfter().orElse(Duration.ZERO) : Duration.ZERO;
            settle(sending, attempt -> unclear(attempt, detail("could not be asked: " + e.getMessage()), wait));
            throw e;
        }
    }

    private Attempt recovered(Attempt attempt, Recovery answer) {
        Instant now = ledger.now();
        if (answer instanceof Recovery.Found found) {
            return attempt.started(now, found.started());
        }
        if (answer instanceof Recovery.Absent absent) {
            return attempt.ended(PaymentStatus.REJECTED, detail("it never arrived: " + absent.detail()), now);
        }
        if (answer instanceof Recovery.Impossible impossible) {
            return attempt.ended(PaymentStatus.ABANDONED_NEEDS_REVIEW, detail(impossible.detail()), now);
        }
        return unclear(attempt, detail(((Recovery.Unclear) answer).detail()), Duration.ZERO);
    }

    private Attempt unclear(Attempt attempt, String why, Duration wait) {
        Instant now = ledger.now();
        return verdict.isGivenUp(attempt, now)
                ? attempt.ended(PaymentStatus.ABANDONED_NEEDS_REVIEW, why, now)
                : attempt.unknown(now, why, wait);
    }

    /** Stores the outcome of a request unless its lease ran out and somebody else took over. */
    private Attempt settle(Attempt sending, UnaryOperator<Attempt> outcome) {
        return ledger.change(
                sending.id(), attempt -> attempt.isSameSending(sending) ? outcome.apply(attempt) : attempt);
    }

    private static String detail(String text) {
        return text.length() <= LONGEST_DETAIL ? text : text.substring(0, LONGEST_DETAIL);
    }
}
