// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.internal;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.ozgsdk.auth.AccountAttribute;
import org.ozgsdk.auth.LoginAttributes;
import org.ozgsdk.auth.profile.AttributeCatalogue;
import org.ozgsdk.auth.profile.ValueForm;
import org.ozgsdk.core.Address;
import org.ozgsdk.core.Applicant;
import org.ozgsdk.core.Assumption;
import org.ozgsdk.core.Provided;
import org.ozgsdk.core.TrustLevel;

/** Makes the words of core out of an account's attributes. What does not fit a word stays readable in the attributes. */
public final class Persons {

    /** Germany as accounts write it: ISO 3166-1, and D where it comes from a card. */
    private static final Set<String> GERMANY = Set.of("DE", "D", "");

    private static final DateTimeFormatter GERMAN =
            DateTimeFormatter.ofPattern("dd.MM.uuuu", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    private final LoginAttributes attributes;
    private final AttributeCatalogue catalogue;

    private Persons(LoginAttributes attributes, AttributeCatalogue catalogue) {
        this.attributes = attributes;
        this.catalogue = catalogue;
    }

    /** Who logged in: an organisation if the account names one, else a person; nobody if it names neither. */
    public static Optional<Applicant> of(LoginAttributes attributes, AttributeCatalogue catalogue) {
        Persons persons = new Persons(attributes, catalogue);
        Optional<Applicant.NaturalPerson> person = persons.person();
        return attributes
                .get(AccountAttribute.ORGANISATION_NAME)
                .<Applicant>map(name -> new Applicant.Organisation(
                        name,
                        persons.address(
                                AccountAttribute.ORGANISATION_ADDRESS_KIND,
                                AccountAttribute.ORGANISATION_STREET,
                                AccountAttribute.ORGANISATION_HOUSE_NUMBER,
                                AccountAttribute.ORGANISATION_POSTCODE,
                                AccountAttribute.ORGANISATION_CITY,
                                AccountAttribute.ORGANISATION_COUNTRY),
                        attributes.get(AccountAttribute.REGISTER_NUMBER),
                        person))
                .or(() -> person);
    }

    /** Whether it is an account for tests: anything said about it but "false" counts. */
    public static boolean isTestAccount(LoginAttributes attributes) {
        return attributes
                .get(AccountAttribute.TEST_ACCOUNT)
                .map(flag -> !flag.value().strip().equalsIgnoreCase("false"))
                .orElse(false);
    }

    private Optional<Applicant.NaturalPerson> person() {
        return attributes
                .get(AccountAttribute.FAMILY_NAME)
                .map(familyName -> new Applicant.NaturalPerson(
                        attributes.get(AccountAttribute.GIVEN_NAMES),
                        familyName,
                        birthDate(),
                        address(
                                AccountAttribute.ADDRESS_KIND,
                                AccountAttribute.STREET,
                                AccountAttribute.HOUSE_NUMBER,
                                AccountAttribute.POSTCODE,
                                AccountAttribute.CITY,
                                AccountAttribute.COUNTRY)));
    }

    /** Cards of people who do not know their day of birth have a partial date, which no LocalDate holds. */
    @Assumption("bundid.partial-birth-date")
    private Optional<Provided<LocalDate>> birthDate() {
        boolean german = catalogue
                .find(AccountAttribute.BIRTH_DATE)
                .map(entry -> entry.form() == ValueForm.GERMAN_DATE)
                .orElse(false);
        return attributes.get(AccountAttribute.BIRTH_DATE).flatMap(raw -> {
            try {
                LocalDate date =
                        LocalDate.parse(raw.value().strip(), german ? GERMAN : DateTimeFormatter.ISO_LOCAL_DATE);
                return Optional.of(new Provided<>(date, raw.trustLevel(), raw.source()));
            } catch (DateTimeParseException e) {
                return Optional.empty();
            }
        });
    }

    /**
     * An account that does not split street and house number leaves the second empty, and so do we: nobody can split without guessing. A place abroad is no
     * {@link Address}. The address is trusted as far as its least trusted part.
     */
    private Optional<Provided<Address>> address(
            AccountAttribute kindName,
            AccountAttribute streetName,
            AccountAttribute numberName,
            AccountAttribute postcodeName,
            AccountAttribute cityName,
            AccountAttribute countryName) {
        Optional<Provided<String>> postcode = attributes.get(postcodeName);
        Optional<Provided<String>> city = attributes.get(cityName);
        Optional<Provided<String>> street = attributes.get(streetName);
        Optional<Provided<String>> number = attributes.get(numberName);
        String country = attributes
                .get(countryName)
                .map(value -> value.value().strip().toUpperCase(Locale.ROOT))
                .orElse("");
        boolean abroad = !GERMANY.contains(country)
                || attributes
                        .get(kindName)
                        .map(kind -> kind.value().strip().equalsIgnoreCase("Ausland"))
                        .orElse(false);
        if (postcode.isEmpty() || city.isEmpty() || abroad) {
            return Optional.empty();
        }
        Provided<String> place = city.get();
        TrustLevel level = least(postcode.get().trustLevel(), place.trustLevel());
        level = least(level, street.map(Provided::trustLevel).orElse(level));
        level = least(level, number.map(Provided::trustLevel).orElse(level));
        Address address = new Address(
                street.map(Provided::value).orElse(""),
                number.map(Provided::value).orElse(""),
                postcode.get().value(),
                place.value());
        return Optional.of(new Provided<>(address, level, place.source()));
    }

    private static TrustLevel least(TrustLevel one, TrustLevel other) {
        return one.covers(other) ? other : one;
    }
}
