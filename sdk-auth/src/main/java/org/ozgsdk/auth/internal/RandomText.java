// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.internal;

import java.security.SecureRandom;
import java.util.HexFormat;
import org.ozgsdk.core.keys.Base64Url;

/** Texts that nobody can guess. */
public final class RandomText {

    private static final SecureRandom RANDOM = new SecureRandom();

    private RandomText() {}

    /** ID of a message: an NCName of 160 random bits (SAML core 1.3.4). */
    public static String messageId() {
        return "_" + HexFormat.of().formatHex(bytes(20));
    }

    /** RelayState: 32 characters of at most 80 (bindings 3.4.3). */
    public static String relayState() {
        return Base64Url.encode(bytes(24));
    }

    /** What binds a message to a browser. */
    public static String browserToken() {
        return Base64Url.encode(bytes(32));
    }

    /** Base64url of so many random bytes. */
    public static String text(int length) {
        return Base64Url.encode(bytes(length));
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
