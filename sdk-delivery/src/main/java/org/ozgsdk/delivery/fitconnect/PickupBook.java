// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.fitconnect;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.core.json.JsonObject;
import org.ozgsdk.core.store.Store;
import org.ozgsdk.core.store.StoredEntry;

/**
 * What was fetched and decided, by submission. A claim expires with its lease, so what a dead node held is free again; only its owner knows the version that
 * lets him replace it. A decision stays for the time to keep, counted from the decision and again from the answer.
 */
final class PickupBook {

    static final String SPACE = "fitconnect-inbox";

    /** Telling is one small call; after this time another round may ask the event log and tell it. */
    private static final Duration TELLING = Duration.ofMinutes(2);

    private final Store store;
    private final Clock clock;
    private final Duration lease;
    private final Duration keep;

    PickupBook(Store store, Clock clock, Duration lease, Duration keep) {
        this.store = store;
        this.clock = clock;
        this.lease = lease;
        this.keep = keep;
    }

    /** What stands there about a submission. */
    sealed interface State {

        /** Somebody has it in hand. */
        record Busy() implements State {}

        /** Answered for good. */
        record Done() implements State {}

        /** Decided and not yet told; nobody is telling it now. */
        record Decided(StoredEntry entry, Answer answer) implements State {}
    }

    Optional<State> find(Pickup pickup) {
        return store.find(SPACE, key(pickup)).map(this::state);
    }

    private State state(StoredEntry entry) {
        JsonObject json = Json.object(entry.value(), "inbox");
        return switch (json.text("state")) {
            case "decided" ->
                clock.millis() < json.number("until")
                        ? new State.Busy()
                        : new State.Decided(entry, Answer.of(json.object("answer")));
            case "answered" -> new State.Done();
            default -> new State.Busy();
        };
    }

    Optional<StoredEntry> claim(Pickup pickup) {
        return store.putIfAbsent(SPACE, key(pickup), Json.write(Map.of("state", "claimed")), after(lease));
    }

    /** Begins the lease anew right before the handler is called. */
    Optional<StoredEntry> renew(StoredEntry claim) {
        return store.replace(claim, claim.value(), after(lease));
    }

    void release(StoredEntry claim) {
        store.remove(claim);
    }

    /** In the store that takes part in the handler's transaction. Empty if the lease ran out meanwhile. */
    Optional<StoredEntry> decide(Store transactional, StoredEntry claim, Answer answer) {
        return transactional.replace(claim, decided(answer, after(TELLING)), after(keep));
    }

    /** Takes the telling of a decision over from a node that did not come to it. */
    Optional<StoredEntry> takeOver(State.Decided decided) {
        return store.replace(decided.entry(), decided(decided.answer(), after(TELLING)), after(keep));
    }

    /** Leaves a decision to the next round. */
    void leave(StoredEntry entry, Answer answer) {
        store.replace(entry, decided(answer, Instant.EPOCH), after(keep));
    }

    void answered(StoredEntry entry, Answer answer) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("state", "answered");
        members.put("accepts", answer.accepts());
        store.replace(entry, Json.write(members), after(keep));
    }

    private static byte[] decided(Answer answer, Instant until) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("state", "decided");
        members.put("until", until.toEpochMilli());
        members.put("answer", answer.members());
        return Json.write(members);
    }

    private Instant after(Duration duration) {
        return clock.instant().plus(duration);
    }

    private static String key(Pickup pickup) {
        return pickup.submissionId().toString();
    }
}
