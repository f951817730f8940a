// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment;

import java.text.Normalizer;
import java.util.Map;
import java.util.Optional;

/**
 * What a payment service takes as text on a bank statement: how long, and which letters. None of them takes umlauts. Immutable, safe for use by many threads.
 *
 * @param longest the most characters
 * @param letters the letters taken
 */
public record PurposeRules(int longest, Letters letters) {

    /** XBezahldienste, {@code purpose}: at most 27 of word letters, blank and hyphen. */
    public static final PurposeRules XBEZAHLDIENSTE = new PurposeRules(27, Letters.WORD);

    /** pmPayment and GiroCheckout: at most 27 of the letters of SEPA. */
    public static final PurposeRules SEPA = new PurposeRules(27, Letters.SEPA);

    /** ePayBL, {@code buchungstext}: capitals, and what is left of 27 behind a Kassenzeichen of 13 and a slash. */
    public static final PurposeRules EPAYBL = new PurposeRules(13, Letters.CAPITALS);

    private static final Map<Character, String> GERMAN =
            Map.of('ä', "ae", 'ö', "oe", 'ü', "ue", 'Ä', "Ae", 'Ö', "Oe", 'Ü', "Ue", 'ß', "ss", 'ẞ', "SS");

    /** Sets of letters. */
    public enum Letters {
        /** ASCII letters, digits, underscore, blank and hyphen. */
        WORD("_ -"),
        /** ASCII letters, digits, blank and {@code ' : ? , - ( + . ) /}. */
        SEPA(" ':?,-(+.)/"),
        /** Capital ASCII letters, digits, blank and {@code , - . /}. */
        CAPITALS(" ,-./");

        private final String signs;

        Letters(String signs) {
            this.signs = signs;
        }

        boolean allow(char letter) {
            boolean small = letter >= 'a' && letter <= 'z' && this != CAPITALS;
            return small
                    || (letter >= 'A' && letter <= 'Z')
                    || (letter >= '0' && letter <= '9')
                    || signs.indexOf(letter) >= 0;
        }
    }

    /**
     * What keeps a text from being taken as it is.
     *
     * @param index of the first letter that is not taken; the most characters if the text is too long
     * @param tooLong true if it is too long, false if a letter is not taken
     */
    public record Misfit(int index, boolean tooLong) {}

    /**
     * Says what keeps a text from being taken as it is.
     *
     * @param text the text
     * @return the first obstacle, empty if there is none
     */
    public Optional<Misfit> misfit(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!letters.allow(text.charAt(i))) {
                return Optional.of(new Misfit(i, false));
            }
        }
        return text.length() > longest ? Optional.of(new Misfit(longest, true)) : Optional.empty();
    }

    /**
     * Makes any text fit: German letters are written out, others lose their marks, what is left over is dropped, and the rest is cut.
     *
     * @param text the text
     * @return what is taken, maybe empty
     */
    public String fit(String text) {
        StringBuilder german = new StringBuilder();
        for (char letter : Normalizer.normalize(text, Normalizer.Form.NFC).toCharArray()) {
            german.append(GERMAN.getOrDefault(letter, String.valueOf(letter)));
        }
        StringBuilder plain = new StringBuilder();
        for (char letter : Normalizer.normalize(german, Normalizer.Form.NFD).toCharArray()) {
            char shown = letters == Letters.CAPITALS && letter >= 'a' && letter <= 'z' ? (char) (letter - 32) : letter;
            if (letters.allow(shown)) {
                plain.append(shown);
            }
        }
        return plain.substring(0, Math.min(longest, plain.length())).strip();
    }
}
