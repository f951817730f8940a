// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Base64;

/** Writes bytes as base64url without padding while they come, in blocks through the JDK's fast path. */
final class Base64UrlOutput {

    /** Small blocks stay in the cache; a multiple of 3, so that none ends within a group. */
    static final int BLOCK = CompactText.BLOCK;

    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private final OutputStream out;
    private final byte[] waiting = new byte[BLOCK];
    private final byte[] text = new byte[BLOCK / 3 * 4];
    private int count;

    Base64UrlOutput(OutputStream out) {
        this.out = out;
    }

    void write(byte[] bytes, int length) throws IOException {
        int at = 0;
        while (at < length) {
            int step = Math.min(length - at, BLOCK - count);
            System.arraycopy(bytes, at, waiting, count, step);
            at += step;
            count += step;
            if (count == BLOCK) {
                ENCODER.encode(waiting, text);
                out.write(text);
                count = 0;
            }
        }
    }

    void finish() throws IOException {
        out.write(ENCODER.encode(Arrays.copyOf(waiting, count)));
        count = 0;
    }
}
