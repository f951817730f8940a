// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.oidc;

import java.security.PublicKey;
import java.security.interfaces.ECKey;
import java.util.List;
import java.util.Map;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.Secret;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.core.keys.Jwk;
import org.ozgsdk.core.keys.KeyMaterial;
import org.ozgsdk.core.keys.KeyRules;

/** How we prove to the provider who we are (OpenID Connect Core 1.0, 9). Immutable; none prints its secret. */
public sealed interface ClientAuthentication {

    /**
     * A secret in the header Authorization ({@code client_secret_basic}), the default of most providers.
     *
     * @param secret the client secret
     */
    record SecretBasic(Secret secret) implements ClientAuthentication {}

    /**
     * A secret in the form ({@code client_secret_post}).
     *
     * @param secret the client secret
     */
    record SecretPost(Secret secret) implements ClientAuthentication {}

    /**
     * A token signed with a key of ours for each call ({@code private_key_jwt}, RFC 7523): PS256 with RSA, ES256 with P-256. The better way: no secret lies on
     * two sides.
     *
     * @param key our key, RSA of at least 3072 bits or EC on P-256
     */
    record PrivateKeyJwt(KeyMaterial key) implements ClientAuthentication {

        private static final int P_256 = 256;

        /**
         * Checks the key.
         *
         * @throws ConfigurationException if it is weaker or of another kind
         */
        public PrivateKeyJwt {
            PublicKey open = key.certificate().getPublicKey();
            KeyRules.OWN.require(open, "key of ClientAuthentication.PrivateKeyJwt");
            if (open instanceof ECKey ec && ec.getParams().getOrder().bitLength() != P_256) {
                throw new ConfigurationException(
                        "ClientAuthentication.PrivateKeyJwt: ES256 needs a key on the curve P-256; found another curve.");
            }
        }

        /** {@return the id of our key: its thumbprint (RFC 7638)} */
        public String kid() {
            return jwk().thumbprint();
        }

        /** {@return our public key as a JWKS to register with the provider, UTF-8} */
        public byte[] jwks() {
            Jwk open = jwk();
            Map<String, Object> members = Jwk.of(open.publicKey())
                    .kid(open.thumbprint())
                    .use("sig")
                    .alg(open.kty().equals("RSA") ? "PS256" : "ES256")
                    .build()
                    .publicMembers();
            return Json.write(Map.of("keys", List.of(members)));
        }

        private Jwk jwk() {
            return Jwk.of(key.certificate().getPublicKey()).build();
        }
    }
}
