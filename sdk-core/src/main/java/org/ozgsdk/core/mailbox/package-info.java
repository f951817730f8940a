// SPDX-License-Identifier: Apache-2.0
/**
 * Messages into the mailbox of an account (Postfach), and the state of an application that the account shows. The words are those of the Zentrales Bürgerpostfach
 * (ZBP, REST version 6); a {@link org.ozgsdk.core.mailbox.MailboxCarrier} brings them there, directly or over a delivery channel.
 *
 * <p>{@link org.ozgsdk.core.mailbox.ApplicationStates} tells the states of an application in their order, each once.
 *
 * <p>Citizens cannot reply, and nothing can be recalled: look twice before sending. The carrier's positive answer counts as delivery into the mailbox.
 *
 * <pre>{@code
 * MailboxMessage message = MailboxMessage.builder(mailbox, "Stadt Aachen", "Ihre Gewerbeanmeldung", "Ihr Antrag ist angenommen.", "Gewerbe anmelden")
 *         .level(TrustLevel.SUBSTANTIAL)
 *         .attach("bescheid.pdf", "application/pdf", pdf)
 *         .build();
 * carrier.send(message);
 * }</pre>
 */
package org.ozgsdk.core.mailbox;
