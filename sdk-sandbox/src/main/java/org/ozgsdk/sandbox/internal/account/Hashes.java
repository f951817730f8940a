// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/** SHA-256 of two texts, for ids that depend on both and tell neither. */
final class Hashes {

    private Hashes() {}

    static String base64Url(String one, String two) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sha256(one + "\n" + two));
    }

    static String hex(String one, String two) {
        return HexFormat.of().formatHex(sha256(one + "\n" + two));
    }

    static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
