// SPDX-License-Identifier: Apache-2.0
/**
 * Payment services that speak XBezahldienste 1.0, 1.1 or 1.2 (FITKO): create a payment, show its page, read its status. What the standard leaves open stands in
 * {@link org.ozgsdk.payment.xbezahldienste.XBezahldiensteEndpoint}.
 *
 * <pre>{@code
 * XBezahldiensteEndpoint endpoint = new XBezahldiensteEndpoint(
 *         Environment.PROD, URI.create("https://bezahldienst.land.example/api/v1"), "gewerbe-online", "05334002",
 *         new Authentication.ClientCredentials(tokenUri, "gewerbe-online", Secret.fromEnvironment("PAYMENT_SECRET")));
 * Payments payments = Payments.builder(XBezahldienste.builder(endpoint).transport(transport).build(), store).build();
 * }</pre>
 */
package org.ozgsdk.payment.xbezahldienste;
