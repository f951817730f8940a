// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.text;

import java.text.Normalizer;
import java.util.Optional;

/** The check of DIN 91379:2022-08. Stateless, safe for use by many threads. */
public final class Din91379 {

    /** The five datatypes of the standard: A lies in B, B in C and D, both in E. */
    public enum Datatype {
        /** Names of natural persons; no digits. */
        A(0b1),
        /** Other names: places, streets with house number. */
        B(0b10),
        /** All normative characters, with line breaks; the default of free text. */
        C(0b100),
        /** Names of legal persons and products: B with extended characters; only between procedures that support them. */
        D(0b1000),
        /** Every normative and extended character, also Greek and Cyrillic; only between procedures that support them. */
        E(0b10000);

        final int bit;

        Datatype(int bit) {
            this.bit = bit;
        }
    }

    // A suggestion looks at one letter and its marks; no real letter has more.
    private static final int MOST_MARKS = 8;

    private Din91379() {}

    /**
     * Looks for the first place that a datatype does not allow. Reads the text as it is: normalise it first, since a letter and a combining mark that have
     * a composed form are not allowed apart. The empty text is good.
     *
     * @param text the text
     * @param datatype the datatype
     * @return the first bad place, or empty if all is allowed
     */
    public static Optional<BadLetter> firstBad(CharSequence text, Datatype datatype) {
        int bad = indexOfBad(text, datatype);
        return bad < 0 ? Optional.empty() : Optional.of(describe(text, bad, datatype));
    }

    /**
     * Says whether a datatype allows the whole text.
     *
     * @param text the text, in normal form C
     * @param datatype the datatype
     * @return true if every character and sequence is allowed
     */
    public static boolean allows(CharSequence text, Datatype datatype) {
        return indexOfBad(text, datatype) < 0;
    }

    /**
     * Puts a text into Unicode normal form C, the form interfaces between authorities use (DIN 91379, section on normalisation).
     *
     * @param text the text
     * @return the text in NFC; the same object if it is already
     */
    public static String normalize(String text) {
        return Normalizer.isNormalized(text, Normalizer.Form.NFC)
                ? text
                : Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    private static int indexOfBad(CharSequence text, Datatype datatype) {
        int length = text.length();
        int at = 0;
        while (at < length) {
            int sequence = Din91379Table.sequenceAt(text, at, length);
            if (sequence > 0) {
                at += sequence;
            } else if (Din91379Table.allows(text.charAt(at), datatype.bit)) {
                at++;
            } else {
                return at;
            }
        }
        return -1;
    }

    private static BadLetter describe(CharSequence text, int index, Datatype datatype) {
        int codePoint = Character.codePointAt(text, index);
        String name = Character.getName(codePoint);
        return new BadLetter(
                index, codePoint, name == null ? "UNASSIGNED" : name, suggestion(text, index, datatype), datatype);
    }

    private static Optional<String> suggestion(CharSequence text, int index, Datatype datatype) {
        int from = index;
        while (from > 0 && index - from < MOST_MARKS && isMark(text.charAt(from))) {
            from--;
        }
        int to = index + Character.charCount(Character.codePointAt(text, index));
        while (to < text.length() && to - index < MOST_MARKS && isMark(text.charAt(to))) {
            to++;
        }
        String found = text.subSequence(from, to).toString();
        String composed = normalize(found);
        return !composed.equals(found) && allows(composed, datatype) ? Optional.of(composed) : Optional.empty();
    }

    private static boolean isMark(char c) {
        return Character.getType(c) == Character.NON_SPACING_MARK;
    }
}
