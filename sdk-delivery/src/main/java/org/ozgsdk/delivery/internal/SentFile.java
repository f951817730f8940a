// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.internal;

import java.util.List;
import java.util.UUID;
import org.ozgsdk.delivery.Attachment;

/**
 * An attachment as it was sent.
 *
 * @param attachment the file
 * @param sha512 SHA-512 of the whole plaintext, hex
 * @param fragments the ids of its pieces in order; empty if it travels whole, under its own id
 */
record SentFile(Attachment attachment, String sha512, List<UUID> fragments) {

    /** Copies the list. */
    SentFile {
        fragments = List.copyOf(fragments);
    }

    static SentFile whole(Attachment attachment, String sha512) {
        return new SentFile(attachment, sha512, List.of());
    }

    /** {@return the ids under which it is announced and uploaded: with fragments theirs only} */
    List<UUID> uploads() {
        return fragments.isEmpty() ? List.of(attachment.id()) : fragments;
    }
}
