// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.internal;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Opens an encrypted assertion. Plaintext comes out only after its tag was verified. Every wrong key, padding, length or tag looks the same and costs the same
 * work: a content key that does not open is replaced by a random one, so that nobody can ask us about paddings (catalogue 15: Bleichenbacher, Manger).
 */
final class Decryption {

    private static final int IV = 12;
    private static final int TAG = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final List<PrivateKey> keys;

    /**
     * Takes our keys.
     *
     * @param keys one, or two while certificates change; each is tried
     */
    Decryption(List<PrivateKey> keys) {
        this.keys = List.copyOf(keys);
    }

    byte[] plaintext(Encrypted encrypted) {
        byte[] found = new byte[0];
        for (PrivateKey key : keys) {
            byte[] opened = open(encrypted, contentKey(encrypted, key));
            found = opened.length > 0 ? opened : found;
        }
        Breach.unless(found.length > 0, Rule.DECRYPTION);
        return found;
    }

    private static byte[] contentKey(Encrypted encrypted, PrivateKey key) {
        byte[] instead = new byte[encrypted.keyBytes()];
        RANDOM.nextBytes(instead);
        try {
            Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
            cipher.init(Cipher.DECRYPT_MODE, key, encrypted.oaep());
            byte[] opened = cipher.doFinal(encrypted.wrappedKey());
            return opened.length == instead.length ? opened : instead;
        } catch (GeneralSecurityException | RuntimeException e) {
            // Providers throw unchecked exceptions too for a value of a wrong length.
            return instead;
        }
    }

    /** {@return the plaintext, or nothing} */
    private static byte[] open(Encrypted encrypted, byte[] contentKey) {
        byte[] text = encrypted.cipherText();
        if (text.length <= IV + TAG) {
            return new byte[0];
        }
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(
                    Cipher.DECRYPT_MODE,
                    new SecretKeySpec(contentKey, "AES"),
                    new GCMParameterSpec(8 * TAG, text, 0, IV));
            return cipher.doFinal(text, IV, text.length - IV);
        } catch (GeneralSecurityException e) {
            return new byte[0];
        } finally {
            Arrays.fill(contentKey, (byte) 0);
        }
    }
}
