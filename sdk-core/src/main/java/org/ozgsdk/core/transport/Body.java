// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.transport;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** The content of a request. It may be written more than once only for requests that are safe to repeat. */
public interface Body {

    /** {@return the value of the header Content-Type} */
    String contentType();

    /** {@return the number of bytes, -1 if not known beforehand} */
    long length();

    /**
     * Writes the whole content.
     *
     * @param out where to; must not be closed here
     * @throws IOException if writing fails
     */
    void writeTo(OutputStream out) throws IOException;

    /**
     * Content held in memory.
     *
     * @param contentType value of the header Content-Type
     * @param content the bytes; not copied, must not change afterwards
     * @return the body
     */
    static Body of(String contentType, byte[] content) {
        return new BytesBody(contentType, content);
    }

    /**
     * A form ({@code application/x-www-form-urlencoded}, UTF-8).
     *
     * @param fields names and values; order is kept if the map has one
     * @return the body
     */
    static Body form(Map<String, String> fields) {
        String form = fields.entrySet().stream()
                .map(field -> URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8)
                        + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return of("application/x-www-form-urlencoded", form.getBytes(StandardCharsets.US_ASCII));
    }
}
