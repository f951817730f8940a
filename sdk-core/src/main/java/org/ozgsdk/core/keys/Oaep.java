// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.keys;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.BadPaddingException;

/**
 * EME-OAEP decoding (RFC 8017, 7.1.2, step 3) with SHA-256, MGF1 with SHA-256 and the empty label. All checks are made on all bytes and give one verdict: who
 * could tell an odd first byte from a wrong hash, by message or by time, could decrypt any content key (Manger 2001).
 */
final class Oaep {

    private static final int HASH = 32;

    private Oaep() {}

    /**
     * {@return the message inside}
     *
     * @param block the encoded message, as long as the modulus; overwritten
     * @throws BadPaddingException if it is not well-formed
     */
    static byte[] decode(byte[] block) throws GeneralSecurityException {
        if (block.length < 2 * HASH + 2) {
            throw new BadPaddingException();
        }
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        byte[] empty = sha256.digest();
        byte[] seed = Arrays.copyOfRange(block, 1, 1 + HASH);
        byte[] data = Arrays.copyOfRange(block, 1 + HASH, block.length);
        int wrong = block[0] & 0xFF;
        try {
            mask(sha256, data, seed);
            mask(sha256, seed, data);
            for (int i = 0; i < HASH; i++) {
                wrong |= (data[i] ^ empty[i]) & 0xFF;
            }
            int begin = begin(data);
            // begin is 0 where there is no message; its sign bit after "- 1" says so without a branch
            wrong |= (begin - 1) >>> 31;
            if (wrong != 0) {
                throw new BadPaddingException();
            }
            return Arrays.copyOfRange(data, begin, data.length);
        } finally {
            Arrays.fill(block, (byte) 0);
            Arrays.fill(seed, (byte) 0);
            Arrays.fill(data, (byte) 0);
        }
    }

    /** {@return the index behind the first 01 that follows zeros only; 0 if there is none} Reads all bytes and takes no branch on them. */
    private static int begin(byte[] data) {
        int begin = 0;
        int searching = -1;
        int odd = 0;
        for (int i = HASH; i < data.length; i++) {
            int value = data[i] & 0xFF;
            int isZero = -((value - 1) >>> 31);
            int isOne = -(((value ^ 1) - 1) >>> 31);
            begin |= searching & isOne & (i + 1);
            odd |= searching & ~isZero & ~isOne;
            searching &= ~isOne;
        }
        return begin & ~odd;
    }

    /** MGF1 (RFC 8017, B.2.1), laid over the target. */
    private static void mask(MessageDigest sha256, byte[] seed, byte[] target) {
        byte[] counter = new byte[4];
        for (int at = 0; at < target.length; at += HASH) {
            int number = at / HASH;
            counter[2] = (byte) (number >>> 8);
            counter[3] = (byte) number;
            sha256.update(seed);
            byte[] block = sha256.digest(counter);
            for (int i = 0; i < HASH && at + i < target.length; i++) {
                target[at + i] ^= block[i];
            }
            Arrays.fill(block, (byte) 0);
        }
    }
}
