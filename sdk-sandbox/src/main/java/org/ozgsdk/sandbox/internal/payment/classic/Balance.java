// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.payment.classic;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ozgsdk.core.Assumption;
import org.ozgsdk.sandbox.internal.payment.Ledger;
import org.ozgsdk.sandbox.internal.payment.Transaction;

/**
 * The sums of one Kassenzeichen (payment sheet 4.2). What is paid on the page is booked a day later, so that whoever reads the balance alone waits. A saldo of zero
 * may also mean that the demand was withdrawn.
 */
record Balance(BigDecimal demanded, BigDecimal received, BigDecimal takenBack, BigDecimal cancelled) {

    private static final Duration BOOKED_AFTER = Duration.ofDays(1);

    static Balance of(Transaction transaction, Instant now) {
        BigDecimal amount = transaction.sale().amount();
        Ledger ledger = transaction.ledger().orElseThrow();
        boolean back = transaction.chargedBackAt().isPresent();
        boolean booked = transaction
                .state()
                .paidAt()
                .filter(at -> back || !at.plus(BOOKED_AFTER).isAfter(now))
                .isPresent();
        return new Balance(
                amount,
                ledger.received().add(booked ? amount : BigDecimal.ZERO),
                back ? amount : BigDecimal.ZERO,
                ledger.withdrawn() ? amount : BigDecimal.ZERO);
    }

    /** The same with another demand, as a fault tells it. */
    Balance demandingMore() {
        return new Balance(Sales.told(demanded, true), received, takenBack, cancelled);
    }

    /** Above zero is owed, below zero was paid too much. */
    BigDecimal saldo() {
        return demanded.subtract(cancelled).subtract(received).add(takenBack);
    }

    /** Whether the page takes no more money: it was used, or nothing is owed. */
    @Assumption("epaybl.two-proofs")
    boolean closes(Transaction transaction) {
        return transaction.state().isFinal() || saldo().signum() <= 0;
    }

    Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("betragHauptforderungen", demanded);
        json.put("betragZahlungseingaenge", received);
        json.put("betragRuecklastschriften", takenBack);
        json.put("betragStornos", cancelled);
        json.put("saldo", saldo());
        return json;
    }
}
