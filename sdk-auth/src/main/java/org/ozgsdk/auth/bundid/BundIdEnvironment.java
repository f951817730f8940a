// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.bundid;

import java.net.URI;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import java.util.Set;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.Environment;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.keys.KeyRules;

/**
 * One of BundID's worlds: its name, its address and the certificates whose keys sign its answers. The certificates are pinned: take them out of BundID's
 * metadata, on a way you trust, and compare their fingerprints with the operator; they are used as bare keys, without a path, since BundID's are self-signed.
 * While BundID changes its certificate give both. Immutable.
 *
 * @param environment which world
 * @param entityId BundID's entityID
 * @param ssoPost where requests are posted (HTTP-POST binding)
 * @param certificates the pinned signing certificates; at least one, RSA of at least 2048 bits
 */
public record BundIdEnvironment(
        Environment environment, URI entityId, URI ssoPost, List<X509Certificate> certificates) {

    private static final String INT_HOST = "https://int.id.bund.de/idp";
    private static final String PROD_HOST = "https://id.bund.de/idp";
    private static final Set<String> OWN_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    /**
     * Checks and copies.
     *
     * @throws ConfigurationException if an address is not allowed in this environment, or no certificate or a weak one is pinned
     */
    public BundIdEnvironment {
        certificates = List.copyOf(certificates);
        address(environment, ssoPost, "ssoPost");
        if (!entityId.isAbsolute()) {
            throw new ConfigurationException("BundIdEnvironment.entityId must be an absolute URI.");
        }
        if (certificates.isEmpty()) {
            throw new ConfigurationException(
                    "BundIdEnvironment.certificates must pin at least one signing certificate of BundID.");
        }
        certificates.forEach(certificate -> rsa(certificate.getPublicKey()));
    }

    /**
     * BundID's test system ("INT"). It also wants the IP address of the service registered (interface description 7.2).
     *
     * @param certificates the signing certificates of its metadata
     * @return the environment
     */
    public static BundIdEnvironment test(List<X509Certificate> certificates) {
        return of(Environment.TEST, INT_HOST, certificates);
    }

    /**
     * The real BundID.
     *
     * @param certificates the signing certificates of its metadata
     * @return the environment
     */
    public static BundIdEnvironment prod(List<X509Certificate> certificates) {
        return of(Environment.PROD, PROD_HOST, certificates);
    }

    /**
     * Any other, for instance the sandbox.
     *
     * @param environment which world; plain http goes only to the own machine and only in {@link Environment#SANDBOX}
     * @param entityId its entityID
     * @param ssoPost where requests are posted
     * @param certificates its signing certificates
     * @return the environment
     * @throws ConfigurationException if an address or a certificate is not allowed
     */
    public static BundIdEnvironment custom(
            Environment environment, URI entityId, URI ssoPost, List<X509Certificate> certificates) {
        return new BundIdEnvironment(environment, entityId, ssoPost, certificates);
    }

    private static BundIdEnvironment of(Environment environment, String idp, List<X509Certificate> certificates) {
        return new BundIdEnvironment(
                environment, URI.create(idp), URI.create(idp + "/profile/SAML2/POST/SSO"), certificates);
    }

    private static void address(Environment environment, URI uri, String name) {
        boolean own = OWN_MACHINE.contains(String.valueOf(uri.getHost()));
        boolean scheme = "https".equals(uri.getScheme())
                || ("http".equals(uri.getScheme()) && own && environment == Environment.SANDBOX);
        if (!scheme || uri.getHost() == null || uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
            throw new ConfigurationException("BundIdEnvironment." + name
                    + " must be an https URL; plain http only to localhost, 127.0.0.1 or [::1] in Environment.SANDBOX. Found "
                    + uri.getScheme() + "://" + uri.getHost() + " in " + environment + ".");
        }
        if (own && environment == Environment.PROD) {
            throw new ConfigurationException("Environment.PROD never talks to the own machine; found " + uri.getHost()
                    + " in BundIdEnvironment." + name + ".");
        }
    }

    private static void rsa(PublicKey key) {
        if (!(key instanceof RSAPublicKey)) {
            throw new ConfigurationException(
                    "BundIdEnvironment.certificates: expected RSA keys, found " + key.getAlgorithm() + ".");
        }
        try {
            KeyRules.COUNTERPART.require(key, "signing certificate of BundID");
        } catch (UntrustedException e) {
            throw new ConfigurationException("BundIdEnvironment.certificates: " + e.getMessage(), e);
        }
    }
}
