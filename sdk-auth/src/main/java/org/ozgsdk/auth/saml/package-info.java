// SPDX-License-Identifier: Apache-2.0
/**
 * Login by SAML 2.0 at any account of German administration. How an answer is checked, where, and by which test: {@code docs/security/saml.md}.
 *
 * <p>Two things come from the operator of the account: its signing certificates, which are pinned, and the registration of your {@code metadata()}. Two keys
 * are yours, RSA of at least 3072 bits: one signs, one decrypts.
 *
 * <pre>{@code
 * ServiceProvider us = new ServiceProvider(
 *         URI.create("https://gewerbe.stadt.example/sp"), // never changes: its host goes into every user's id
 *         URI.create("https://gewerbe.stadt.example/acs"),
 *         KeyMaterial.pem(Path.of("signing.pem")),
 *         List.of(KeyMaterial.pem(Path.of("encryption.pem"))));
 * SamlAccount bundId = BundId.builder(BundId.test(Certificates.pem(Path.of("bundid-int.pem"))), us)
 *         .store(new JdbcStore(dataSource, clock))
 *         .build();
 * Files.write(Path.of("metadata.xml"), bundId.metadata()); // goes to the operator, once
 * }</pre>
 */
package org.ozgsdk.auth.saml;
