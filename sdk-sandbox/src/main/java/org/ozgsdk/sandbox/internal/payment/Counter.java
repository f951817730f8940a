// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.payment;

import java.net.URI;
import java.time.Clock;
import java.util.function.Predicate;
import org.ozgsdk.sandbox.HistoryEvent;
import org.ozgsdk.sandbox.PaymentFault;
import org.ozgsdk.sandbox.internal.control.History;
import org.ozgsdk.sandbox.internal.control.PaymentSwitches;

/**
 * What the payment services share, whatever protocol they speak.
 *
 * @param origin the sandbox's own address, without trailing slash
 * @param clock the sandbox's
 * @param book where all transactions are
 * @param knowsPlace says whether an endPointId is the regional key of a place
 * @param faults which faults are on
 * @param history where events are noted
 */
public record Counter(
        String origin,
        Clock clock,
        PaymentBook book,
        Predicate<String> knowsPlace,
        PaymentSwitches faults,
        History history) {

    /** Where a person pays a transaction. */
    public URI page(Transaction transaction) {
        return URI.create(origin + PaymentPage.PATH + "/" + transaction.pageKey());
    }

    /** What the cents of the amount ask for; nothing unless that is switched on. */
    Magic magic(Sale sale) {
        return faults.hasMagicAmounts() ? Magic.of(sale.amount()) : Magic.NONE;
    }

    /** Whether a fault strikes now; notes it and takes one of its times. */
    public boolean strikes(PaymentFault fault, String about) {
        boolean strikes = faults.strikes(fault);
        if (strikes) {
            history.add(HistoryEvent.Kind.FAULT, about, fault.name());
        }
        return strikes;
    }
}
