// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.flow;

import java.time.Instant;

/**
 * One step of a journey, as the journal holds it.
 *
 * @param at when
 * @param step what, one word
 * @param detail ids or words of technical kind, no personal data; may be empty
 */
public record JournalEntry(Instant at, String step, String detail) {}
