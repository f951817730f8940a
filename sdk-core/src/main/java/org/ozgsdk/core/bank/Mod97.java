// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.bank;

/** ISO 7064 MOD 97-10 over digits and letters, A = 10 to Z = 35. */
final class Mod97 {

    private Mod97() {}

    static int remainder(String text) {
        int remainder = 0;
        for (int i = 0; i < text.length(); i++) {
            int value = Character.digit(text.charAt(i), 36);
            remainder = (value < 10 ? remainder * 10 + value : remainder * 100 + value) % 97;
        }
        return remainder;
    }

    static boolean isPlain(String text) {
        return text.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z'));
    }
}
