// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment.girocheckout;

import java.util.Map;
import java.util.Set;
import org.ozgsdk.core.PaymentMethod;
import org.ozgsdk.payment.PaymentStatus;

/** GiroCheckout's numbers (payment sheet 6.5 and 6.6). */
final class GiroCodes {

    static final String PAID = "4000";

    /** A transaction with this merchantTxId is there already. */
    static final String DUPLICATE = "4503";

    /** No password, no right, wrong hash: the set-up is wrong. */
    static final Set<String> SET_UP = Set.of("5000", "5001", "5002");

    private static final String CANCELLED = "4502";

    /** Unknown, not completed, not entered yet, or a processor that failed: only the status knows later. */
    private static final Set<String> OPEN = Set.of("", "4500", "4501", "4152", "4154", DUPLICATE, "5100", "5101");

    private static final Map<String, Method> METHODS = Map.ofEntries(
            Map.entry("1", new Method(PaymentMethod.GIROPAY, "giropay")),
            Map.entry("17", new Method(PaymentMethod.GIROPAY, "giropay")),
            Map.entry("18", new Method(PaymentMethod.GIROPAY, "giropay")),
            Map.entry("6", new Method(PaymentMethod.OTHER, "SEPA-Lastschrift")),
            Map.entry("7", new Method(PaymentMethod.OTHER, "SEPA-Lastschrift")),
            Map.entry("8", new Method(PaymentMethod.OTHER, "SEPA-Lastschrift")),
            Map.entry("11", new Method(PaymentMethod.CREDITCARD, "Kreditkarte")),
            Map.entry("14", new Method(PaymentMethod.PAYPAL, "PayPal")),
            Map.entry("23", new Method(PaymentMethod.PAYDIRECT, "paydirekt")),
            Map.entry("27", new Method(PaymentMethod.OTHER, "Sofort")),
            Map.entry("36", new Method(PaymentMethod.OTHER, "Apple Pay")),
            Map.entry("37", new Method(PaymentMethod.OTHER, "Direktüberweisung")),
            Map.entry("39", new Method(PaymentMethod.OTHER, "Google Pay")),
            Map.entry("40", new Method(PaymentMethod.OTHER, "Wero")));

    record Method(PaymentMethod method, String word) {}

    private GiroCodes() {}

    /** {@return whether an answer with this code leaves open what was booked: none, a duplicate, or a processor that failed} */
    static boolean provesNothing(String rc) {
        return rc.isEmpty() || rc.equals(DUPLICATE) || rc.startsWith("51");
    }

    /** Anything that is neither paid nor open nor cancelled is a refusal of some kind. */
    static PaymentStatus state(String result) {
        if (result.equals(PAID)) {
            return PaymentStatus.PAID;
        }
        if (result.equals(CANCELLED)) {
            return PaymentStatus.CANCELLED;
        }
        boolean refusal = result.length() == 4 && (result.startsWith("4") || result.startsWith("5"));
        return OPEN.contains(result) || !refusal ? PaymentStatus.PENDING : PaymentStatus.FAILED;
    }

    static Method method(String code) {
        return METHODS.getOrDefault(code, new Method(PaymentMethod.OTHER, ""));
    }
}
