// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.payment;

import java.lang.Character.UnicodeScript;

/**
 * DIN 91379 without its table, by script: Latin letters and their marks, digits, signs of ASCII and Latin-1. Wider than the standard in rare letters, and
 * on purpose not the check of core, which is tested against this side.
 */
final class Letters {

    private static final String SIGNS = "€‘’‚“”„†‡…‰′″‹›ʰʳʹʺʾʿˈˌ";

    private Letters() {}

    static boolean areLatin(String text) {
        return text.codePoints().allMatch(Letters::isLatin);
    }

    static boolean areLatinOrGreek(String text) {
        return text.codePoints().allMatch(point -> isLatin(point) || UnicodeScript.of(point) == UnicodeScript.GREEK);
    }

    private static boolean isLatin(int point) {
        boolean sign = point < 0x100 && !Character.isISOControl(point);
        boolean letter = Character.isLetter(point) && UnicodeScript.of(point) == UnicodeScript.LATIN;
        boolean mark = point >= 0x300 && point <= 0x36F;
        boolean line = point == '\n' || point == '\r' || point == '\t';
        return sign || letter || mark || line || SIGNS.indexOf(point) >= 0;
    }
}
