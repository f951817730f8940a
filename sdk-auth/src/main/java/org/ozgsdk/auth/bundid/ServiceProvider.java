// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.bundid;

import java.net.URI;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.keys.KeyMaterial;
import org.ozgsdk.core.keys.KeyRules;

/**
 * Our side of BundID: what its operator registers (interface description 10.2, 7.2). Checked when made, since a mistake found later costs a week: metadata are
 * taken over on one day of the week.
 *
 * @param entityId our name: an https URL without port, query or fragment. It needs no page, and can never be changed: its host is part of every user's bPK2
 * @param assertionConsumerService where browsers bring answers: an https URL without fragment
 * @param signing signs our requests; RSA of at least 3072 bits
 * @param encryption opens answers; RSA of at least 3072 bits; one, or two while certificates change; better not the signing key
 */
public record ServiceProvider(
        URI entityId, URI assertionConsumerService, KeyMaterial signing, List<KeyMaterial> encryption) {

    /**
     * Checks and copies.
     *
     * @throws ConfigurationException if BundID would not register it
     */
    public ServiceProvider {
        encryption = List.copyOf(encryption);
        https(entityId, "entityId");
        if (entityId.getPort() != -1 || entityId.getRawQuery() != null) {
            throw new ConfigurationException(
                    "ServiceProvider.entityId must have no port and no query (BundID interface description 7.2).");
        }
        https(assertionConsumerService, "assertionConsumerService");
        rsa(signing, "signing key of the service provider");
        if (encryption.isEmpty() || encryption.size() > 2) {
            throw new ConfigurationException(
                    "ServiceProvider.encryption must hold one key, or two while certificates change; found "
                            + encryption.size() + ".");
        }
        encryption.forEach(material -> rsa(material, "encryption key of the service provider"));
    }

    private static void https(URI uri, String name) {
        boolean fits = "https".equals(uri.getScheme())
                && uri.getHost() != null
                && uri.getRawUserInfo() == null
                && uri.getRawFragment() == null;
        if (!fits) {
            throw new ConfigurationException("ServiceProvider." + name
                    + " must be an https URL with a host and without user and fragment; found scheme "
                    + uri.getScheme() + " and host " + uri.getHost() + ".");
        }
    }

    private static void rsa(KeyMaterial material, String what) {
        if (!(material.certificate().getPublicKey() instanceof RSAPublicKey key)) {
            throw new ConfigurationException(what + ": expected RSA, found "
                    + material.certificate().getPublicKey().getAlgorithm() + ".");
        }
        KeyRules.OWN.require(key, what);
    }
}
