// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox;

import java.net.URI;
import java.security.PublicKey;
import java.util.Optional;
import org.ozgsdk.core.Secret;

/**
 * A client that may ask the OpenID provider. It has a secret or a key.
 *
 * @param id its client id
 * @param secret what it shows as {@code client_secret_basic} or {@code client_secret_post}; empty for one with a key
 * @param key verifies its {@code private_key_jwt}, RSA or EC on P-256; empty for one with a secret
 * @param redirectUri where its browsers may come back to, letter by letter
 * @param afterLogout where its browsers may go after a logout
 */
public record OidcClient(
        String id, Optional<Secret> secret, Optional<PublicKey> key, URI redirectUri, Optional<URI> afterLogout) {

    /**
     * Checks.
     *
     * @throws IllegalArgumentException if it has neither or both of secret and key; German sentence first
     */
    public OidcClient {
        if (secret.isPresent() == key.isPresent()) {
            throw new IllegalArgumentException(
                    "Ein Client hat entweder ein Geheimnis oder einen Schlüssel. / A client has either a secret or a key.");
        }
    }

    /**
     * A client with a secret.
     *
     * @param id its client id
     * @param secret its secret
     * @param redirectUri where its browsers may come back to
     * @return the client
     */
    public static OidcClient withSecret(String id, Secret secret, URI redirectUri) {
        return new OidcClient(id, Optional.of(secret), Optional.empty(), redirectUri, Optional.empty());
    }

    /**
     * A client with a key.
     *
     * @param id its client id
     * @param key its public key
     * @param redirectUri where its browsers may come back to
     * @return the client
     */
    public static OidcClient withKey(String id, PublicKey key, URI redirectUri) {
        return new OidcClient(id, Optional.empty(), Optional.of(key), redirectUri, Optional.empty());
    }

    /**
     * The same with an address for after a logout.
     *
     * @param address where its browsers may go
     * @return a copy
     */
    public OidcClient withAfterLogout(URI address) {
        return new OidcClient(id, secret, key, redirectUri, Optional.of(address));
    }
}
