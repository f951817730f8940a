// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.ozgsdk.sandbox.internal.http.Refusal;

/** All destinations and submissions. Incomplete ones go after a day, unanswered ones are rejected after 14 days (sheet 2.4), both by the clock. */
public final class Store {

    private static final Duration INCOMPLETE = Duration.ofDays(1);
    private static final Duration UNANSWERED = Duration.ofDays(14);
    private static final Duration BETWEEN_SWEEPS = Duration.ofMinutes(1);

    private final Clock clock;
    private final long mostCharacters = Runtime.getRuntime().maxMemory() / 3;
    private final Map<UUID, Destination> destinations = new ConcurrentHashMap<>();
    private final Map<UUID, Submission> submissions = new ConcurrentHashMap<>();
    private final Map<UUID, List<Submission>> cases = new ConcurrentHashMap<>();
    private final Map<Long, Submission> waiting = new ConcurrentSkipListMap<>();
    private final AtomicLong order = new AtomicLong();
    private final AtomicLong characters = new AtomicLong();
    private Instant lastSweep = Instant.MIN;

    public Store(Clock clock) {
        this.clock = clock;
    }

    public void add(Destination destination) {
        destinations.put(destination.id(), destination);
    }

    public Destination destination(UUID id) {
        Destination destination = destinations.get(id);
        if (destination == null) {
            throw noDestination();
        }
        return destination;
    }

    public List<Destination> destinations() {
        return destinations.values().stream()
                .sorted(Comparator.comparing(Destination::id))
                .toList();
    }

    static Refusal noDestination() {
        return Refusal.known(404, "destination-not-found", "There is no such destination.")
                .assuming("fitconnect.destination-status-codes");
    }

    static Refusal noSubmission() {
        return Refusal.known(404, "submission-not-found", "There is no such submission, or its content is deleted.");
    }

    void add(Submission submission) {
        submissions.put(submission.announced.submissionId(), submission);
        cases.computeIfAbsent(submission.announced.caseId(), unused -> new CopyOnWriteArrayList<>())
                .add(submission);
    }

    Submission submission(UUID id) {
        Submission submission = submissions.get(id);
        if (submission == null) {
            throw noSubmission();
        }
        return submission;
    }

    List<Submission> ofCase(UUID caseId) {
        return List.copyOf(cases.getOrDefault(caseId, List.of()));
    }

    /** Submissions ready for pickup, oldest first. */
    List<Submission> waiting(UUID destination) {
        return waiting.values().stream()
                .filter(submission -> submission.announced.destination().id().equals(destination))
                .toList();
    }

    void ready(Submission submission) {
        submission.pickupNumber = order.incrementAndGet();
        waiting.put(submission.pickupNumber, submission);
    }

    /** Books characters of metadata and data, which stay in memory, and refuses more than a third of it. */
    void hold(long more) {
        if (characters.addAndGet(more) > mostCharacters) {
            characters.addAndGet(-more);
            throw Refusal.of(
                    413, "sandbox-memory-full", "The sandbox keeps metadata and data in memory and has no more room.");
        }
    }

    /** The submission is answered: out of the pickup list, content gone. The caller holds the submission's monitor. */
    void finish(Submission submission, Submission.State end) {
        characters.addAndGet(-submission.size());
        submission.finish(end);
        waiting.remove(submission.pickupNumber);
    }

    /**
     * Deadlines, at most once a minute by the clock.
     *
     * @param purge takes a submission that never became complete
     * @param rejectUnanswered takes one that nobody answered
     */
    void sweep(Consumer<Submission> purge, Consumer<Submission> rejectUnanswered) {
        Instant now = clock.instant();
        synchronized (this) {
            if (lastSweep.isAfter(now.minus(BETWEEN_SWEEPS))) {
                return;
            }
            lastSweep = now;
        }
        for (Submission submission : List.copyOf(submissions.values())) {
            synchronized (submission) {
                boolean late = submission.state == Submission.State.INCOMPLETE
                        && submission.announced.at().plus(INCOMPLETE).isBefore(now);
                if (late) {
                    purge.accept(submission);
                } else if (submission.state.waits()
                        && submission.submittedAt.plus(UNANSWERED).isBefore(now)) {
                    rejectUnanswered.accept(submission);
                }
            }
        }
    }
}
