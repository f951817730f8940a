// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.profile;

import java.net.URI;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import java.util.Optional;
import org.ozgsdk.auth.internal.Addresses;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.Environment;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.keys.KeyRules;

/**
 * One of an account's worlds: its name, its addresses and the certificates whose keys sign its answers. The certificates are pinned: take them out of the
 * account's metadata, on a way you trust, and compare their fingerprints with its operator; they are used as bare keys, without a path, since those of the
 * real accounts are self-signed or of an authority of their own. While an account changes its certificate give both. Immutable.
 *
 * @param environment which world
 * @param entityId the account's entityID, an absolute URI
 * @param ssoPost where requests are posted (HTTP-POST binding)
 * @param ssoRedirect where requests go as a redirect (HTTP-Redirect binding); empty if unknown
 * @param sloPost where messages of a single logout are posted; empty if the account has none
 * @param sloRedirect where messages of a single logout go as a redirect; empty if the account has none
 * @param certificates the pinned signing certificates; at least one, RSA of at least 2048 bits
 */
public record IdentityProvider(
        Environment environment,
        URI entityId,
        URI ssoPost,
        Optional<URI> ssoRedirect,
        Optional<URI> sloPost,
        Optional<URI> sloRedirect,
        List<X509Certificate> certificates) {

    /**
     * Checks and copies.
     *
     * @throws ConfigurationException if an address is not allowed in this environment, or no certificate or a weak one is pinned
     */
    public IdentityProvider {
        certificates = List.copyOf(certificates);
        Addresses.check(environment, ssoPost, "IdentityProvider.ssoPost");
        ssoRedirect.ifPresent(uri -> Addresses.check(environment, uri, "IdentityProvider.ssoRedirect"));
        sloPost.ifPresent(uri -> Addresses.check(environment, uri, "IdentityProvider.sloPost"));
        sloRedirect.ifPresent(uri -> Addresses.check(environment, uri, "IdentityProvider.sloRedirect"));
        if (!entityId.isAbsolute()) {
            throw new ConfigurationException("IdentityProvider.entityId must be an absolute URI.");
        }
        if (certificates.isEmpty()) {
            throw new ConfigurationException(
                    "IdentityProvider.certificates must pin at least one signing certificate of the account.");
        }
        certificates.forEach(certificate -> rsa(certificate.getPublicKey()));
    }

    /**
     * An account that is reached by POST only and has no logout.
     *
     * @param environment which world; plain http goes only to the own machine and only in {@link Environment#SANDBOX}
     * @param entityId its entityID
     * @param ssoPost where requests are posted
     * @param certificates its signing certificates
     * @return the identity provider
     * @throws ConfigurationException if an address or a certificate is not allowed
     */
    public static IdentityProvider of(
            Environment environment, URI entityId, URI ssoPost, List<X509Certificate> certificates) {
        return new IdentityProvider(
                environment, entityId, ssoPost, Optional.empty(), Optional.empty(), Optional.empty(), certificates);
    }

    /**
     * The same with an address for requests by redirect.
     *
     * @param address the address
     * @return a copy
     */
    public IdentityProvider withSsoRedirect(URI address) {
        return new IdentityProvider(
                environment, entityId, ssoPost, Optional.of(address), sloPost, sloRedirect, certificates);
    }

    /**
     * The same with an address for logout messages by POST.
     *
     * @param address the address
     * @return a copy
     */
    public IdentityProvider withSloPost(URI address) {
        return new IdentityProvider(
                environment, entityId, ssoPost, ssoRedirect, Optional.of(address), sloRedirect, certificates);
    }

    /**
     * The same with an address for logout messages by redirect.
     *
     * @param address the address
     * @return a copy
     */
    public IdentityProvider withSloRedirect(URI address) {
        return new IdentityProvider(
                environment, entityId, ssoPost, ssoRedirect, sloPost, Optional.of(address), certificates);
    }

    /** {@return the pinned keys} */
    public List<PublicKey> keys() {
        return certificates.stream()
                .<PublicKey>map(certificate -> certificate.getPublicKey())
                .toList();
    }

    private static void rsa(PublicKey key) {
        if (!(key instanceof RSAPublicKey)) {
            throw new ConfigurationException(
                    "IdentityProvider.certificates: expected RSA keys, found " + key.getAlgorithm() + ".");
        }
        try {
            KeyRules.COUNTERPART.require(key, "signing certificate of the account");
        } catch (UntrustedException e) {
            throw new ConfigurationException("IdentityProvider.certificates: " + e.getMessage(), e);
        }
    }
}
