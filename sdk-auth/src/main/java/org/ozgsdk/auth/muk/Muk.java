// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.muk;

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

/**
 * Mein Unternehmenskonto (MUK), the account of ELSTER for organisations: no extension, no class references, a persistent NameID as the key of the user, the
 * response signed around an encrypted assertion. Stateless.
 */
public final class Muk {

    private static final String TEST_HOST = "https://e4k-portal.een.elster.de";
    private static final String PROD_HOST = "https://www.elster.de";
    private static final String SEAT = "Unternehmensanschrift/";
    private static final String ACTING = "HandelndePerson/";
    private static final String HOME = "Anschrift/";

    /** Names of the attributes; those of organisations and of persons (data set IdNr) in one. */
    @Assumption("muk.ekona-values")
    public static final AttributeCatalogue CATALOGUE = AttributeCatalogue.builder()
            .add(AccountAttribute.DATA_SET, ValueForm.TEXT, true, "DatenkranzTyp")
            .add(AccountAttribute.PERSON_KIND, ValueForm.TEXT, true, "PersTyp")
            .add(AccountAttribute.TEST_ACCOUNT, ValueForm.FLAG, true, "IstTestkonto")
            .text(AccountAttribute.IDENTIFICATION_LEVEL, "ElsterVertrauensniveauIdentifizierung")
            .text(AccountAttribute.AUTHENTICATION_LEVEL, "ElsterVertrauensniveauAuthentifizierung")
            .add(
                    AccountAttribute.ORGANISATION_ID,
                    ValueForm.TEXT,
                    true,
                    "DatenuebermittlerPseudonymId",
                    "DatenuebermittlerPseudonymID")
            .add(AccountAttribute.ORGANISATION_NAME, ValueForm.TEXT, true, "Firmenname")
            .add(AccountAttribute.LEGAL_FORM, ValueForm.TEXT, true, "Rechtsform")
            .add(AccountAttribute.LEGAL_FORM_TEXT, ValueForm.TEXT, true, "RechtsformText")
            .add(AccountAttribute.ACTIVITY, ValueForm.TEXT, true, "Taetigkeit")
            .add(AccountAttribute.ACTIVITY_TEXT, ValueForm.TEXT, true, "TaetigkeitText")
            .add(AccountAttribute.REGISTER_NUMBER, ValueForm.TEXT, true, "Registernummer")
            .add(AccountAttribute.REGISTER_KIND, ValueForm.TEXT, true, "Registerart")
            .add(AccountAttribute.REGISTER_COURT, ValueForm.TEXT, true, "Registergericht")
            .add(AccountAttribute.ORGANISATION_ADDRESS_KIND, ValueForm.TEXT, true, SEAT + "Typ")
            .add(AccountAttribute.ORGANISATION_STREET, ValueForm.TEXT, true, SEAT + "Strasse")
            .add(AccountAttribute.ORGANISATION_HOUSE_NUMBER, ValueForm.TEXT, true, SEAT + "Hausnummer")
            .add(AccountAttribute.ORGANISATION_POSTCODE, ValueForm.TEXT, true, SEAT + "PLZ")
            .add(AccountAttribute.ORGANISATION_CITY, ValueForm.TEXT, true, SEAT + "Ort")
            .add(AccountAttribute.ORGANISATION_DISTRICT, ValueForm.TEXT, true, SEAT + "Ortsteil")
            .add(AccountAttribute.ORGANISATION_ADDRESS_ADDITION, ValueForm.TEXT, true, SEAT + "Adressergaenzung")
            .add(AccountAttribute.ORGANISATION_COUNTRY, ValueForm.TEXT, true, SEAT + "Land")
            .add(AccountAttribute.ACADEMIC_TITLE, ValueForm.TEXT, true, ACTING + "AkademischerGrad", "AkademischerGrad")
            .add(AccountAttribute.NAME_PREFIX, ValueForm.TEXT, true, ACTING + "Namensvorsatz", "Namensvorsatz")
            .add(AccountAttribute.GIVEN_NAMES, ValueForm.TEXT, true, ACTING + "Vorname", "Vorname")
            .add(
                    AccountAttribute.FAMILY_NAME,
                    ValueForm.TEXT,
                    true,
                    ACTING + "Nachname",
                    ACTING + "Name",
                    "Name",
                    "Nachname")
            .add(AccountAttribute.NAME_SUFFIX, ValueForm.TEXT, true, ACTING + "Namenszusatz", "Namenszusatz")
            .add(AccountAttribute.BIRTH_DATE, ValueForm.GERMAN_DATE, true, ACTING + "Geburtsdatum", "Geburtsdatum")
            .add(AccountAttribute.BIRTH_NAME, ValueForm.TEXT, true, "Geburtsname")
            .add(AccountAttribute.BIRTH_PLACE, ValueForm.TEXT, true, "Geburtsort")
            .add(AccountAttribute.BIRTH_COUNTRY, ValueForm.TEXT, true, "Geburtsland")
            .add(AccountAttribute.TAX_ID, ValueForm.TEXT, true, "IdNr")
            .add(AccountAttribute.ADDRESS_KIND, ValueForm.TEXT, true, HOME + "Typ")
            .add(AccountAttribute.STREET, ValueForm.TEXT, true, HOME + "Strasse")
            .add(AccountAttribute.HOUSE_NUMBER, ValueForm.TEXT, true, HOME + "Hausnummer")
            .add(AccountAttribute.POSTCODE, ValueForm.TEXT, true, HOME + "PLZ")
            .add(AccountAttribute.CITY, ValueForm.TEXT, true, HOME + "Ort")
            .add(AccountAttribute.DISTRICT, ValueForm.TEXT, true, HOME + "Ortsteil")
            .add(AccountAttribute.ADDRESS_ADDITION, ValueForm.TEXT, true, HOME + "Adressergaenzung")
            .add(AccountAttribute.COUNTRY, ValueForm.TEXT, true, HOME + "Land")
            .build();

