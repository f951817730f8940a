// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.keys.Base64Url;

/**
 * The text of a compact JWE while it comes: five parts of strict base64url between dots, nothing before, between or after. The content goes through the JDK's
 * decoder in blocks; a block it does not take to the last byte (a dot, padding, a foreign character) is looked at more closely.
 */
final class CompactText {

    /** Characters read at once: 12 KB of content, which stays in the cache and lets the JIT compile the loops early. */
    private static final int TEXT = 16 * 1024;

    static final int BLOCK = TEXT / 4 * 3;
    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

    private final InputStream in;
    private final String what;
    private final byte[] text = new byte[TEXT];
    private int at;
    private int end;
    /** What stood behind the content: the dot, the tag and whatever follows; set once the content is read. */
    private byte @Nullable [] behind;

    CompactText(InputStream in, String what) {
        this.in = in;
        this.what = what;
    }

    /** {@return the next part, which a dot must end} */
    String part(int most) throws IOException {
        ByteArrayOutputStream part = new ByteArrayOutputStream(256);
        for (int c = next(); c != '.'; c = next()) {
            if (c < 0 || part.size() == most) {
                throw malformed();
            }
            part.write(c);
        }
        return part.toString(StandardCharsets.ISO_8859_1);
    }

    private int next() throws IOException {
        if (at == end) {
            at = 0;
            end = in.readNBytes(text, 0, TEXT);
        }
        return at == end ? -1 : text[at++];
    }

    /** {@return how many bytes of content were decoded into the block of {@link #BLOCK} bytes; 0 at the end of the content} */
    int content(byte[] block) throws IOException {
        if (behind != null) {
            return 0;
        }
        System.arraycopy(text, at, text, 0, end - at);
        end -= at;
        at = 0;
        end += in.readNBytes(text, end, TEXT - end);
        if (end == TEXT && decodes(text, block)) {
            at = end;
            return BLOCK;
        }
        return lastContent(block);
    }

    private static boolean decodes(byte[] whole, byte[] block) {
        try {
            return DECODER.decode(whole, block) == BLOCK;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private int lastContent(byte[] block) {
        int dot = at;
        while (dot < end && text[dot] != '.') {
            dot++;
        }
        if (dot == end) {
            throw malformed();
        }
        byte[] last = Base64Url.decode(new String(text, at, dot - at, StandardCharsets.ISO_8859_1), what);
        System.arraycopy(last, 0, block, 0, last.length);
        behind = Arrays.copyOfRange(text, dot + 1, end);
        at = end;
        return last.length;
    }

    /** {@return the fifth part, after which nothing may follow} */
    String tag(int length) throws IOException {
        byte[] begin = behind == null ? new byte[0] : behind;
        byte[] rest = in.readNBytes(Math.max(0, length + 1 - begin.length));
        if (begin.length + rest.length != length) {
            throw malformed();
        }
        return new String(begin, StandardCharsets.ISO_8859_1) + new String(rest, StandardCharsets.ISO_8859_1);
    }

    private UntrustedException malformed() {
        return new UntrustedException(what + ": expected a compact JWE of five parts (RFC 7516, 7.1).");
    }
}
