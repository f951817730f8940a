// SPDX-License-Identifier: Apache-2.0
/**
 * ePayBL by its REST interface for Fachverfahren (v1_0): a Buchungsliste begins a payment, a Kassenzeichen names it, a page takes it. That the page was used up is no
 * money; a genuine notification or the balance of the Kassenzeichen must say so as well. Each line needs the booking data {@code haushaltstelle} and
 * {@code objektnummer}. New services rather use ePayBL's XBezahldienste connector ({@link org.ozgsdk.payment.xbezahldienste}); the SOAP interface of older
 * installations is not built (docs/decisions/0010).
 *
 * <pre>{@code
 * EpayBlSettings settings = EpayBlSettings.of(
 *         Environment.TEST, URI.create("https://epaybl.land.example"), "1610000000", "42", List.of("KREDITKARTE", "PAYPAL"),
 *         URI.create("https://dienst.example/epaybl"), Secret.fromEnvironment("EPAYBL_NOTIFY"));
 * Transport transport = Transport.builder(Environment.TEST).clientCertificate(file, password).build();
 * Payments payments = Payments.builder(new EpayBl(settings, transport, clock), store).build();
 * }</pre>
 */
package org.ozgsdk.payment.epaybl;
