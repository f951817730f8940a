// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.bank;

import java.util.Locale;

/**
 * A structured creditor reference of ISO 11649: {@code RF}, two check digits, and up to 21 letters and digits of our own.
 *
 * @param value without blanks
 */
public record CreditorReference(String value) {

    private static final int LONGEST = 25;

    /**
     * Checks form and check digits.
     *
     * @throws IllegalArgumentException if it is none
     */
    public CreditorReference {
        boolean form = value.length() > 4
                && value.length() <= LONGEST
                && value.startsWith("RF")
                && Mod97.isPlain(value)
                && Mod97.remainder(value.substring(4) + value.substring(0, 4)) == 1;
        if (!form) {
            throw new IllegalArgumentException(
                    "Das ist keine Referenz nach ISO 11649 (RF, Prüfziffer, 1 bis 21 Zeichen). / This is no creditor reference.");
        }
    }

    /**
     * Makes a reference of a number of our own, for instance a Kassenzeichen.
     *
     * @param own 1 to 21 ASCII letters and digits; small letters become capitals
     * @return the reference with its check digits
     * @throws IllegalArgumentException if it has other letters or another length
     */
    public static CreditorReference of(String own) {
        String capitals = own.toUpperCase(Locale.ROOT);
        if (capitals.isEmpty() || capitals.length() > LONGEST - 4 || !Mod97.isPlain(capitals)) {
            throw new IllegalArgumentException("a reference of our own has 1 to 21 ASCII letters and digits");
        }
        int check = 98 - Mod97.remainder(capitals + "RF00");
        return new CreditorReference(String.format(Locale.ROOT, "RF%02d%s", check, capitals));
    }

    /**
     * Reads a reference as it was printed.
     *
     * @param text with or without blanks
     * @return the reference
     * @throws IllegalArgumentException if it is none
     */
    public static CreditorReference parse(String text) {
        return new CreditorReference(text.replace(" ", "").toUpperCase(Locale.ROOT));
    }

    /** {@return in groups of four, as it is printed} */
    public String printed() {
        return Groups.ofFour(value);
    }
}
