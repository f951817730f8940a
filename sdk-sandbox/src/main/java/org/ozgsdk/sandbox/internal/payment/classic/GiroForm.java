// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.payment.classic;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ozgsdk.core.Secret;

/** What GiroCheckout checks of every form: known project, right hash over the values in the documented order, required fields (payment sheet 6.1, 6.2, 6.5). */
final class GiroForm {

    /** Each with its documented order and what must be there. */
    enum Kind {
        START(
                "merchantId projectId merchantTxId amount currency purpose type urlRedirect urlNotify kassenzeichen",
                "merchantTxId amount currency purpose urlRedirect urlNotify"),
        PAGE(
                "merchantId projectId merchantTxId amount currency purpose description pagetype expirydate single"
                        + " timeout type locale paymethods payprojects organization freeamount fixedvalues minamount"
                        + " maxamount orderid projectlist pkn test certdata otherpayments successUrl backUrl failUrl"
                        + " notifyUrl informationText kassenzeichen",
                "merchantTxId amount currency purpose test successUrl backUrl failUrl notifyUrl"),
        STATUS("merchantId projectId reference", "reference"),
        REFUND(
                "merchantId projectId merchantTxId amount currency purpose reference",
                "merchantTxId amount currency reference"),
        VOID("merchantId projectId merchantTxId reference", "merchantTxId reference");

        private final String order;
        private final String required;

        Kind(String order, String required) {
            this.order = order;
            this.required = required;
        }

        List<String> order() {
            return List.of(order.split(" ", -1));
        }

        List<String> required() {
            return List.of(required.split(" ", -1));
        }
    }

    private GiroForm() {}

    /** {@return the code of what is wrong, empty if nothing is} */
    static Optional<Integer> fault(Kind kind, Map<String, String> form, String merchant, String project, Secret key) {
        if (!merchant.equals(form.get("merchantId")) || !project.equals(form.get("projectId"))) {
            return Optional.of(5000);
        }
        StringBuilder values = new StringBuilder();
        kind.order().forEach(name -> values.append(form.getOrDefault(name, "")));
        if (!Hashes.same(Hashes.hmac("HmacMD5", key, values.toString()), form.getOrDefault("hash", ""))) {
            return Optional.of(5002);
        }
        if (!kind.required().stream()
                .allMatch(name -> !form.getOrDefault(name, "").isEmpty())) {
            return Optional.of(5003);
        }
        return fieldFault(form);
    }

    private static Optional<Integer> fieldFault(Map<String, String> form) {
        if (form.getOrDefault("merchantTxId", "").length() > 255) {
            return Optional.of(5022);
        }
        if (form.getOrDefault("purpose", "").length() > 27) {
            return Optional.of(5023);
        }
        String amount = form.getOrDefault("amount", "");
        if (!amount.isEmpty() && Sales.cents(amount).isEmpty()) {
            return Optional.of(5030);
        }
        return Optional.of(5031).filter(any -> form.containsKey("currency") && !"EUR".equals(form.get("currency")));
    }
}
