// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.mailbox;

/**
 * A file that goes along with a message.
 *
 * @param filename its name, as the person sees it
 * @param mediaType for instance {@code application/pdf}
 * @param content the bytes; copied in and out
 */
@SuppressWarnings("ArrayRecordComponent") // copied in and out, never compared
public record MailboxAttachment(String filename, String mediaType, byte[] content) {

    /** Copies the bytes. */
    public MailboxAttachment {
        content = content.clone();
    }

    @Override
    public byte[] content() {
        return content.clone();
    }

    @Override
    public String toString() {
        return "MailboxAttachment[" + mediaType + ", " + content.length + " bytes]";
    }
}
