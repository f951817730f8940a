// SPDX-License-Identifier: Apache-2.0
/**
 * How each authority is paid: one file says by which payment service, as whom, booked how, by place and service. The most specific place wins; an authority that takes a
 * fee not online, or later, says so. Secrets stand in the environment, the file names the variables.
 *
 * <pre>{@code
 * # bezahldienste.yaml
 * bezahldienste:
 *   - ars: "05"
 *     regel: pflicht
 *     dienst: xbezahldienste
 *     name: nrw
 *     einstellungen: {base: "https://bezahldienst.land.example/api/v1", originatorId: gewerbe, endPointId: "05334002",
 *                     tokenUri: "https://bezahldienst.land.example/oauth2/token", clientId: gewerbe}
 *     geheimnisse: {clientSecret: PAYMENT_SECRET}
 *     buchung: {haushaltstelle: "0815", objektnummer: "{antrag}"}
 *     buchungPflicht: [haushaltstelle, objektnummer]
 *     zweck: "Gebuehr {antrag}"
 *
 * PaymentArrangements arrangements = ArrangementFile.read(bytes, "bezahldienste.yaml");
 * if (arrangements.find(service, place) instanceof Answer.Found found) {
 *     PaymentProvider provider = PaymentProviders.with().create(found.arrangement(), transport, clock);
 *     Payments payments = Payments.builder(provider, store).name(found.arrangement().name()).build();
 * }
 * }</pre>
 */
package org.ozgsdk.payment.arrangement;
