// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.fitconnect;

import java.security.PrivateKey;
import org.ozgsdk.core.keys.KeyUnwrap;

/**
 * A key of ours that others encrypt for, chosen by its {@code kid}; a destination has several while one replaces the other (Schlüsselwechsel). A key in a hardware
 * module comes with {@link KeyUnwrap#rawRsa} or an unwrapping of its own. Prints without the key.
 *
 * @param kid its id as published
 * @param unwrap what it does
 */
public record DecryptionKey(String kid, KeyUnwrap unwrap) {

    /**
     * A private key in memory, or a handle whose provider has OAEP.
     *
     * @param kid its id as published
     * @param key the key
     * @return the decryption key
     */
    public static DecryptionKey of(String kid, PrivateKey key) {
        return new DecryptionKey(kid, KeyUnwrap.of(key));
    }

    @Override
    public String toString() {
        return "DecryptionKey[" + kid + "]";
    }
}
