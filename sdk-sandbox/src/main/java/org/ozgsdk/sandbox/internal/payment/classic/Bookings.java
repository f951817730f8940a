// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.payment.classic;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.ozgsdk.core.json.JsonObject;

/** What ePayBL refuses of a Buchungsliste: sums, lengths, letters and missing accounts (payment sheet 4.1, 4.2). */
final class Bookings {

    private static final Pattern DATE = Pattern.compile("[0-9]{2}\\.[0-9]{2}\\.[0-9]{4} [0-9]{2}:[0-9]{2}:[0-9]{2}");
    private static final Pattern TEXT = Pattern.compile("[A-Z0-9 ,./-]{1,27}");
    private static final int LONGEST_NUMBER = 30;
    private static final int LONGEST_ACCOUNT = 10;

    private Bookings() {}

    static Optional<String> fault(JsonObject list) {
        if (!DATE.matcher(list.text("faelligkeitsdatum")).matches()) {
            return Optional.of("faelligkeitsdatum: dd.MM.yyyy HH:mm:ss erwartet");
        }
        if (!list.text("waehrungskennzeichen").equals("EUR")
                || !list.text("zahltyp").equals("PAYPAGE")) {
            return Optional.of("waehrungskennzeichen oder zahltyp unbekannt");
        }
        String number = list.text("transaktionsnummer");
        if (number.isEmpty() || number.length() > LONGEST_NUMBER) {
            return Optional.of("transaktionsnummer: höchstens 30 Zeichen");
        }
        if (list.texts("zahlverfahrencodes").isEmpty()) {
            return Optional.of("zahlverfahrencodes fehlen");
        }
        return bookings(list);
    }

    private static Optional<String> bookings(JsonObject list) {
        List<JsonObject> bookings = list.objects("buchungen");
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonObject booking : bookings) {
            BigDecimal gross = booking.decimal("bruttobetrag");
            boolean adds = booking.decimal("nettobetrag")
                            .add(booking.decimal("steuerbetrag"))
                            .compareTo(gross)
                    == 0;
            JsonObject account = booking.object("kontierung");
            if (!adds || gross.signum() <= 0) {
                return Optional.of("buchungen: netto und steuer ergeben nicht brutto");
            }
            if (!fits(account.text("haushaltstelle")) || !fits(account.text("objektnummer"))) {
                return Optional.of("kontierung: haushaltstelle und objektnummer mit 1 bis 10 Zeichen");
            }
            if (!TEXT.matcher(booking.text("buchungstext")).matches()) {
                return Optional.of("buchungstext: nur Großbuchstaben, höchstens 27 mit dem Kassenzeichen");
            }
            sum = sum.add(gross);
        }
        return bookings.isEmpty() || sum.compareTo(list.decimal("betrag")) != 0
                ? Optional.of("Die Summe der Buchungen ist nicht der Betrag der Liste.")
                : Optional.empty();
    }

    private static boolean fits(String text) {
        return !text.isEmpty() && text.length() <= LONGEST_ACCOUNT;
    }
}
