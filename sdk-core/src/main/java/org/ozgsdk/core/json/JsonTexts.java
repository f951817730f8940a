// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;

/** What the JSON library lets pass although no UTF-8 or no log line can carry it. */
final class JsonTexts {

    private static final int MOST_SHOWN = 100;

    private JsonTexts() {}

    /** The library reads UTF-16 and UTF-32 too, which RFC 8259, 8.1 forbids; both show in the first four bytes. */
    static boolean isUtf8(byte[] content) {
        for (int i = 0; i < Math.min(4, content.length); i++) {
            if (content[i] == 0 || content[i] == (byte) 0xFE || content[i] == (byte) 0xFF) {
                return false;
            }
        }
        return true;
    }

    /** Only an escape can bring half a pair in, so most documents are not walked. */
    static boolean holdsHalfPair(byte[] content, JsonNode node) {
        return escapesSurrogate(content) && holdsHalfPair(node);
    }

    private static boolean holdsHalfPair(JsonNode node) {
        for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
            if (isHalved(names.next())) {
                return true;
            }
        }
        for (JsonNode child : node) {
            if (holdsHalfPair(child)) {
                return true;
            }
        }
        return node.isTextual() && isHalved(node.textValue());
    }

    private static boolean isHalved(String text) {
        return text.codePoints()
                .anyMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
    }

    /** Finds an escape from {@code D800} to {@code DFFF}. Our writer escapes halves only: whole pairs it writes as UTF-8. */
    static boolean escapesSurrogate(byte[] json) {
        for (int i = 0; i + 3 < json.length; i++) {
            if (json[i] == '\\') {
                i++;
                if (json[i] == 'u' && (json[i + 1] | 0x20) == 'd' && Character.digit(json[i + 2], 16) >= 8) {
                    return true;
                }
            }
        }
        return false;
    }

    /** A name out of a document that somebody else wrote, fit for one line of a log. */
    static String shown(String name) {
        String line = name.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}]", "?");
        return line.length() <= MOST_SHOWN ? line : line.substring(0, MOST_SHOWN) + "...";
    }
}
