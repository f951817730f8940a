// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * An invented person with an account, or one who acts for an organisation. Prints only its id, as everything in the SDK that stands for a person.
 *
 * @param id what the login page calls {@code konto}, for instance {@code thi-an}
 * @param givenNames given names in one text; empty for people who have only one name
 * @param familyName family name
 * @param birthDate date of birth; for a person whose card knows the year only, the first day of it
 * @param street street and house number in one text; empty if the account does not know it
 * @param postcode postcode; empty if the account does not know it
 * @param city town; empty if the account does not know it
 * @param means what the person can log in with, in the words of BundID: {@code Benutzername}, {@code Elster}, {@code eID}, {@code eIDAS}, {@code FINK},
 *     {@code Diia}
 * @param mailbox address of the mailbox (legacyPostkorbHandle); guests, people of other accounts and organisations have none
 * @param organisation whom the person acts for; empty for a person on its own behalf
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
        Optional<UUID> mailbox,
        Optional<Organisation> organisation) {

    /**
     * An invented organisation.
     *
     * @param name its name
     * @param street street without house number
     * @param houseNumber house number
     * @param postcode postcode; empty where there is none
     * @param city town
     * @param country ISO 3166-1 alpha-2
     * @param register kind, court and number of its entry in a register, in this order; empty if it has none
     */
    public record Organisation(
            String name,
            String street,
            String houseNumber,
            Optional<String> postcode,
            String city,
            String country,
            List<String> register) {

        /** Copies the list. */
        public Organisation {
            register = List.copyOf(register);
        }
    }

    /** Copies the list. */
    public Persona {
        means = List.copyOf(means);
    }

    /**
     * A person on its own behalf.
     *
     * @param id see the record
     * @param givenNames see the record
     * @param familyName see the record
     * @param birthDate see the record
     * @param street see the record
     * @param postcode see the record
     * @param city see the record
     * @param means see the record
     * @param mailbox see the record
     */
    public Persona(
            String id,
            Optional<String> givenNames,
            String familyName,
            LocalDate birthDate,
            Optional<String> street,
            Optional<String> postcode,
            Optional<String> city,
            List<String> means,
            Optional<UUID> mailbox) {
        this(id, givenNames, familyName, birthDate, street, postcode, city, means, mailbox, Optional.empty());
    }

    @Override
    public String toString() {
        return "Persona[" + id + "]";
    }
}
