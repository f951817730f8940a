// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.mailbox;

import org.ozgsdk.core.RejectedException;
import org.ozgsdk.core.UnavailableException;
import org.ozgsdk.core.spi.Extension;

/** A way into mailboxes (Postfach). Extension point, chosen by {@link #id}. Implementations are immutable and safe for use by many threads. */
public interface MailboxCarrier extends Extension {

    /**
     * Puts a message into a mailbox. It cannot be recalled.
     *
     * @param message the message
     * @return the receipt; its time counts as that of delivery into the mailbox
     * @throws RejectedException if there is no such mailbox, or the message is refused
     * @throws UnavailableException if the mailbox service cannot answer now
     */
    MailboxReceipt send(MailboxMessage message);

    /**
     * Tells how far an application is, for the account's overview.
     *
     * @param state the state
     * @throws RejectedException if it is refused
     * @throws UnavailableException if the mailbox service cannot answer now; whether it took the state is not known then
     */
    void publish(ApplicationState state);
}
