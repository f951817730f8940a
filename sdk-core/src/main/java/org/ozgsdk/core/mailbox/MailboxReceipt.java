// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.mailbox;

import java.time.Instant;

/**
 * Says that a mailbox service took a message.
 *
 * @param carrier id of the carrier
 * @param at when, by our clock
 */
public record MailboxReceipt(String carrier, Instant at) {}
