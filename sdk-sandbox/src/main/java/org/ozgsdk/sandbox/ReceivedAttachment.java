// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox;

import java.util.UUID;

/**
 * One decrypted and verified attachment. The content is copied in and out; nothing of it is printed.
 *
 * @param attachmentId its id
 * @param mimeType media type by the metadata
 * @param purpose form, attachment, report or data
 * @param filename file name by the metadata, empty if none
 * @param content the plaintext
 */
@SuppressWarnings("ArrayRecordComponent") // copied in and out, compared by identity of the attachment only
public record ReceivedAttachment(UUID attachmentId, String mimeType, String purpose, String filename, byte[] content) {

    /** Copies the content. */
    public ReceivedAttachment {
        content = content.clone();
    }

    @Override
    public byte[] content() {
        return content.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ReceivedAttachment attachment && attachmentId.equals(attachment.attachmentId);
    }

    @Override
    public int hashCode() {
        return attachmentId.hashCode();
    }

    @Override
    public String toString() {
        return "ReceivedAttachment[" + attachmentId + ", " + mimeType + ", " + content.length + " bytes]";
    }
}
