// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.internal;

import java.io.ByteArrayOutputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Takes apart what the redirect binding packed (raw DEFLATE, RFC 1951), into a buffer that never grows beyond its caps: a few bytes must not become a
 * gigabyte (catalogue row 16).
 */
final class Inflation {

    /** Bytes of a message. A logout has some 2,000. */
    static final int MOST = 256 * 1024;
    /** How many bytes one packed byte may become. XML of a logout comes to 3, of repeated letters to 1,000. */
    static final int MOST_PER_BYTE = 64;

    private Inflation() {}

    /**
     * Unpacks.
     *
     * @param packed one complete stream and nothing behind it
     * @throws Breach if it is none, or becomes too large
     */
    static byte[] of(byte[] packed) {
        long most = Math.min(MOST, (long) packed.length * MOST_PER_BYTE);
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(packed);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] buffer = new byte[4096];
            while (!inflater.finished()) {
                int length = inflater.inflate(buffer);
                // No byte although it is not at its end: cut off, or it asks for a dictionary.
                Breach.unless(length > 0 || inflater.finished(), Rule.PACKING);
                Breach.unless(out.size() + (long) length <= most, Rule.PACKING);
                out.write(buffer, 0, length);
            }
            Breach.unless(inflater.getRemaining() == 0, Rule.PACKING);
            return out.toByteArray();
        } catch (DataFormatException e) {
            throw new Breach(Rule.PACKING);
        } finally {
            inflater.end();
        }
    }
}
