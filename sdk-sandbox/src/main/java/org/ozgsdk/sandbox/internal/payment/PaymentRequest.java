// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.payment;

import static org.ozgsdk.sandbox.internal.payment.Shape.optional;
import static org.ozgsdk.sandbox.internal.payment.Shape.required;

import java.math.BigDecimal;
import java.net.URI;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.ozgsdk.core.Assumption;
import org.ozgsdk.core.json.JsonObject;

/** A request to pay, checked member by member against its version of XBezahldienste (payment sheet 3.3) and then its sums. Immutable. */
final class PaymentRequest {

    private static final Map<WireVersion, Shape> SHAPES = new EnumMap<>(WireVersion.class);

    static {
        for (WireVersion version : WireVersion.values()) {
            SHAPES.put(version, shape(version));
        }
    }

    private final JsonObject json;
    private final WireVersion version;

    private PaymentRequest(JsonObject json, WireVersion version) {
        this.json = json;
        this.version = version;
    }

    private static Shape shape(WireVersion version) {
        return Shape.of(
                required("requestId", Rules.word(36)),
                required("requestTimestamp", Rules::dateTime),
                required("currency", Rules.oneOf("EUR")),
                required(version.total(), Rules::amount),
                optional("purpose", Rules.purpose(27)),
                optional("description", description(version)),
                required("redirectUrl", Rules::webAddress),
                required("items", item(version).asList(1, 99)),
                optional("requestor", version.isBefore12() ? Requestor::checkOld : Requestor::check));
    }

    private static Shape item(WireVersion version) {
        return Shape.of(
                required("id", Rules.word(36)),
                required("reference", Rules.word(36)),
                optional("description", description(version)),
                required("taxRate", Rules::taxRate),
                required("quantity", Rules::quantity),
                required("totalNetAmount", Rules::amount),
                required("totalTaxAmount", Rules::amountOrNothing),
                required("singleNetAmount", Rules::amount),
                required("singleTaxAmount", Rules::amountOrNothing),
                optional("bookingData", PaymentRequest::bookingData));
    }

    /** 1.0.0 knew fewer letters; known of the request's own description, taken for that of a line as well. */
    @Assumption("payment.narrow-item-description")
    private static Shape.Rule description(WireVersion version) {
        return version == WireVersion.V1_0_0 ? Rules.booking(250) : Rules.latin(250);
    }

    static PaymentRequest read(JsonObject json, WireVersion version) {
        shapeOf(version).check(json);
        PaymentRequest request = new PaymentRequest(json, version);
        request.checkSums();
        return request;
    }

    private static Shape shapeOf(WireVersion version) {
        return Objects.requireNonNull(SHAPES.get(version), "every version has its shape");
    }

    private static void bookingData(JsonObject owner, String name) {
        JsonObject data = owner.object(name);
        if (data.names().size() > 99) {
            throw PaymentRefusal.invalid("Das Feld " + name + " hat mehr als 99 Einträge.");
        }
        Shape.Rule rule = Rules.booking(250);
        data.names().forEach(key -> rule.check(data, key));
    }

    @Assumption("payment.line-sums")
    private void checkSums() {
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonObject item : json.objects("items")) {
            BigDecimal quantity = item.decimal("quantity");
            boolean net = same(item.decimal("singleNetAmount").multiply(quantity), item.decimal("totalNetAmount"));
            boolean tax = same(item.decimal("singleTaxAmount").multiply(quantity), item.decimal("totalTaxAmount"));
            if (!net || !tax) {
                throw wrongSum("Eine Position ergibt nicht Menge mal Einzelbetrag.")
                        .assuming("payment.line-sums");
            }
            sum = sum.add(item.decimal("totalNetAmount")).add(item.decimal("totalTaxAmount"));
        }
        if (!same(sum, amount())) {
            throw wrongSum("Der Gesamtbetrag " + version.total() + " ist nicht die Summe der Positionen.");
        }
    }

    private static PaymentRefusal wrongSum(String detail) {
        return PaymentRefusal.of(400, "CALCULATION_ERROR", detail);
    }

    private static boolean same(BigDecimal left, BigDecimal right) {
        return left.compareTo(right) == 0;
    }

    void requireBookingData(List<String> keys) {
        boolean complete = json.objects("items").stream()
                .allMatch(item -> item.optionalObject("bookingData")
                        .map(data -> data.names().containsAll(keys))
                        .orElse(false));
        if (!complete) {
            throw PaymentRefusal.of(
                    400,
                    "BOOKING_DATA_MISSING",
                    "In den BookingData fehlen die für diesen Bezahldienst notwendigen Felder "
                            + String.join(", ", keys) + ".");
        }
    }

    /** What of it concerns the desk. */
    Sale sale(String service, String originatorId, String endPointId) {
        URI back = URI.create(json.text("redirectUrl"));
        return new Sale(
                service,
                originatorId,
                endPointId,
                json.text("requestId"),
                amount(),
                json.text("currency"),
                json.optionalText("purpose").orElse(""),
                json.optionalText("description").orElse(""),
                back,
                back,
                back);
    }

    /** At most two decimals and six digits before them, so this is quick. */
    BigDecimal amount() {
        return json.decimal(version.total()).setScale(2);
    }

    /** What the service repeats in its answers, in the order of the standard. */
    Map<String, Object> echo() {
        Map<String, Object> echo = new LinkedHashMap<>();
        for (String name : List.of("requestId", "requestTimestamp", "currency")) {
            echo.put(name, json.text(name));
        }
        echo.put(version.total(), amount());
        for (String name : List.of("purpose", "description", "redirectUrl")) {
            json.optionalText(name).ifPresent(text -> echo.put(name, text));
        }
        echo.put("items", json.objects("items"));
        json.optionalObject("requestor").ifPresent(requestor -> echo.put("requestor", requestor));
        return echo;
    }
}
