// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.internal;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Opens an encrypted assertion. Plaintext comes out only after its tag was verified. Every wrong key, padding, length or tag looks the same and costs the same
 * work: a content key that does not open is replaced by a random one, so that nobody can ask us about paddings (catalogue 15: Bleichenbacher, Manger).
 */
final class Decryption {

    private static final int IV = 12;
    private static final int TAG = 16;
    private static final int PIECE = 512;
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

    /**
     * The plaintext, or nothing. Decrypted in counter mode from 2 on, which is what GCM does (NIST SP 800-38D, 7.2), and encrypted again for its tag, in small
     * pieces: the JDK's own GCM decryption collects everything for one long call, which runs in slow code until thousands of logins have passed.
     */
    private static byte[] open(Encrypted encrypted, byte[] contentKey) {
        byte[] text = encrypted.cipherText();
        int length = text.length - IV - TAG;
        if (length <= 0) {
            return new byte[0];
        }
        try {
            byte[] plain = new byte[length];
            byte[] tag = opened(new SecretKeySpec(contentKey, "AES"), text, plain);
            boolean fits = MessageDigest.isEqual(tag, Arrays.copyOfRange(text, IV + length, text.length));
            return fits ? plain : new byte[0];
        } catch (GeneralSecurityException e) {
            return new byte[0];
        } finally {
            Arrays.fill(contentKey, (byte) 0);
        }
    }

    private static byte[] opened(SecretKeySpec key, byte[] text, byte[] plain) throws GeneralSecurityException {
        Cipher counter = Cipher.getInstance("AES/CTR/NoPadding");
        byte[] first = Arrays.copyOf(text, 16);
        Arrays.fill(first, IV, 15, (byte) 0);
        first[15] = 2;
        counter.init(Cipher.DECRYPT_MODE, key, new IvParameterSpec(first));
        Cipher again = Cipher.getInstance("AES/GCM/NoPadding");
        again.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(8 * TAG, text, 0, IV));
        byte[] unused = new byte[PIECE];
        for (int at = 0; at < plain.length; at += PIECE) {
            int piece = Math.min(PIECE, plain.length - at);
            counter.update(text, IV + at, piece, plain, at);
            again.update(plain, at, piece, unused, 0);
        }
        byte[] rest = again.doFinal();
        return Arrays.copyOfRange(rest, rest.length - TAG, rest.length);
    }
}
