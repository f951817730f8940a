// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.internal;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/**
 * Raw deflate (RFC 7516, 4.1.3) with a cap: of verified content only, but a verified sender may still be a hostile one. Ends in a {@link ZipException} beyond
 * the cap, and where something follows the compressed content.
 */
final class Inflation extends InflaterInputStream {

    /** The most a submission may have in sum. */
    private static final long MOST = 2L << 30;
    /** Deflate cannot do better than about 1 to 1000; documents stay far below 1 to 100. Small inputs may have any ratio, since they can do no harm. */
    private static final long MOST_RATIO = 100;

    private static final long SMALL = 64 * 1024;

    private long left;

    Inflation(InputStream packed, long packedLength) {
        super(packed, new Inflater(true), 8 * 1024);
        this.left = Math.min(MOST, Math.max(SMALL, MOST_RATIO * packedLength));
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = super.read(buffer, offset, length);
        if (count < 0 && (inf.getRemaining() > 0 || in.read() >= 0)) {
            throw new ZipException("something follows the compressed content");
        }
        left -= Math.max(0, count);
        if (left < 0) {
            throw new ZipException("the compressed content grows without measure");
        }
        return count;
    }

    @Override
    public void close() throws IOException {
        inf.end();
        super.close();
    }
}
