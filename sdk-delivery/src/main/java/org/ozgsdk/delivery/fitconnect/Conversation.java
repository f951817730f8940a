// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.fitconnect;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ozgsdk.delivery.Reply;

/**
 * What happened in a case (Vorgang), in order: submissions, the authority's answers, replies. Made of verified events. Experimental as far as replies go.
 *
 * @param caseId the case
 * @param entries what happened
 */
public record Conversation(UUID caseId, List<Entry> entries) {

    /** One turn. */
    public enum Turn {
        /** The sender submitted. */
        SUBMISSION,
        /** The authority took a submission. */
        ACCEPTED,
        /** The authority or the delivery service did not take a submission. */
        REJECTED,
        /** The authority replied. */
        REPLY
    }

    /**
     * One turn of the conversation.
     *
     * @param turn what
     * @param id the submission or reply it is about
     * @param event its verified proof
     * @param reply the reply's content; empty for other turns, on the receiver's side, and for one that was deleted
     */
    public record Entry(Turn turn, UUID id, Event event, Optional<Reply> reply) {

        /** {@return when, by the signed clock} */
        public Instant at() {
            return event.at();
        }
    }

    /** Copies the list. */
    public Conversation {
        entries = List.copyOf(entries);
    }

    /**
     * Puts log and replies together.
     *
     * @param log a verified log
     * @param replies what was read of the replies in it; may be empty
     * @return the conversation
     */
    public static Conversation of(EventLog log, List<Reply> replies) {
        Map<UUID, Reply> contents = replies.stream().collect(Collectors.toMap(Reply::replyId, Function.identity()));
        List<Entry> entries = new ArrayList<>();
        for (Event event : log.events()) {
            turn(event.kind()).ifPresent(turn -> {
                UUID id = UUID.fromString(
                        event.subject().substring(event.subject().indexOf(':') + 1));
                entries.add(new Entry(turn, id, event, Optional.ofNullable(contents.get(id))));
            });
        }
        return new Conversation(log.caseId(), entries);
    }

    private static Optional<Turn> turn(EventKind kind) {
        return switch (kind) {
            case SUBMIT_SUBMISSION -> Optional.of(Turn.SUBMISSION);
            case ACCEPT_SUBMISSION -> Optional.of(Turn.ACCEPTED);
            case REJECT_SUBMISSION -> Optional.of(Turn.REJECTED);
            case SUBMIT_REPLY -> Optional.of(Turn.REPLY);
            default -> Optional.empty();
        };
    }
}
