// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.payment.classic;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ozgsdk.core.Secret;
import org.ozgsdk.sandbox.GiroCheckoutAccess;

/**
 * What GiroCheckout checks of every form: that all required fields are there, a known merchant whose project may do this, the right hash over the sent values in the
 * documented order, and the fields themselves (payment sheet 6.1, 6.2, 6.5).
 */
final class GiroForm {

    /** Each call with its documented order and what must be there beside merchant, project and hash. */
    enum Kind {
        /** One method; the order is that of all methods together, of which cards have the most fields. */
        START(
                "merchantId projectId merchantTxId amount currency purpose type locale mobile pkn recurring indicator"
                        + " urlRedirect urlNotify tds2Address tds2Postcode tds2City tds2Country tds2Optional"
                        + " kassenzeichen pptoken",
                "merchantTxId amount currency purpose urlRedirect urlNotify"),
        /** A page. The amount is asked for although the real one also lets the person choose it. */
        PAGE(
                "merchantId projectId merchantTxId amount currency purpose description pagetype expirydate single"
                        + " timeout type locale paymethods payprojects organization freeamount fixedvalues minamount"
                        + " maxamount orderid projectlist pkn test certdata otherpayments successUrl backUrl failUrl"
                        + " notifyUrl tds2Address tds2Postcode tds2City tds2Country tds2Optional mandateReference"
                        + " mandateSignedOn mandateReceiverName mandateSequence informationText kassenzeichen"
                        + " paydirektAllowMissingFields qrcodeReturn billingAddress shippingAddress customerInfo"
                        + " basket",
                "merchantTxId amount currency purpose test successUrl backUrl failUrl notifyUrl"),
        STATUS("merchantId projectId reference txreference", "reference"),
        REFUND(
                "merchantId projectId merchantTxId amount currency purpose reference txreference",
                "merchantTxId amount currency reference"),
        VOID("merchantId projectId merchantTxId reference", "merchantTxId reference");

        private final String order;
        private final String required;

        Kind(String order, String required) {
            this.order = order;
            this.required = "merchantId projectId hash " + required;
        }

        Stream<String> order() {
            return Stream.of(order.split(" ", -1));
        }

        Stream<String> required() {
            return Stream.of(required.split(" ", -1));
        }
    }

    private GiroForm() {}

    /** {@return the code of what is wrong, empty if nothing is} */
    static Optional<Integer> fault(Kind kind, Map<String, String> form, GiroCheckoutAccess access) {
        if (!kind.required().allMatch(name -> !form.getOrDefault(name, "").isEmpty())) {
            return Optional.of(5003);
        }
        String project = form.getOrDefault("projectId", "");
        boolean page = project.equals(access.pageProjectId());
        boolean known = page || project.equals(access.projectId());
        if (!access.merchantId().equals(form.get("merchantId")) || !known) {
            return Optional.of(5000);
        }
        if (!Hashes.same(hash(kind, form, access.password()), form.getOrDefault("hash", ""))) {
            return Optional.of(5002);
        }
        boolean allowed = switch (kind) {
            case START -> !page;
            case PAGE -> page;
            case STATUS, REFUND, VOID -> true;
        };
        return allowed ? fieldFault(form) : Optional.of(5001);
    }

    static String hash(Kind kind, Map<String, String> form, Secret password) {
        String values = kind.order().map(name -> form.getOrDefault(name, "")).collect(Collectors.joining());
        return Hashes.hmac("HmacMD5", password, values);
    }

    private static Optional<Integer> fieldFault(Map<String, String> form) {
        if (form.getOrDefault("merchantTxId", "").length() > 255) {
            return Optional.of(5022);
        }
        if (form.getOrDefault("purpose", "").length() > 27) {
            return Optional.of(5023);
        }
        if (form.containsKey("amount")
                && Sales.cents(form.getOrDefault("amount", "")).isEmpty()) {
            return Optional.of(5030);
        }
        boolean words = "EUR".equals(form.getOrDefault("currency", "EUR"))
                && "SALE".equals(form.getOrDefault("type", "SALE"))
                && List.of("0", "1").contains(form.getOrDefault("test", "1"));
        if (!words) {
            return Optional.of(5031);
        }
        if (!areAddresses(form, List.of("urlRedirect", "successUrl", "backUrl", "failUrl"))) {
            return Optional.of(5055);
        }
        return areAddresses(form, List.of("urlNotify", "notifyUrl")) ? Optional.empty() : Optional.of(5056);
    }

    private static boolean areAddresses(Map<String, String> form, List<String> names) {
        return names.stream()
                .filter(form::containsKey)
                .allMatch(name -> Addresses.web(form.getOrDefault(name, "")).isPresent());
    }
}
