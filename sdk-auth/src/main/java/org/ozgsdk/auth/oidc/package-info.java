// SPDX-License-Identifier: Apache-2.0
/**
 * Login by OpenID Connect (Core 1.0, authorisation code flow with PKCE), for houses whose BundID or other account sits behind their own provider, for
 * instance Keycloak. The second door, of equal rank with {@link org.ozgsdk.auth.saml}: the same requests, outcomes and logins.
 *
 * <pre>{@code
 * OidcAccount bundId = OidcAccount.builder(
 *                 Issuer.of(Environment.TEST, URI.create("https://sso.stadt.example/realms/buerger")),
 *                 "gewerbe",
 *                 new ClientAuthentication.SecretBasic(Secret.fromEnvironment("OIDC_SECRET")),
 *                 URI.create("https://gewerbe.stadt.example/oidc"),
 *                 ClaimMapping.bundIdBehindKeycloak())
 *         .store(new JdbcStore(dataSource, clock))
 *         .build();
 * }</pre>
 *
 * <p>Which claim means what, and how far it may be trusted, says a {@link org.ozgsdk.auth.oidc.ClaimMapping}: data, which each house sets up as its provider
 * names things. It works alone too, on claims that somebody else verified.
 */
package org.ozgsdk.auth.oidc;
