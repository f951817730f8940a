// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.keys;

import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.ozgsdk.core.UntrustedException;

/**
 * Base64url without padding (RFC 7515, section 2), read strictly: each byte string has exactly one text. A lenient reader would accept several texts for one
 * signature, so that a changed token could still count as signed.
 */
public final class Base64Url {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private Base64Url() {}

    /**
     * Writes bytes.
     *
     * @param bytes the bytes
     * @return the text, without padding
     */
    public static String encode(byte[] bytes) {
        return ENCODER.encodeToString(bytes);
    }

    /**
     * Reads bytes.
     *
     * @param text the text
     * @param what names it in the error message; no personal data
     * @return the bytes
     * @throws UntrustedException if the text has padding, a foreign character, an impossible length or unused bits that are not zero
     */
    public static byte[] decode(String text, String what) {
        if (text.indexOf('=') >= 0 || !lastBitsAreZero(text)) {
            throw refused(what, null);
        }
        try {
            return Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw refused(what, e);
        }
    }

    private static boolean lastBitsAreZero(String text) {
        int unused = switch (text.length() % 4) {
            case 2 -> 0b1111;
            case 3 -> 0b11;
            default -> 0;
        };
        return unused == 0 || (ALPHABET.indexOf(text.charAt(text.length() - 1)) & unused) == 0;
    }

    private static UntrustedException refused(String what, @Nullable Throwable cause) {
        return new UntrustedException(
                what + ": expected base64url without padding (RFC 7515), found something else.", cause);
    }
}
