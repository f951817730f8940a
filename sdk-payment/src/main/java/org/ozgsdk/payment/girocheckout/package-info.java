// SPDX-License-Identifier: Apache-2.0
/**
 * GiroCheckout of the savings banks (S-Public Services): a form whose values are hashed begins a payment, a GET notifies, the status decides. It gives money back, in
 * whole, in parts, or before it was settled. Its hash is HMAC-MD5, weak and mandated; it is used in this package and nowhere else.
 *
 * <pre>{@code
 * GiroCheckoutSettings project = new GiroCheckoutSettings(
 *         Environment.TEST, GiroCheckoutSettings.BASE, "3610000", "47110", Secret.fromEnvironment("GIROCHECKOUT_PASSWORD"),
 *         GiroCheckoutSettings.Kind.PAYMENT_PAGE, URI.create("https://dienst.example/girocheckout"));
 * Payments payments = Payments.builder(new GiroCheckout(project, transport, clock), store).build();
 * // in the web server, for GET /girocheckout?gcReference=...
 * NotificationReply reply = payments.notified(NotificationRequest.get(rawQuery));
 * payments.refund(paymentId, "bescheid-17", Refunds.Kind.PARTIAL, Money.euro("10.00"));
 * }</pre>
 */
package org.ozgsdk.payment.girocheckout;
