// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Who applies: a natural person, or an organisation for which a natural person acts. Every field carries its value, trust level and source, so that a
 * service can say what an account vouched for and what was typed. No {@code toString} shows a value.
 */
public sealed interface Applicant permits Applicant.NaturalPerson, Applicant.Organisation {

    /** {@return the human being at the keyboard: the applicant, or who acts for the organisation; empty if nobody said who acts} */
    Optional<NaturalPerson> actingPerson();

    /**
     * A human being.
     *
     * @param givenNames all given names in one text; empty for the few people who have none
     * @param familyName family name
     * @param birthDate date of birth; empty if unknown
     * @param address where the person lives; empty if unknown
     */
    record NaturalPerson(
            Optional<Provided<String>> givenNames,
            Provided<String> familyName,
            Optional<Provided<LocalDate>> birthDate,
            Optional<Provided<Address>> address)
            implements Applicant {

        @Override
        public Optional<NaturalPerson> actingPerson() {
            return Optional.of(this);
        }
    }

    /**
     * A legal person or partnership.
     *
     * @param name registered name
     * @param address its seat in Germany; empty if unknown or abroad
     * @param registerNumber number in the commercial register; empty if it has none
     * @param actingPerson who acts for it; empty if the account does not say
     */
    record Organisation(
            Provided<String> name,
            Optional<Provided<Address>> address,
            Optional<Provided<String>> registerNumber,
            Optional<NaturalPerson> actingPerson)
            implements Applicant {}
}
