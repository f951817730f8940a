// SPDX-License-Identifier: Apache-2.0
/**
 * Accounts as data: how each speaks ({@link org.ozgsdk.auth.profile.AccountProfile}), where it is and whose keys sign its answers
 * ({@link org.ozgsdk.auth.profile.IdentityProvider}), and who we are towards it ({@link org.ozgsdk.auth.profile.ServiceProvider}). The profiles that come
 * along stand in the packages of their accounts: {@code bundid}, {@code muk}, {@code bayernid}, {@code dataport}; the generic one in {@code saml}.
 *
 * <p>A Land adds its account as a value:
 *
 * <pre>{@code
 * AccountProfile landkonto = GenericAccount.PROFILE.toBuilder("landkonto", "Landeskonto Musterland")
 *         .contextLevels(LevelWords.EIDAS)
 *         .protection(Protection.Signed.ASSERTION, true)
 *         .catalogue(AttributeCatalogue.builder()
 *                 .add(AccountAttribute.FAMILY_NAME, ValueForm.TEXT, true, "Nachname")
 *                 .add(AccountAttribute.BIRTH_DATE, ValueForm.GERMAN_DATE, true, "Geburtsdatum")
 *                 .build())
 *         .retiredFrom(LocalDate.of(2028, 1, 1))
 *         .build();
 * SamlAccount account = SamlAccount.builder(landkonto, identityProvider, serviceProvider).store(store).build();
 * }</pre>
 *
 * <p>Everything here is immutable and safe for use by many threads.
 */
package org.ozgsdk.auth.profile;
