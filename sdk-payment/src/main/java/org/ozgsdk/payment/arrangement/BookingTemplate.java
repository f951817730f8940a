// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment.arrangement;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.payment.PaymentItem;

/**
 * What a cash office wants with each line, with placeholders. Which keys it needs is its own matter, so they are checked here, when it is configured, and not by the first
 * person who pays. Immutable.
 *
 * @param values key and text, with placeholders such as <code>&#123;tarifstelle&#125;</code>; that one is the line's id and needs no value
 * @param required keys that must be there
 */
public record BookingTemplate(Map<String, String> values, Set<String> required) {

    /** Nothing is wanted. */
    public static final BookingTemplate NONE = new BookingTemplate(Map.of(), Set.of());

    private static final String LINE = "tarifstelle";
    private static final int MOST = 99;
    private static final Pattern TEXT = Pattern.compile("[A-Za-z0-9_ \\-,.\u00C0-\u017F]{1,250}");

    /**
     * Copies and checks.
     *
     * @throws ConfigurationException if a required key is missing, or there are more than 99
     */
    public BookingTemplate {
        values = Map.copyOf(values);
        required = Set.copyOf(required);
        Set<String> missing = new TreeSet<>(required);
        missing.removeAll(values.keySet());
        if (!missing.isEmpty()) {
            throw new ConfigurationException("Der Kasse fehlen Buchungsangaben: " + missing
                    + ". In der Vorlage ergänzen. / Booking data are missing.");
        }
        if (values.size() > MOST) {
            throw new ConfigurationException("Höchstens 99 Buchungsangaben je Position. / At most 99 booking data.");
        }
        values.values().forEach(Placeholders::in);
    }

    /**
     * Fills the template for a line.
     *
     * @param item the line
     * @param parameters values of the placeholders
     * @return a copy of the line with the booking data
     * @throws ConfigurationException if a placeholder has no value, or the text has letters or a length that XBezahldienste does not take
     */
    public PaymentItem apply(PaymentItem item, Map<String, String> parameters) {
        Map<String, String> all = new LinkedHashMap<>(parameters);
        all.put(LINE, item.id());
        Map<String, String> data = new LinkedHashMap<>();
        values.forEach((key, template) -> {
            String text = Placeholders.fill(template, all);
            if (!TEXT.matcher(text).matches()) {
                throw new ConfigurationException(
                        "Die Buchungsangabe \"" + key
                                + "\" hat Zeichen oder eine Länge, die XBezahldienste nicht nimmt. / Booking data with letters or a length that are not taken.");
            }
            data.put(key, text);
        });
        return item.withBookingData(data);
    }
}
