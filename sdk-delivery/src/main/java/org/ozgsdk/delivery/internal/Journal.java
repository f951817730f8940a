// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.internal;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.ozgsdk.core.UnavailableException;
import org.ozgsdk.core.store.Store;
import org.ozgsdk.core.store.StoredEntry;
import org.ozgsdk.delivery.Receipt;
import org.ozgsdk.delivery.internal.JweWriter.Seal;

/** What survives a crash while sending under one key. Whoever opens it last goes on; who had it before fails at its next step. */
final class Journal {

    private static final String SPACE = "fitconnect-sending";

    /** FIT-Connect deletes what is not submitted within a day, so an older announcement is of no use. */
    private static final Duration ANNOUNCED = Duration.ofHours(23);

    /** Beyond the 14 days in which an authority must answer (FIT-Connect, deadlines), with room for late repetitions. */
    private static final Duration SUBMITTED = Duration.ofDays(90);

    private final Store store;
    private final Clock clock;
    private final String key;
    private @Nullable StoredEntry entry;

    private Journal(Store store, Clock clock, String key) {
        this.store = store;
        this.clock = clock;
        this.key = key;
        this.entry = store.find(SPACE, key).orElse(null);
    }

    static Journal open(Store store, Clock clock, String key) {
        return new Journal(store, clock, key);
    }

    synchronized Optional<JournalState> state() {
        return Optional.ofNullable(entry).map(seen -> JournalState.read(seen.value()));
    }

    /** Takes it over from whoever died, or still lives, with it. */
    synchronized void claim() {
        change(same -> same, true);
    }

    synchronized void begin(JournalState state) {
        entry = store.putIfAbsent(SPACE, key, state.write(), clock.instant().plus(ANNOUNCED))
                .orElseThrow(Journal::taken);
    }

    synchronized void uploaded(UUID part, Seal seal) {
        change(state -> state.with(part, seal), true);
    }

    synchronized void submitting(Receipt receipt, String fingerprint) {
        change(state -> state.submitting(receipt, fingerprint), false);
    }

    synchronized void submitted() {
        change(JournalState::done, false);
    }

    /** The announcement is gone, so nothing can be resumed. */
    synchronized void forget() {
        if (entry != null) {
            store.remove(entry);
            entry = null;
        }
    }

    private void change(UnaryOperator<JournalState> step, boolean keepExpiry) {
        StoredEntry seen = entry;
        if (seen == null) {
            throw taken();
        }
        byte[] next = step.apply(JournalState.read(seen.value())).write();
        entry = (keepExpiry
                        ? store.replace(seen, next)
                        : store.replace(seen, next, clock.instant().plus(SUBMITTED)))
                .orElseThrow(Journal::taken);
    }

    private static UnavailableException taken() {
        return new UnavailableException(
                "Unter diesem Schlüssel sendet gerade ein anderer Vorgang, oder die Ankündigung ist verfallen: später mit demselben Schlüssel erneut senden. / Another process sends under this key, or the announcement expired: send again later under the same key.",
                null,
                null);
    }
}
