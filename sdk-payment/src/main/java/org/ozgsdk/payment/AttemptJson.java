// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment;

import java.math.BigDecimal;
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
import org.ozgsdk.core.store.StoredEntry;
import org.ozgsdk.payment.ClaimState.Delivery;

/** How attempts stand in the store: JSON with a format number, amounts in whole cents. */
final class AttemptJson {

    private static final long FORMAT = 2;

    private AttemptJson() {}

    static byte[] write(Delivery delivery, List<Attempt> attempts) {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("format", FORMAT);
        root.put("delivery", delivery.name());
        root.put("attempts", attempts.stream().map(AttemptJson::attempt).toList());
        return Json.write(root);
    }

    static Claim read(StoredEntry entry) {
        JsonObject root = Json.object(entry.value(), "stored payment");
        if (root.number("format") != FORMAT) {
            throw new UntrustedException("stored payment: format " + root.number("format")
                    + " is not known to this version, which writes " + FORMAT + ".");
        }
        return new Claim(
                entry,
                Delivery.valueOf(root.text("delivery")),
                root.objects("attempts").stream().map(AttemptJson::attempt).toList());
    }

    private static Map<String, Object> attempt(Attempt attempt) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", attempt.id());
        json.put("order", order(attempt.order()));
        json.put("status", attempt.status().name());
        json.put("sends", attempt.sends());
        json.put("failures", attempt.failures());
        json.put("paidNotified", attempt.paidNotified());
        put(json, "page", attempt.page());
        put(json, "transactionId", attempt.transactionId());
        put(json, "reference", attempt.reference());
        attempt.evidence().ifPresent(evidence -> json.put("evidence", evidence(evidence)));
        json.put("refunds", attempt.refunds().stream().map(AttemptJson::refund).toList());
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
                (int) json.number("failures"),
                json.optionalFlag("paidNotified").orElse(false),
                json.optionalText("page").map(URI::create),
                json.optionalText("transactionId"),
                json.optionalText("reference"),
                json.optionalObject("evidence").map(AttemptJson::evidence),
                json.objects("refunds").stream().map(AttemptJson::refund).toList(),
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
        put(json, "reference", order.reference());
        order.payer().ifPresent(payer -> json.put("payer", PayerJson.write(payer)));
        return json;
    }

    private static PaymentOrder order(JsonObject json) {
        return new PaymentOrder(
                json.text("claim"),
                json.text("purpose"),
                json.text("description"),
                json.objects("items").stream().map(AttemptJson::item).toList(),
                URI.create(json.text("returnUrl")),
                json.optionalText("reference"),
                json.optionalObject("payer").map(PayerJson::read));
    }

    private static Map<String, Object> item(PaymentItem item) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", item.id());
        json.put("description", item.description());
        json.put("quantity", item.quantity());
        json.put("unitCents", item.unit().cents());
        json.put("unitTaxCents", item.unitTax().cents());
        json.put("taxRate", item.taxRate().toPlainString());
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
                Money.ofCents(json.number("unitTaxCents")),
                new BigDecimal(json.text("taxRate")),
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
        json.put("source", evidence.source().name());
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
                json.optionalText("transactionUrl").map(URI::create),
                PaymentEvidence.Source.valueOf(json.text("source")));
    }

    private static Map<String, Object> refund(Refund refund) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("key", refund.key());
        json.put("kind", refund.kind().name());
        json.put("cents", refund.amount().cents());
        json.put("state", refund.state().name());
        put(json, "refundId", refund.refundId());
        json.put("changedAt", refund.changedAt().toString());
        return json;
    }

    private static Refund refund(JsonObject json) {
        return new Refund(
                json.text("key"),
                Refunds.Kind.valueOf(json.text("kind")),
                Money.ofCents(json.number("cents")),
                Refund.State.valueOf(json.text("state")),
                json.optionalText("refundId"),
                Instant.parse(json.text("changedAt")));
    }

    private static void put(Map<String, Object> json, String name, Optional<?> value) {
        value.ifPresent(present -> json.put(name, present.toString()));
    }
}
