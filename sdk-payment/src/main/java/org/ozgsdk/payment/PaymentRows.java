// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.ozgsdk.core.store.Store;
import org.ozgsdk.core.store.StoredEntry;

/**
 * The three spaces of the payments at one payment service in a store: {@code payment.NAME} holds the attempts by claim, {@code payment-id.NAME} the claim by an
 * attempt's id, {@code payment-open.NAME} the claims that are still looked at. The first is the truth, the others only lead to it.
 */
final class PaymentRows {

    private static final int PAGE = 200;

    private final Store store;
    private final String claims;
    private final String ids;
    private final String open;

    PaymentRows(Store store, String name) {
        this.store = store;
        this.claims = "payment." + name;
        this.ids = "payment-id." + name;
        this.open = "payment-open." + name;
    }

    Optional<Claim> ofClaim(String claim) {
        return store.find(claims, claim).map(entry -> new Claim(entry, AttemptJson.read(entry.value())));
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
        return store.putIfAbsent(claims, first.order().claim(), AttemptJson.write(attempts))
                .map(entry -> new Claim(entry, attempts));
    }

    /** Stores a further attempt; empty if somebody was faster. */
    Optional<Claim> add(Claim seen, Attempt next) {
        lead(next);
        return change(seen, next);
    }

    /** Stores the change of an attempt if nobody changed the claim meanwhile; empty if somebody did. */
    Optional<Claim> change(Claim seen, Attempt changed) {
        List<Attempt> attempts = seen.with(changed);
        return store.replace(seen.seen(), AttemptJson.write(attempts)).map(entry -> new Claim(entry, attempts));
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

    void forEachOpen(Consumer<StoredEntry> action) {
        String after = "";
        List<StoredEntry> page;
        do {
            page = store.list(open, "", after, PAGE);
            page.forEach(action);
            after = page.isEmpty() ? after : page.get(page.size() - 1).key();
        } while (page.size() == PAGE);
    }

    void close(StoredEntry mark) {
        store.remove(mark);
    }
}
