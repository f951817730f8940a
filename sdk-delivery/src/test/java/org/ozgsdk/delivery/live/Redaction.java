// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.live;

import java.util.Set;

/**
 * Makes a JSON answer fit for a file that others read: texts under telling names become stars, and long ones (tokens, JWE, JWS, keys, certificates) keep their
 * first letters and their length. Addresses and URNs stay. Works on any text, well-formed or not.
 */
final class Redaction {

    private static final Set<String> SECRET = Set.of(
            "access_token",
            "refresh_token",
            "client_id",
            "client_secret",
            "secret",
            "name",
            "legalName",
            "email",
            "tel",
            "fax",
            "phone",
            "address",
            "street",
            "houseNumber",
            "contactPersons",
            "filename",
            "detail",
            "senderReference",
            "mailboxUuid");

    private static final int KEPT = 12;
    private static final int LONGEST = 40;
    private static final int LONGEST_NAME = 200;

    private Redaction() {}

    static String of(String json) {
        StringBuilder out = new StringBuilder(json.length());
        String name = "";
        int at = 0;
        while (at < json.length()) {
            char c = json.charAt(at);
            if (c != '"') {
                out.append(c);
                at++;
                continue;
            }
            int end = end(json, at);
            if (end == json.length()) {
                return out.append("\"***").toString(); // cut off: nobody knows what it was to be
            }
            String text = json.substring(at + 1, end);
            at = end + 1;
            if (isName(json, at)) {
                name = text;
                out.append('"').append(shown(text)).append('"');
            } else {
                out.append('"')
                        .append(SECRET.contains(name) ? "***" : shown(text))
                        .append('"');
            }
        }
        return out.toString();
    }

    /** {@return where the text ends that begins here} */
    private static int end(String json, int begin) {
        int at = begin + 1;
        while (at < json.length() && json.charAt(at) != '"') {
            at += json.charAt(at) == '\\' ? 2 : 1;
        }
        return Math.min(at, json.length()); // a cut escape may step beyond
    }

    private static boolean isName(String json, int after) {
        int at = after;
        while (at < json.length() && Character.isWhitespace(json.charAt(at))) {
            at++;
        }
        return at < json.length() && json.charAt(at) == ':';
    }

    private static String shown(String text) {
        boolean address = (text.startsWith("https://") || text.startsWith("http://") || text.startsWith("urn:"))
                && text.length() <= LONGEST_NAME;
        return address || text.length() <= LONGEST
                ? text
                : text.substring(0, KEPT) + "... (" + text.length() + " characters)";
    }
}
