// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.internal;

import java.util.Base64;

/** Base64 with one text for each value: padding must be there and unused bits must be zero, so that a changed letter is always a changed value. */
final class StrictBase64 {

    private StrictBase64() {}

    static byte[] decode(String text, Rule rule) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new Breach(rule);
        }
        Breach.unless(Base64.getEncoder().encodeToString(bytes).equals(text), rule);
        return bytes;
    }

    /** Reads a value inside XML, where lines may be broken (XML Schema part 2, 3.2.16). */
    static byte[] decodeLines(String text, Rule rule) {
        StringBuilder packed = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != ' ' && c != '\n' && c != '\r' && c != '\t') {
                packed.append(c);
            }
        }
        return decode(packed.toString(), rule);
    }

    static String encode(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
