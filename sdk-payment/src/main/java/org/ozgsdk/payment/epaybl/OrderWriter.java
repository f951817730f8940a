// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment.epaybl;

import java.time.Clock;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.payment.Payer;
import org.ozgsdk.payment.PaymentItem;
import org.ozgsdk.payment.PaymentOrder;
import org.ozgsdk.payment.PurposeRules;

/** A Buchungsliste as the REST interface v1_0 takes it (payment sheet 4.1). */
final class OrderWriter {

    private static final DateTimeFormatter GERMAN = DateTimeFormatter.ofPattern("dd.MM.yyyy HH:mm:ss");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final List<String> REQUIRED = List.of("haushaltstelle", "objektnummer");
    private static final int LONGEST = 10;
    private static final int LONGEST_NAME = 27;
    private static final int TRANSFER_TEXT = 27;

    private final EpayBlSettings settings;
    private final Clock clock;

    OrderWriter(EpayBlSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    Map<String, Object> write(String requestId, PaymentOrder order) {
        String number = number(requestId);
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

    private static String number(String requestId) {
        try {
            return TransactionNumber.of(requestId);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException("ePayBL: the id of a payment must be a UUID.", e);
        }
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
        json.put("buchungstext", bookingText(order));
        json.put("kontierung", account);
        return json;
    }

    /** Kassenzeichen, a slash and this text are what the statement shows, 27 characters in all; one that ePayBL assigns has 13. */
    private static String bookingText(PaymentOrder order) {
        int left =
                order.reference().map(own -> TRANSFER_TEXT - own.length() - 1).orElse(PurposeRules.EPAYBL.longest());
        String text = new PurposeRules(Math.max(0, left), PurposeRules.EPAYBL.letters()).fit(order.purpose());
        if (text.isEmpty()) {
            throw new ConfigurationException("ePayBL: vom Verwendungszweck bleibt neben dem Kassenzeichen kein Zeichen"
                    + " der 27 übrig: beides kürzer fassen. / Nothing is left of the purpose beside the reference.");
        }
        return text;
    }

    /** A customer for this payment alone; without a payer it has no name of a person. */
    private static Map<String, Object> customer(String number, PaymentOrder order) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", cut(order.payer().map(Payer::name).orElse("Online-Dienst")));
        json.put("vorname", cut(order.payer().flatMap(Payer::firstName).orElse("-")));
        json.put("typ", "TEMPORAER");
        json.put("kundennummer", number);
        json.put(
                "firmenkunde",
                order.payer()
                        .filter(payer -> payer.kind() == Payer.Kind.ORGANISATION)
                        .isPresent());
        return json;
    }

    private static String cut(String name) {
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME);
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
