// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.internal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import org.ozgsdk.core.UntrustedException;

/** Reads UUIDs strictly, since {@link UUID#fromString} also takes short forms, and derives them where the same thing must get the same id again. */
public final class Ids {

    private Ids() {}

    /**
     * Reads a UUID.
     *
     * @param text its text
     * @param what what it names, for messages
     * @return the UUID
     */
    public static UUID uuid(String text, String what) {
        try {
            UUID id = UUID.fromString(text);
            if (id.toString().equalsIgnoreCase(text)) {
                return id;
            }
        } catch (IllegalArgumentException e) {
            // told below
        }
        throw new UntrustedException(what + ": expected a UUID, found something else.");
    }

    /**
     * Derives an id from a name. The delivery service takes UUIDs of version 4 only, so the hash (SHA-256) gets the form of one.
     *
     * @param name what it is for; never personal data that could be guessed back
     * @return always the same UUID for the same name
     */
    static UUID derived(String name) {
        try {
            ByteBuffer hash =
                    ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8)));
            return new UUID((hash.getLong(0) & ~0xF000L) | 0x4000L, (hash.getLong(8) & ~(3L << 62)) | (1L << 63));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
