// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.ozgsdk.core.Assumption;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.core.json.JsonObject;

/** One call as the routes see it: path variables, query, headers, body with a cap. */
public final class Call {

    private final HttpExchange exchange;
    private final Map<String, String> variables;

    Call(HttpExchange exchange, Map<String, String> variables) {
        this.exchange = exchange;
        this.variables = variables;
    }

    public String method() {
        return exchange.getRequestMethod();
    }

    public String path() {
        return exchange.getRequestURI().getRawPath();
    }

    /** A part of the path that must be a UUID; the caller says how it refuses another. */
    public Optional<UUID> id(String variable) {
        return Uuids.parse(variable(variable));
    }

    public String variable(String name) {
        String value = variables.get(name);
        if (value == null) {
            throw new IllegalArgumentException("no such variable in the path: " + name);
        }
        return value;
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
    }

    /** True if the body is of this media type; parameters as charset are left aside. */
    public boolean hasType(String mediaType) {
        String type = header("Content-Type").orElse("");
        int parameters = type.indexOf(';');
        return (parameters < 0 ? type : type.substring(0, parameters))
                .strip()
                .toLowerCase(Locale.ROOT)
                .equals(mediaType);
    }

    /** The query as it was sent, not decoded; empty if there is none. */
    public String rawQuery() {
        String query = exchange.getRequestURI().getRawQuery();
        return query == null ? "" : query;
    }

    /** The first value of a query parameter. */
    public Optional<String> query(String name) {
        return queryAll(name).stream().findFirst();
    }

    /** All values of a query parameter, comma-separated ones taken apart, empty ones left out. */
    public List<String> queryAll(String name) {
        List<String> values = new ArrayList<>();
        pairs(exchange.getRequestURI().getRawQuery()).getOrDefault(name, List.of()).stream()
                .flatMap(value -> List.of(value.split(",", -1)).stream())
                .filter(value -> !value.isBlank())
                .forEach(values::add);
        return List.copyOf(values);
    }

    /** A required query parameter; missing is 400. */
    public String required(String name) {
        return query(name)
                .orElseThrow(() -> Refusal.of(400, "missing-parameter", "The parameter \"" + name + "\" is missing."));
    }

    /** A number in the query. */
    public int number(String name, int otherwise, int lowest, int highest) {
        String text = query(name).orElse(Integer.toString(otherwise));
        int value;
        try {
            value = Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw Refusal.of(400, "invalid-parameter", "The parameter \"" + name + "\" must be a whole number.");
        }
        if (value < lowest || value > highest) {
            throw Refusal.of(
                    400,
                    "invalid-parameter",
                    "The parameter \"" + name + "\" must be from " + lowest + " to " + highest + ".");
        }
        return value;
    }

    /** The whole body; one byte too many is 413. */
    public byte[] body(int most) {
        try {
            byte[] bytes = stream(most).readNBytes(most + 1);
            if (bytes.length > most) {
                throw tooLarge(most);
            }
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException("the body could not be read", e);
        }
    }

    /**
     * The body as it comes in. If its announced length is too large that is 413; the reader counts what comes without one. Not to be closed: the server reads or
     * gives up what is left.
     */
    public InputStream stream(long most) {
        if (announcedLength() > most) {
            throw tooLarge(most);
        }
        return exchange.getRequestBody();
    }

    /** {@code Content-Length}; 0 if there is none. */
    public long announcedLength() {
        try {
            return Long.parseLong(header("Content-Length").orElse("0"));
        } catch (NumberFormatException e) {
            throw Refusal.of(400, "malformed-request", "Content-Length must be a number.");
        }
    }

    /** The refusal of a body that is too large. */
    @Assumption("fitconnect.size-limit-status")
    public static Refusal tooLarge(long most) {
        return Refusal.of(413, "too-large", "The body may have at most " + most + " bytes.")
                .assuming("fitconnect.size-limit-status");
    }

    /** The body as text of ASCII letters, as tokens are. */
    public String token(int most) {
        return new String(body(most), StandardCharsets.ISO_8859_1);
    }

    public JsonObject json(int most) {
        if (!hasType("application/json")) {
            throw Refusal.of(415, "unsupported-media-type", "Content-Type must be application/json.");
        }
        return Json.object(body(most), "request");
    }

    /** The fields of a form; of repeated ones the first. Empty if it is no form. */
    public Map<String, String> form(int most) {
        Map<String, String> form = new LinkedHashMap<>();
        if (hasType("application/x-www-form-urlencoded")) {
            pairs(new String(body(most), StandardCharsets.UTF_8))
                    .forEach((name, values) -> form.put(name, values.get(0)));
        }
        return form;
    }

    private static Map<String, List<String>> pairs(@Nullable String encoded) {
        Map<String, List<String>> pairs = new LinkedHashMap<>();
        if (encoded != null && !encoded.isEmpty()) {
            for (String pair : encoded.split("&", -1)) {
                int equals = pair.indexOf('=');
                String name = decode(equals < 0 ? pair : pair.substring(0, equals));
                pairs.computeIfAbsent(name, unused -> new ArrayList<>())
                        .add(equals < 0 ? "" : decode(pair.substring(equals + 1)));
            }
        }
        return pairs;
    }

    private static String decode(String encoded) {
        try {
            return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Refusal.of(400, "malformed-request", "A percent sign must be followed by two hex digits.");
        }
    }
}
