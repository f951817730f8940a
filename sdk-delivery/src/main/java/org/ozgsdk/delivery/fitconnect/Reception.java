// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.fitconnect;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.ozgsdk.core.OzgException;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.store.StoredEntry;
import org.ozgsdk.delivery.Outcome;
import org.ozgsdk.delivery.fitconnect.PickupResult.State;
import org.ozgsdk.delivery.internal.EventWriter;
import org.ozgsdk.delivery.internal.Opened;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes one submission through its stations: claimed, fetched, handed over and decided, told, answered. Each may be the last before a crash. */
final class Reception {

    private static final Logger LOG = LoggerFactory.getLogger(Reception.class);

    private final FitConnectReceiver receiver;
    private final Answers answers;
    private final PickupBook book;
    private final Transaction transaction;
    /** Spares the store the question where another thread of ours is at it. */
    private final Set<UUID> inHand = ConcurrentHashMap.newKeySet();

    Reception(FitConnectReceiver receiver, Answers answers, PickupBook book, Transaction transaction) {
        this.receiver = receiver;
        this.answers = answers;
        this.book = book;
        this.transaction = transaction;
    }

    /** A decision and the entry that holds it. */
    private record Decided(StoredEntry entry, Answer answer) {}

    /** Our claim as it was last written. */
    private static final class Held {
        private StoredEntry claim;

        Held(StoredEntry claim) {
            this.claim = claim;
        }
    }

    PickupResult handle(Pickup pickup, Handler handler) {
        if (!inHand.add(pickup.submissionId())) {
            return PickupResult.of(pickup, State.IN_OTHER_HANDS);
        }
        try {
            Optional<PickupBook.State> known = book.find(pickup);
            return known.isPresent() ? goOn(pickup, known.get()) : begin(pickup, handler);
        } catch (RuntimeException e) {
            LOG.warn("Submission {} stays for the next round: {}", pickup.submissionId(), e.getClass());
            return PickupResult.of(pickup, State.FAILED, e);
        } finally {
            inHand.remove(pickup.submissionId());
        }
    }

    /** After a crash or a lost answer: what was decided is told, the handler is not called again. */
    private PickupResult goOn(Pickup pickup, PickupBook.State state) {
        if (!(state instanceof PickupBook.State.Decided decided)) {
            return PickupResult.of(pickup, State.IN_OTHER_HANDS);
        }
        Optional<StoredEntry> ours = book.takeOver(decided);
        return ours.isEmpty()
                ? PickupResult.of(pickup, State.IN_OTHER_HANDS)
                : tell(new Decided(ours.get(), decided.answer()), true);
    }

    private PickupResult begin(Pickup pickup, Handler handler) {
        Optional<StoredEntry> claim = book.claim(pickup);
        if (claim.isEmpty()) {
            return PickupResult.of(pickup, State.IN_OTHER_HANDS);
        }
        Opened opened;
        try {
            opened = receiver.open(pickup);
        } catch (UntrustedException e) {
            LOG.warn("SECURITY: submission {} is not handed over: {}", pickup.submissionId(), e.getMessage());
            release(claim.get(), e);
            return PickupResult.of(pickup, State.UNTRUSTED, e);
        } catch (RuntimeException | Error e) {
            release(claim.get(), e);
            throw e;
        }
        if (opened instanceof Opened.Answered) {
            book.release(claim.get());
            return PickupResult.of(pickup, State.IN_OTHER_HANDS);
        }
        return handOverAndTell(opened, handler, new Held(claim.get()));
    }

    private PickupResult handOverAndTell(Opened opened, Handler handler, Held held) {
        Optional<Decided> decided;
        try {
            decided = handOver(opened, handler, held);
        } catch (RuntimeException | Error e) {
            release(held.claim, e);
            throw e;
        }
        if (decided.isPresent()) {
            return tell(decided.get(), false);
        }
        book.release(held.claim);
        return PickupResult.of(opened.pickup(), State.LATER);
    }

    private Optional<Decided> handOver(Opened opened, Handler handler, Held held) {
        try (Received received = FitConnectReceiver.received(opened)) {
            held.claim = book.renew(held.claim).orElseThrow(Reception::leaseIsOver);
            AtomicReference<Decided> result = new AtomicReference<>();
            transaction.run(store -> {
                Decision decision = handler.handle(received);
                if (!(decision instanceof Decision.Later)) {
                    Answer answer = answer(decision, received, opened);
                    StoredEntry entry = book.decide(store, held.claim, answer).orElseThrow(Reception::leaseIsOver);
                    result.set(new Decided(entry, answer));
                }
            });
            return Optional.ofNullable(result.get());
        }
    }

    private static Answer answer(Decision decision, Received received, Opened opened) {
        if (decision instanceof Decision.Reject reject) {
            String schema = opened instanceof Opened.Good good
                    ? EventWriter.schemaOf(good.submitted())
                    : EventWriter.schemaOf(((Opened.Bad) opened).submitted());
            return Answer.reject(received.pickup(), schema, reject.problems());
        }
        if (!(received instanceof ReceivedSubmission submission)) {
            throw new IllegalStateException(
                    "a faulty submission cannot be accepted, since not all of it could be verified: reject it or decide later");
        }
        return Answer.accept(
                submission.pickup(),
                submission.setSchema(),
                submission.tags(),
                ((Decision.Accept) decision).problems());
    }

    private PickupResult tell(Decided decided, boolean again) {
        Answer answer = decided.answer();
        ReceivingDestination destination = receiver.destination(answer.pickup());
        Outcome outcome;
        try {
            outcome = again ? answers.tellUnlessKnown(answer, destination) : answers.tell(answer, destination);
        } catch (OzgException e) {
            LOG.warn(
                    "Submission {} is decided, the delivery service is told later.",
                    answer.pickup().submissionId());
            leave(decided, e);
            return PickupResult.of(answer.pickup(), State.DECIDED, e);
        }
        boolean same = answer.accepts() ? outcome instanceof Outcome.Accepted : outcome instanceof Outcome.Rejected;
        remember(decided);
        if (!same) {
            LOG.warn(
                    "Submission {} was answered otherwise before.",
                    answer.pickup().submissionId());
            return PickupResult.of(answer.pickup(), State.OVERTAKEN);
        }
        return PickupResult.of(answer.pickup(), answer.accepts() ? State.ACCEPTED : State.REJECTED);
    }

    /** The delivery service knows; the next round would find that out from the event log. */
    private void remember(Decided decided) {
        try {
            book.answered(decided.entry(), decided.answer());
        } catch (OzgException e) {
            LOG.warn(
                    "The inbox could not note that submission {} is answered.",
                    decided.answer().pickup().submissionId());
        }
    }

    /** If even that fails, the lease runs out by itself. */
    private void leave(Decided decided, RuntimeException failure) {
        try {
            book.leave(decided.entry(), decided.answer());
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    private void release(StoredEntry claim, Throwable failure) {
        try {
            book.release(claim);
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    private static IllegalStateException leaseIsOver() {
        return new IllegalStateException(
                "Die Bearbeitung dauerte länger als ReceiverBuilder.lease(...); ein anderer Knoten hat übernommen. / The lease ran out.");
    }
}
