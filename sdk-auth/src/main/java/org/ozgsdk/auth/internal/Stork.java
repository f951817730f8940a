// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.internal;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.ozgsdk.core.TrustLevel;

/** The account's words for trust levels (BundID interface description 10.2, 5 and 6.2.9). They are bare words, no URIs. */
final class Stork {

    private static final Map<TrustLevel, String> CLASSES = Map.of(
            TrustLevel.BASIC, "STORK-QAA-Level-1",
            TrustLevel.LOW, "STORK-QAA-Level-2",
            TrustLevel.SUBSTANTIAL, "STORK-QAA-Level-3",
            TrustLevel.HIGH, "STORK-QAA-Level-4");

    /** The table of the document and the words that are really sent. */
    private static final Map<String, TrustLevel> OF_ATTRIBUTE = Map.of(
            "UNTERGEORDNET", TrustLevel.BASIC,
            "BASISREGISTRIERUNG", TrustLevel.BASIC,
            "NORMAL", TrustLevel.LOW,
            "NIEDRIG", TrustLevel.LOW,
            "SUBSTANTIELL", TrustLevel.SUBSTANTIAL,
            "SUBSTANZIELL", TrustLevel.SUBSTANTIAL,
            "HOCH", TrustLevel.HIGH);

    private Stork() {}

    /** The class reference that asks for a level; none for {@link TrustLevel#NONE}, which needs no account. */
    static Optional<String> classOf(TrustLevel level) {
        return Optional.ofNullable(CLASSES.get(level));
    }

    /** The level of a login; an unknown word is no level. */
    static TrustLevel ofClass(String word) {
        return CLASSES.entrySet().stream()
                .filter(entry -> entry.getValue().equals(word))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(TrustLevel.NONE);
    }

    /** The level of one attribute; an unknown or missing word means that nobody vouches for it. */
    static TrustLevel ofAttribute(String word) {
        return OF_ATTRIBUTE.getOrDefault(word.strip().toUpperCase(Locale.ROOT), TrustLevel.NONE);
    }
}
