// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.http;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ozgsdk.core.json.Json;

/** One answer. Immutable. */
public final class Reply {

    private static final int SILENCE = 0;

    private final int status;
    private final byte[] body;
    private final Map<String, String> headers;

    private Reply(int status, byte[] body, Map<String, String> headers) {
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
        return new Reply(status, body, Map.of("Content-Type", mediaType));
    }

    public static Reply empty(int status) {
        return new Reply(status, new byte[0], Map.of());
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

    public int status() {
        return status;
    }

    byte[] body() {
        return body;
    }

    Map<String, String> headers() {
        return headers;
    }
}
