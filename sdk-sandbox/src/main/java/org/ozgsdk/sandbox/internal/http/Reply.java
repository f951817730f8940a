// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.http;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ozgsdk.core.json.Json;

/** One answer. Immutable, but for a body that is read from somewhere while it is sent. */
public final class Reply {

    private static final int SILENCE = 0;

    /** What an answer carries: written once, then closed, also when it was not written. */
    public interface Body extends Closeable {

        long length();

        void writeTo(OutputStream out) throws IOException;
    }

    private record Bytes(byte[] bytes) implements Body {

        @Override
        public long length() {
            return bytes.length;
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            out.write(bytes);
        }

        @Override
        public void close() {
            // holds nothing open
        }
    }

    private final int status;
    private final Body body;
    private final Map<String, String> headers;

    private Reply(int status, Body body, Map<String, String> headers) {
        this.status = status;
        this.body = body;
        this.headers = headers;
    }

    public static Reply json(int status, Map<String, ?> members) {
        return bytes(status, "application/json", Json.write(members));
    }

    public static Reply text(int status, String mediaType, String text) {
        return bytes(status, mediaType, text.getBytes(StandardCharsets.UTF_8));
    }

    public static Reply bytes(int status, String mediaType, byte[] body) {
        return streamed(status, mediaType, new Bytes(body));
    }

    /** An answer whose body need not fit into memory. */
    public static Reply streamed(int status, String mediaType, Body body) {
        return new Reply(status, body, Map.of("Content-Type", mediaType));
    }

    public static Reply empty(int status) {
        return new Reply(status, new Bytes(new byte[0]), Map.of());
    }

    /** No answer at all: the connection is closed. */
    public static Reply silence() {
        return empty(SILENCE);
    }

    boolean isSilence() {
        return status == SILENCE;
    }

    public Reply as(String mediaType) {
        return with("Content-Type", mediaType);
    }

    public Reply assuming(String id) {
        return with("X-Sandbox-Assumption", id);
    }

    public Reply with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Reply(status, body, more);
    }

    /** The same without what it carries. */
    public Reply bare() {
        Map<String, String> fewer = new LinkedHashMap<>(headers);
        fewer.remove("Content-Type");
        return new Reply(status, new Bytes(new byte[0]), fewer);
    }

    public int status() {
        return status;
    }

    Body body() {
        return body;
    }

    Map<String, String> headers() {
        return headers;
    }
}
