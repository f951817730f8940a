// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.text;

import java.util.Locale;
import java.util.Optional;

/**
 * The first place of a text that a datatype of DIN 91379 does not allow.
 *
 * @param index where it begins, counted in {@code char}s from 0
 * @param codePoint the character found there, or an unpaired surrogate
 * @param name its Unicode name, for instance {@code GREEK CAPITAL LETTER DELTA}
 * @param suggestion the letter in normal form C, if that form is allowed; otherwise empty
 * @param datatype the datatype that does not allow it
 */
public record BadLetter(
        int index, int codePoint, String name, Optional<String> suggestion, Din91379.Datatype datatype) {

    /** {@return the character without context, for instance {@code U+0394 GREEK CAPITAL LETTER DELTA}} */
    public String letter() {
        return String.format(Locale.ROOT, "U+%04X %s", codePoint, name);
    }

    /** {@return a German sentence for people: place (counted from 1), character, suggestion; it holds nothing else of the text} */
    public String text() {
        return "Das Zeichen an Stelle " + (index + 1) + " (" + letter() + ") ist im Datentyp " + datatype
                + " der DIN 91379 nicht erlaubt."
                + suggestion.map(better -> " Vorschlag: " + better).orElse("");
    }
}
