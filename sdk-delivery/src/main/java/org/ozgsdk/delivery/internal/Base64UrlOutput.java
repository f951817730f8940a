// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;

/** Writes bytes as base64url without padding while they come. Whole groups of three go through the JDK's fast path; at most two bytes wait. */
final class Base64UrlOutput {

    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private final OutputStream out;
    private byte[] rest = new byte[0];

    Base64UrlOutput(OutputStream out) {
        this.out = out;
    }

    void write(byte[] bytes, int length) throws IOException {
        byte[] all = bytes;
        int count = length;
        if (rest.length > 0) {
            all = Arrays.copyOf(rest, rest.length + length);
            System.arraycopy(bytes, 0, all, rest.length, length);
            count = all.length;
        }
        int whole = count - count % 3;
        if (whole > 0) {
            ByteBuffer text = ENCODER.encode(ByteBuffer.wrap(all, 0, whole));
            out.write(text.array(), 0, text.limit());
        }
        rest = Arrays.copyOfRange(all, whole, count);
    }

    void finish() throws IOException {
        out.write(ENCODER.encode(rest));
        rest = new byte[0];
    }
}
