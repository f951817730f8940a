// SPDX-License-Identifier: Apache-2.0
/**
 * FIT-Connect, the delivery service of FITKO: Submission API v2, metadata 2.1.0, seen from the sender's side.
 *
 * <p>{@link org.ozgsdk.delivery.fitconnect.FitConnect} is the channel; {@link org.ozgsdk.delivery.fitconnect.FitConnectEnvironment} says which of FITKO's
 * worlds it talks to. Everything is encrypted for the authority's key before it leaves (JWE, RSA-OAEP-256 and A256GCM); every step is proved by a signed
 * event (SET, PS512) in the {@link org.ozgsdk.delivery.fitconnect.EventLog}. A signature, certificate or tag that does not hold ends in
 * {@link org.ozgsdk.core.UntrustedException}, and there is no switch to skip a check.
 *
 * <pre>{@code
 * FitConnect channel = FitConnect.builder(
 *         FitConnectEnvironment.PROD.withAnchors(Certificates.pem(Path.of("verwaltungs-pki.pem"))),
 *         clientId,
 *         Secret.fromEnvironment("FIT_CONNECT_SECRET"))
 *     .transport(transport)
 *     .build();
 * Destination office = channel.destination(destinationSignature, service, place);
 * }</pre>
 *
 * <p>An authority can answer on the same way. That is experimental, since the reply endpoints are known from memory only, and off until a key is set:
 *
 * <pre>{@code
 * FitConnect channel = FitConnect.builder(environment, clientId, secret).experimentalReplies(key).build();
 * Receipt receipt = channel.send(Submission.builder(office)
 *     .xml("urn:example:schema:1.0", message)
 *     .replyTo(channel.replyChannel(URI.create("urn:example:notice:1.0")))
 *     .build());
 * Optional<Reply> reply = channel.awaitReply(receipt, Duration.ofDays(1));
 * }</pre>
 */
package org.ozgsdk.delivery.fitconnect;
