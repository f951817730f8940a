// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core;

import java.util.List;
import java.util.stream.Stream;

/**
 * Regional key (Amtlicher Regionalschlüssel, ARS): 12 digits, Land 2, Regierungsbezirk 1, Kreis 2, Gemeindeverband 4, Gemeinde 3. It is the key that
 * finds the competent authority; a postcode or an {@link Ags} does not, because most Gemeinden share both with others of their Verband.
 *
 * <p>A key of a higher level ends in zeros, {@code 000000000000} is the Bund. Source: Destatis, Gemeindeverzeichnis. Whether a Gemeinde of that key
 * exists is not checked: the list changes every quarter and is data.
 *
 * @param digits the 12 digits
 */
public record Ars(String digits) {

    /** The key of the whole country. */
    public static final Ars BUND = new Ars("000000000000");

    /**
     * Checks the shape.
     *
     * @throws IllegalArgumentException if there are not exactly 12 digits or they begin with no Land (00 only as all zeros); German sentence first
     */
    public Ars {
        if (!Digits.only(digits, 12)) {
            throw Digits.refused("Ein Regionalschlüssel (ARS)", 12, digits);
        }
        if (!digits.equals("000000000000")) {
            Land.ofKey(digits.substring(0, 2));
        }
    }

    /**
     * Makes a key of 12 digits.
     *
     * @param digits the 12 digits, without blanks
     * @return the key
     * @throws IllegalArgumentException if the shape is wrong
     */
    public static Ars of(String digits) {
        return new Ars(digits);
    }

    /**
     * The Land this key lies in.
     *
     * @return the Land
     * @throws IllegalStateException for {@link #BUND}, which lies in none
     */
    public Land land() {
        if (equals(BUND)) {
            throw new IllegalStateException("The ARS of the Bund lies in no Land.");
        }
        return Land.ofKey(digits.substring(0, 2));
    }

    /**
     * The municipality key: the ARS without the four digits of the Verband.
     *
     * @return the AGS
     * @throws IllegalStateException for {@link #BUND}
     */
    public Ags ags() {
        if (equals(BUND)) {
            throw new IllegalStateException("The ARS of the Bund has no AGS.");
        }
        return Ags.of(digits.substring(0, 5) + digits.substring(9));
    }

    /**
     * This key and every key above it, deepest first: Gemeinde, Verband, Kreis, Regierungsbezirk, Land, Bund. Levels that look the same (a kreisfreie
     * Stadt is its own Kreis) appear once.
     *
     * @return at least one key, the last is {@link #BUND}
     */
    public List<Ars> rollUp() {
        return Stream.of(12, 9, 5, 3, 2, 0)
                .map(kept -> new Ars(digits.substring(0, kept) + "0".repeat(12 - kept)))
                .distinct()
                .toList();
    }

    /**
     * Says whether another area lies in this one.
     *
     * @param other the other key
     * @return true if this key is the other's or one above it
     */
    public boolean contains(Ars other) {
        return other.rollUp().contains(this);
    }

    @Override
    public String toString() {
        return digits;
    }
}
