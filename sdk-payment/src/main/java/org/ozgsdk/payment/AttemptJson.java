// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment;

import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ozgsdk.core.Money;
import org.ozgsdk.core.PaymentEvidence;
import org.ozgsdk.core.PaymentMethod;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.core.json.JsonObject;

/** How attempts stand in the store: JSON with a format number, amounts in whole cents. */
final class AttemptJson {

    private static final long FORMAT = 1;

    private AttemptJson() {}

    static byte[] write(List<Attempt> attempts) {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("format", FORMAT);
        root.put("attempts", attempts.stream().map(AttemptJson::attempt).toList());
        return Json.write(root);
    }

    static List<Attempt> read(byte[] bytes) {
        JsonObject root = Json.object(bytes, "stored payment");
        if (root.number("format") != FORMAT) {
            throw new UntrustedException("stored payment: format " + root.number("format")
                    + " is not known to this version, which writes " + FORMAT + ".");
        }
        return root.objects("attempts").stream().map(AttemptJson::attempt).toList();
    }

    private static Map<String, Object> attempt(Attempt attempt) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", attempt.id());
        json.put("order", order(attempt.order()));
        json.put("status", attempt.status().name());
        json.put("sends", attempt.sends());
        put(json, "page", attempt.page());
        put(json, "transactionId", attempt.transactionId());
        put(json, "reference", attempt.reference());
        attempt.evidence().ifPresent(evidence -> json.put("evidence", evidence(evidence)));
        json.put("detail", attempt.detail());
        json.put("createdAt", attempt.createdAt().toString());
        json.put("changedAt", attempt.changedAt().toString());
        put(json, "nextAt", attempt.nextAt());
        return json;
    }

    private static Attempt attempt(JsonObject json) {
        return new Attempt(
                json.text("id"),
                order(json.object("order")),
                PaymentStatus.valueOf(json.text("status")),
                (int) json.number("sends"),
                json.optionalText("page").map(URI::create),
                json.optionalText("transactionId"),
                json.optionalText("reference"),
                json.optionalObject("evidence").map(AttemptJson::evidence),
                json.text("detail"),
                Instant.parse(json.text("createdAt")),
                Instant.parse(json.text("changedAt")),
                json.optionalText("nextAt").map(Instant::parse));
    }

    private static Map<String, Object> order(PaymentOrder order) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("claim", order.claim());
        json.put("purpose", order.purpose());
        json.put("description", order.description());
        json.put("items", order.items().stream().map(AttemptJson::item).toList());
        json.put("returnUrl", order.returnUrl().toString());
        return json;
    }

    private static PaymentOrder order(JsonObject json) {
        return new PaymentOrder(
                json.text("claim"),
                json.text("purpose"),
                json.text("description"),
                json.objects("items").stream().map(AttemptJson::item).toList(),
                URI.create(json.text("returnUrl")));
    }

    private static Map<String, Object> item(PaymentItem item) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", item.id());
        json.put("description", item.description());
        json.put("quantity", item.quantity());
        json.put("unitCents", item.unit().cents());
        json.put("bookingData", item.bookingData());
        return json;
    }

    private static PaymentItem item(JsonObject json) {
        JsonObject booking = json.object("bookingData");
        Map<String, String> data = new LinkedHashMap<>();
        booking.names().forEach(key -> data.put(key, booking.text(key)));
        return new PaymentItem(
                json.text("id"),
                json.text("description"),
                (int) json.number("quantity"),
                Money.ofCents(json.number("unitCents")),
                data);
    }

    private static Map<String, Object> evidence(PaymentEvidence evidence) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("provider", evidence.provider());
        json.put("transactionId", evidence.transactionId());
        put(json, "transactionReference", evidence.transactionReference());
        json.put("paidAt", evidence.paidAt().toString());
        json.put("method", evidence.method().name());
        put(json, "methodDetail", evidence.methodDetail());
        json.put("cents", evidence.amount().cents());
        put(json, "transactionUrl", evidence.transactionUrl());
        return json;
    }

    private static PaymentEvidence evidence(JsonObject json) {
        return new PaymentEvidence(
                json.text("provider"),
                json.text("transactionId"),
                json.optionalText("transactionReference"),
                Instant.parse(json.text("paidAt")),
                PaymentMethod.valueOf(json.text("method")),
                json.optionalText("methodDetail"),
                Money.ofCents(json.number("cents")),
                json.optionalText("transactionUrl").map(URI::create));
    }

    private static void put(Map<String, Object> json, String name, Optional<?> value) {
        value.ifPresent(present -> json.put(name, present.toString()));
    }
}
