// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.fitconnect;

import java.security.interfaces.RSAPublicKey;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.keys.Jwk;
import org.ozgsdk.core.keys.KeyMaterial;

/**
 * A destination of ours with its keys (Zustellpunkt, FIT-Connect documentation "Kryptographische Anforderungen"). Prints without the keys.
 *
 * @param id the destination
 * @param signingKey signs our events (PS512), RSA of at least 4096 bits; the private key may be a handle into a hardware module
 * @param signingKid its id as published at the destination, 8 to 64 characters
 * @param decryptionKeys the keys that others encrypt for, at least one; several while one replaces the other, chosen by {@code kid}
 */
public record ReceivingDestination(
        UUID id, KeyMaterial signingKey, String signingKid, List<DecryptionKey> decryptionKeys) {

    private static final int LEAST_BITS = 4096;

    /**
     * Checks the keys.
     *
     * @throws ConfigurationException if the signing key is no RSA key of at least 4096 bits, its id has another length, or there is no decryption key or two
     *     have the same id
     */
    public ReceivingDestination {
        decryptionKeys = List.copyOf(decryptionKeys);
        if (!(signingKey.certificate().getPublicKey() instanceof RSAPublicKey rsa)
                || rsa.getModulus().bitLength() < LEAST_BITS) {
            throw new ConfigurationException("Destination " + id + ": expected a signing key of RSA with at least "
                    + LEAST_BITS + " bits, found another.");
        }
        if (signingKid.length() < 8 || signingKid.length() > 64) {
            throw new ConfigurationException(
                    "Destination " + id + ": the kid of the signing key must have 8 to 64 characters.");
        }
        Set<String> kids = new HashSet<>();
        if (decryptionKeys.isEmpty() || !decryptionKeys.stream().allMatch(key -> kids.add(key.kid()))) {
            throw new ConfigurationException(
                    "Destination " + id + ": expected at least one decryption key, each with a kid of its own.");
        }
    }

    /**
     * A destination whose keys are published under their thumbprints (RFC 7638), as {@link FitConnectDestinations} publishes them.
     *
     * @param id the destination
     * @param signing signs our events
     * @param decryption the keys that others encrypt for, at least one
     * @return the destination
     * @throws ConfigurationException as for the constructor
     */
    public static ReceivingDestination of(UUID id, KeyMaterial signing, KeyMaterial... decryption) {
        return new ReceivingDestination(
                id,
                signing,
                thumbprint(signing),
                Stream.of(decryption)
                        .map(key -> DecryptionKey.of(thumbprint(key), key.privateKey()))
                        .toList());
    }

    private static String thumbprint(KeyMaterial key) {
        return Jwk.of(key.certificate().getPublicKey()).build().thumbprint();
    }

    @Override
    public String toString() {
        return "ReceivingDestination[" + id + ", " + decryptionKeys.size() + " decryption keys]";
    }
}
