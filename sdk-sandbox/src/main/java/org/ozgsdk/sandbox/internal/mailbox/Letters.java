// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.mailbox;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.ozgsdk.sandbox.ReadReceipt;
import org.ozgsdk.sandbox.StateEntry;
import org.ozgsdk.sandbox.internal.control.Sha512;

/** What lies in the mailboxes. Safe for use by many threads. */
final class Letters {

    private final Clock clock;
    private final List<Letter> letters = new ArrayList<>();
    private final List<StateEntry> states = new ArrayList<>();
    private final List<ReadReceipt> receipts = new ArrayList<>();
    private final Map<String, UUID> known = new HashMap<>();
    private final Map<UUID, String> lastStates = new HashMap<>();
    private final Set<UUID> opened = new HashSet<>();

    Letters(Clock clock) {
        this.clock = clock;
    }

    /** What became of a message: its id, and whether the very same came before. */
    record Kept(UUID id, boolean repeated) {}

    /** Keeps a message, unless the very same signed text lies there: its reference is part of it. */
    synchronized Kept keep(String signed, Letter.Content content) {
        UUID fresh = UUID.randomUUID();
        UUID before = known.putIfAbsent(hash(signed), fresh);
        if (before == null) {
            letters.add(new Letter(content, fresh, clock.instant()));
        }
        return before == null ? new Kept(fresh, false) : new Kept(before, true);
    }

    /** Keeps a state, unless the very same signed text was the last of its application: its time is part of it. Says whether it is new. */
    synchronized boolean keep(String signed, StateEntry state) {
        String hash = hash(signed);
        boolean fresh = !hash.equals(lastStates.put(state.applicationId(), hash));
        if (fresh) {
            states.add(state);
        }
        return fresh;
    }

    private static String hash(String text) {
        return Sha512.hex(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A person opens a message; the first time its sender hears of it. */
    synchronized Optional<Letter> open(UUID mailbox, UUID id) {
        Optional<Letter> letter =
                of(mailbox).stream().filter(found -> found.id().equals(id)).findFirst();
        letter.filter(found -> opened.add(found.id()))
                .map(Letter::content)
                .filter(content -> !content.receiptTo().isEmpty())
                .ifPresent(content -> receipts.add(new ReadReceipt(
                        mailbox, content.receiptTo(), content.entry().reference())));
        return letter;
    }

    synchronized boolean isOpened(UUID id) {
        return opened.contains(id);
    }

    synchronized List<Letter> of(UUID mailbox) {
        return letters.stream()
                .filter(letter -> letter.entry().mailbox().equals(mailbox))
                .toList();
    }

    synchronized List<Letter> letters() {
        return List.copyOf(letters);
    }

    synchronized List<StateEntry> states() {
        return List.copyOf(states);
    }

    synchronized List<ReadReceipt> receipts() {
        return List.copyOf(receipts);
    }
}
