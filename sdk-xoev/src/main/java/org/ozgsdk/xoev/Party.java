// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.xoev;

import org.ozgsdk.core.Assumption;

/**
 * The author or reader of a message: an authority as a directory knows it (basisnachricht 1.1, BehoerdeType). Not personal data.
 *
 * @param directory the directory (verzeichnisdienst)
 * @param id how the directory knows the authority (kennung), for DVDV {@code prefix:kennung}, for instance {@code psw:01003110}
 * @param name name of the authority
 */
public record Party(Code directory, String id, String name) {

    /** The code list of directories. */
    public static final String DIRECTORIES = "urn:xoev-de:kosit:codeliste:verzeichnisdienst";

    /** Refuses an empty id or name. */
    public Party {
        if (id.isBlank() || name.isBlank()) {
            throw new IllegalArgumentException("The id (kennung) and the name of an authority must not be empty.");
        }
    }

    /**
     * An authority in the DVDV. To name another version of the list of directories use the constructor.
     *
     * @param id prefix and kennung, joined by a colon
     * @param name name of the authority
     * @return the party
     */
    @Assumption("xoev.verzeichnisdienst-version-3")
    public static Party dvdv(String id, String name) {
        return new Party(Code.of("DVDV", DIRECTORIES, "3"), id, name);
    }
}
