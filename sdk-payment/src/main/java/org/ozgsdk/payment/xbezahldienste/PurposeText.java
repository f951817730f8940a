// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment.xbezahldienste;

import java.text.Normalizer;
import java.util.Map;

/** The text on a bank statement as XBezahldienste 1.2.0 takes it: at most 27 of ASCII letters, digits, underscore, blank and hyphen. */
final class PurposeText {

    private static final int LONGEST = 27;
    private static final Map<Character, String> GERMAN =
            Map.of('ä', "ae", 'ö', "oe", 'ü', "ue", 'Ä', "Ae", 'Ö', "Oe", 'Ü', "Ue", 'ß', "ss", 'ẞ', "SS");

    private PurposeText() {}

    static String of(String text) {
        StringBuilder german = new StringBuilder();
        for (char letter : Normalizer.normalize(text, Normalizer.Form.NFC).toCharArray()) {
            german.append(GERMAN.getOrDefault(letter, String.valueOf(letter)));
        }
        StringBuilder plain = new StringBuilder();
        for (char letter : Normalizer.normalize(german, Normalizer.Form.NFD).toCharArray()) {
            if (isAllowed(letter)) {
                plain.append(letter);
            }
        }
        return plain.substring(0, Math.min(LONGEST, plain.length())).strip();
    }

    private static boolean isAllowed(char letter) {
        return (letter >= 'a' && letter <= 'z')
                || (letter >= 'A' && letter <= 'Z')
                || (letter >= '0' && letter <= '9')
                || letter == '_'
                || letter == ' '
                || letter == '-';
    }
}
