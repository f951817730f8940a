// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.internal;

import java.util.Locale;
import java.util.Map;
import org.ozgsdk.core.TrustLevel;

/** The words in which the AKDB accounts give the trust level of one attribute (BundID interface description 10.2, 6.2.9). */
final class TrustWords {

    /** The table of the document and the words that are really sent. */
    private static final Map<String, TrustLevel> OF_ATTRIBUTE = Map.of(
            "UNTERGEORDNET", TrustLevel.BASIC,
            "BASISREGISTRIERUNG", TrustLevel.BASIC,
            "NORMAL", TrustLevel.LOW,
            "NIEDRIG", TrustLevel.LOW,
            "SUBSTANTIELL", TrustLevel.SUBSTANTIAL,
            "SUBSTANZIELL", TrustLevel.SUBSTANTIAL,
            "HOCH", TrustLevel.HIGH);

    private TrustWords() {}

    /** The level of one attribute; an unknown or missing word means that nobody vouches for it. */
    static TrustLevel ofAttribute(String word) {
        return OF_ATTRIBUTE.getOrDefault(word.strip().toUpperCase(Locale.ROOT), TrustLevel.NONE);
    }
}
