// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.bayernid;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.regex.Pattern;
import org.ozgsdk.auth.bundid.BundId;
import org.ozgsdk.auth.internal.AkdbExtension;
import org.ozgsdk.auth.profile.AccountProfile;
import org.ozgsdk.auth.profile.IdentityProvider;
import org.ozgsdk.auth.profile.Registration;
import org.ozgsdk.auth.profile.ServiceProvider;
import org.ozgsdk.auth.saml.SamlAccount;
import org.ozgsdk.core.Assumption;
import org.ozgsdk.core.Environment;

/**
 * BayernID, the account of Bavaria: the software of BundID under other addresses, with another form of the service's id, and services that describe
 * themselves ({@link ServiceProvider#withDescription}). Stateless.
 */
public final class BayernId {

    private static final String TEST_HOST = "https://pre-id.bayernportal.de/idp";
    private static final String PROD_HOST = "https://id.bayernportal.de/idp";

    /** How BayernID speaks. */
    @Assumption("bayernid.like-bundid")
    public static final AccountProfile PROFILE = BundId.PROFILE.toBuilder("bayernid", "BayernID")
            .extension(new AkdbExtension(Pattern.compile("[0-9]{1,20}-DE"), "digits and -DE"))
            .registration(Registration.DESCRIBED)
            .build();

    private BayernId() {}

    /**
     * Begins the set-up of a login.
     *
     * @param account which BayernID
     * @param service who we are
     * @return settings with defaults
     */
    public static SamlAccount.Builder builder(IdentityProvider account, ServiceProvider service) {
        return SamlAccount.builder(PROFILE, account, service);
    }

    /**
     * The test system.
     *
     * @param certificates the signing certificates of its metadata
     * @return the identity provider
     * @throws org.ozgsdk.core.ConfigurationException if no certificate or a weak one is pinned
     */
    public static IdentityProvider test(List<X509Certificate> certificates) {
        return of(Environment.TEST, TEST_HOST, certificates);
    }

    /**
     * The real account.
     *
     * @param certificates the signing certificates of its metadata
     * @return the identity provider
     * @throws org.ozgsdk.core.ConfigurationException if no certificate or a weak one is pinned
     */
    public static IdentityProvider prod(List<X509Certificate> certificates) {
        return of(Environment.PROD, PROD_HOST, certificates);
    }

    private static IdentityProvider of(Environment environment, String idp, List<X509Certificate> certificates) {
        return IdentityProvider.of(
                environment, URI.create(idp), URI.create(idp + "/profile/SAML2/POST/SSO"), certificates);
    }
}
