// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Secrets and data of persons stay out of every text form. */
class RedactionTest {

    private static final String CANARY = "KANARIE";

    @Test
    void aSecretIsMaskedAndLeavesOnlyByReveal() {
        Secret secret = Secret.of(CANARY);

        assertThat(secret).hasToString("***");
        assertThat("" + secret + Optional.of(secret) + Map.of("s", secret)).doesNotContain(CANARY);
        assertThat(secret.reveal()).isEqualTo(CANARY);
    }

    @Test
    void secretsAreEqualByValueAndTheirHashGivesNothingAway() {
        assertThat(Secret.of("a"))
                .isEqualTo(Secret.of("a"))
                .isNotEqualTo(Secret.of("b"))
                .isNotEqualTo("a");
        assertThat(Secret.of("a")).hasSameHashCodeAs(Secret.of("b"));
    }

    @Test
    void anEmptyOrUnsetSecretNamesItsPlace() {
        assertThatThrownBy(() -> Secret.of("")).isInstanceOf(ConfigurationException.class);
        assertThatThrownBy(() -> Secret.from(Map.of(), "FIT_SECRET"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("FIT_SECRET");
        assertThatThrownBy(() -> Secret.from(Map.of("FIT_SECRET", ""), "FIT_SECRET"))
                .isInstanceOf(ConfigurationException.class);
        assertThat(Secret.from(Map.of("FIT_SECRET", "x"), "FIT_SECRET").reveal())
                .isEqualTo("x");
        assertThatThrownBy(() -> Secret.fromEnvironment("OZG_NO_SUCH_VARIABLE"))
                .hasMessageContaining("OZG_NO_SUCH_VARIABLE");
    }

    @Test
    void aProvidedValueShowsOnlyWhereItCameFrom() {
        Provided<String> provided = new Provided<>(CANARY, TrustLevel.SUBSTANTIAL, "bundid");

        assertThat(provided).hasToString("***(SUBSTANTIAL, bundid)");
        assertThat(provided.value()).isEqualTo(CANARY);
    }

    @Test
    void whatAPersonTypedHasNoTrustLevelAndASourceIsNeeded() {
        assertThat(Provided.byForm("x")).isEqualTo(new Provided<>("x", TrustLevel.NONE, "form"));
        assertThatThrownBy(() -> new Provided<>("x", TrustLevel.NONE, " "))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void noApplicantPrintsAnythingPersonal() {
        Address address = new Address(CANARY + "straße", CANARY, "52062", "Aachen");
        Applicant.NaturalPerson person = new Applicant.NaturalPerson(
                Optional.of(Provided.byForm(CANARY)),
                Provided.byForm(CANARY),
                Optional.of(Provided.byForm(LocalDate.of(1964, 8, 12))),
                Optional.of(Provided.byForm(address)));
        Applicant.Organisation organisation = new Applicant.Organisation(
                Provided.byForm(CANARY),
                Optional.of(Provided.byForm(address)),
                Optional.of(Provided.byForm(CANARY)),
                Optional.of(person));

        assertThat(person + " " + organisation + " " + address)
                .doesNotContain(CANARY)
                .doesNotContain("1964")
                .doesNotContain("52062")
                .contains("Aachen");
        assertThat(organisation.actingPerson()).isEqualTo(person.actingPerson()).containsSame(person);
    }

    @Test
    void aFindingPrintsRuleAndPlaceButNotItsTextThatMayQuoteTheValue() {
        assertThat(new Finding("din91379.C", "familyName", Severity.ERROR, "„" + CANARY + "“"))
                .hasToString("ERROR din91379.C at familyName");
    }

    @ParameterizedTest
    @EnumSource(TrustLevel.class)
    void aTrustLevelCoversItselfAndThoseBelow(TrustLevel level) {
        for (TrustLevel other : TrustLevel.values()) {
            assertThat(level.covers(other)).isEqualTo(level.ordinal() >= other.ordinal());
        }
    }

    @Test
    void trustLevelsRiseFromNoneToHigh() {
        assertThat(TrustLevel.values())
                .containsExactly(
                        TrustLevel.NONE, TrustLevel.BASIC, TrustLevel.LOW, TrustLevel.SUBSTANTIAL, TrustLevel.HIGH);
    }
}
