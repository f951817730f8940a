// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.internal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/** Base64 with one text for each value: padding must be there and unused bits must be zero, so that a changed letter is always a changed value. */
final class StrictBase64 {

    private StrictBase64() {}

    static byte[] decode(String text, Rule rule) {
        byte[] letters = text.getBytes(StandardCharsets.ISO_8859_1);
        // A letter beyond Latin-1 became a question mark, which is no letter of base64.
        return decode(letters, letters.length, rule);
    }

    /** Reads a value inside XML, where lines may be broken (XML Schema part 2, 3.2.16). */
    static byte[] decodeLines(String text, Rule rule) {
        byte[] letters = text.getBytes(StandardCharsets.ISO_8859_1);
        int kept = 0;
        for (byte c : letters) {
            if (c != ' ' && c != '\n' && c != '\r' && c != '\t') {
                letters[kept++] = c;
            }
        }
        return decode(letters, kept, rule);
    }

    private static byte[] decode(byte[] letters, int length, Rule rule) {
        Breach.unless(length % 4 == 0, rule);
        try {
            byte[] bytes = Base64.getDecoder()
                    .decode(ByteBuffer.wrap(letters, 0, length))
                    .array();
            // Only the last four letters can hold bits that are thrown away.
            int whole = length == 0 ? 0 : (length / 4 - 1) * 3;
            byte[] last = Base64.getEncoder().encode(Arrays.copyOfRange(bytes, whole, bytes.length));
            Breach.unless(Arrays.equals(last, 0, last.length, letters, length - last.length, length), rule);
            return bytes;
        } catch (IllegalArgumentException e) {
            throw new Breach(rule);
        }
    }

    static String encode(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
