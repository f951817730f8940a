// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.profile;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.ozgsdk.core.TrustLevel;

/**
 * An account's words for trust levels: how a level is asked for, and what is understood in an answer. Words are opaque texts, not URIs: those of BundID are
 * no absolute ones. Immutable.
 *
 * @param asked the word that asks for a level; empty if the account is never asked
 * @param understood the level of a word, compared without regard to case
 */
public record LevelWords(Map<TrustLevel, String> asked, Map<String, TrustLevel> understood) {

    /** The account says nothing about levels here. */
    public static final LevelWords NONE = new LevelWords(Map.of(), Map.of());

    /** The class references of the AKDB accounts BundID and BayernID (BundID interface description 10.2, chapter 5). */
    public static final LevelWords STORK = both(Map.of(
            TrustLevel.BASIC, "STORK-QAA-Level-1",
            TrustLevel.LOW, "STORK-QAA-Level-2",
            TrustLevel.SUBSTANTIAL, "STORK-QAA-Level-3",
            TrustLevel.HIGH, "STORK-QAA-Level-4"));

    /** The levels of assurance of eIDAS as class references (Dataport OSI). There is no word for {@link TrustLevel#BASIC}: the account is asked for low. */
    public static final LevelWords EIDAS = both(Map.of(
            TrustLevel.LOW, "http://eidas.europa.eu/LoA/low",
            TrustLevel.SUBSTANTIAL, "http://eidas.europa.eu/LoA/substantial",
            TrustLevel.HIGH, "http://eidas.europa.eu/LoA/high"));

    /** The words of ELSTER (Mein Unternehmenskonto) in attributes. */
    public static final LevelWords ELSTER = new LevelWords(
            Map.of(),
            Map.of(
                    "niedrig", TrustLevel.LOW,
                    "normal", TrustLevel.LOW,
                    "substanziell", TrustLevel.SUBSTANTIAL,
                    "substantiell", TrustLevel.SUBSTANTIAL,
                    "hoch", TrustLevel.HIGH));

    /** Copies the maps. */
    public LevelWords {
        asked = Map.copyOf(asked);
        Map<String, TrustLevel> lower = new HashMap<>();
        understood.forEach((word, level) -> lower.put(word.strip().toLowerCase(Locale.ROOT), level));
        understood = Map.copyOf(lower);
    }

    private static LevelWords both(Map<TrustLevel, String> words) {
        Map<String, TrustLevel> back = new HashMap<>();
        words.forEach((level, word) -> back.put(word, level));
        return new LevelWords(words, back);
    }

    /**
     * The words of two vocabularies understood, those of the first asked for.
     *
     * @param other the second
     * @return both
     */
    public LevelWords orUnderstood(LevelWords other) {
        Map<String, TrustLevel> all = new HashMap<>(other.understood);
        all.putAll(understood);
        return new LevelWords(asked, all);
    }

    /**
     * The word that asks for at least a level: its own, or that of the next higher level the account has.
     *
     * @param level the level asked for
     * @return the word; empty for {@link TrustLevel#NONE}, and if the account has no word so high
     */
    public Optional<String> ask(TrustLevel level) {
        if (level == TrustLevel.NONE) {
            return Optional.empty();
        }
        return asked.entrySet().stream()
                .filter(entry -> entry.getKey().covers(level))
                .min(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue);
    }

    /**
     * Reads a word.
     *
     * @param word as the account wrote it
     * @return its level; {@link TrustLevel#NONE} for an unknown word
     */
    public TrustLevel read(String word) {
        return understood.getOrDefault(word.strip().toLowerCase(Locale.ROOT), TrustLevel.NONE);
    }
}
