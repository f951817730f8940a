// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.ozgsdk.core.Provided;
import org.ozgsdk.core.TrustLevel;

/** Gender codes, advice and a second login at a higher level. */
class LoginWordsTest {

    private static final String STATUS = "urn:oasis:names:tc:SAML:2.0:status:";

    @ParameterizedTest
    @CsvSource({
        "0, UNKNOWN, ",
        "1, MALE, FEMALE",
        "2, FEMALE, MALE",
        "9, NOT_APPLICABLE, ",
        "' 2 ', FEMALE, MALE",
        "w, , "
    })
    void bothOrdersOfGenderCodesCanBeChosen(String code, GenderCodes.Gender iso, GenderCodes.Gender faq) {
        LoginAttributes attributes = gender(code);

        assertThat(GenderCodes.ISO_5218.read(attributes).map(Provided::value)).isEqualTo(Optional.ofNullable(iso));
        assertThat(GenderCodes.BUNDID_FAQ.read(attributes).map(Provided::value)).isEqualTo(Optional.ofNullable(faq));
        assertThat(attributes.get(AccountAttribute.GENDER).map(Provided::value)).contains(code);
    }

    @Test
    void aGenderIsTrustedAsFarAsItsCode() {
        assertThat(GenderCodes.ISO_5218.read(gender("1")))
                .contains(new Provided<>(GenderCodes.Gender.MALE, TrustLevel.BASIC, "bundid"));
        assertThat(GenderCodes.ISO_5218.read(new LoginAttributes(Map.of(), Map.of())))
                .isEmpty();
    }

    @Test
    void everyOutcomeHasAnAdviceInBothLanguages() {
        List<LoginOutcome> outcomes = List.of(
                new LoginOutcome.Cancelled(),
                new LoginOutcome.MissingAttributes(List.of(AccountAttribute.FAMILY_NAME)),
                new LoginOutcome.LevelTooLow(TrustLevel.SUBSTANTIAL),
                new LoginOutcome.LevelTooLow(TrustLevel.HIGH),
                new LoginOutcome.Refused(STATUS + "UnknownPrincipal"),
                new LoginOutcome.Refused(STATUS + "RequestUnsupported"),
                new LoginOutcome.Refused(STATUS + "NoAvailableIDP"));

        assertThat(outcomes.stream().map(LoginAdvice::of).toList())
                .doesNotHaveDuplicates()
                .allSatisfy(advice -> {
                    assertThat(advice.german()).isNotBlank();
                    assertThat(advice.english()).isNotBlank();
                });
    }

    @ParameterizedTest
    @EnumSource(TrustLevel.class)
    void noAdviceRepeatsTheAccountsText(TrustLevel level) {
        assertThat(LoginAdvice.of(new LoginOutcome.Refused("<script>")).toString())
                .doesNotContain("<script>");
        assertThat(LoginAdvice.of(new LoginOutcome.LevelTooLow(level)).german()).doesNotContain(level.name());
    }

    @Test
    void aSecondLoginAsksForTheSameAtTheHigherLevel() {
        LoginRequest first = LoginRequest.builder(TrustLevel.BASIC, "Stadt Aachen", "BMI-A0001")
                .require(AccountAttribute.ACCOUNT_ID)
                .ask(AccountAttribute.EMAIL)
                .language("en")
                .means("Elster", "eID")
                .backTo(URI.create("https://stadt.example/"))
                .build();

        LoginRequest second = StepUp.request(first, TrustLevel.HIGH);

        assertThat(second.level()).isEqualTo(TrustLevel.HIGH);
        assertThat(second.attributes()).isEqualTo(first.attributes());
        assertThat(second.organizationDisplayName()).isEqualTo("Stadt Aachen");
        assertThat(second.onlineServiceId()).isEqualTo("BMI-A0001");
        assertThat(second.language()).isEqualTo("en");
        assertThat(second.means()).containsExactly("Elster", "eID");
        assertThat(second.backTo()).contains(URI.create("https://stadt.example/"));
        assertThat(first.level()).isEqualTo(TrustLevel.BASIC);
        assertThatThrownBy(() -> StepUp.request(second, TrustLevel.SUBSTANTIAL))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void onlyTheSameIdAtTheSameAccountIsTheSamePerson() {
        Login before = login("bundid", "aB");

        assertThat(StepUp.same(before, login("bundid", "aB"))).isTrue();
        assertThat(StepUp.same(before, login("bundid", "ab"))).isFalse();
        assertThat(StepUp.same(before, login("muk", "aB"))).isFalse();
        assertThat(StepUp.same(before, login("bundid", ""))).isFalse();
        assertThat(StepUp.same(login("bundid", ""), login("bundid", ""))).isFalse();
    }

    private static LoginAttributes gender(String code) {
        return new LoginAttributes(
                Map.of("g", List.of(new Provided<>(code, TrustLevel.BASIC, "bundid"))),
                Map.of(AccountAttribute.GENDER, List.of("g")));
    }

    private static Login login(String provider, String accountId) {
        return new Login(
                provider,
                TrustLevel.BASIC,
                Optional.empty(),
                Optional.of(accountId).filter(id -> !id.isEmpty()),
                Optional.empty(),
                Optional.empty(),
                new LoginAttributes(Map.of(), Map.of()),
                Instant.EPOCH,
                Optional.empty());
    }
}
