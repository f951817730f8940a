// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.payment.classic;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.ozgsdk.core.Assumption;
import org.ozgsdk.core.json.JsonObject;

/**
 * What ePayBL refuses of a Buchungsliste: sums, lengths, letters and missing accounts (payment sheet 4.1). Of a member that is missing or of another type
 * {@link JsonObject} complains.
 */
final class Bookings {

    /** What may be asked for, whether or not the unit offers it. */
    private static final Set<String> METHODS = Set.of(
            "UEBERWEISUNGVOR",
            "UEBERWEISUNGNACH",
            "LASTSCHRIFTMIT",
            "LASTSCHRIFTOHNE",
            "SEPASDD",
            "GIROPAY",
            "KREDITKARTE",
            "PAYPAL",
            "PAYDIREKT");

    private static final Pattern DATE = Pattern.compile("[0-9]{2}\\.[0-9]{2}\\.[0-9]{4} [0-9]{2}:[0-9]{2}:[0-9]{2}");
    private static final Pattern TEXT = Pattern.compile("[A-Z0-9 ,./-]+");
    private static final int LONGEST_TRANSFER = 27;
    private static final int MOST_DIGITS = 15;

    private Bookings() {}

    /**
     * Looks for the first fault.
     *
     * @param reference the Kassenzeichen that the list has or gets
     * @return what is wrong, empty if nothing is
     */
    static Optional<String> fault(JsonObject list, String reference) {
        if (!DATE.matcher(list.text("faelligkeitsdatum")).matches()) {
            return Optional.of("faelligkeitsdatum: dd.MM.yyyy HH:mm:ss erwartet");
        }
        if (!list.text("waehrungskennzeichen").equals("EUR")
                || !list.text("zahltyp").equals("PAYPAGE")) {
            return Optional.of("waehrungskennzeichen oder zahltyp unbekannt");
        }
        if (!fits(list.text("kennzeichenMahnverfahren"), 5) || !fits(list.text("transaktionsnummer"), 30)) {
            return Optional.of("kennzeichenMahnverfahren mit 1 bis 5, transaktionsnummer mit 1 bis 30 Zeichen");
        }
        List<String> methods = list.texts("zahlverfahrencodes");
        if (methods.isEmpty() || !METHODS.containsAll(methods)) {
            return Optional.of("zahlverfahrencodes fehlen oder sind unbekannt");
        }
        return customer(list.object("kunde"))
                .or(() -> addresses(list.object("fachverfahrendaten")))
                .or(() -> bookings(list, reference));
    }

    /** The REST interface's lengths are not told; those of SOAP are. */
    @Assumption("epaybl.rest-lengths")
    private static Optional<String> customer(JsonObject customer) {
        boolean known = customer.text("typ").equals("TEMPORAER")
                && customer.optionalFlag("firmenkunde").isPresent();
        boolean fits = fits(customer.text("name"), 27)
                && fits(customer.text("vorname"), 27)
                && fits(customer.text("kundennummer"), 100);
        return known && fits
                ? Optional.empty()
                : Optional.of(
                        "kunde: typ TEMPORAER, name und vorname mit 1 bis 27, kundennummer mit 1 bis 100 Zeichen");
    }

    private static Optional<String> addresses(JsonObject data) {
        return List.of("notifyUrl", "successUrl", "errorUrl", "cancelUrl").stream()
                .filter(name -> Addresses.web(data.text(name)).isEmpty())
                .findFirst()
                .map(name -> name + ": keine Adresse");
    }

    private static Optional<String> bookings(JsonObject list, String reference) {
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonObject booking : list.objects("buchungen")) {
            Optional<String> fault = booking(booking, reference);
            if (fault.isPresent()) {
                return fault;
            }
            sum = sum.add(booking.decimal("bruttobetrag"));
        }
        BigDecimal amount = list.decimal("betrag");
        boolean adds = isAmount(amount) && amount.signum() > 0 && sum.compareTo(amount) == 0;
        return adds ? Optional.empty() : Optional.of("Die Summe der Buchungen ist nicht der Betrag der Liste.");
    }

    private static Optional<String> booking(JsonObject booking, String reference) {
        BigDecimal gross = booking.decimal("bruttobetrag");
        BigDecimal net = booking.decimal("nettobetrag");
        BigDecimal tax = booking.decimal("steuerbetrag");
        boolean amounts = isAmount(gross) && isAmount(net) && isAmount(tax) && gross.signum() > 0;
        if (!amounts || net.add(tax).compareTo(gross) != 0 || booking.text("id").isEmpty()) {
            return Optional.of("buchungen: netto und steuer ergeben nicht brutto, oder die id fehlt");
        }
        JsonObject account = booking.object("kontierung");
        if (!fits(account.text("haushaltstelle"), 10) || !fits(account.text("objektnummer"), 10)) {
            return Optional.of("kontierung: haushaltstelle und objektnummer mit 1 bis 10 Zeichen");
        }
        String text = booking.text("buchungstext");
        boolean readable = TEXT.matcher(text).matches();
        // On the transfer it stands behind the Kassenzeichen and a slash.
        return readable && reference.length() + 1 + text.length() <= LONGEST_TRANSFER
                ? Optional.empty()
                : Optional.of("buchungstext: nur Großbuchstaben, mit Kassenzeichen und Schrägstrich höchstens 27");
    }

    /** At most 15 digits, two of them behind the point; never negative. */
    private static boolean isAmount(BigDecimal amount) {
        boolean small = Math.abs((long) amount.scale()) <= MOST_DIGITS && amount.precision() <= MOST_DIGITS;
        return small && amount.signum() >= 0 && amount.stripTrailingZeros().scale() <= 2;
    }

    private static boolean fits(String text, int longest) {
        return !text.isEmpty() && text.length() <= longest;
    }
}
