// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.efa.pvog;

import java.util.Optional;
import org.ozgsdk.core.Assumption;

/** What can be said of a destination signature (a compact JWS) without its key: whether it came whole. The delivery room verifies it. */
final class DestinationSignature {

    /** Signed with RSA 4096 its signature alone has 683 letters; shorter values in the PVOG were cut off by editorial systems. */
    @Assumption("pvog.signature-min-500")
    static final int SHORTEST = 500;

    private static final int LONGEST = 65_536;

    private DestinationSignature() {}

    /** Why the value cannot be used, as a German half-sentence for an editor; empty if it can. */
    static Optional<String> problem(String value) {
        if (value.length() < SHORTEST) {
            return Optional.of("er hat nur " + value.length() + " Zeichen und ist vermutlich abgeschnitten");
        }
        if (value.length() > LONGEST || !isCompact(value)) {
            return Optional.of("er ist kein JWS in Kurzform (drei Teile base64url)");
        }
        return Optional.empty();
    }

    private static boolean isCompact(String value) {
        String[] parts = value.split("\\.", -1);
        if (parts.length != 3) {
            return false;
        }
        for (String part : parts) {
            if (part.isEmpty() || !part.chars().allMatch(DestinationSignature::isBase64Url)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isBase64Url(int c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    }
}
