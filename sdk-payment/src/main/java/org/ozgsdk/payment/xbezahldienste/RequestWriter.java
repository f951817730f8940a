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
import java.util.Optional;
import java.util.regex.Pattern;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.core.text.BadLetter;
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
    // The blank of the standard is any white space; we send the plain one.
    private static final Pattern BOOKING = Pattern.compile("[A-Za-z0-9_ \\-,.\u00C0-\u017F]{1,250}");
    private static final int MOST_ITEMS = 99;
    private static final int MOST_CENTS = 99_999_900;
    private static final int MOST_UNITS = 999_999;
    private static final int LONGEST = 250;
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
            item.bookingData()
                    .values()
                    .forEach(value -> require(BOOKING.matcher(value).matches(), "items.bookingData"));
            json.put("bookingData", item.bookingData());
        }
        return json;
    }

    /** Letters outside DIN 91379, datatype C, would have the whole payment refused, so they are left out; what is empty then is not sent. */
    private void putText(Map<String, Object> json, String text) {
        StringBuilder letters = new StringBuilder(Din91379.normalize(text));
        if (version == SpecVersion.V1_0) {
            keepNarrow(letters);
        }
        Optional<BadLetter> bad = Din91379.firstBad(letters, Din91379.Datatype.C);
        while (bad.isPresent()) {
            int at = bad.get().index();
            letters.delete(at, at + Character.charCount(bad.get().codePoint()));
            bad = Din91379.firstBad(letters, Din91379.Datatype.C);
        }
        String known = cut(letters.toString()).strip();
        if (!known.isEmpty()) {
            json.put("description", known);
        }
    }

    /** What 1.0.0 allows in a description: word letters, blank, comma, dot, hyphen and U+00C0 to U+017F. */
    private static void keepNarrow(StringBuilder letters) {
        for (int i = letters.length() - 1; i >= 0; i--) {
            if (!BOOKING.matcher(letters.substring(i, i + 1)).matches()) {
                letters.deleteCharAt(i);
            }
        }
    }

    private static String cut(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return text.substring(0, end);
    }

    private static void require(boolean fits, String field) {
        if (!fits) {
            throw new ConfigurationException(
                    "XBezahldienste takes no such value in " + field + " (letters, length or number of entries).");
        }
    }
}
