// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.transport;

import java.io.IOException;
import java.io.OutputStream;

/** Content in memory. Not a record: its text form must not show the bytes. */
final class BytesBody implements Body {

    private final String contentType;
    private final byte[] content;

    BytesBody(String contentType, byte[] content) {
        this.contentType = contentType;
        this.content = content;
    }

    @Override
    public String contentType() {
        return contentType;
    }

    @Override
    public long length() {
        return content.length;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        out.write(content);
    }

    @Override
    public String toString() {
        return contentType + " (" + content.length + " bytes)";
    }
}
