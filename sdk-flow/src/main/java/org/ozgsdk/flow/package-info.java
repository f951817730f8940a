// SPDX-License-Identifier: Apache-2.0
/**
 * The journey of one application, durable: login, declaration, review and warning, payment, delivery, copy, answer. Every step is stored before the next begins; a
 * process that was killed goes on where it was.
 *
 * <p>The law stands in the types (OZG § 9a): {@link org.ozgsdk.flow.Journey#declare} gives a {@link org.ozgsdk.flow.Declared}, showing it in whole a
 * {@link org.ozgsdk.flow.Reviewed}, warning a {@link org.ozgsdk.flow.Ready}, and only that can be submitted. Declaring something else voids all of them.
 * {@link org.ozgsdk.flow.Journey#copy} is what the person may fetch afterwards, {@link org.ozgsdk.flow.SealCheck} looks at the seal of what the authority sends back.
 *
 * <pre>{@code
 * Journey journey = journeys.begin(service, "Gewerbe anmelden", place, authority.name());
 * Ready ready = journey.declare(Declaration.ofXml("Gewerbeanmeldung", schemaUri, xml)).shown().warned(warning);
 * Payment payment = ready.pay(payments, fee, "Gewerbeanmeldung", returnUrl); // show payment.page()
 * if (ready.checkPayment(payments).isPaid()) {
 *     ready.submit(fitConnect, destination, submission -> submission.serviceName("Gewerbe anmelden"));
 * }
 * // after a crash
 * for (Journey open : journeys.open()) {
 *     open.ready().ifPresent(again -> again.submit(fitConnect, destination, submission -> submission.serviceName("Gewerbe anmelden")));
 * }
 * }</pre>
 *
 * <p>Nothing here is needed to use the other rooms; whoever has a workflow of their own takes those.
 */
package org.ozgsdk.flow;
