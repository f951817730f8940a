// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment.xbezahldienste;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.ozgsdk.core.Assumption;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.core.text.Din91379;
import org.ozgsdk.payment.PaymentItem;
import org.ozgsdk.payment.PaymentOrder;
import org.ozgsdk.payment.PurposeRules;

/**
 * Writes a PaymentRequest of XBezahldienste, strictly: nothing that the version does not name, amounts as numbers with two decimals. A payer is left out unless an
 * order names one, since most payment services need to know no more than the amount.
 */
final class RequestWriter {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,36}");
    private static final int MOST_ITEMS = 99;
    private static final int MOST_CENTS = 99_999_900;
    private static final int MOST_UNITS = 999_999;
    private static final int LONGEST_BOOKING = 250;
    private static final int LONGEST_URL = 2082;

    private final Clock clock;
    private final SpecVersion version;

    RequestWriter(Clock clock, SpecVersion version) {
        this.clock = clock;
        this.version = version;
    }

    byte[] write(String requestId, PaymentOrder order) {
        require(ID.matcher(requestId).matches(), "requestId");
        require(order.items().size() <= MOST_ITEMS, "items (at most " + MOST_ITEMS + ")");
        require(order.total().cents() <= MOST_CENTS, "grossAmount (at most 999999)");
        require(order.returnUrl().isAbsolute() && order.returnUrl().toString().length() <= LONGEST_URL, "redirectUrl");
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("requestId", requestId);
        json.put("requestTimestamp", timestamp());
        json.put("currency", "EUR");
        json.put(version.total(), order.total().toEuro());
        String purpose = PurposeRules.XBEZAHLDIENSTE.fit(order.purpose());
        if (!purpose.isEmpty()) {
            json.put("purpose", purpose);
        }
        putText(json, order.description());
        json.put("redirectUrl", order.returnUrl().toString());
        json.put("items", items(requestId, order.items()));
        RequestorWriter.of(order.payer(), version).ifPresent(requestor -> json.put("requestor", requestor));
        return Json.write(json);
    }

    private String timestamp() {
        return OffsetDateTime.ofInstant(clock.instant().truncatedTo(ChronoUnit.MILLIS), ZoneOffset.UTC)
                .format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
    }

    private List<Map<String, Object>> items(String requestId, List<PaymentItem> items) {
        return items.stream().map(item -> item(requestId, item)).toList();
    }

    /** Tax is counted per unit, so that every product of unit and quantity is exact. */
    private Map<String, Object> item(String requestId, PaymentItem item) {
        require(ID.matcher(item.id()).matches(), "items.id");
        require(item.quantity() <= MOST_UNITS, "items.quantity (at most " + MOST_UNITS + ")");
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", item.id());
        json.put("reference", requestId);
        putText(json, item.description());
        json.put("taxRate", item.taxRate());
        json.put("quantity", item.quantity());
        json.put("totalNetAmount", item.unit().times(item.quantity()).toEuro());
        json.put("totalTaxAmount", item.unitTax().times(item.quantity()).toEuro());
        json.put("singleNetAmount", item.unit().toEuro());
        json.put("singleTaxAmount", item.unitTax().toEuro());
        if (!item.bookingData().isEmpty()) {
            require(item.bookingData().size() <= MOST_ITEMS, "items.bookingData (at most " + MOST_ITEMS + ")");
            item.bookingData().values().forEach(value -> require(isBooking(value), "items.bookingData"));
            json.put("bookingData", item.bookingData());
        }
        return json;
    }

    private static boolean isBooking(String value) {
        return !value.isEmpty()
                && value.length() <= LONGEST_BOOKING
                && value.codePoints().allMatch(Letters::isNarrow);
    }

    /** What has no letter left is not sent. */
    @Assumption("payment.narrow-item-description")
    private void putText(Map<String, Object> json, String text) {
        String narrowed = version == SpecVersion.V1_0 ? Letters.narrow(text) : text;
        String known = Letters.din(narrowed, Din91379.Datatype.C);
        if (!known.isEmpty()) {
            json.put("description", known);
        }
    }

    private static void require(boolean fits, String field) {
        if (!fits) {
            throw new ConfigurationException(
                    "XBezahldienste takes no such value in " + field + " (letters, length or number of entries).");
        }
    }
}
