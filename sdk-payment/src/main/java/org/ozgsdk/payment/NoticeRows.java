// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.ozgsdk.core.UnavailableException;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.core.json.JsonObject;
import org.ozgsdk.core.store.Store;
import org.ozgsdk.core.store.StoredEntry;
import org.ozgsdk.payment.Notifications.Notice;

/**
 * Notifications, stored before they are acknowledged. One that comes before the answer to our request waits here; the same one again finds itself and does nothing.
 */
final class NoticeRows {

    /** Longer than any payment service repeats itself. */
    private static final Duration KEPT = Duration.ofDays(31);

    private static final int PAGE = 100;

    private final Store store;
    private final String space;
    private final Ledger ledger;

    NoticeRows(Store store, String name, Ledger ledger) {
        this.store = store;
        this.space = "payment-note." + name;
        this.ledger = ledger;
    }

    NotificationOutcome take(Notice notice) {
        try {
            if (notice instanceof Notice.Genuine genuine) {
                return genuine(genuine);
            }
            if (notice instanceof Notice.Hint hint) {
                return hint(hint);
            }
            return notice instanceof Notice.Ignored ? NotificationOutcome.PROCESSED : NotificationOutcome.REFUSED;
        } catch (UnavailableException e) {
            return NotificationOutcome.NOT_STORED;
        }
    }

    private NotificationOutcome genuine(Notice.Genuine notice) {
        Optional<Attempt> attempt = find(notice.requestId());
        if (attempt.isEmpty()) {
            return NotificationOutcome.UNKNOWN_PAYMENT;
        }
        Optional<String> known = attempt.get().transactionId();
        if (known.isPresent()
                && notice.transactionId()
                        .filter(told -> !told.equals(known.get()))
                        .isPresent()) {
            return NotificationOutcome.REFUSED; // of another payment under our id: nothing to learn from
        }
        String key = notice.requestId() + "~" + Hashes.sha256(notice.eventKey());
        store.putIfAbsent(space, key, write(notice), ledger.now().plus(KEPT));
        drain(notice.requestId());
        return NotificationOutcome.PROCESSED;
    }

    /** What anybody can send may only make the poller look soon; it stores nothing new. */
    private NotificationOutcome hint(Notice.Hint hint) {
        if (find(hint.requestId()).isEmpty()) {
            return NotificationOutcome.UNKNOWN_PAYMENT;
        }
        ledger.change(hint.requestId(), attempt -> attempt.dueAt(ledger.now()));
        return NotificationOutcome.PROCESSED;
    }

    private Optional<Attempt> find(String id) {
        return Ids.isOne(id) ? ledger.find(id) : Optional.empty();
    }

    /** Lets the waiting notifications of a payment take effect; while its request is under way they go on waiting. */
    void drain(String id) {
        for (StoredEntry entry : store.list(space, id + "~", "", PAGE)) {
            JsonObject note = Json.object(entry.value(), "stored notification");
            if (note.text("state").equals("new")) {
                Attempt attempt = ledger.require(id);
                if (attempt.status() != PaymentStatus.INITIATING && attempt.status() != PaymentStatus.CREATED) {
                    ledger.change(
                            id,
                            current -> current.notified(
                                    note.optionalText("transactionId"),
                                    note.optionalFlag("paid").orElse(false),
                                    ledger.now()));
                    store.replace(entry, done(note));
                }
            }
        }
    }

    private static byte[] write(Notice.Genuine notice) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("state", "new");
        notice.transactionId().ifPresent(id -> json.put("transactionId", id));
        json.put("paid", notice.paid());
        return Json.write(json);
    }

    private static byte[] done(JsonObject note) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("state", "done");
        json.put("paid", note.optionalFlag("paid").orElse(false));
        return Json.write(json);
    }

    /** Keys of the store: a foreign event key has any letters. */
    private static final class Hashes {

        static String sha256(String text) {
            try {
                byte[] hash = java.security.MessageDigest.getInstance("SHA-256")
                        .digest(text.getBytes(StandardCharsets.UTF_8));
                return HexFormat.of().formatHex(hash);
            } catch (java.security.NoSuchAlgorithmException e) {
                throw new IllegalStateException("every JDK has SHA-256", e);
            }
        }
    }

    private static final class Ids {

        /** What is no id of ours cannot be asked of the store. */
        static boolean isOne(String id) {
            return !id.isEmpty()
                    && id.length() <= 60
                    && id.chars().allMatch(c -> c < 128 && (Character.isLetterOrDigit(c) || c == '-' || c == '_'));
        }
    }
}
