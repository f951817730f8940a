// SPDX-License-Identifier: Apache-2.0
/**
 * Payments that are neither lost nor made twice, whatever breaks between an online service, a person's browser and a payment service.
 *
 * <p>{@link org.ozgsdk.payment.Payments#start} stores the intent, asks the payment service and gives a page to show. Whether money came is told by
 * {@link org.ozgsdk.payment.Payments#check} (when the browser comes back; its coming back proves nothing) and {@link org.ozgsdk.payment.Payments#poll} (for those
 * who pay and close the browser). Everything is kept in a {@link org.ozgsdk.core.store.Store}; a process that dies at any point goes on from there.
 *
 * <p>A payment that was not made is a {@link org.ozgsdk.payment.PaymentStatus}, not an exception. {@code PAID} has {@link org.ozgsdk.core.PaymentEvidence} beside it.
 * Purpose and lines name the service, not the person; only an order with a {@link org.ozgsdk.payment.Payer} holds personal data, and
 * {@link org.ozgsdk.payment.Payments#forgetPayers} removes them in time.
 *
 * <p>What is paid and not handed over is listed by {@link org.ozgsdk.payment.Payments#deliveriesDue}; what a payment service tells by itself goes to
 * {@link org.ozgsdk.payment.Payments#notified}; what only a person can settle is told to {@link org.ozgsdk.payment.PaymentEvents}.
 *
 * <pre>{@code
 * Payments payments = Payments.builder(provider, store).clock(clock).build();
 * Payment payment = payments.start(new PaymentOrder(applicationId, "Gewerbeanmeldung", "Gebühr der Gewerbeanmeldung", fee.items(), returnUrl));
 * redirect(payment.page().orElseThrow());
 * // the browser is back, or a scheduler rang:
 * if (payments.check(payment.id()).isPaid()) {
 *     deliver();
 * }
 * }</pre>
 */
package org.ozgsdk.payment;
