// SPDX-License-Identifier: Apache-2.0
/**
 * The accounts of Schleswig-Holstein, Hamburg and Bremen (Servicekonto, Dataport OSI) as a profile of {@code org.ozgsdk.auth.saml}. All Länder have declared
 * to move to BundID, so expect an end of these accounts.
 *
 * <pre>{@code
 * SamlAccount account = DataportOsi.builder(DataportOsi.test(DataportOsi.Place.HAMBURG, pinned), us).store(store).build();
 * LoginStart start = account.begin(LoginRequest.builder(TrustLevel.LOW).build());
 * }</pre>
 */
package org.ozgsdk.auth.dataport;
