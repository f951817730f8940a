// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core;

/**
 * Municipality key (Amtlicher Gemeindeschlüssel, AGS): 8 digits, Land 2, Regierungsbezirk 1, Kreis 2, Gemeinde 3. It names a Gemeinde but does not route:
 * the {@link Ars} cannot be computed from it. Source: Destatis, Gemeindeverzeichnis.
 *
 * @param digits the 8 digits
 */
public record Ags(String digits) {

    /**
     * Checks the shape.
     *
     * @throws IllegalArgumentException if there are not exactly 8 digits or they begin with no Land
     */
    public Ags {
        if (!Digits.only(digits, 8)) {
            throw Digits.refused("Ein Gemeindeschlüssel (AGS)", 8, digits);
        }
        Land.ofKey(digits.substring(0, 2));
    }

    /**
     * Makes a key of 8 digits.
     *
     * @param digits the 8 digits, without blanks
     * @return the key
     * @throws IllegalArgumentException if the shape is wrong
     */
    public static Ags of(String digits) {
        return new Ags(digits);
    }

    /** {@return the Land this Gemeinde lies in} */
    public Land land() {
        return Land.ofKey(digits.substring(0, 2));
    }

    @Override
    public String toString() {
        return digits;
    }
}
