// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.account;

import java.util.List;
import java.util.Optional;
import org.ozgsdk.core.Assumption;

/** How people log in here, with the level they reach (interface description 5) and the word for the trust in what they prove (login sheet 2.4). */
enum Means {
    PASSWORD("Benutzername", 1, "UNTERGEORDNET", "Benutzername und Passwort", "User name and password"),
    ELSTER("Elster", 3, "SUBSTANTIELL", "ELSTER-Zertifikat", "ELSTER certificate"),
    EID("eID", 4, "HOCH", "Online-Ausweis", "German eID card"),
    EIDAS("eIDAS", 3, "SUBSTANTIELL", "Europäische eID, Niveau substanziell", "European eID, level substantial"),
    EIDAS_LOW("eIDAS-niedrig", 2, "NORMAL", "Europäische eID, Niveau niedrig", "European eID, level low"),
    EIDAS_HIGH("eIDAS-hoch", 4, "HOCH", "Europäische eID, Niveau hoch", "European eID, level high"),
    FINK("FINK", 3, "SUBSTANTIELL", "Nutzerkonto eines Landes", "Account of a Land"),
    DIIA("Diia", 1, "UNTERGEORDNET", "Diia (Ukraine)", "Diia (Ukraine)");

    /** Methods of the interface description, 9.1; here nobody has the others. */
    static final List<String> ALL_METHODS =
            List.of("Authega", "Benutzername", "Diia", "eID", "eIDAS", "Elster", "FINK");

    private final String choice;
    private final int level;
    private final String trust;
    private final String german;
    private final String english;

    @Assumption("bundid.trust-by-means")
    Means(String choice, int level, String trust, String german, String english) {
        this.choice = choice;
        this.level = level;
        this.trust = trust;
        this.german = german;
        this.english = english;
    }

    /** By the word of the login page. */
    static Optional<Means> of(String choice) {
        return List.of(values()).stream()
                .filter(means -> means.choice.equals(choice))
                .findFirst();
    }

    /** All of one method: a European eID may have three levels. */
    static List<Means> ofMethod(String word) {
        return List.of(values()).stream()
                .filter(means -> means.word().equals(word))
                .toList();
    }

    String choice() {
        return choice;
    }

    /** The account's word for the method. */
    String word() {
        return choice.startsWith("eIDAS") ? "eIDAS" : choice;
    }

    int level() {
        return level;
    }

    String trust() {
        return trust;
    }

    String german() {
        return german;
    }

    String english() {
        return english;
    }
}
