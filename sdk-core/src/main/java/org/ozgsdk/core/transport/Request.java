// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.transport;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One HTTP request. Immutable; {@code toString} shows method, host and path, never query, headers or content. */
public final class Request {

    private static final long DEFAULT_CAP = 16L * 1024 * 1024;

    private final String method;
    private final URI uri;
    private final Map<String, String> headers;
    private final @Nullable Body body;
    private final long maxResponseBytes;

    private Request(String method, URI uri, Map<String, String> headers, @Nullable Body body, long maxResponseBytes) {
        this.method = method;
        this.uri = uri;
        this.headers = headers;
        this.body = body;
        this.maxResponseBytes = maxResponseBytes;
    }

    /**
     * A GET, which is repeated on failures.
     *
     * @param uri absolute address
     * @return the request
     */
    public static Request get(URI uri) {
        return new Request("GET", uri, Map.of(), null, DEFAULT_CAP);
    }

    /**
     * A PUT, which is repeated on failures since it has the same effect twice as once (RFC 9110, 9.2.2).
     *
     * @param uri absolute address
     * @param body content that can be written more than once
     * @return the request
     */
    public static Request put(URI uri, Body body) {
        return new Request("PUT", uri, Map.of(), body, DEFAULT_CAP);
    }

    /**
     * A POST, which is never repeated: it may have happened.
     *
     * @param uri absolute address
     * @param body content
     * @return the request
     */
    public static Request post(URI uri, Body body) {
        return new Request("POST", uri, Map.of(), body, DEFAULT_CAP);
    }

    /**
     * Sets a header.
     *
     * @param name its name
     * @param value its value
     * @return a copy with the header
     */
    public Request header(String name, String value) {
        Map<String, String> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        copy.putAll(headers);
        copy.put(name, value);
        return new Request(method, uri, copy, body, maxResponseBytes);
    }

    /**
     * Caps the size of the answer. Default 16 MiB.
     *
     * @param bytes the most bytes to accept, at least 1
     * @return a copy with the cap
     */
    public Request maxResponseBytes(long bytes) {
        if (bytes < 1) {
            throw new IllegalArgumentException("maxResponseBytes must be at least 1");
        }
        return new Request(method, uri, headers, body, bytes);
    }

    /** {@return GET, PUT or POST} */
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
