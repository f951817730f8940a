// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment.epaybl;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.payment.Payer;
import org.ozgsdk.payment.PaymentItem;
import org.ozgsdk.payment.PaymentOrder;
import org.ozgsdk.payment.PurposeRules;

/** A Buchungsliste as the REST interface v1_0 takes it (payment sheet 4.1). */
final class OrderWriter {

    private static final DateTimeFormatter GERMAN = DateTimeFormatter.ofPattern("dd.MM.yyyy HH:mm:ss");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final List<String> REQUIRED = List.of("haushaltstelle", "objektnummer");
    private static final int LONGEST = 10;

    private final EpayBlSettings settings;
    private final Clock clock;

    OrderWriter(EpayBlSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    Map<String, Object> write(String requestId, PaymentOrder order) {
        String number = transaction(requestId);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("kassenzeichennummer", order.reference().orElse(null));
        json.put("faelligkeitsdatum", due());
        json.put("waehrungskennzeichen", "EUR");
        json.put("kennzeichenMahnverfahren", settings.dunningCode());
        json.put("transaktionsnummer", number);
        json.put("zahlverfahrencodes", settings.methods());
        json.put("betrag", order.total().toEuro());
        json.put(
                "buchungen",
                order.items().stream().map(item -> item(item, order)).toList());
        json.put("beschreibung", PurposeRules.SEPA.fit(order.purpose()));
        json.put("kunde", customer(number, order));
        json.put("buchungslistenparameter", null);
        json.put("fachverfahrendaten", addresses(requestId, order));
        json.put("zahltyp", "PAYPAGE");
        return json;
    }

    /** A UUID in base 32: 26 characters, where at most 30 fit. */
    static String transaction(String requestId) {
        UUID id;
        try {
            id = UUID.fromString(requestId);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException("ePayBL: the id of a payment must be a UUID.", e);
        }
        byte[] bytes = ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
        StringBuilder text = new StringBuilder();
        for (int bit = 0; bit < 128; bit += 5) {
            int value = 0;
            for (int i = bit; i < bit + 5; i++) {
                boolean set = i < 128 && (bytes[i / 8] >> (7 - i % 8) & 1) == 1;
                value = value << 1 | (set ? 1 : 0);
            }
            text.append(BASE32.charAt(value));
        }
        return text.toString();
    }

    private String due() {
        return clock.instant().atZone(BERLIN).plusDays(settings.dueInDays()).format(GERMAN);
    }

    private static Map<String, Object> item(PaymentItem item, PaymentOrder order) {
        Map<String, Object> account = new LinkedHashMap<>();
        for (String key : REQUIRED) {
            String value = item.bookingData().getOrDefault(key, "");
            if (value.isEmpty() || value.length() > LONGEST) {
                throw new ConfigurationException("ePayBL: die Position " + item.id() + " braucht bookingData \"" + key
                        + "\" mit 1 bis " + LONGEST + " Zeichen. / Each line needs this booking data.");
            }
            account.put(key, value);
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", item.id());
        json.put("bruttobetrag", item.total().toEuro());
        json.put("nettobetrag", item.unit().times(item.quantity()).toEuro());
        json.put("steuerbetrag", item.unitTax().times(item.quantity()).toEuro());
        json.put("buchungstext", PurposeRules.EPAYBL.fit(order.purpose()));
        json.put("kontierung", account);
        return json;
    }

    /** A customer for this payment alone; without a payer it has no name of a person. */
    private static Map<String, Object> customer(String number, PaymentOrder order) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", order.payer().map(Payer::name).orElse("Online-Dienst"));
        json.put("vorname", order.payer().flatMap(Payer::firstName).orElse("-"));
        json.put("typ", "TEMPORAER");
        json.put("kundennummer", number);
        json.put(
                "firmenkunde",
                order.payer()
                        .filter(payer -> payer.kind() == Payer.Kind.ORGANISATION)
                        .isPresent());
        return json;
    }

    private Map<String, Object> addresses(String requestId, PaymentOrder order) {
        String back = order.returnUrl().toString();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("notifyUrl", settings.notifyUrl() + "?id=" + requestId);
        json.put("successUrl", back);
        json.put("errorUrl", back);
        json.put("cancelUrl", back);
        return json;
    }
}
