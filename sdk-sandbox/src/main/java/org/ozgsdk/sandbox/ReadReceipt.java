// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox;

import java.util.UUID;

/**
 * The notice that a person opened a message, which the real mailbox sends as an e-mail.
 *
 * @param mailbox address of the mailbox
 * @param to the address the sender gave for such notices
 * @param reference the sender's own reference; empty if none
 */
public record ReadReceipt(UUID mailbox, String to, String reference) {}
