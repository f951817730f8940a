// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.internal;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Decrypts AES-256-GCM block by block. The JDK's GCM decryption holds everything back until its end, so the plaintext comes from the counter mode that GCM is made
 * of (NIST SP 800-38D, 7.2: the first block has counter 2), and the tag from encrypting it again. One use, one thread.
 */
final class GcmOpening {

    /**
     * The most that one key and IV may protect is 2^36 - 32 bytes (NIST SP 800-38D, 5.2.1.1); beyond, the counter would begin anew. The JDK counts in an int and ends
     * below 2 GiB, which is far beyond what FIT-Connect takes in one piece (500 MB).
     */
    static final long MOST_BYTES = (1L << 31) - (1 << 16);

    static final int KEY_BYTES = 32;
    static final int IV_BYTES = 12;
    static final int TAG_BYTES = 16;

    private final Cipher counter;
    private final Cipher again;
    private byte[] thrownAway = new byte[0];

    GcmOpening(byte[] contentKey, byte[] iv, byte[] aad) {
        try {
            SecretKeySpec key = new SecretKeySpec(contentKey, "AES");
            byte[] first = Arrays.copyOf(iv, 16);
            first[15] = 2;
            counter = Cipher.getInstance("AES/CTR/NoPadding");
            counter.init(Cipher.DECRYPT_MODE, key, new IvParameterSpec(first));
            again = Cipher.getInstance("AES/GCM/NoPadding");
            again.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(8 * TAG_BYTES, iv));
            again.updateAAD(aad);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK 17 has AES-CTR and AES-GCM", e);
        }
    }

    void decrypt(byte[] secret, int length, byte[] plain) {
        try {
            if (counter.update(secret, 0, length, plain, 0) != length) {
                throw new IllegalStateException("the counter mode holds nothing back");
            }
            if (thrownAway.length < length + 2 * TAG_BYTES) {
                thrownAway = new byte[length + 2 * TAG_BYTES];
            }
            again.update(plain, 0, length, thrownAway, 0);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the buffers are large enough", e);
        }
    }

    /** {@return whether all that was decrypted is what was encrypted} */
    boolean holds(byte[] tag) {
        try {
            byte[] end = again.doFinal();
            return MessageDigest.isEqual(Arrays.copyOfRange(end, end.length - TAG_BYTES, end.length), tag);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("encrypting cannot fail", e);
        }
    }
}
