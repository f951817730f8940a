// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.internal;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Remembers the last part of a compact JWE that passes by, so that its tag is known even where it cannot be opened. */
final class TagWatch extends FilterInputStream {

    private static final int MOST = 64;

    private final byte[] tail = new byte[MOST];
    private int length;

    TagWatch(InputStream in) {
        super(in);
    }

    static String tagOf(String compact) {
        return compact.substring(compact.lastIndexOf('.') + 1);
    }

    /** {@return what followed the last dot; at most 64 characters} */
    String tag() {
        return new String(tail, 0, length, StandardCharsets.ISO_8859_1);
    }

    void readToTheEnd() throws IOException {
        byte[] rest = new byte[16 * 1024];
        while (read(rest, 0, rest.length) >= 0) {
            // only the tag counts
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int from, int count) throws IOException {
        int read = super.read(buffer, from, count);
        if (read > 0) {
            int begin = from + read;
            while (begin > from && buffer[begin - 1] != '.') {
                begin--;
            }
            if (begin > from) {
                length = 0;
            }
            int added = Math.min(from + read - begin, MOST - length);
            System.arraycopy(buffer, begin, tail, length, added);
            length += added;
        }
        return read;
    }

    @Override
    public long skip(long count) throws IOException {
        return super.skip(0);
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
