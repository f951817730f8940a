// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery;

import java.util.Arrays;
import java.util.UUID;

/**
 * A file of a {@link Reply}. Content is copied in and out; {@code toString} shows neither file name nor content.
 *
 * @param id its id
 * @param filename its name, chosen by the authority, without path and control characters; may be personal data
 * @param mediaType its media type, as the authority says; look into the content before trusting it
 * @param content its bytes
 */
public record ReplyAttachment(UUID id, String filename, String mediaType, byte[] content) {

    /** Copies the bytes. */
    public ReplyAttachment {
        content = content.clone();
    }

    @Override
    public byte[] content() {
        return content.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ReplyAttachment attachment
                && id.equals(attachment.id)
                && filename.equals(attachment.filename)
                && mediaType.equals(attachment.mediaType)
                && Arrays.equals(content, attachment.content);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return "ReplyAttachment[" + id + ", " + mediaType + ", " + content.length + " bytes]";
    }
}
