// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.transport;

import java.io.IOException;
import java.io.InputStream;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;

/**
 * The content of an answer on its way to a {@link ContentReader}, never more than the cap. It remembers its failure, so that a reader which swallows or wraps
 * it cannot turn a broken answer into a complete one.
 */
final class CappedContent extends InputStream {

    private final InputStream content;
    private final long cap;
    private long left;
    private @Nullable IOException failure;

    CappedContent(ResponseBody body, long cap) throws IOException {
        if (body.contentLength() > cap) {
            throw new TooLongException(cap);
        }
        this.content = body.byteStream();
        this.cap = cap;
        this.left = cap;
    }

    /** Hands the content to a reader and tells a failure of the connection from one of the reader. */
    void passTo(ContentReader reader) throws IOException {
        try {
            reader.read(this);
        } catch (IOException e) {
            throw failure == null ? new ReaderException(e) : failure;
        }
        if (failure != null) {
            throw failure;
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (failure != null) {
            throw failure;
        }
        try {
            return readOn(buffer, offset, length);
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }

    private int readOn(byte[] buffer, int offset, int length) throws IOException {
        if (left > 0 || length == 0) {
            int read = content.read(buffer, offset, (int) Math.min(length, left));
            left -= Math.max(0, read);
            return read;
        }
        if (content.read() >= 0) {
            throw new TooLongException(cap);
        }
        return -1;
    }

    @Override
    public int available() throws IOException {
        return (int) Math.min(left, content.available());
    }

    @Override
    public void close() {
        // the connection is not the reader's to close
    }
}
