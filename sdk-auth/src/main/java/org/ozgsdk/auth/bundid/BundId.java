// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.bundid;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.regex.Pattern;
import org.ozgsdk.auth.AccountAttribute;
import org.ozgsdk.auth.internal.AkdbExtension;
import org.ozgsdk.auth.profile.AccountProfile;
import org.ozgsdk.auth.profile.AttributeCatalogue;
import org.ozgsdk.auth.profile.IdentityProvider;
import org.ozgsdk.auth.profile.LevelWords;
import org.ozgsdk.auth.profile.Logout;
import org.ozgsdk.auth.profile.Principal;
import org.ozgsdk.auth.profile.Protection;
import org.ozgsdk.auth.profile.Registration;
import org.ozgsdk.auth.profile.ServiceProvider;
import org.ozgsdk.auth.profile.ValueForm;
import org.ozgsdk.auth.saml.SamlAccount;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.Environment;

/** BundID, the account of the federation for citizens (BundID interface description 10.2, May 2025). Stateless. */
public final class BundId {

    private static final String INT_HOST = "https://int.id.bund.de/idp";
    private static final String PROD_HOST = "https://id.bund.de/idp";
    private static final String OID = "urn:oid:";

    /** Names of the attributes (chapter 6). FriendlyName is not looked at: the document calls it unstable. */
    public static final AttributeCatalogue CATALOGUE = AttributeCatalogue.builder()
            .text(AccountAttribute.GIVEN_NAMES, OID + "2.5.4.42")
            .text(AccountAttribute.FAMILY_NAME, OID + "2.5.4.4")
            .text(AccountAttribute.BIRTH_NAME, OID + "1.2.40.0.10.2.1.1.225566")
            .add(AccountAttribute.BIRTH_DATE, ValueForm.ISO_DATE, false, OID + "1.2.40.0.10.2.1.1.55")
            .text(AccountAttribute.BIRTH_PLACE, OID + "1.3.6.1.5.5.7.9.2")
            .text(AccountAttribute.ACADEMIC_TITLE, OID + "0.9.2342.19200300.100.1.40")
            .text(AccountAttribute.GENDER, OID + "1.3.6.1.4.1.33592.1.3.5")
            .text(AccountAttribute.NATIONALITY, OID + "1.2.40.0.10.2.1.1.225577")
            .text(AccountAttribute.STREET, OID + "2.5.4.16")
            .text(AccountAttribute.POSTCODE, OID + "2.5.4.17")
            .text(AccountAttribute.CITY, OID + "2.5.4.7")
            .text(AccountAttribute.COUNTRY, OID + "1.2.40.0.10.2.1.1.225599")
            .text(AccountAttribute.EMAIL, OID + "0.9.2342.19200300.100.1.3")
            .text(AccountAttribute.PHONE, OID + "2.5.4.20")
            .text(AccountAttribute.DE_MAIL, OID + "1.3.6.1.4.1.55605.70737875.1.1.1.7.1")
            .text(AccountAttribute.COMMUNITY_ID, OID + "1.3.6.1.4.1.25484.494450.5")
            .text(AccountAttribute.DOCUMENT_TYPE, OID + "1.2.40.0.10.2.1.1.552255")
            .text(AccountAttribute.EIDAS_COUNTRY, OID + "1.3.6.1.4.1.25484.494450.10.1")
            .text(AccountAttribute.ACCOUNT_ID, OID + "1.3.6.1.4.1.25484.494450.3")
            .text(AccountAttribute.MAILBOX, OID + "2.5.4.18")
            .text(AccountAttribute.APPLICATION_ID, OID + "1.3.6.1.4.1.25484.494450.4")
            .text(AccountAttribute.PSEUDONYM, OID + "1.2.40.0.10.2.1.1.226699")
            .text(AccountAttribute.LEVEL, OID + "1.2.40.0.10.2.1.1.261.94")
            .text(AccountAttribute.MEANS, OID + "1.3.6.1.4.1.25484.494450.2")
            .text(AccountAttribute.INTERFACE_VERSION, OID + "1.3.6.1.4.1.25484.494450.1")
            .add(AccountAttribute.SECOND_FACTOR, ValueForm.FLAG, false, OID + "1.3.6.1.4.1.25484.494450.7")
            .build();

    /** How BundID speaks. It has no logout for services (sheet login-and-mailbox, 3). */
    public static final AccountProfile PROFILE = AccountProfile.builder("bundid", "BundID")
            .contextLevels(LevelWords.STORK)
            .attributeLevel(AccountAttribute.LEVEL, LevelWords.STORK)
            .extension(new AkdbExtension(Pattern.compile("BMI-[A-Za-z0-9-]{1,30}"), "BMI-..."))
            .protection(Protection.Signed.ASSERTION, true)
            .catalogue(CATALOGUE)
            .principal(Principal.ATTRIBUTE)
            .logout(Logout.LOCAL)
            .registration(Registration.PLAIN)
            .build();

    private BundId() {}

    /**
     * Begins the set-up of a login.
     *
     * @param account which BundID
     * @param service who we are
     * @return settings with defaults
     */
    public static SamlAccount.Builder builder(IdentityProvider account, ServiceProvider service) {
        return SamlAccount.builder(PROFILE, account, service);
    }

    /**
     * BundID's test system ("INT"). It also wants the IP address of the service registered (interface description 7.2).
     *
     * @param certificates the signing certificates of its metadata
     * @return the identity provider
     * @throws ConfigurationException if no certificate or a weak one is pinned
     */
    public static IdentityProvider test(List<X509Certificate> certificates) {
        return of(Environment.TEST, INT_HOST, certificates);
    }

    /**
     * The real BundID.
     *
     * @param certificates the signing certificates of its metadata
     * @return the identity provider
     * @throws ConfigurationException if no certificate or a weak one is pinned
     */
    public static IdentityProvider prod(List<X509Certificate> certificates) {
        return of(Environment.PROD, PROD_HOST, certificates);
    }

    private static IdentityProvider of(Environment environment, String idp, List<X509Certificate> certificates) {
        return IdentityProvider.of(
                environment, URI.create(idp), URI.create(idp + "/profile/SAML2/POST/SSO"), certificates);
    }
}
