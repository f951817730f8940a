// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox;

import java.util.List;
import java.util.UUID;

/**
 * One message in a mailbox. Prints neither title nor content.
 *
 * @param mailbox address of the mailbox (legacyPostkorbHandle)
 * @param title subject
 * @param sender name of the sending authority or service
 * @param reference the sender's own reference; empty if none
 * @param content the text a person reads
 * @param attachmentSha512 SHA-512 of each attachment as computed by the mailbox, 128 lower-case hex digits, in order
 */
public record MailboxEntry(
        UUID mailbox, String title, String sender, String reference, String content, List<String> attachmentSha512) {

    /** Copies the list. */
    public MailboxEntry {
        attachmentSha512 = List.copyOf(attachmentSha512);
    }

    @Override
    public String toString() {
        return "MailboxEntry[" + mailbox + ", " + attachmentSha512.size() + " attachments]";
    }
}
