// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.fitconnect;

import java.time.Instant;
import java.util.Optional;
import org.ozgsdk.core.OzgException;
import org.ozgsdk.core.RejectedException;
import org.ozgsdk.core.UnavailableException;
import org.ozgsdk.delivery.Outcome;
import org.ozgsdk.delivery.internal.EventLogReader;
import org.ozgsdk.delivery.internal.EventWriter;
import org.ozgsdk.delivery.internal.ReceivingApi;

/** Tells the delivery service what was decided. A lost answer leaves open whether it heard; then the event log decides, and nothing is repeated blindly. */
final class Answers {

    private final ReceivingApi api;
    private final EventLogReader events;
    private final EventWriter writer;

    Answers(ReceivingApi api, EventLogReader events, EventWriter writer) {
        this.api = api;
        this.events = events;
        this.writer = writer;
    }

    /** {@return what the delivery service has now: our answer, or another one that was there before} */
    Outcome tell(Answer answer, ReceivingDestination destination) {
        try {
            api.post(answer.pickup().caseId(), answer.token(writer, destination));
            return told(answer);
        } catch (RejectedException | UnavailableException e) {
            return knownAfter(e, answer);
        }
    }

    /** After a restart: it may have been told before. */
    Outcome tellUnlessKnown(Answer answer, ReceivingDestination destination) {
        return known(answer.pickup()).orElseGet(() -> tell(answer, destination));
    }

    private Outcome told(Answer answer) {
        Instant now = writer.now();
        return answer.accepts()
                ? new Outcome.Accepted(now, answer.problems())
                : new Outcome.Rejected(now, answer.problems());
    }

    private Outcome knownAfter(OzgException failure, Answer answer) {
        try {
            return known(answer.pickup()).orElseThrow(() -> failure);
        } catch (OzgException e) {
            if (e != failure) {
                failure.addSuppressed(e);
            }
            throw failure;
        }
    }

    private Optional<Outcome> known(Pickup pickup) {
        EventLog log = events.read(pickup);
        Event submitted =
                log.last(pickup.submissionId(), EventKind.SUBMIT_SUBMISSION).orElseThrow();
        return Optional.of(log.outcome(pickup.submissionId(), submitted.at())).filter(Outcome::isFinal);
    }
}
