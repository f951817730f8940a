// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * An invented person with an account. Prints only its id, as everything in the SDK that stands for a person.
 *
 * @param id what the login page calls {@code konto}, for instance {@code thi-an}
 * @param givenNames given names in one text; empty for people who have only one name
 * @param familyName family name
 * @param birthDate date of birth
 * @param street street and house number in one text; empty if the account does not know it
 * @param postcode postcode; empty if the account does not know it
 * @param city town; empty if the account does not know it
 * @param means what the person can log in with, in the words of BundID: {@code Benutzername}, {@code Elster}, {@code eID}, {@code eIDAS}
 * @param mailbox address of the mailbox (legacyPostkorbHandle); a guest has none
 */
public record Persona(
        String id,
        Optional<String> givenNames,
        String familyName,
        LocalDate birthDate,
        Optional<String> street,
        Optional<String> postcode,
        Optional<String> city,
        List<String> means,
        Optional<UUID> mailbox) {

    /** Copies the list. */
    public Persona {
        means = List.copyOf(means);
    }

    @Override
    public String toString() {
        return "Persona[" + id + "]";
    }
}
