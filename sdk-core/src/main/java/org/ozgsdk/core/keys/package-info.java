// SPDX-License-Identifier: Apache-2.0
/**
 * Keys and certificates: reading one's own ({@link org.ozgsdk.core.keys.KeyMaterial}), exchanging public ones ({@link org.ozgsdk.core.keys.Jwk}), and the
 * questions "strong enough?" ({@link org.ozgsdk.core.keys.KeyRules}) and "whose is it?" ({@link org.ozgsdk.core.keys.CertificateTrust}).
 *
 * <p>Only types of the JDK show. Nothing here prints a private key, a password or the content of a file. Own material that does not fit ends in
 * {@link org.ozgsdk.core.ConfigurationException}, a counterpart's in {@link org.ozgsdk.core.UntrustedException}.
 *
 * <pre>{@code
 * KeyMaterial own = KeyMaterial.pkcs12(Path.of("service.p12"), Secret.fromEnvironment("P12_PASSWORD"));
 * KeyRules.OWN.require(own.certificate().getPublicKey(), "service.p12");
 *
 * CertificateTrust trust = CertificateTrust.anchoredIn(
 *     Certificates.pem(Path.of("verwaltungs-pki.pem")), Clock.systemUTC());
 * Jwk key = Jwk.parse(answer, "key of the destination");
 * trust.require(key, KeyUse.WRAP_KEY, "key of the destination");
 * PublicKey checked = key.publicKey();
 * }</pre>
 */
package org.ozgsdk.core.keys;
