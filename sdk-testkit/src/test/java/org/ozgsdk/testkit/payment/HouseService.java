// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.testkit.payment;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.ozgsdk.core.Money;
import org.ozgsdk.core.UnavailableException;
import org.ozgsdk.payment.NotificationRequest;
import org.ozgsdk.payment.PaymentProvider.Initiation.Started;
import org.ozgsdk.payment.PaymentStatus;
import org.ozgsdk.testkit.PaymentCounterpart;

/** A payment service of a house, in memory, that can do everything a contract asks for. */
final class HouseService implements PaymentCounterpart {

    static final String SECRET = "geheim-4711";

    /** Its connection ended before the answer came. */
    static final class Lost extends Exception {
        private static final long serialVersionUID = 1L;
    }

    static final class Row {
        final String requestId;
        final String id;
        final Money amount;
        PaymentStatus status = PaymentStatus.PENDING;
        Optional<Instant> paidAt = Optional.empty();
        Money returned = Money.ZERO;

        Row(String requestId, String id, Money amount) {
            this.requestId = requestId;
            this.id = id;
            this.amount = amount;
        }
    }

    final Map<String, Row> rows = new LinkedHashMap<>();
    private boolean unavailable;
    private boolean loses;
    private boolean lies;

    synchronized Row make(String requestId, Money amount) throws Lost {
        requireWell();
        Row row = new Row(requestId, "H-" + (1000 + rows.size()), amount);
        rows.put(row.id, row);
        deliverAnswer();
        return row;
    }

    synchronized boolean giveBack(String id, Money amount) throws Lost {
        requireWell();
        Row row = rows.get(id);
        boolean fits =
                row.status == PaymentStatus.PAID && row.returned.plus(amount).compareTo(row.amount) <= 0;
        if (fits) {
            row.returned = row.returned.plus(amount);
        }
        deliverAnswer();
        return fits;
    }

    /** What is tampered with is only what it says. */
    synchronized Money told(Row row) {
        return lies ? row.amount.plus(Money.ofCents(1)) : row.amount;
    }

    synchronized Optional<Row> find(String id) {
        requireWell();
        return Optional.ofNullable(rows.get(id));
    }

    synchronized Optional<Row> findByRequest(String requestId) {
        requireWell();
        return rows.values().stream()
                .filter(row -> row.requestId.equals(requestId))
                .findFirst();
    }

    synchronized void requireWell() {
        if (unavailable) {
            throw new UnavailableException("maintenance", null, null);
        }
    }

    private void deliverAnswer() throws Lost {
        if (loses) {
            loses = false;
            throw new Lost();
        }
    }

    static URI page(String id) {
        return URI.create("https://kasse.example/" + id);
    }

    @Override
    public synchronized void pay(Started payment) {
        Row row = rows.get(payment.transactionId());
        row.status = PaymentStatus.PAID;
        row.paidAt = Optional.of(Clock.systemUTC().instant());
    }

    @Override
    public synchronized void cancel(Started payment) {
        rows.get(payment.transactionId()).status = PaymentStatus.CANCELLED;
    }

    @Override
    public synchronized void fail(Started payment) {
        rows.get(payment.transactionId()).status = PaymentStatus.FAILED;
    }

    @Override
    public synchronized void chargeBack(Started payment) {
        rows.get(payment.transactionId()).status = PaymentStatus.CHARGED_BACK;
    }

    @Override
    public synchronized void loseNextAnswer() {
        loses = true;
    }

    @Override
    public synchronized void beUnavailable() {
        unavailable = true;
    }

    @Override
    public synchronized void answerWithAnotherAmount() {
        lies = true;
    }

    @Override
    public synchronized void beWell() {
        unavailable = false;
        loses = false;
        lies = false;
    }

    @Override
    public synchronized int payments() {
        return rows.size();
    }

    @Override
    public synchronized Money returned(Started payment) {
        return rows.get(payment.transactionId()).returned;
    }

    @Override
    public synchronized NotificationRequest notification(Started payment) {
        Row row = rows.get(payment.transactionId());
        return signed(row.requestId, row.id, row.status.name(), SECRET);
    }

    @Override
    public synchronized NotificationRequest forgedNotification(Started payment) {
        Row row = rows.get(payment.transactionId());
        return signed(row.requestId, row.id, "PAID", "geraten");
    }

    private static NotificationRequest signed(String requestId, String id, String word, String secret) {
        String said = "id=" + requestId + "&tx=" + id + "&word=" + word;
        return NotificationRequest.get(said + "&mac=" + HouseMac.of(said, secret));
    }
}
