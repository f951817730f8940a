// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Pass 2: the plaintext of spooled ciphertext that was verified before. Ends in an {@link IOException} if that no longer holds. */
final class PlainStream extends InputStream {

    private final InputStream spooled;
    private final GcmOpening opening;
    private final byte[] tag;
    private final BooleanSupplier closed;
    private final byte[] secret = new byte[CompactText.BLOCK];
    private final byte[] plain = new byte[CompactText.BLOCK];
    private int at;
    private int end;
    private boolean finished;
    private @Nullable IOException failure;

    PlainStream(InputStream spooled, GcmOpening opening, byte[] tag, BooleanSupplier closed) {
        this.spooled = spooled;
        this.opening = opening;
        this.tag = tag;
        this.closed = closed;
    }

    /** {@return whether there is more} */
    private boolean fill() throws IOException {
        if (failure == null && closed.getAsBoolean()) {
            fail("the opened JWE was closed");
        }
        if (failure != null) {
            throw new IOException(failure.getMessage(), failure);
        }
        if (at < end) {
            return true;
        }
        if (finished) {
            return false;
        }
        int read = spooled.readNBytes(secret, 0, secret.length);
        opening.decrypt(secret, read, plain);
        if (read < secret.length) {
            finished = true;
            if (!opening.holds(tag)) {
                throw fail("the spooled ciphertext was changed after it was verified");
            }
        }
        at = 0;
        end = read;
        return read > 0;
    }

    /** For good: who swallows it once must not take what follows for the end. */
    private IOException fail(String message) {
        Arrays.fill(plain, (byte) 0);
        at = end;
        failure = new IOException(message);
        return failure;
    }

    @Override
    public int read() throws IOException {
        return fill() ? plain[at++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, buffer.length);
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int count = Math.min(length, end - at);
        System.arraycopy(plain, at, buffer, offset, count);
        at += count;
        return count;
    }

    @Override
    public long transferTo(OutputStream out) throws IOException {
        long count = 0;
        while (fill()) {
            out.write(plain, at, end - at);
            count += end - at;
            at = end;
        }
        return count;
    }

    @Override
    public int available() {
        return end - at;
    }

    @Override
    public void close() throws IOException {
        fail("the stream was closed");
        spooled.close();
    }
}
