// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.ozgsdk.core.OzgException;
import org.ozgsdk.core.UnavailableException;
import org.ozgsdk.core.store.StoredEntry;
import org.ozgsdk.payment.PaymentProvider.StatusReport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at payments: one that is asked for, or all that are due. */
final class Looking {

    private static final Logger LOG = LoggerFactory.getLogger(Payments.class);

    /** A payment service that is gone is not asked about every payment in turn: so many refusals in a row end the round, the rest stays due. */
    private static final int GONE_AFTER = 3;

    private final PaymentProvider provider;
    private final Ledger ledger;
    private final Sender sender;
    private final NoticeRows notices;
    private final Verdict verdict;

    Looking(PaymentProvider provider, Ledger ledger, Sender sender, NoticeRows notices, Verdict verdict) {
        this.provider = provider;
        this.ledger = ledger;
        this.sender = sender;
        this.notices = notices;
        this.verdict = verdict;
    }

    Attempt look(String id) {
        if (provider.notifications().isPresent()) {
            notices.drain(id);
        }
        Attempt attempt = ledger.require(id);
        if (attempt.isUnderWay()) {
            return sender.send(id);
        }
        if (attempt.status() == PaymentStatus.CREATED && attempt.isDue(ledger.now())) {
            return ledger.change(id, current -> current.neverSent(ledger.now()));
        }
        return verdict.isReadable(attempt) ? read(attempt) : attempt;
    }

    /** Looks at once where a look is due or nobody would look any more; the notification is stored, so the poller makes up for what fails here. */
    void lookAfterNotice(String id) {
        try {
            Attempt attempt = ledger.require(id);
            if (attempt.isDue(ledger.now()) || attempt.nextAt().isEmpty()) {
                look(id);
            }
        } catch (OzgException e) {
            LOG.warn("Payment {} could not be asked about after its notification: {}", id, e.toString());
        }
    }

    private Attempt read(Attempt attempt) {
        StatusReport report;
        try {
            report = provider.status(new StatusQuestion(
                    attempt.id(),
                    attempt.transactionId().orElseThrow(),
                    attempt.reference(),
                    attempt.amount(),
                    attempt.paidNotified()));
        } catch (RuntimeException e) {
            Duration wait =
                    e instanceof UnavailableException gone ? gone.retryAfter().orElse(Duration.ZERO) : Duration.ZERO;
            String why = "last question failed: " + e.getClass().getSimpleName();
            ledger.change(attempt.id(), current -> verdict.ofSilence(current, why, ledger.now(), wait));
            throw e;
        }
        return ledger.change(attempt.id(), current -> verdict.of(current, report, ledger.now()));
    }

    /** Looks at all that are due and adds those whose status changed. */
    void poll(List<Payment> changed) {
        int[] gone = {0};
        ledger.rows.forEachOpen(mark -> {
            for (Attempt attempt : due(mark)) {
                gone[0] = tryToLook(attempt, changed) ? 0 : gone[0] + 1;
            }
            closeIfSettled(mark);
            return gone[0] < GONE_AFTER;
        });
    }

    private List<Attempt> due(StoredEntry mark) {
        return ledger.rows.ofClaim(mark.key()).stream()
                .flatMap(claim -> claim.attempts().stream())
                .filter(attempt -> attempt.isDue(ledger.now()))
                .toList();
    }

    private void closeIfSettled(StoredEntry mark) {
        Optional<Claim> unsettled = ledger.rows.ofClaim(mark.key()).filter(claim -> !claim.isSettled());
        if (unsettled.isEmpty()) {
            ledger.rows.close(mark);
        }
    }

    /** {@return false if the payment service is gone} */
    private boolean tryToLook(Attempt attempt, List<Payment> changed) {
        try {
            Attempt after = look(attempt.id());
            if (after.status() != attempt.status()) {
                changed.add(after.shown());
            }
            return true;
        } catch (RuntimeException e) {
            LOG.warn("Payment {} could not be asked about and is due again later: {}", attempt.id(), e.toString());
            return !(e instanceof UnavailableException);
        }
    }
}
