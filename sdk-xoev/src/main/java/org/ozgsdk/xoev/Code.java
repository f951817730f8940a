// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.xoev;

import java.util.Optional;

/**
 * A code and the list it is from, as XÖV writes it (xoev-code 1.0).
 *
 * @param value the code; leading zeros count
 * @param listUri kennung of the code list, for instance {@code urn:xoev-de:kosit:codeliste:verzeichnisdienst}; empty if the schema fixes it
 * @param listVersion version of the code list; empty if the schema fixes it
 */
public record Code(String value, Optional<String> listUri, Optional<String> listVersion) {

    /** Refuses empty texts, which schemas let pass but readers cannot use. */
    public Code {
        if (value.isBlank()
                || listUri.filter(String::isBlank).isPresent()
                || listVersion.filter(String::isBlank).isPresent()) {
            throw new IllegalArgumentException("A code, its list and the list's version must not be empty.");
        }
    }

    /**
     * A code of a list whose version the message must name (XÖV code list types 3 and 4).
     *
     * @param value the code
     * @param listUri kennung of the list
     * @param listVersion version of the list
     * @return the code
     */
    public static Code of(String value, String listUri, String listVersion) {
        return new Code(value, Optional.of(listUri), Optional.of(listVersion));
    }

    /**
     * A code of a list that the schema fixes with its version (types 1 and 2).
     *
     * @param value the code
     * @return the code
     */
    public static Code of(String value) {
        return new Code(value, Optional.empty(), Optional.empty());
    }
}
