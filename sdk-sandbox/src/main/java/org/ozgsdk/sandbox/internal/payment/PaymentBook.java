// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.payment;

import java.math.BigDecimal;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.ozgsdk.core.Assumption;
import org.ozgsdk.sandbox.HistoryEvent;
import org.ozgsdk.sandbox.PaymentDesk;
import org.ozgsdk.sandbox.PaymentMaintenance;
import org.ozgsdk.sandbox.PaymentRecord;
import org.ozgsdk.sandbox.internal.control.History;

/** All transactions of all payment services. A request id is taken once per service and online service. */
public final class PaymentBook implements PaymentDesk {

    private final Clock clock;
    private final History history;
    private final Agenda agenda;
    private final MaintenancePlan maintenance;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Transaction> byId = new LinkedHashMap<>();
    private final Map<String, Transaction> byRequest = new LinkedHashMap<>();
    private final Map<String, Transaction> byPage = new LinkedHashMap<>();

    public PaymentBook(Clock clock, History history) {
        this.clock = clock;
        this.history = history;
        this.agenda = new Agenda(clock);
        this.maintenance = new MaintenancePlan(clock);
    }

    /** What happens later. */
    public Agenda agenda() {
        return agenda;
    }

    /** When the services are closed, and which methods work. */
    MaintenancePlan maintenancePlan() {
        return maintenance;
    }

    /** {@return the new transaction, noted in the history; empty if the request id is taken, which each protocol refuses in its own words} */
    public Optional<Transaction> open(Sale sale) {
        return open(sale, Optional.empty());
    }

    /** The same under a business reference that the protocol chose. */
    @Assumption("payment.request-id-scope")
    public Optional<Transaction> open(Sale sale, Optional<String> reference) {
        Optional<Transaction> opened = enter(sale, reference);
        opened.ifPresent(
                transaction -> history.add(HistoryEvent.Kind.PAYMENT_CREATED, transaction.id(), sale.service()));
        return opened;
    }

    private synchronized Optional<Transaction> enter(Sale sale, Optional<String> reference) {
        if (byRequest.containsKey(sale.key())) {
            return Optional.empty();
        }
        String id = "SIM-" + UUID.randomUUID().toString().replace("-", "");
        Transaction transaction = new Transaction(sale, id, reference.orElseGet(this::reference), pageKey());
        byRequest.put(sale.key(), transaction);
        byId.put(id, transaction);
        byPage.put(transaction.pageKey(), transaction);
        return Optional.of(transaction);
    }

    private String reference() {
        int year = clock.instant().atOffset(ZoneOffset.UTC).getYear();
        return String.format(Locale.ROOT, "SIM-KZ-%d-%06d", year, byId.size() + 1);
    }

    private String pageKey() {
        byte[] bytes = new byte[24];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** {@return true if this call ended it and noted that, false if it had ended before} Nobody is notified. */
    public boolean end(Transaction transaction, Transaction.Status outcome, String method) {
        boolean ended = transaction.end(outcome, method, clock.instant());
        if (ended) {
            boolean paid = outcome == Transaction.Status.PAYED;
            history.add(
                    paid ? HistoryEvent.Kind.PAYMENT_PAID : HistoryEvent.Kind.PAYMENT_CANCELLED,
                    transaction.id(),
                    transaction.sale().service() + " " + outcome);
        }
        return ended;
    }

    public synchronized Optional<Transaction> byId(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    synchronized Optional<Transaction> byPage(String key) {
        return Optional.ofNullable(byPage.get(key));
    }

    @Override
    public List<PaymentRecord> list() {
        agenda.work();
        synchronized (this) {
            return byId.values().stream().map(Transaction::toRecord).toList();
        }
    }

    @Override
    public void announce(PaymentMaintenance window) {
        maintenance.announce(window);
    }

    @Override
    public List<PaymentMaintenance> maintenance() {
        return maintenance.windows();
    }

    @Override
    public void clearMaintenance() {
        maintenance.clear();
    }

    @Override
    public void offer(Set<String> methods) {
        maintenance.offer(methods);
    }

    @Override
    public PaymentRecord chargeBack(String transactionId) {
        Transaction transaction = existing(transactionId);
        if (!transaction.chargeBack(clock.instant())) {
            throw new IllegalStateException("Zurückholen lässt sich nur, was bezahlt und noch nicht zurückgeholt ist."
                    + " / Only what is paid and not yet charged back can be charged back.");
        }
        history.add(
                HistoryEvent.Kind.PAYMENT_CHARGED_BACK,
                transactionId,
                transaction.sale().service());
        return transaction.toRecord();
    }

    private Transaction existing(String transactionId) {
        agenda.work();
        return byId(transactionId)
                .orElseThrow(() -> new IllegalArgumentException(
                        "Die Sandbox kennt keine solche Zahlung. / The sandbox has no such transaction."));
    }

    @Override
    public PaymentRecord receive(String transactionId, BigDecimal euro) {
        if (euro.signum() <= 0 || euro.precision() > 12 || euro.scale() > 2 || euro.scale() < 0) {
            throw new IllegalArgumentException("Ein Eingang hat einen Betrag über null mit höchstens zwei"
                    + " Nachkommastellen. / What is received is an amount above zero with at most two decimals.");
        }
        return booked(transactionId, ledger -> ledger.plus(euro), "received").toRecord();
    }

    @Override
    public PaymentRecord withdraw(String transactionId) {
        Transaction transaction = booked(transactionId, Ledger::withdraw, "withdrawn");
        end(transaction, Transaction.Status.CANCELED, "");
        return transaction.toRecord();
    }

    private Transaction booked(String transactionId, UnaryOperator<Ledger> how, String word) {
        Transaction transaction = existing(transactionId);
        if (!transaction.book(how)) {
            throw new IllegalStateException("Buchen lässt sich nur auf ein Kassenzeichen von ePayBL, zurücknehmen nur"
                    + " einmal. / Only ePayBL keeps an account, and a demand is withdrawn only once.");
        }
        history.add(
                HistoryEvent.Kind.PAYMENT_BOOKED,
                transactionId,
                transaction.sale().service() + " " + word);
        return transaction;
    }
}
