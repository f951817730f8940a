// SPDX-License-Identifier: Apache-2.0
/**
 * BayernID, the account of Bavaria, as a profile of {@code org.ozgsdk.auth.saml}. Bavarian services may attach BundID beside it since January 2025.
 *
 * <pre>{@code
 * SamlAccount bayernId = BayernId.builder(BayernId.test(pinned), us).store(store).build();
 * LoginStart start = bayernId.begin(LoginRequest.builder(TrustLevel.LOW, "Stadt Nürnberg", "4711-DE")
 *         .ask(AccountAttribute.FAMILY_NAME)
 *         .build());
 * }</pre>
 */
package org.ozgsdk.auth.bayernid;
