// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.control;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ozgsdk.sandbox.PaymentDesk;
import org.ozgsdk.sandbox.PaymentMaintenance;
import org.ozgsdk.sandbox.PaymentRecord;
import org.ozgsdk.sandbox.internal.http.Call;
import org.ozgsdk.sandbox.internal.http.Refusal;
import org.ozgsdk.sandbox.internal.http.Reply;
import org.ozgsdk.sandbox.internal.http.Router;

/** The payment desk for programs in another process: what it holds, and one change per form. */
final class PaymentControl {

    static final String PATH = "/sandbox/payments";

    private static final String FIELDS =
            "chargeBack, receive (with amount), withdraw, maintenance (with start, end, methods), methods";

    private final String origin;
    private final PaymentDesk desk;

    PaymentControl(String origin, PaymentDesk desk) {
        this.origin = origin;
        this.desk = desk;
    }

    void addTo(Router router) {
        router.on(
                "GET",
                PATH,
                call -> ControlApi.list("payments", desk.list().stream().map(PaymentControl::payment)));
        router.on("POST", PATH, this::change);
    }

    private static Map<String, Object> payment(PaymentRecord payment) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("service", payment.service());
        json.put("originatorId", payment.originatorId());
        json.put("endPointId", payment.endPointId());
        json.put("requestId", payment.requestId());
        json.put("transactionId", payment.transactionId());
        json.put("status", payment.status());
        json.put("amount", payment.amount());
        payment.reference().ifPresent(reference -> json.put("reference", reference));
        json.put("chargedBack", payment.chargedBack());
        return json;
    }

    private Reply change(Call call) {
        Map<String, String> form = ControlApi.ownForm(call, origin, "chargeBack=SIM-...");
        try {
            change(form);
        } catch (IllegalStateException e) {
            throw Refusal.of(409, "not-now", String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException e) {
            throw Refusal.of(400, "unknown-word", String.valueOf(e.getMessage()));
        }
        return Reply.empty(204);
    }

    private void change(Map<String, String> form) {
        if (form.keySet().equals(Set.of("chargeBack"))) {
            desk.chargeBack(form.getOrDefault("chargeBack", ""));
        } else if (form.keySet().equals(Set.of("receive", "amount"))) {
            desk.receive(form.getOrDefault("receive", ""), amount(form.getOrDefault("amount", "")));
        } else if (form.keySet().equals(Set.of("withdraw"))) {
            desk.withdraw(form.getOrDefault("withdraw", ""));
        } else if (form.keySet().equals(Set.of("methods"))) {
            desk.offer(words(form));
        } else if (form.getOrDefault("maintenance", "").equals("none") && form.size() == 1) {
            desk.clearMaintenance();
        } else if (form.containsKey("maintenance")
                && Set.of("maintenance", "start", "end", "methods").containsAll(form.keySet())) {
            desk.announce(new PaymentMaintenance(
                    time(form, "start"), time(form, "end"), form.getOrDefault("maintenance", ""), words(form)));
        } else {
            throw ControlApi.unknown("fields", FIELDS);
        }
    }

    private static BigDecimal amount(String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw ControlApi.unknown("value of amount", "an amount such as 26.00");
        }
    }

    private static Optional<Instant> time(Map<String, String> form, String name) {
        try {
            return Optional.ofNullable(form.get(name)).map(Instant::parse);
        } catch (DateTimeParseException e) {
            throw ControlApi.unknown("value of " + name, "a time such as 2026-11-23T10:00:00Z");
        }
    }

    private static Set<String> words(Map<String, String> form) {
        String words = form.getOrDefault("methods", "");
        return words.isEmpty() ? Set.of() : Set.copyOf(List.of(words.split(",", -1)));
    }
}
