// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox;

import java.net.URI;
import java.util.List;

/** The mailboxes of the people with accounts (Zentrales Bürgerpostfach, REST version 6), as a service reaches them. Safe for use by many threads. */
public interface Mailboxes {

    /** {@return what {@code /v6/mailbox/messages} and {@code /v6/mailbox/applications/states} are appended to, without trailing slash} */
    URI base();

    /** {@return all messages of all mailboxes, oldest first} */
    List<MailboxEntry> messages();

    /** {@return where a person opens the messages in a browser} */
    URI inbox();

    /** {@return the notices of opened messages, oldest first; only for senders who asked for them, once for each message} */
    List<ReadReceipt> readReceipts();

    /** {@return all states of all applications in the order in which they came} */
    List<StateEntry> states();
}
