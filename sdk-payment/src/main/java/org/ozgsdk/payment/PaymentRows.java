// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.ozgsdk.core.store.Store;
import org.ozgsdk.core.store.StoredEntry;
import org.ozgsdk.payment.ClaimState.Delivery;

/**
 * The spaces of the payments at one payment service in a store: {@code payment.NAME} holds the attempts by claim, {@code payment-id.NAME} the claim by an attempt's
 * id, {@code payment-open.NAME} the claims that are still looked at, {@code payment-due.NAME} those whose delivery is or was nearly due. The first is the truth, the
 * others only lead to it.
 */
final class PaymentRows {

    private static final int PAGE = 200;

    private final Store store;
    private final String claims;
    private final String ids;
    private final String open;
    private final String due;

    PaymentRows(Store store, String name) {
        this.store = store;
        this.claims = "payment." + name;
        this.ids = "payment-id." + name;
        this.open = "payment-open." + name;
        this.due = "payment-due." + name;
    }

    Optional<Claim> ofClaim(String claim) {
        return store.find(claims, claim).map(AttemptJson::read);
    }

    Optional<Claim> ofAttempt(String id) {
        return store.find(ids, id)
                .map(entry -> new String(entry.value(), StandardCharsets.UTF_8))
                .flatMap(this::ofClaim)
                .filter(claim -> claim.attempt(id).isPresent());
    }

    /** Stores the first attempt of a claim; empty if somebody was faster. */
    Optional<Claim> begin(Attempt first) {
        lead(first);
        List<Attempt> attempts = List.of(first);
        return store.putIfAbsent(claims, first.order().claim(), AttemptJson.write(Delivery.NONE, attempts))
                .map(entry -> new Claim(entry, Delivery.NONE, attempts));
    }

    /** Stores a further attempt; empty if somebody was faster. */
    Optional<Claim> add(Claim seen, Attempt next) {
        lead(next);
        return change(seen, next);
    }

    /**
     * Stores the change of an attempt if nobody changed the claim meanwhile; empty if somebody did. The way to a delivery that becomes due is stored before it is, and
     * removed only after it was done: no crash leaves a paid claim that nobody finds.
     */
    Optional<Claim> change(Claim seen, Attempt changed) {
        List<Attempt> attempts = seen.with(changed);
        Delivery delivery = seen.deliveryAfter(changed);
        if (delivery != seen.delivery()) {
            store.putIfAbsent(due, seen.seen().key(), new byte[0]);
        }
        return write(seen, delivery, attempts);
    }

    /** Stores all attempts anew if nobody changed the claim meanwhile. */
    Optional<Claim> write(Claim seen, Delivery delivery, List<Attempt> attempts) {
        return store.replace(seen.seen(), AttemptJson.write(delivery, attempts))
                .map(entry -> new Claim(entry, delivery, attempts));
    }

    /** Notes that a delivery is done, and ends the way to it. */
    void delivered(String claim) {
        while (true) {
            Claim known = ofClaim(claim)
                    .orElseThrow(() -> new IllegalArgumentException("there is no payment for this claim"));
            if (known.delivery() == Delivery.DONE
                    || write(known, Delivery.DONE, known.attempts()).isPresent()) {
                store.find(due, claim).ifPresent(store::remove);
                return;
            }
        }
    }

    /** The way to an attempt is stored before it, so that no attempt is ever without one; one that leads nowhere harms nobody. */
    private void lead(Attempt attempt) {
        byte[] claim = attempt.order().claim().getBytes(StandardCharsets.UTF_8);
        if (store.putIfAbsent(ids, attempt.id(), claim).isEmpty()) {
            throw new IllegalStateException("the id of a new payment is already taken");
        }
    }

    /**
     * Marks a claim as one to look at. An old mark is written anew: who read it before cannot remove it any more, and who reads it later finds the attempt that
     * was stored before this call.
     */
    void open(String claim) {
        while (store.putIfAbsent(open, claim, new byte[0]).isEmpty()) {
            Optional<StoredEntry> mark = store.find(open, claim);
            if (mark.isPresent() && store.replace(mark.get(), new byte[0]).isPresent()) {
                return;
            }
        }
    }

    /** Shows the marks of open claims until somebody has seen enough. */
    void forEachOpen(Predicate<StoredEntry> goOn) {
        forEach(open, goOn);
    }

    void forEachDue(Predicate<StoredEntry> goOn) {
        forEach(due, goOn);
    }

    void forEachClaim(Consumer<Claim> action) {
        forEach(claims, entry -> {
            action.accept(AttemptJson.read(entry));
            return true;
        });
    }

    private void forEach(String space, Predicate<StoredEntry> goOn) {
        String after = "";
        List<StoredEntry> page;
        do {
            page = store.list(space, "", after, PAGE);
            for (StoredEntry entry : page) {
                if (!goOn.test(entry)) {
                    return;
                }
                after = entry.key();
            }
        } while (page.size() == PAGE);
    }

    void close(StoredEntry mark) {
        store.remove(mark);
    }
}
