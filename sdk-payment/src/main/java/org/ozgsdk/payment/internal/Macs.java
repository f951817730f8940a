// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment.internal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.ozgsdk.core.Secret;

/** Message authentication codes as payment services write them: lower-case hexadecimal over UTF-8. */
public final class Macs {

    private Macs() {}

    /**
     * Computes a code.
     *
     * @param algorithm name in the JCA, for instance {@code HmacSHA256}
     * @param key the shared secret
     * @param content what is authenticated
     * @return lower-case hexadecimal
     */
    public static String hex(String algorithm, Secret key, byte[] content) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key.reveal().getBytes(StandardCharsets.UTF_8), algorithm));
            return HexFormat.of().formatHex(mac.doFinal(content));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + algorithm, e);
        }
    }

    /**
     * Computes a plain digest.
     *
     * @param content what is hashed
     * @return SHA-256 in lower-case hexadecimal
     */
    public static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /**
     * Compares two codes in a time that does not depend on where they differ.
     *
     * @param computed ours
     * @param told what came; upper case counts as lower case
     * @return true if they are the same
     */
    public static boolean same(String computed, String told) {
        return MessageDigest.isEqual(
                computed.getBytes(StandardCharsets.US_ASCII),
                told.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
    }
}
