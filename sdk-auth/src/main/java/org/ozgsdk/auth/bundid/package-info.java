// SPDX-License-Identifier: Apache-2.0
/**
 * BundID, the account of the federation for citizens, as a profile of {@code org.ozgsdk.auth.saml}: extension version 2, an encrypted and signed assertion, a
 * trust level for each attribute (BundID interface description 10.2, May 2025).
 *
 * <pre>{@code
 * SamlAccount bundId = BundId.builder(BundId.prod(pinned), us).store(store).build();
 * LoginStart start = bundId.begin(LoginRequest.builder(TrustLevel.SUBSTANTIAL, "Stadt Aachen", "BMI-4711")
 *         .ask(AccountAttribute.GIVEN_NAMES, AccountAttribute.FAMILY_NAME, AccountAttribute.ACCOUNT_ID)
 *         .build());
 * }</pre>
 */
package org.ozgsdk.auth.bundid;
