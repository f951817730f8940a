// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.payment;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.ozgsdk.sandbox.PaymentRecord;

/** One payment of any protocol. It ends once: the first outcome is final, whoever comes second changes nothing. Safe for use by many threads. */
public final class Transaction {

    /** Words of XBezahldienste as on its wire; other protocols have their own for the same four. */
    public enum Status {
        INITIAL,
        PAYED,
        FAILED,
        CANCELED
    }

    /** Where it stands; method and time only once it is paid. */
    public record State(Status status, Optional<String> method, Optional<Instant> paidAt) {

        public boolean isFinal() {
            return status != Status.INITIAL;
        }
    }

    private final Sale sale;
    private final String id;
    private final String reference;
    private final String pageKey;
    private State state = new State(Status.INITIAL, Optional.empty(), Optional.empty());
    private Optional<Instant> chargedBackAt = Optional.empty();
    private Optional<Ledger> ledger = Optional.empty();
    private Optional<Notifier> notifier = Optional.empty();
    private Function<Transaction, WayBack> wayBack = Transaction::plainWayBack;

    Transaction(Sale sale, String id, String reference, String pageKey) {
        this.sale = sale;
        this.id = id;
        this.reference = reference;
        this.pageKey = pageKey;
    }

    public synchronized State state() {
        return state;
    }

    /** {@return true if this call ended it, false if it had ended before} Protocols end by {@link PaymentBook#end}, which also notes it. */
    synchronized boolean end(Status outcome, String method, Instant now) {
        if (state.isFinal()) {
            return false;
        }
        boolean paid = outcome == Status.PAYED;
        state = new State(
                outcome,
                Optional.of(method).filter(any -> paid),
                Optional.of(now).filter(any -> paid));
        return true;
    }

    /** {@return true if this call took the money back, false if it was not paid or taken back before} The status stays as it is. */
    synchronized boolean chargeBack(Instant now) {
        boolean possible = state.status() == Status.PAYED && chargedBackAt.isEmpty();
        if (possible) {
            chargedBackAt = Optional.of(now);
        }
        return possible;
    }

    /** When the money was taken back by the payer's bank. */
    public synchronized Optional<Instant> chargedBackAt() {
        return chargedBackAt;
    }

    /** From now on the cash office can book on it. */
    public synchronized Transaction withLedger() {
        ledger = Optional.of(Ledger.EMPTY);
        return this;
    }

    /** What the cash office booked, empty if the service keeps no such account. */
    public synchronized Optional<Ledger> ledger() {
        return ledger;
    }

    /** {@return true if that changed anything, false if the service keeps no such account or it was so before} */
    synchronized boolean book(UnaryOperator<Ledger> how) {
        Optional<Ledger> before = ledger;
        ledger = ledger.map(how);
        return !before.equals(ledger);
    }

    /** From now on the page offers the outcomes with notifications and causes them. */
    public synchronized Transaction notifiedBy(Notifier how) {
        notifier = Optional.of(how);
        return this;
    }

    /** How the online service is told; empty if it has to ask. */
    public synchronized Optional<Notifier> notifier() {
        return notifier;
    }

    /** Chooses how the browser goes back, asked each time anew. Default: GET to the address of the sale that fits the state, unchanged. */
    public synchronized Transaction returnsBy(Function<Transaction, WayBack> how) {
        wayBack = how;
        return this;
    }

    /** How the browser goes back as it stands now. */
    public WayBack wayBack() {
        Function<Transaction, WayBack> how;
        synchronized (this) {
            how = wayBack;
        }
        return how.apply(this);
    }

    private WayBack plainWayBack() {
        return WayBack.to(
                switch (state().status()) {
                    case INITIAL, PAYED -> sale.success();
                    case FAILED -> sale.failure();
                    case CANCELED -> sale.cancel();
                });
    }

    boolean belongsTo(String service, String originator, String endPoint) {
        return sale.service().equals(service)
                && sale.originatorId().equals(originator)
                && sale.endPointId().equals(endPoint);
    }

    PaymentRecord toRecord() {
        return new PaymentRecord(
                sale.service(),
                sale.originatorId(),
                sale.endPointId(),
                sale.requestId(),
                id,
                state().status().name(),
                sale.amount().toPlainString(),
                Optional.of(reference),
                chargedBackAt().isPresent());
    }

    public Sale sale() {
        return sale;
    }

    /** Begins with {@code SIM-}. */
    public String id() {
        return id;
    }

    /** The business reference (Kassenzeichen) the desk gave. */
    public String reference() {
        return reference;
    }

    /** The secret part of the page's address. */
    String pageKey() {
        return pageKey;
    }
}
