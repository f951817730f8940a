// SPDX-License-Identifier: Apache-2.0
/**
 * pmPayment (GovConnect) by its classic form interface: a form with a hash begins a payment, a status without credentials tells how it stands, a form without a hash
 * notifies. So a notification is a hint only, and the status decides. New services rather use pmPayment's XBezahldienste interface
 * ({@link org.ozgsdk.payment.xbezahldienste}).
 *
 * <pre>{@code
 * PmPaymentSettings settings = new PmPaymentSettings(
 *         Environment.TEST, URI.create("https://payment-test.govconnect.de"), "03459012", "EWA", "4711AR",
 *         Secret.fromEnvironment("PMPAYMENT_SALT"), URI.create("https://dienst.example/pmpayment"));
 * Payments payments = Payments.builder(new PmPayment(settings, transport, clock), store).build();
 * // in the web server, for POST /pmpayment:
 * NotificationReply reply = payments.notified(new NotificationRequest("POST", query, contentType, body));
 * }</pre>
 */
package org.ozgsdk.payment.pmpayment;
