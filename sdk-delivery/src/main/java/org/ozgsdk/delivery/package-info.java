// SPDX-License-Identifier: Apache-2.0
/**
 * Handing an application over to the competent authority, and knowing what became of it. The port is {@link org.ozgsdk.delivery.DeliveryChannel}; its first
 * form is {@link org.ozgsdk.delivery.fitconnect.FitConnect}.
 *
 * <p>Four values pass through it: a {@link org.ozgsdk.delivery.Destination} (where to, verified), a {@link org.ozgsdk.delivery.Submission} (what), a
 * {@link org.ozgsdk.delivery.Receipt} (keep it: it is what later questions are asked with) and an {@link org.ozgsdk.delivery.Outcome} (what became of it).
 * All are immutable and print without content. Keep the application itself until it is accepted: a delivery service deletes what it could not hand over.
 *
 * <pre>{@code
 * Destination office = channel.destination(route.address(), service, place);
 * Receipt receipt = channel.send(Submission.builder(office)
 *     .xml("urn:example:schema:1.0", message)
 *     .attach(Attachment.of("nachweis.pdf", "application/pdf", pdf))
 *     .build());
 * Outcome outcome = channel.awaitOutcome(receipt, Duration.ofMinutes(1));
 * }</pre>
 *
 * <p>Where a crash must not lead to a second application, take {@code send} apart and store between its halves; after a crash
 * {@link org.ozgsdk.delivery.DeliveryChannel#isSubmitted} says where things stand:
 *
 * <pre>{@code
 * Prepared prepared = channel.prepare(submission);
 * store(prepared.receipt());
 * Receipt receipt = channel.submit(prepared);
 * }</pre>
 */
package org.ozgsdk.delivery;
