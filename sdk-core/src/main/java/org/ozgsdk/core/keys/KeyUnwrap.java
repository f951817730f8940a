// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.keys;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.spec.MGF1ParameterSpec;
import javax.crypto.Cipher;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;

/**
 * Decrypts a content key with our private key (RSA-OAEP-256, RFC 7518 section 4.3). A port, so that the key may lie in a hardware module: whoever holds it
 * there implements this one call. Implementations are safe for use by many threads.
 */
@FunctionalInterface
public interface KeyUnwrap {

    /**
     * Decrypts a content key.
     *
     * @param encryptedKey the encrypted key, as long as the modulus
     * @return the content key; the caller overwrites it after use
     * @throws GeneralSecurityException if it cannot be decrypted; callers must not tell anyone why
     */
    byte[] unwrap(byte[] encryptedKey) throws GeneralSecurityException;

    /**
     * Unwraps by the JDK's RSA-OAEP.
     *
     * @param key the private key; a handle works if its provider offers OAEP with SHA-256 for both digests
     * @return the unwrapping
     */
    static KeyUnwrap of(PrivateKey key) {
        OAEPParameterSpec oaep =
                new OAEPParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT);
        return encryptedKey -> {
            Cipher rsa = Cipher.getInstance("RSA/ECB/OAEPPadding");
            rsa.init(Cipher.DECRYPT_MODE, key, oaep);
            return rsa.doFinal(encryptedKey);
        };
    }
}
