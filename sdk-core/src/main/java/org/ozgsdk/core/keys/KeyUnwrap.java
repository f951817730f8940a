// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.keys;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.spec.MGF1ParameterSpec;
import javax.crypto.BadPaddingException;
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

    /**
     * Unwraps by the bare RSA operation of a provider, for hardware modules: the JDK's PKCS#11 provider has no OAEP, but RSA without padding (CKM_RSA_X_509). The
     * key stays in the module; the padding is taken off here (RFC 8017, 7.1.2), every check on every byte and with one failure, since the place of the first
     * fault would decrypt content keys for whoever learns it. What is written without branches the JIT may still compile with some, and the time of the
     * module itself is not ours: if the module has OAEP of its own, implement this port with that.
     *
     * @param handle the private key, RSA
     * @param provider where it lives, for instance {@code Security.getProvider("SunPKCS11").configure(file)}; asked for {@code RSA/ECB/NoPadding}
     * @return the unwrapping
     */
    static KeyUnwrap rawRsa(PrivateKey handle, Provider provider) {
        return encryptedKey -> {
            Cipher rsa = Cipher.getInstance("RSA/ECB/NoPadding", provider);
            rsa.init(Cipher.DECRYPT_MODE, handle);
            byte[] block = rsa.doFinal(encryptedKey);
            if (block.length != encryptedKey.length) {
                throw new BadPaddingException();
            }
            return Oaep.decode(block);
        };
    }
}
