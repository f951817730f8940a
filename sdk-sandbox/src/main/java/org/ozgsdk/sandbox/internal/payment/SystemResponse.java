// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.payment;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.ozgsdk.sandbox.internal.http.Reply;

/** The standard's message: an RFC 7807 body with a functional code, also for good news (payment sheet 3.1, 3.7). */
final class SystemResponse {

    private static final String TYPE = "https://docs.fitko.de/xbezahldienste/API-SystemResponse/#";

    /** Letters that the schema does not allow in a detail. */
    private static final Pattern FOREIGN = Pattern.compile("[^\\w\\s\\-,.\\u00C0-\\u017F]");

    private static final int LONGEST_DETAIL = 2000;

    private SystemResponse() {}

    static Reply healthy() {
        Map<String, Object> body = body(TYPE + "200healthy", 200, "OK", "Simulation, alles in Betrieb.");
        return Reply.json(200, body).as("application/problem+json");
    }

    /** An answer that says no. */
    static Reply problem(int status, String code, String detail) {
        String title = switch (status) {
            case 400 -> "Bad Request";
            case 401 -> "Unauthorized";
            case 403 -> "Forbidden";
            case 404 -> "Not found";
            case 503 -> "Service temporarily unavailable";
            default -> "Error";
        };
        Map<String, Object> body = body(TYPE + status + "error", status, title, detail);
        body.put("functionalCode", code);
        return Reply.json(status, body).as("application/problem+json");
    }

    private static Map<String, Object> body(String type, int status, String title, String detail) {
        String allowed = FOREIGN.matcher(detail).replaceAll(" ");
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", type);
        body.put("status", status);
        body.put("title", title);
        body.put("detail", allowed.substring(0, Math.min(allowed.length(), LONGEST_DETAIL)));
        return body;
    }
}
