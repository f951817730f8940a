// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.keys;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.ozgsdk.core.UntrustedException;

/** Base64url without padding (RFC 7515), strict: only one text stands for the same bytes. */
public final class Base64Url {

    private Base64Url() {}

    public static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    public static String encode(String text) {
        return encode(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Decodes.
     *
     * @throws UntrustedException if a character is foreign or unused bits are set
     */
    public static byte[] decode(String text, String what) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new UntrustedException(what + " is not base64url.");
        }
        if (!encode(bytes).equals(text)) {
            throw new UntrustedException(what + " is not in the one form base64url allows.");
        }
        return bytes;
    }

    /** Says whether a character is a letter of base64url. */
    public static boolean isLetter(int c) {
        boolean alphabetic = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
        return alphabetic || (c >= '0' && c <= '9') || c == '-' || c == '_';
    }
}
