// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.internal;

import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.NoSuchPaddingException;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.delivery.fitconnect.DecryptionKey;

/** Decrypts the content key of a JWE. */
final class ContentKeys {

    private static final SecureRandom RANDOM = new SecureRandom();

    private ContentKeys() {}

    /**
     * {@return the content key, or a random one if there is none} With the random one the tag cannot hold, so that a sender learns nothing about our key from
     * how and when it is refused (RFC 7516, 11.5).
     */
    static byte[] unwrap(DecryptionKey key, byte[] wrapped) {
        byte[] random = new byte[GcmOpening.KEY_BYTES];
        RANDOM.nextBytes(random);
        try {
            byte[] contentKey = key.unwrap().unwrap(wrapped);
            if (contentKey.length == random.length) {
                return contentKey;
            }
            Arrays.fill(contentKey, (byte) 0);
            return random;
        } catch (InvalidKeyException
                | NoSuchAlgorithmException
                | NoSuchPaddingException
                | InvalidAlgorithmParameterException e) {
            // Says nothing about what was sent: the key would fail for everything.
            throw new ConfigurationException(
                    "The decryption key \"" + key.kid() + "\" cannot be used for RSA-OAEP-256."
                            + " For a hardware module (PKCS#11) take KeyUnwrap.rawRsa or one of your own.",
                    e);
        } catch (GeneralSecurityException e) {
            return random;
        }
    }
}
