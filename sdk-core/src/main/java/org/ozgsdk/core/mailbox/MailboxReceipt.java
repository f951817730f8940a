// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.mailbox;

import java.time.Instant;
import java.util.Optional;

/**
 * Says that a mailbox service took a message. {@code toString} does not show the answer.
 *
 * @param carrier id of the carrier
 * @param at when, by our clock
 * @param answer what the mailbox service answered, as it came, for the file; its form is not known. Empty if it answered nothing
 */
public record MailboxReceipt(String carrier, Instant at, Optional<String> answer) {

    /**
     * A receipt without words.
     *
     * @param carrier id of the carrier
     * @param at when, by our clock
     */
    public MailboxReceipt(String carrier, Instant at) {
        this(carrier, at, Optional.empty());
    }

    @Override
    public String toString() {
        return "MailboxReceipt[" + carrier + ", " + at + "]";
    }
}