    /** How Mein Unternehmenskonto speaks. */
    @Assumption("muk.response-signed")
    public static final AccountProfile PROFILE = AccountProfile.builder("muk", "Mein Unternehmenskonto")
            .attributeLevel(AccountAttribute.IDENTIFICATION_LEVEL, LevelWords.ELSTER)
            .attributeLevel(AccountAttribute.AUTHENTICATION_LEVEL, LevelWords.ELSTER)
            .protection(Protection.Signed.ASSERTION_OR_RESPONSE, true)
            .catalogue(CATALOGUE)
            .principal(Principal.PERSISTENT_NAME_ID)
            .nameIdPolicy(new NameIdPolicy(NameIdPolicy.PERSISTENT, true))
            .logout(Logout.SINGLE)
            .build();

    private Muk() {}

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
     * The test system. There are no public metadata: its signing certificate is pinned by hand.
     *
     * @param certificates its signing certificates
     * @return the identity provider
     * @throws org.ozgsdk.core.ConfigurationException if no certificate or a weak one is pinned
     */
    public static IdentityProvider test(List<X509Certificate> certificates) {
        return of(Environment.TEST, TEST_HOST, certificates);
    }

    /**
     * The real account. There accounts for tests are refused.
     *
     * @param certificates its signing certificates
     * @return the identity provider
     * @throws org.ozgsdk.core.ConfigurationException if no certificate or a weak one is pinned
     */
    public static IdentityProvider prod(List<X509Certificate> certificates) {
        return of(Environment.PROD, PROD_HOST, certificates);
    }

    private static IdentityProvider of(Environment environment, String idp, List<X509Certificate> certificates) {
        return IdentityProvider.of(environment, URI.create(idp), URI.create(idp + "/ekona/sso"), certificates)
                .withSloPost(URI.create(idp + "/ekona/slo"));
    }
}
