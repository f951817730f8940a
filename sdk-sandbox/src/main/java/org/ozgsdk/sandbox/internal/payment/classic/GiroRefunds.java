// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.payment.classic;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.ozgsdk.sandbox.internal.payment.Transaction;

/** What GiroCheckout gave back: in parts, never more than was paid (payment sheet 6.2). Safe for use by many threads. */
final class GiroRefunds {

    /** One that was made. */
    record Refund(String reference, String merchantTxId, BigDecimal amount, Transaction parent) {}

    private final Map<String, Refund> byReference = new LinkedHashMap<>();

    /** {@return the refund, empty if that is more than is left} */
    synchronized Optional<Refund> make(Transaction parent, String merchantTxId, BigDecimal amount) {
        if (amount.compareTo(left(parent)) > 0) {
            return Optional.empty();
        }
        Refund refund = new Refund("SIM-R-" + (byReference.size() + 1), merchantTxId, amount, parent);
        byReference.put(refund.reference(), refund);
        return Optional.of(refund);
    }

    private BigDecimal left(Transaction parent) {
        BigDecimal back = byReference.values().stream()
                .filter(refund -> refund.parent().id().equals(parent.id()))
                .map(Refund::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return parent.sale().amount().subtract(back);
    }

    synchronized Optional<Refund> find(String reference) {
        return Optional.ofNullable(byReference.get(reference));
    }
}
