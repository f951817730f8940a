// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.efa.pvog;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import org.ozgsdk.core.Ars;

/** Reads the area keys of the directories, which come with 12 digits, as an AGS of 8, or cut after a level, and says which of them lies deepest. */
final class Areas {

    private Areas() {}

    /** The level at which a key covers the place; empty if it does not, or if it is no key. */
    static Optional<Ars> covering(String key, Ars place) {
        if (!key.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Optional.empty();
        }
        return switch (key.length()) {
            case 2, 3, 5, 9, 12 -> parsed(key).filter(area -> area.contains(place));
            case 8 -> ofAgs(key, place);
            default -> Optional.empty();
        };
    }

    private static Optional<Ars> parsed(String key) {
        try {
            return Optional.of(Ars.of(key + "0".repeat(12 - key.length())));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** An AGS whose last digits are zero is a Kreis or a kreisfreie Stadt. */
    private static Optional<Ars> ofAgs(String key, Ars place) {
        if (key.endsWith("000")) {
            return covering(key.substring(0, 5), place);
        }
        return place.equals(Ars.BUND) || !place.ags().digits().equals(key) ? Optional.empty() : Optional.of(place);
    }

    /** The deepest of areas that all contain the place. */
    static Optional<Ars> deepest(Collection<Ars> areas, Ars place) {
        return areas.stream().min(Comparator.comparingInt(area -> place.rollUp().indexOf(area)));
    }
}
