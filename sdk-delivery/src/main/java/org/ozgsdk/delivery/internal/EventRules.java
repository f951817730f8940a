// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.internal;

import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.ozgsdk.core.Assumption;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.delivery.AuthenticationTags;
import org.ozgsdk.delivery.Receipt;
import org.ozgsdk.delivery.fitconnect.Event;
import org.ozgsdk.delivery.fitconnect.EventKind;
import org.ozgsdk.delivery.fitconnect.EventLog;
import org.ozgsdk.delivery.fitconnect.Pickup;

/** What must hold between the events of a case, each of them being genuine: no replay, sound times, a possible order, and the tags of what was sent. */
final class EventRules {

    private static final long SKEW_SECONDS = 60;

    private final String what;
    /** What was sent; null for a receiver until he has read the delivery service's word for it. */
    private @Nullable AuthenticationTags sent;

    private EventRules(UUID caseId, @Nullable AuthenticationTags sent) {
        this.what = "event log of case " + caseId;
        this.sent = sent;
    }

    static void require(List<Event> events, Receipt receipt, Instant now) {
        new EventRules(receipt.caseId(), receipt.tags()).requireAll(events, receipt.submissionId(), now);
    }

    /** For the receiver: exactly one submit event, and it has tags. */
    static void requireReceived(List<Event> events, Pickup pickup, Instant now) {
        EventRules rules = new EventRules(pickup.caseId(), null);
        rules.requireAll(events, pickup.submissionId(), now);
        rules.check(rules.sent != null, "the submission was never submitted");
    }

    private void requireAll(List<Event> events, UUID submissionId, Instant now) {
        requireTimes(events, now);
        requireSubjects(events);
        requireOrder(
                events.stream().filter(event -> event.isAbout(submissionId)).toList());
    }

    /** Two sides have two clocks: between them a minute is granted, within one side time does not run back. */
    @Assumption("fitconnect.event-times")
    private void requireTimes(List<Event> events, Instant now) {
        Set<UUID> seen = new HashSet<>();
        Event before = null;
        for (Event event : events) {
            check(seen.add(event.id()), "the same event stands there twice");
            check(!event.at().isAfter(now.plusSeconds(SKEW_SECONDS)), "an event lies in the future");
            check(before == null || !runsBack(before, event), "an event lies before the one it follows");
            before = event;
        }
    }

    private static boolean runsBack(Event before, Event event) {
        long granted = before.issuer() == event.issuer() ? 0 : SKEW_SECONDS;
        return event.at().isBefore(before.at().minusSeconds(granted));
    }

    private void requireSubjects(List<Event> events) {
        for (Event event : events) {
            check(event.kind().mayBeAbout(event.subject()), "an event is about the other sort of message");
        }
    }

    /**
     * Finds the proofs of the replies that still exist, from a log that was read and verified.
     *
     * @param log the log
     * @return for each reply its one submit event with tags, in order
     */
    @Assumption("fitconnect.reply-order")
    static List<Event> submittedReplies(EventLog log) {
        String what = "event log of case " + log.caseId();
        Map<String, Event> submitted = new LinkedHashMap<>();
        Set<String> over = new HashSet<>();
        for (Event event : log.events()) {
            String subject = event.subject();
            switch (event.kind()) {
                case CREATE_REPLY ->
                    check(!submitted.containsKey(subject) && !over.contains(subject), what, "a reply is created late");
                case SUBMIT_REPLY -> {
                    check(!over.contains(subject), what, "a reply is submitted after it was deleted");
                    check(event.tags().isPresent(), what, "a reply is submitted without authentication tags");
                    check(submitted.put(subject, event) == null, what, "a reply is submitted twice");
                }
                case DELETE_REPLY -> over.add(subject);
                default -> {
                    // says nothing about which replies there are
                }
            }
        }
        submitted.keySet().removeAll(over);
        return List.copyOf(submitted.values());
    }

    @Assumption("fitconnect.event-order")
    private void requireOrder(List<Event> events) {
        Set<EventKind> seen = EnumSet.noneOf(EventKind.class);
        for (Event event : events) {
            EventKind kind = event.kind();
            switch (kind) {
                case CREATE_SUBMISSION -> {
                    check(seen.isEmpty(), "created after something else happened");
                }
                case SUBMIT_SUBMISSION -> {
                    check(!seen.contains(kind), "submitted twice");
                    check(!isAnswered(seen), "submitted after it was answered");
                    if (sent == null) {
                        check(event.tags().isPresent(), "submitted without authentication tags");
                        sent = event.tags().orElseThrow();
                    }
                    requireTags(event, "what the delivery service received is not what was sent");
                }
                case ACCEPT_SUBMISSION -> {
                    check(seen.contains(EventKind.SUBMIT_SUBMISSION), "accepted before it was submitted");
                    check(!isAnswered(seen), "answered twice");
                    requireTags(event, "what the authority accepted is not what was sent");
                }
                case REJECT_SUBMISSION -> {
                    check(seen.contains(EventKind.SUBMIT_SUBMISSION), "rejected before it was submitted");
                    check(!isAnswered(seen), "answered twice");
                }
                case NOTIFY_SUBMISSION, FORWARD_SUBMISSION -> {
                    check(seen.contains(EventKind.SUBMIT_SUBMISSION), "passed on before it was submitted");
                }
                default -> {
                    // deleted and unknown may stand anywhere, and those about replies are not about this submission
                }
            }
            if (kind != EventKind.UNKNOWN) {
                seen.add(kind);
            }
        }
    }

    private static boolean isAnswered(Set<EventKind> seen) {
        return seen.contains(EventKind.ACCEPT_SUBMISSION) || seen.contains(EventKind.REJECT_SUBMISSION);
    }

    private void requireTags(Event event, String otherwise) {
        Optional<AuthenticationTags> tags = event.tags();
        check(tags.isPresent() && tags.get().equals(sent), otherwise + " (authentication tags)");
    }

    private void check(boolean condition, String otherwise) {
        check(condition, what, otherwise);
    }

    private static void check(boolean condition, String what, String otherwise) {
        if (!condition) {
            throw new UntrustedException(what + ": " + otherwise + ".");
        }
    }
}
