// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core;

/**
 * Key of an administrative service (LeiKa-Schlüssel, FIM-Baustein Leistungen): 14 digits that begin with 99, then Leistungsgruppierung 3,
 * Leistungskennung 3, Verrichtungskennung 3, Verrichtungsdetail 3. Example: 99050012104000, Gewerbe Anmeldung.
 *
 * @param digits the 14 digits
 */
public record LeikaKey(String digits) {

    private static final String URN = "urn:de:fim:leika:leistung:";

    /**
     * Checks the shape. Whether the catalogue knows the key is not checked: the catalogue is data.
     *
     * @throws IllegalArgumentException if there are not exactly 14 digits that begin with 99; German sentence first
     */
    public LeikaKey {
        if (!Digits.only(digits, 14)) {
            throw Digits.refused("Ein LeiKa-Schlüssel", 14, digits);
        }
        if (!digits.startsWith("99")) {
            throw new IllegalArgumentException("Ein LeiKa-Schlüssel beginnt mit 99, nicht mit " + digits.substring(0, 2)
                    + ". / A LeiKa key begins with 99.");
        }
    }

    /**
     * Makes a key of 14 digits.
     *
     * @param digits the 14 digits, without blanks
     * @return the key
     * @throws IllegalArgumentException if the shape is wrong
     */
    public static LeikaKey of(String digits) {
        return new LeikaKey(digits);
    }

    /**
     * Reads the form in which FIT-Connect writes the key.
     *
     * @param urn for instance {@code urn:de:fim:leika:leistung:99050012104000}
     * @return the key
     * @throws IllegalArgumentException if it is no such URN
     */
    public static LeikaKey ofUrn(String urn) {
        if (!urn.startsWith(URN)) {
            throw new IllegalArgumentException("A LeiKa URN begins with " + URN);
        }
        return new LeikaKey(urn.substring(URN.length()));
    }

    /** {@return the key as FIT-Connect writes it, for instance {@code urn:de:fim:leika:leistung:99050012104000}} */
    public String urn() {
        return URN + digits;
    }

    @Override
    public String toString() {
        return digits;
    }
}
