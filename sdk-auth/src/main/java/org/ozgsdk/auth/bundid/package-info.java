// SPDX-License-Identifier: Apache-2.0
/**
 * Login with BundID by SAML 2.0: signed requests with BundID's extension version 2, and answers that are believed only after every check of the standard and
 * of twenty years of attacks on it. How an answer is checked, where, and by which test: {@code docs/security/saml.md}.
 *
 * <p>Two things come from the operator of BundID: its signing certificates, which are pinned, and the registration of your {@code metadata()}. Two keys are
 * yours, RSA of at least 3072 bits: one signs, one decrypts.
 *
 * <pre>{@code
 * ServiceProvider us = new ServiceProvider(
 *         URI.create("https://gewerbe.stadt.example/sp"), // never changes: its host goes into every user's id
 *         URI.create("https://gewerbe.stadt.example/acs"),
 *         KeyMaterial.pem(Path.of("signing.pem")),
 *         List.of(KeyMaterial.pem(Path.of("encryption.pem"))));
 * BundId bundId = BundId.builder(BundIdEnvironment.test(Certificates.pem(Path.of("bundid-int.pem"))), us)
 *         .store(new JdbcStore(dataSource, clock))
 *         .build();
 * Files.write(Path.of("metadata.xml"), bundId.metadata()); // goes to the operator, once
 * }</pre>
 */
package org.ozgsdk.auth.bundid;
