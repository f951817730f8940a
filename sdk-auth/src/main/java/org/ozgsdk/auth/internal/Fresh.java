// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.internal;

import java.security.SecureRandom;
import java.util.HexFormat;
import org.ozgsdk.core.keys.Base64Url;

/** Values nobody can guess. */
public final class Fresh {

    private static final SecureRandom RANDOM = new SecureRandom();

    private Fresh() {}

    /** Id of a request: 160 bits, also an XML ID. */
    public static String requestId() {
        return "_" + HexFormat.of().formatHex(bytes(20));
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
