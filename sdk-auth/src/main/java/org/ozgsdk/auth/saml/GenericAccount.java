// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.saml;

import org.ozgsdk.auth.AccountAttribute;
import org.ozgsdk.auth.profile.AccountProfile;
import org.ozgsdk.auth.profile.AttributeCatalogue;
import org.ozgsdk.auth.profile.LevelWords;
import org.ozgsdk.auth.profile.Logout;
import org.ozgsdk.auth.profile.Principal;

/**
 * Any SAML 2.0 identity provider that keeps to the web browser SSO profile, for instance a house's own Keycloak; also what a Land begins with that describes
 * its account. The assertion or the response is signed, encrypted or not. Levels are read in the words of eIDAS and STORK; most such accounts say none, then
 * ask for {@link org.ozgsdk.core.TrustLevel#NONE}.
 */
public final class GenericAccount {

    /** The profile. Names of attributes are those of X.500 and the plain ones that identity providers come with. */
    public static final AccountProfile PROFILE = AccountProfile.builder("generic", "SAML 2.0")
            .contextLevels(LevelWords.EIDAS.orUnderstood(LevelWords.STORK))
            .principal(Principal.PERSISTENT_NAME_ID)
            .logout(Logout.SINGLE)
            .repeatedAttributes(true)
            .nameless(true)
            .anyForm(true)
            .catalogue(AttributeCatalogue.builder()
                    .text(AccountAttribute.FAMILY_NAME, "urn:oid:2.5.4.4", "surname", "sn", "lastName", "familyName")
                    .text(AccountAttribute.GIVEN_NAMES, "urn:oid:2.5.4.42", "givenName", "firstName")
                    .text(
                            AccountAttribute.EMAIL,
                            "urn:oid:0.9.2342.19200300.100.1.3",
                            "urn:oid:1.2.840.113549.1.9.1",
                            "mail",
                            "email")
                    .text(AccountAttribute.PHONE, "urn:oid:2.5.4.20", "telephoneNumber")
                    .text(AccountAttribute.STREET, "urn:oid:2.5.4.16", "postalAddress")
                    .text(AccountAttribute.POSTCODE, "urn:oid:2.5.4.17", "postalCode")
                    .text(AccountAttribute.CITY, "urn:oid:2.5.4.7", "localityName")
                    .build())
            .build();

    private GenericAccount() {}
}
