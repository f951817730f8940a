// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment.xbezahldienste;

import java.math.BigDecimal;
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

/**
 * Writes a PaymentRequest of XBezahldienste 1.2.0, strictly: nothing that the standard does not name, amounts as numbers with two decimals. The payer is left out,
 * since the payment service needs to know no more than the amount.
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
    private static final BigDecimal NO_TAX = new BigDecimal("0.00");

    private final Clock clock;

    RequestWriter(Clock clock) {
        this.clock = clock;
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
        json.put("grossAmount", order.total().toEuro());
        String purpose = PurposeText.of(order.purpose());
        if (!purpose.isEmpty()) {
            json.put("purpose", purpose);
        }
        putText(json, order.description());
        json.put("redirectUrl", order.returnUrl().toString());
        json.put("items", items(requestId, order.items()));
        return Json.write(json);
    }

    private String timestamp() {
        return OffsetDateTime.ofInstant(clock.instant().truncatedTo(ChronoUnit.MILLIS), ZoneOffset.UTC)
                .format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
    }

    private static List<Map<String, Object>> items(String requestId, List<PaymentItem> items) {
        return items.stream().map(item -> item(requestId, item)).toList();
    }

    /** Public-law fees carry no VAT, so net is gross and every product of unit and quantity is exact. */
    private static Map<String, Object> item(String requestId, PaymentItem item) {
        require(ID.matcher(item.id()).matches(), "items.id");
        require(item.quantity() <= MOST_UNITS, "items.quantity (at most " + MOST_UNITS + ")");
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", item.id());
        json.put("reference", requestId);
        putText(json, item.description());
        json.put("taxRate", 0);
        json.put("quantity", item.quantity());
        json.put("totalNetAmount", item.total().toEuro());
        json.put("totalTaxAmount", NO_TAX);
        json.put("singleNetAmount", item.unit().toEuro());
        json.put("singleTaxAmount", NO_TAX);
        if (!item.bookingData().isEmpty()) {
            item.bookingData()
                    .values()
                    .forEach(value -> require(BOOKING.matcher(value).matches(), "items.bookingData"));
            json.put("bookingData", item.bookingData());
        }
        return json;
    }

    /** Letters outside DIN 91379, datatype C, would have the whole payment refused, so they are left out; what is empty then is not sent. */
    private static void putText(Map<String, Object> json, String text) {
        StringBuilder letters = new StringBuilder(Din91379.normalize(text));
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

    private static String cut(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return text.substring(0, end);
    }

    private static void require(boolean fits, String field) {
        if (!fits) {
            throw new ConfigurationException("XBezahldienste 1.2.0 takes no such value in " + field
                    + " (letters, length or number of entries).");
        }
    }
}
