// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core;

/** The 16 Länder with the two digits that begin their keys (Destatis Gemeindeverzeichnis) and their ISO 3166-2 code. */
public enum Land {
    /** Schleswig-Holstein, 01. */
    SCHLESWIG_HOLSTEIN("01", "SH", "Schleswig-Holstein"),
    /** Hamburg, 02. */
    HAMBURG("02", "HH", "Hamburg"),
    /** Niedersachsen, 03. */
    NIEDERSACHSEN("03", "NI", "Niedersachsen"),
    /** Bremen, 04. */
    BREMEN("04", "HB", "Bremen"),
    /** Nordrhein-Westfalen, 05. */
    NORDRHEIN_WESTFALEN("05", "NW", "Nordrhein-Westfalen"),
    /** Hessen, 06. */
    HESSEN("06", "HE", "Hessen"),
    /** Rheinland-Pfalz, 07. */
    RHEINLAND_PFALZ("07", "RP", "Rheinland-Pfalz"),
    /** Baden-Württemberg, 08. */
    BADEN_WUERTTEMBERG("08", "BW", "Baden-Württemberg"),
    /** Bayern, 09. */
    BAYERN("09", "BY", "Bayern"),
    /** Saarland, 10. */
    SAARLAND("10", "SL", "Saarland"),
    /** Berlin, 11. */
    BERLIN("11", "BE", "Berlin"),
    /** Brandenburg, 12. */
    BRANDENBURG("12", "BB", "Brandenburg"),
    /** Mecklenburg-Vorpommern, 13. */
    MECKLENBURG_VORPOMMERN("13", "MV", "Mecklenburg-Vorpommern"),
    /** Sachsen, 14. */
    SACHSEN("14", "SN", "Sachsen"),
    /** Sachsen-Anhalt, 15. */
    SACHSEN_ANHALT("15", "ST", "Sachsen-Anhalt"),
    /** Thüringen, 16. */
    THUERINGEN("16", "TH", "Thüringen");

    private final String key;
    private final String isoSuffix;
    private final String germanName;

    Land(String key, String isoSuffix, String germanName) {
        this.key = key;
        this.isoSuffix = isoSuffix;
        this.germanName = germanName;
    }

    /** {@return the two digits that begin every ARS and AGS of this Land} */
    public String key() {
        return key;
    }

    /** {@return the code after ISO 3166-2, for instance {@code DE-NW}} */
    public String isoCode() {
        return "DE-" + isoSuffix;
    }

    /** {@return the official German name} */
    public String germanName() {
        return germanName;
    }

    /**
     * Finds a Land by the two digits of its key.
     *
     * @param key two digits, 01 to 16
     * @return the Land
     * @throws IllegalArgumentException if no Land has this key
     */
    public static Land ofKey(String key) {
        for (Land land : values()) {
            if (land.key.equals(key)) {
                return land;
            }
        }
        throw new IllegalArgumentException("Ein Land hat einen Schlüssel von 01 bis 16, nicht \"" + key
                + "\". / A Land key is 01 to 16, not \"" + key + "\".");
    }
}
