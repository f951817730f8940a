// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ozgsdk.core.Assumption;
import org.ozgsdk.delivery.Attachment;

/**
 * Cuts large files into pieces, each a JWE under an id of its own (FIT-Connect metadata 2.1.0, {@code fragments}; sheet 4.3). Only the ids of the pieces are
 * announced. They follow from the id of the file, so that an application built again has the same.
 */
@Assumption("fitconnect.fragments")
final class Fragments {

    /** The default of the official client, from memory. */
    static final long DEFAULT_BYTES = 50_000_000;

    private Fragments() {}

    static long count(long length, long fragment) {
        return length <= fragment ? 1 : (length + fragment - 1) / fragment;
    }

    static UUID id(Attachment attachment, int index) {
        return Ids.derived("fragment " + attachment.id() + " " + index);
    }

    /** {@return the ids a file will be uploaded under; empty if its length is not known yet} */
    static Optional<List<UUID>> ids(Attachment attachment, long fragment) {
        if (attachment.content().length().isEmpty()) {
            return Optional.empty();
        }
        long count = count(attachment.content().length().getAsLong(), fragment);
        if (count == 1) {
            return Optional.of(List.of(attachment.id()));
        }
        Limits.requireParts(count);
        List<UUID> ids = new ArrayList<>();
        for (int index = 0; index < count; index++) {
            ids.add(id(attachment, index));
        }
        return Optional.of(ids);
    }
}
