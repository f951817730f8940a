// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core;

/** Shape check shared by the keys that are rows of digits. */
final class Digits {

    private Digits() {}

    static boolean only(String text, int length) {
        return text.length() == length && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    static IllegalArgumentException refused(String name, int length, String found) {
        // The found key may be anything a user typed: say how long it was, repeat only what is a row of digits.
        String shown =
                found.length() <= 20 && only(found, found.length()) ? "\"" + found + "\"" : "eine andere Zeichenfolge";
        return new IllegalArgumentException(
                name + " hat " + length + " Ziffern; angegeben: " + shown + " (" + found.length() + " Zeichen). / "
                        + name + " has " + length + " digits; found " + found.length() + " characters.");
    }
}
