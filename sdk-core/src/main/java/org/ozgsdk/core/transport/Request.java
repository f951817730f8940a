// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.transport;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.ozgsdk.core.ConfigurationException;

/** One HTTP request. Immutable; {@code toString} shows method, host and path, never query, headers or content. */
public final class Request {

    static final long DEFAULT_CAP = 16L * 1024 * 1024;

    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");
    private static final Set<String> FRAMING =
            Set.of("host", "connection", "content-length", "transfer-encoding", "upgrade", "proxy-authorization");

    private final String method;
    private final URI uri;
    private final Map<String, String> headers;
    private final @Nullable Body body;
    private final long maxResponseBytes;
    private final @Nullable Duration callTimeout;

    private Request(
            String method,
            URI uri,
            Map<String, String> headers,
            @Nullable Body body,
            long maxResponseBytes,
            @Nullable Duration callTimeout) {
        this.method = method;
        this.uri = uri;
        this.headers = headers;
        this.body = body;
        this.maxResponseBytes = maxResponseBytes;
        this.callTimeout = callTimeout;
    }

    /**
     * A GET, which is repeated on failures.
     *
     * @param uri absolute address
     * @return the request
     */
    public static Request get(URI uri) {
        return new Request("GET", uri, Map.of(), null, DEFAULT_CAP, null);
    }

    /**
     * A PUT, which is repeated on failures since it has the same effect twice as once (RFC 9110, 9.2.2).
     *
     * @param uri absolute address
     * @param body content that can be written more than once
     * @return the request
     */
    public static Request put(URI uri, Body body) {
        return new Request("PUT", uri, Map.of(), body, DEFAULT_CAP, null);
    }

    /**
     * A POST, which is never repeated: it may have happened.
     *
     * @param uri absolute address
     * @param body content
     * @return the request
     */
    public static Request post(URI uri, Body body) {
        return new Request("POST", uri, Map.of(), body, DEFAULT_CAP, null);
    }

    /**
     * A PATCH (RFC 5789), which is never repeated: it may have happened, and twice need not be the same as once.
     *
     * @param uri absolute address
     * @param body content
     * @return the request
     */
    public static Request patch(URI uri, Body body) {
        return new Request("PATCH", uri, Map.of(), body, DEFAULT_CAP, null);
    }

    /**
     * Sets a header. Content-Type comes from the {@link Body}; the headers that frame a message are set by the transport.
     *
     * @param name its name, a token of RFC 9110, 5.6.2
     * @param value its value, printable ASCII and tabs
     * @return a copy with the header
     * @throws IllegalArgumentException if name or value holds other characters (the value is not repeated in the message), or the transport sets this header
     */
    public Request header(String name, String value) {
        if (!TOKEN.matcher(name).matches() || FRAMING.contains(name.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("not a header that can be set here: " + name);
        }
        if (!value.chars().allMatch(c -> c == '\t' || (c >= ' ' && c < 127))) {
            throw new IllegalArgumentException("the value of header " + name + " must be printable ASCII");
        }
        Map<String, String> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        copy.putAll(headers);
        copy.put(name, value);
        return new Request(method, uri, copy, body, maxResponseBytes, callTimeout);
    }

    /**
     * Caps the size of the answer; of a compressed one what it inflates to. Default 16 MiB.
     *
     * @param bytes the most bytes to accept, at least 1; more than 2 GiB only fit through a {@link ContentReader}
     * @return a copy with the cap
     */
    public Request maxResponseBytes(long bytes) {
        if (bytes < 1) {
            throw new IllegalArgumentException("maxResponseBytes must be at least 1");
        }
        return new Request(method, uri, headers, body, bytes, callTimeout);
    }

    /**
     * Bounds this call with all its tries, for instance for the upload of a large file. Default: {@link Transport.Builder#callTimeout(Duration)}.
     *
     * @param timeout from 1 millisecond to 12 hours
     * @return a copy with the timeout
     * @throws ConfigurationException if it is out of range
     */
    public Request callTimeout(Duration timeout) {
        return new Request(
                method, uri, headers, body, maxResponseBytes, Transport.Builder.checked(timeout, "callTimeout"));
    }

    /** {@return the bound of this call, empty if the transport's holds} */
    public Optional<Duration> callTimeout() {
        return Optional.ofNullable(callTimeout);
    }

    /** {@return GET, PUT, POST or PATCH} */
    public String method() {
        return method;
    }

    /** {@return the absolute address} */
    public URI uri() {
        return uri;
    }

    /** {@return the headers, names compared without case} */
    public Map<String, String> headers() {
        return headers;
    }

    /** {@return the content, empty for GET} */
    public Optional<Body> body() {
        return Optional.ofNullable(body);
    }

    /** {@return the most bytes of an answer to accept} */
    public long maxResponseBytes() {
        return maxResponseBytes;
    }

    @Override
    public String toString() {
        return method + " " + uri.getHost() + uri.getPath();
    }
}
