// SPDX-License-Identifier: Apache-2.0
/**
 * Mein Unternehmenskonto (MUK; ELSTER, interface EKONA), the account for organisations, as a profile of {@code org.ozgsdk.auth.saml}. A login gives an
 * {@code Applicant.Organisation} with the person who acts for it as far as ELSTER tells, or a person (data set IdNr). The register's other facts are
 * attributes: {@code REGISTER_KIND}, {@code LEGAL_FORM} and so on.
 *
 * <pre>{@code
 * SamlAccount muk = Muk.builder(Muk.prod(pinned), us.withLogoutService(slo)).store(store).build();
 * LoginStart start = muk.begin(LoginRequest.builder(TrustLevel.SUBSTANTIAL).build());
 * }</pre>
 */
package org.ozgsdk.auth.muk;
