// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment.xbezahldienste;

import java.text.Normalizer;
import java.util.Optional;
import org.ozgsdk.core.text.BadLetter;
import org.ozgsdk.core.text.Din91379;

/**
 * Makes texts fit the letters of a member. One letter too many would have the whole payment refused, so it loses its marks or, where that does not help, is left
 * out; then the text is cut to 250 characters. What comes out may be empty.
 */
final class Letters {

    private static final int LONGEST = 250;

    private Letters() {}

    /** DIN 91379, as 1.2.0 wants it nearly everywhere. */
    static String din(String text, Din91379.Datatype datatype) {
        StringBuilder letters = new StringBuilder(Din91379.normalize(text));
        Optional<BadLetter> bad = Din91379.firstBad(letters, datatype);
        while (bad.isPresent()) {
            int at = bad.get().index();
            String plain = plain(bad.get().codePoint());
            letters.replace(
                    at, at + Character.charCount(bad.get().codePoint()), Din91379.allows(plain, datatype) ? plain : "");
            bad = Din91379.firstBad(letters, datatype);
        }
        return cut(letters.toString());
    }

    /** Word letters, blank, comma, dot, hyphen and U+00C0 to U+017F: a description in 1.0.0, a first name and booking data in every version. */
    static String narrow(String text) {
        StringBuilder kept = new StringBuilder();
        Din91379.normalize(text).codePoints().forEach(letter -> {
            if (isNarrow(letter)) {
                kept.appendCodePoint(letter);
            } else if (Character.isWhitespace(letter)) {
                kept.append(' ');
            } else {
                plain(letter).codePoints().filter(Letters::isNarrow).forEach(kept::appendCodePoint);
            }
        });
        return cut(kept.toString());
    }

    /** The standard's {@code \w} is ASCII; its white space is any, of which we send the plain blank. */
    static boolean isNarrow(int letter) {
        return (letter >= 'a' && letter <= 'z')
                || (letter >= 'A' && letter <= 'Z')
                || (letter >= '0' && letter <= '9')
                || "_ ,.-".indexOf(letter) >= 0
                || (letter >= 0xC0 && letter <= 0x17F);
    }

    /** {@return the letter without its marks; empty if it has none} */
    private static String plain(int letter) {
        String whole = Character.toString(letter);
        StringBuilder plain = new StringBuilder();
        Normalizer.normalize(whole, Normalizer.Form.NFD)
                .codePoints()
                .filter(part -> Character.getType(part) != Character.NON_SPACING_MARK)
                .forEach(plain::appendCodePoint);
        return plain.toString().equals(whole) ? "" : plain.toString();
    }

    private static String cut(String text) {
        if (text.length() <= LONGEST) {
            return text.strip();
        }
        int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return text.substring(0, end).strip();
    }
}
