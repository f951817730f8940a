// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.flow;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** Ids that are the same after a crash and that nobody can guess who does not know the journey's random id. */
final class StableId {

    private StableId() {}

    static UUID of(UUID journey, String name) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest((journey + "/" + name).getBytes(StandardCharsets.UTF_8));
            // Delivery services ask for version 4, variant 1 (RFC 9562, 5.4).
            hash[6] = (byte) ((hash[6] & 0x0f) | 0x40);
            hash[8] = (byte) ((hash[8] & 0x3f) | 0x80);
            ByteBuffer bytes = ByteBuffer.wrap(hash);
            return new UUID(bytes.getLong(), bytes.getLong());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
