// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.dataport;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.List;
import org.ozgsdk.auth.AccountAttribute;
import org.ozgsdk.auth.profile.AccountProfile;
import org.ozgsdk.auth.profile.AttributeCatalogue;
import org.ozgsdk.auth.profile.IdentityProvider;
import org.ozgsdk.auth.profile.LevelWords;
import org.ozgsdk.auth.profile.Logout;
import org.ozgsdk.auth.profile.NameIdPolicy;
import org.ozgsdk.auth.profile.Principal;
import org.ozgsdk.auth.profile.Protection;
import org.ozgsdk.auth.profile.ServiceProvider;
import org.ozgsdk.auth.profile.ValueForm;
import org.ozgsdk.auth.saml.SamlAccount;
import org.ozgsdk.core.Assumption;
import org.ozgsdk.core.Environment;

/** The accounts of Schleswig-Holstein, Hamburg and Bremen on Dataport's OSI platform (Servicekonto): class references of eIDAS, a signed assertion that is not encrypted. Stateless. */
public final class DataportOsi {

    private static final String HOME = "PlaceOfResidence/";
    private static final String ORGANISATION = "LegalEntity/";

    /** Names of the attributes; the parts of XML values are assumed. */
    @Assumption("dataport.attribute-parts")
    public static final AttributeCatalogue CATALOGUE = AttributeCatalogue.builder()
            .add(AccountAttribute.FAMILY_NAME, ValueForm.TEXT, true, "FamilyNames")
            .add(AccountAttribute.GIVEN_NAMES, ValueForm.TEXT, true, "GivenNames")
            .add(AccountAttribute.BIRTH_DATE, ValueForm.ISO_DATE, true, "DateOfBirth")
            .add(AccountAttribute.BIRTH_NAME, ValueForm.TEXT, true, "BirthName")
            .text(AccountAttribute.GENDER, "Gender")
            .add(AccountAttribute.ACADEMIC_TITLE, ValueForm.TEXT, true, "AcademicTitle", "Title")
            .text(AccountAttribute.EMAIL, "EmailAddress")
            .text(AccountAttribute.PHONE, "Telephone", "Cellphone")
            .text(AccountAttribute.LEVEL, "AssuranceLevel")
            .text(AccountAttribute.MAILBOX, "InboxReference")
            .text(AccountAttribute.PERSON_KIND, "PrincipalType")
            .text(AccountAttribute.DATA_SET, "CitizenProfileType")
            .add(AccountAttribute.STREET, ValueForm.TEXT, true, HOME + "Street")
            .add(AccountAttribute.HOUSE_NUMBER, ValueForm.TEXT, true, HOME + "HouseNumber")
            .add(AccountAttribute.POSTCODE, ValueForm.TEXT, true, HOME + "ZipCode", HOME + "PostalCode")
            .add(AccountAttribute.CITY, ValueForm.TEXT, true, HOME + "City", HOME + "Place")
            .add(AccountAttribute.COUNTRY, ValueForm.TEXT, true, HOME + "Country")
            .add(AccountAttribute.BIRTH_PLACE, ValueForm.TEXT, true, "PlaceOfBirth", "PlaceOfBirth/City")
            .add(AccountAttribute.ORGANISATION_NAME, ValueForm.TEXT, true, ORGANISATION + "OrganizationName")
            .add(AccountAttribute.REGISTER_NUMBER, ValueForm.TEXT, true, ORGANISATION + "CommercialRegistrationNumber")
            .add(AccountAttribute.REGISTER_COURT, ValueForm.TEXT, true, ORGANISATION + "CommercialRegistrationCourt")
            .build();

    /** How the accounts speak. */
    public static final AccountProfile PROFILE = AccountProfile.builder("dataport-osi", "Servicekonto")
            .contextLevels(LevelWords.EIDAS)
            .protection(Protection.Signed.ASSERTION, false)
            .catalogue(CATALOGUE)
            .principal(Principal.PERSISTENT_NAME_ID)
            .nameIdPolicy(new NameIdPolicy(NameIdPolicy.PERSISTENT, true))
            .logout(Logout.SINGLE)
            .build();

    /** Which account. */
    public enum Place {
        /** Schleswig-Holstein. */
        SCHLESWIG_HOLSTEIN("sh", "schleswig-holstein.de"),
        /** Hamburg. */
        HAMBURG("hh", "hamburg.de"),
        /** Bremen. */
        BREMEN("hb", "bremen.de");

        private final String code;
        private final String host;

        Place(String code, String host) {
            this.code = code;
            this.host = host;
        }
    }

    private DataportOsi() {}

    /**
     * Begins the set-up of a login.
     *
     * @param account which account
     * @param service who we are
     * @return settings with defaults
     */
    public static SamlAccount.Builder builder(IdentityProvider account, ServiceProvider service) {
        return SamlAccount.builder(PROFILE, account, service);
    }

    /**
     * The stage for tests.
     *
     * @param place which account
     * @param certificates the signing certificates of its metadata
     * @return the identity provider
     * @throws org.ozgsdk.core.ConfigurationException if no certificate or a weak one is pinned
     */
    public static IdentityProvider test(Place place, List<X509Certificate> certificates) {
        return of(Environment.TEST, "stage", "-stage", place, certificates);
    }

    /**
     * The real account.
     *
     * @param place which account
     * @param certificates the signing certificates of its metadata
     * @return the identity provider
     * @throws org.ozgsdk.core.ConfigurationException if no certificate or a weak one is pinned
     */
    public static IdentityProvider prod(Place place, List<X509Certificate> certificates) {
        return of(Environment.PROD, "prod", "", place, certificates);
    }

    /** Confirmed for Schleswig-Holstein; the names of the others follow the same pattern. */
    @Assumption("dataport.names")
    private static IdentityProvider of(
            Environment environment, String world, String suffix, Place place, List<X509Certificate> certificates) {
        String host = "https://idp" + suffix + ".serviceportal." + place.host;
        return IdentityProvider.of(
                        environment,
                        URI.create("urn:dataport:osi:servicekonto:idp:rz2:" + world + ":" + place.code),
                        URI.create(host + "/webidp/SamlWebSso/AuthnRequestPostBinding"),
                        certificates)
                .withSloPost(URI.create(host + "/webidp/SingleLogOut/SingleLogoutServiceViaPost"));
    }
}
