// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.internal;

import java.util.UUID;
import org.ozgsdk.core.UntrustedException;

/** Reads UUIDs strictly: {@link UUID#fromString} also takes short forms. */
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
}
