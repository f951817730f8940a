// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.transport;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One HTTP answer, read completely. Immutable; {@code toString} shows status and size only. */
public final class Response {

    /** Stands in where there is no answer. */
    static final Response NONE = new Response(0, Map.of(), new byte[0]);

    private final int status;
    private final Map<String, String> headers;
    private final byte[] body;

    Response(int status, Map<String, String> headers, byte[] body) {
        Map<String, String> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        copy.putAll(headers);
        this.status = status;
        this.headers = copy;
        this.body = body;
    }

    /** {@return the status} */
    public int status() {
        return status;
    }

    /** {@return true for a status of class 2xx} */
    public boolean isSuccess() {
        return status / 100 == 2;
    }

    /**
     * Reads a header; of several with one name the last.
     *
     * @param name its name, case ignored
     * @return its value
     */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** {@return a copy of the content} */
    public byte[] bytes() {
        return body.clone();
    }

    @Override
    public String toString() {
        return "HTTP " + status + " (" + body.length + " bytes)";
    }
}
