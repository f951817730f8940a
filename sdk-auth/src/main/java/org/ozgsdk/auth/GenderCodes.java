// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth;

import java.util.Map;
import java.util.Optional;
import org.ozgsdk.core.Provided;

/**
 * What the code in {@link AccountAttribute#GENDER} means. The published documents of the BundID contradict each other, so nothing is preset: look at what your
 * account sends, then choose. Immutable.
 *
 * @param meanings the meaning of each code
 */
public record GenderCodes(Map<String, Gender> meanings) {

    /** ISO/IEC 5218, as the interface description of the BundID has it (10.2, chapter 6): 1 male, 2 female. */
    public static final GenderCodes ISO_5218 = new GenderCodes(
            Map.of("0", Gender.UNKNOWN, "1", Gender.MALE, "2", Gender.FEMALE, "9", Gender.NOT_APPLICABLE));

    /** The order of the BundID's list of questions (January 2025, 3.1.2): 1 Frau, 2 Herr. */
    public static final GenderCodes BUNDID_FAQ = new GenderCodes(Map.of("1", Gender.FEMALE, "2", Gender.MALE));

    /** A gender as accounts know it. */
    public enum Gender {
        /** Not known. */
        UNKNOWN,
        /** Male. */
        MALE,
        /** Female. */
        FEMALE,
        /** Not applicable. */
        NOT_APPLICABLE
    }

    /** Copies the map. */
    public GenderCodes {
        meanings = Map.copyOf(meanings);
    }

    /**
     * Reads the code of a login.
     *
     * @param attributes what the account sent
     * @return the gender with level and source of the code; empty if there is none, or one without a meaning
     */
    public Optional<Provided<Gender>> read(LoginAttributes attributes) {
        return attributes
                .get(AccountAttribute.GENDER)
                .flatMap(code -> Optional.ofNullable(meanings.get(code.value().strip()))
                        .map(gender -> new Provided<>(gender, code.trustLevel(), code.source())));
    }
}
