// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.transport;

import java.io.IOException;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.BufferedSource;

/** Reads a body up to a cap. What counts is what arrives in memory: of a compressed body the inflated bytes, whatever Content-Length says. */
final class SizeLimit {

    private static final long LARGEST_ARRAY = Integer.MAX_VALUE - 8L;
    private static final long CHUNK = 8192;

    private SizeLimit() {}

    static byte[] read(ResponseBody body, long cap) throws IOException {
        long most = Math.min(cap, LARGEST_ARRAY);
        if (body.contentLength() > most) {
            throw new TooLongException(most);
        }
        Buffer content = new Buffer();
        BufferedSource source = body.source();
        while (source.read(content, CHUNK) >= 0) {
            if (content.size() > most) {
                throw new TooLongException(most);
            }
        }
        return content.readByteArray();
    }
}
