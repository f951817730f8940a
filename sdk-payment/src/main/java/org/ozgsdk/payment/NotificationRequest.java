// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A notification as it came over HTTP. Hand over what the web server has, unchanged; cap the body at {@value #MOST_BYTES} bytes before.
 *
 * @param method {@code GET} or {@code POST}
 * @param rawQuery the query of the address, still encoded; empty if none
 * @param contentType media type of the body; empty if none
 * @param body the body; empty if none
 */
public record NotificationRequest(String method, String rawQuery, String contentType, byte[] body) {

    /** The most bytes of a body or query that is looked at. */
    public static final int MOST_BYTES = 65_536;

    private static final int MOST_PARAMETERS = 200;

    /** Copies the body. */
    public NotificationRequest {
        body = body.clone();
    }

    /**
     * Takes a notification by GET.
     *
     * @param rawQuery the query of the address, still encoded
     * @return the request
     */
    public static NotificationRequest get(String rawQuery) {
        return new NotificationRequest("GET", rawQuery, "", new byte[0]);
    }

    /** {@return a copy of the body} */
    @Override
    public byte[] body() {
        return body.clone();
    }

    /** {@return the query's parameters in their order; empty if it has too many, a repeated one or a broken escape} */
    public Optional<Map<String, String>> query() {
        return parameters(rawQuery);
    }

    /** {@return the parameters of a body of type {@code application/x-www-form-urlencoded}; empty if it has too many, a repeated one or a broken escape} */
    public Optional<Map<String, String>> form() {
        return parameters(new String(body, StandardCharsets.UTF_8));
    }

    private static Optional<Map<String, String>> parameters(String text) {
        if (text.length() > MOST_BYTES) {
            return Optional.empty();
        }
        Map<String, String> found = new LinkedHashMap<>();
        for (String pair : text.split("&", MOST_PARAMETERS + 1)) {
            int equals = pair.indexOf('=');
            if (!pair.isEmpty() && !put(found, pair, equals)) {
                return Optional.empty();
            }
        }
        return found.size() > MOST_PARAMETERS ? Optional.empty() : Optional.of(found);
    }

    private static boolean put(Map<String, String> found, String pair, int equals) {
        try {
            String name = equals < 0 ? pair : pair.substring(0, equals);
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            return found.putIfAbsent(
                            URLDecoder.decode(name, StandardCharsets.UTF_8),
                            URLDecoder.decode(value, StandardCharsets.UTF_8))
                    == null;
        } catch (IllegalArgumentException e) {
            return false; // a broken escape
        }
    }

    /** Shows no content: it may name a person's account. */
    @Override
    public String toString() {
        return "NotificationRequest[" + method + ", " + body.length + " bytes]";
    }
}
