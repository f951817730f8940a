// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.payment.classic;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.ozgsdk.core.Secret;

/** Hashes as the three older interfaces want them, in lower-case hexadecimal over UTF-8 (payment sheet 4.1, 5 and 6.1). */
final class Hashes {

    private Hashes() {}

    static String hmac(String algorithm, Secret key, String text) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key.reveal().getBytes(StandardCharsets.UTF_8), algorithm));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    /** The same hash with another last digit, as somebody without the secret would send it. */
    static String forged(String hash) {
        return hash.substring(0, hash.length() - 1) + (hash.endsWith("0") ? "1" : "0");
    }
}
