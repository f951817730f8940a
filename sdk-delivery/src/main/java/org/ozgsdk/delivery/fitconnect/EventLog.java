// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.fitconnect;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ozgsdk.delivery.Outcome;
import org.ozgsdk.delivery.Outcome.State;

/**
 * The events of a case (Ereignisprotokoll), each verified, in the order of the delivery service.
 *
 * @param caseId the case
 * @param events the events; may be empty
 */
public record EventLog(UUID caseId, List<Event> events) {

    /** Copies the list. */
    public EventLog {
        events = List.copyOf(events);
    }

    /**
     * Finds the last event of a kind about a submission.
     *
     * @param submissionId the submission
     * @param kind the kind
     * @return the event; empty if there is none
     */
    public Optional<Event> last(UUID submissionId, EventKind kind) {
        return events.stream()
                .filter(event -> event.kind() == kind && event.isAbout(submissionId))
                .reduce((earlier, later) -> later);
    }

    /**
     * Says what became of a submission.
     *
     * @param submissionId the submission
     * @param sentAt from when it counts as incomplete if there is no event yet
     * @return the outcome
     */
    public Outcome outcome(UUID submissionId, Instant sentAt) {
        Outcome outcome = new Outcome.Underway(State.INCOMPLETE, sentAt);
        for (Event event : events) {
            if (event.isAbout(submissionId) && !outcome.isFinal()) {
                outcome = after(outcome, event);
            }
        }
        return outcome;
    }

    private static Outcome after(Outcome before, Event event) {
        return switch (event.kind()) {
            case CREATE_SUBMISSION -> new Outcome.Underway(State.INCOMPLETE, event.at());
            case SUBMIT_SUBMISSION -> new Outcome.Underway(State.SUBMITTED, event.at());
            case NOTIFY_SUBMISSION -> new Outcome.Underway(State.NOTIFIED, event.at());
            case FORWARD_SUBMISSION -> new Outcome.Underway(State.FORWARDED, event.at());
            case ACCEPT_SUBMISSION -> new Outcome.Accepted(event.at(), event.problems());
            case REJECT_SUBMISSION -> new Outcome.Rejected(event.at(), event.problems());
            case DELETE_SUBMISSION -> new Outcome.Deleted(event.at());
            case CREATE_REPLY,
                    SUBMIT_REPLY,
                    NOTIFY_REPLY,
                    FORWARD_REPLY,
                    REJECT_REPLY,
                    ACCEPT_REPLY,
                    DELETE_REPLY,
                    UNKNOWN -> before;
        };
    }
}
