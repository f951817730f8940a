// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.ozgsdk.core.UnavailableException;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.core.json.JsonObject;
import org.ozgsdk.core.store.Store;
import org.ozgsdk.core.store.StoredEntry;
import org.ozgsdk.payment.Notifications.Notice;
import org.ozgsdk.payment.internal.Macs;

/**
 * Notifications, stored before they are acknowledged. One that comes before the answer to our request waits here; the same one again finds itself and does nothing.
 */
final class NoticeRows {

    /** Longer than any payment service repeats itself. */
    private static final Duration KEPT = Duration.ofDays(31);

    private static final int PAGE = 100;
    private static final int LONGEST_ID = 60;
    private static final byte[] DONE = Json.write(Map.of("state", "done"));

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
        if (attempt.get().isOther(notice.transactionId())) {
            return NotificationOutcome.REFUSED; // of another payment under our id: nothing to learn from
        }
        String key = notice.requestId() + "~" + Macs.sha256(notice.eventKey().getBytes(StandardCharsets.UTF_8));
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
        return isId(id) ? ledger.find(id) : Optional.empty();
    }

    /** Lets the waiting notifications of a payment take effect; while its request is under way they go on waiting. */
    void drain(String id) {
        for (StoredEntry entry : store.list(space, id + "~", "", PAGE)) {
            JsonObject note = Json.object(entry.value(), "stored notification");
            if (note.text("state").equals("new")) {
                Attempt attempt = ledger.require(id);
                if (attempt.status() != PaymentStatus.INITIATING && attempt.status() != PaymentStatus.CREATED) {
                    ledger.change(id, current -> notified(current, note));
                    store.replace(entry, DONE);
                }
            }
        }
    }

    private Attempt notified(Attempt attempt, JsonObject note) {
        return attempt.notified(
                note.optionalText("transactionId"),
                note.optionalFlag("provesId").orElse(false),
                note.optionalFlag("paid").orElse(false),
                ledger.now());
    }

    private static byte[] write(Notice.Genuine notice) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("state", "new");
        notice.transactionId().ifPresent(id -> json.put("transactionId", id));
        json.put("paid", notice.paid());
        json.put("provesId", notice.provesId());
        return Json.write(json);
    }

    /** What is no id of ours cannot be asked of the store. */
    private static boolean isId(String id) {
        return !id.isEmpty()
                && id.length() <= LONGEST_ID
                && id.chars().allMatch(c -> c < 128 && (Character.isLetterOrDigit(c) || c == '-' || c == '_'));
    }
}
