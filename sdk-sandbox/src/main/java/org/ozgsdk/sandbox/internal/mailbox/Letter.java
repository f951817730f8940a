// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.mailbox;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.ozgsdk.sandbox.MailboxEntry;

/**
 * A message in a mailbox, with what a person sees of it.
 *
 * @param content what was announced and sent
 * @param id the mailbox's own id
 * @param at when it came
 */
record Letter(Content content, UUID id, Instant at) {

    /** The message itself; texts are empty where the sender gave none. */
    record Content(
            MailboxEntry entry, String service, long level, String senderUrl, String receiptTo, List<String> files) {}

    MailboxEntry entry() {
        return content.entry();
    }
}
