// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.text;

import java.util.Locale;
import java.util.Map;

/**
 * Makes one line of plain text of what an editor typed, which may be HTML with entities and line breaks. Tags go, script and style go with their content,
 * entities become letters, blanks become one, control and direction marks and what is left of angle brackets go. One pass, no regular expression.
 */
public final class PlainText {

    private static final Map<String, String> ENTITIES = Map.ofEntries(
            Map.entry("amp", "&"),
            Map.entry("lt", " "),
            Map.entry("gt", " "),
            Map.entry("quot", "\""),
            Map.entry("apos", "'"),
            Map.entry("nbsp", " "),
            Map.entry("shy", ""),
            Map.entry("ndash", "–"),
            Map.entry("auml", "ä"),
            Map.entry("ouml", "ö"),
            Map.entry("uuml", "ü"),
            Map.entry("Auml", "Ä"),
            Map.entry("Ouml", "Ö"),
            Map.entry("Uuml", "Ü"),
            Map.entry("szlig", "ß"));

    private static final int LONGEST_ENTITY = 10;
    private static final int LONGEST_INPUT = 20_000;

    private PlainText() {}

    /**
     * Cleans a text.
     *
     * @param raw the text as it came
     * @param maxLength the most characters to keep
     * @return plain text, may be empty; still to be escaped where it is put into HTML
     */
    public static String of(String raw, int maxLength) {
        return clean(raw.length() > LONGEST_INPUT ? raw.substring(0, LONGEST_INPUT) : raw, maxLength);
    }

    private static String clean(String raw, int maxLength) {
        StringBuilder out = new StringBuilder(Math.min(raw.length(), maxLength) + 16);
        int at = 0;
        while (at < raw.length()) {
            char c = raw.charAt(at);
            if (c == '<') {
                append(out, ' ');
                at = afterTag(raw, at);
            } else if (c == '&') {
                at = entity(raw, at, out);
            } else {
                int point = raw.codePointAt(at);
                append(out, point);
                at += Character.charCount(point);
            }
        }
        String text = out.toString().strip();
        return text.codePointCount(0, text.length()) <= maxLength
                ? text
                : text.substring(0, text.offsetByCodePoints(0, maxLength)).strip();
    }

    private static int afterTag(String raw, int at) {
        for (String hidden : new String[] {"script", "style"}) {
            if (raw.regionMatches(true, at + 1, hidden, 0, hidden.length())) {
                int close = raw.toLowerCase(Locale.ROOT).indexOf("</" + hidden, at);
                if (close < 0) {
                    return raw.length();
                }
                at = close;
                break;
            }
        }
        int end = raw.indexOf('>', at);
        return end < 0 ? raw.length() : end + 1;
    }

    private static int entity(String raw, int at, StringBuilder out) {
        int end = raw.indexOf(';', at);
        if (end < 0 || end - at > LONGEST_ENTITY) {
            append(out, '&');
            return at + 1;
        }
        String name = raw.substring(at + 1, end);
        int point = name.startsWith("#") ? number(name.substring(1)) : -1;
        String named = ENTITIES.get(name);
        if (point >= 0) {
            append(out, point);
        } else if (named != null) {
            named.codePoints().forEach(p -> append(out, p));
        } else {
            append(out, '&');
            return at + 1;
        }
        return end + 1;
    }

    private static int number(String digits) {
        boolean hex = digits.startsWith("x") || digits.startsWith("X");
        try {
            int point = hex ? Integer.parseInt(digits.substring(1), 16) : Integer.parseInt(digits);
            return Character.isValidCodePoint(point) && (point < 0xD800 || point > 0xDFFF) ? point : -1;
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    private static void append(StringBuilder out, int point) {
        if (point == '<' || point == '>' || Character.isWhitespace(point) || Character.isSpaceChar(point)) {
            if (!out.isEmpty() && out.charAt(out.length() - 1) != ' ') {
                out.append(' ');
            }
            return;
        }
        int type = Character.getType(point);
        boolean harmless = type != Character.CONTROL
                && type != Character.FORMAT
                && type != Character.SURROGATE
                && type != Character.PRIVATE_USE
                && type != Character.UNASSIGNED;
        if (harmless) {
            out.appendCodePoint(point);
        }
    }
}
