// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.transport;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/** Hands a {@link Body} to the HTTP library. */
final class RequestContent extends RequestBody {

    private final Body body;

    RequestContent(Body body) {
        this.body = body;
    }

    /** The header is set on the request, as the body gives it. */
    @Override
    public @Nullable MediaType contentType() {
        return null;
    }

    @Override
    public long contentLength() {
        return body.length();
    }

    /** The HTTP library shall never send a content twice of its own accord. */
    @Override
    public boolean isOneShot() {
        return true;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
        Guard guard = new Guard(sink.outputStream());
        try {
            body.writeTo(guard);
        } catch (IOException e) {
            throw guard.failed ? e : new SourceException(e);
        }
    }

    /** Knows whether it was the connection that failed, and survives a close. */
    private static final class Guard extends FilterOutputStream {

        private boolean failed;

        Guard(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            try {
                out.write(bytes, offset, length);
            } catch (IOException e) {
                failed = true;
                throw e;
            }
        }

        @Override
        public void flush() {
            // The HTTP library flushes when the request is complete.
        }

        @Override
        public void close() {
            // Not ours to close.
        }
    }
}
