// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.internal;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.ozgsdk.auth.AccountAttribute;
import org.ozgsdk.core.Address;
import org.ozgsdk.core.Applicant;
import org.ozgsdk.core.Assumption;
import org.ozgsdk.core.Provided;
import org.ozgsdk.core.TrustLevel;

/** Makes the words of core out of the account's attributes. What does not fit a word stays readable in the attributes. */
final class Persons {

    /** Germany as the account writes it: ISO 3166-1, and D where it comes from a card. */
    private static final Set<String> GERMANY = Set.of("DE", "D", "");

    private Persons() {}

    /** The person; none if the account gave no family name. */
    static Optional<Applicant.NaturalPerson> of(Attributes attributes) {
        return attributes
                .get(AccountAttribute.FAMILY_NAME)
                .map(familyName -> new Applicant.NaturalPerson(
                        attributes.get(AccountAttribute.GIVEN_NAMES),
                        familyName,
                        birthDate(attributes),
                        address(attributes)));
    }

    /** Cards of people who do not know their day of birth have a partial date, which no LocalDate holds. */
    @Assumption("bundid.partial-birth-date")
    private static Optional<Provided<LocalDate>> birthDate(Attributes attributes) {
        return attributes.get(AccountAttribute.BIRTH_DATE).flatMap(raw -> {
            try {
                return Optional.of(
                        new Provided<>(LocalDate.parse(raw.value().strip()), raw.trustLevel(), raw.source()));
            } catch (DateTimeParseException e) {
                return Optional.empty();
            }
        });
    }

    /**
     * The account does not split street and house number, and neither do we: nobody can without guessing. A place abroad is no {@link Address}. The address is
     * trusted as far as its least trusted part.
     */
    private static Optional<Provided<Address>> address(Attributes attributes) {
        Optional<Provided<String>> postcode = attributes.get(AccountAttribute.POSTCODE);
        Optional<Provided<String>> city = attributes.get(AccountAttribute.CITY);
        Optional<Provided<String>> street = attributes.get(AccountAttribute.STREET);
        String country = attributes
                .get(AccountAttribute.COUNTRY)
                .map(value -> value.value().strip().toUpperCase(Locale.ROOT))
                .orElse("");
        if (postcode.isEmpty() || city.isEmpty() || !GERMANY.contains(country)) {
            return Optional.empty();
        }
        Provided<String> place = city.get();
        TrustLevel level = least(postcode.get().trustLevel(), place.trustLevel());
        level = least(level, street.map(Provided::trustLevel).orElse(level));
        Address address = new Address(
                street.map(Provided::value).orElse(""), "", postcode.get().value(), place.value());
        return Optional.of(new Provided<>(address, level, place.source()));
    }

    private static TrustLevel least(TrustLevel one, TrustLevel other) {
        return one.covers(other) ? other : one;
    }
}
