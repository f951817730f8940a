// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.delivery;

import java.security.interfaces.RSAPublicKey;
import java.util.Map;
import org.ozgsdk.sandbox.internal.keys.HeldKey;

/** A public key of a destination as the service publishes it. */
record DestinationKey(String kid, HeldKey.Use use, RSAPublicKey publicKey, Map<String, Object> jwk) {

    static DestinationKey of(HeldKey key) {
        return new DestinationKey(key.kid(), key.use(), key.publicKey(), key.jwk());
    }
}
