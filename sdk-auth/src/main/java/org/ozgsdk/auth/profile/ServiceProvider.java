// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.profile;

import java.net.URI;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import java.util.Optional;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.keys.KeyMaterial;
import org.ozgsdk.core.keys.KeyRules;

/**
 * Who we are towards an account (SAML service provider, Diensteanbieter). Immutable.
 *
 * @param entityId our entityID; for the AKDB accounts an https URL without port and query. It never changes: its host goes into the bPK2 of every user
 *     (BundID interface description 6.2.2)
 * @param assertionConsumerService where browsers post answers to, an https URL without fragment
 * @param logoutService where browsers bring logout messages, by POST or redirect, an https URL without fragment; empty for local logout only
 * @param description who runs us and what we are, for operators who want to know (BayernID); empty says nothing
 * @param signing signs our requests; RSA of at least 3072 bits
 * @param encryption opens answers; RSA of at least 3072 bits; one, or two while certificates change; better not the signing key
 */
public record ServiceProvider(
        URI entityId,
        URI assertionConsumerService,
        Optional<URI> logoutService,
        Optional<ServiceDescription> description,
        KeyMaterial signing,
        List<KeyMaterial> encryption) {

    /**
     * Checks and copies.
     *
     * @throws ConfigurationException if no account would register it
     */
    public ServiceProvider {
        encryption = List.copyOf(encryption);
        if (!entityId.isAbsolute() || entityId.getRawFragment() != null) {
            throw new ConfigurationException(
                    "ServiceProvider.entityId must be an absolute URI without fragment (SAML metadata 2.3.2).");
        }
        https(assertionConsumerService, "assertionConsumerService");
        logoutService.ifPresent(uri -> https(uri, "logoutService"));
        rsa(signing, "signing key of the service provider");
        if (encryption.isEmpty() || encryption.size() > 2) {
            throw new ConfigurationException(
                    "ServiceProvider.encryption must hold one key, or two while certificates change; found "
                            + encryption.size() + ".");
        }
        encryption.forEach(material -> rsa(material, "encryption key of the service provider"));
    }

    /**
     * A service without single logout and description.
     *
     * @param entityId our entityID
     * @param assertionConsumerService where browsers post answers to
     * @param signing signs our requests
     * @param encryption opens answers
     */
    public ServiceProvider(
            URI entityId, URI assertionConsumerService, KeyMaterial signing, List<KeyMaterial> encryption) {
        this(entityId, assertionConsumerService, Optional.empty(), Optional.empty(), signing, encryption);
    }

    /**
     * The same with a place for logout messages.
     *
     * @param address an https URL
     * @return a copy
     */
    public ServiceProvider withLogoutService(URI address) {
        return new ServiceProvider(
                entityId, assertionConsumerService, Optional.of(address), description, signing, encryption);
    }

    /**
     * The same with a description.
     *
     * @param words who runs us and what we are
     * @return a copy
     */
    public ServiceProvider withDescription(ServiceDescription words) {
        return new ServiceProvider(
                entityId, assertionConsumerService, logoutService, Optional.of(words), signing, encryption);
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
