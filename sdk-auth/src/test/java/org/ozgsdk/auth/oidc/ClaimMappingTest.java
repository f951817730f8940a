// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ozgsdk.auth.AccountAttribute;
import org.ozgsdk.auth.Login;
import org.ozgsdk.auth.profile.LevelWords;
import org.ozgsdk.auth.profile.ValueForm;
import org.ozgsdk.core.Provided;
import org.ozgsdk.core.TrustLevel;
import org.ozgsdk.core.UntrustedException;

/** Claims that somebody else verified, for instance Spring Security, become the same login. */
class ClaimMappingTest {

    private static final Instant AT = Instant.parse("2026-11-24T10:15:30Z");

    private static final ClaimMapping MAPPING = ClaimMapping.bundIdBehindKeycloak();

    private static Map<String, Object> claims() {
        Map<String, Object> claims = new HashMap<>();
        claims.put("sub", "f81d4fae");
        claims.put("iss", java.net.URI.create("https://sso.example/realms/buerger"));
        claims.put("iat", AT.plusSeconds(5));
        claims.put("auth_time", AT);
        claims.put("given_name", "Thị Ặn");
        claims.put("family_name", "Đặng");
        claims.put("birthdate", "1985-04-17");
        claims.put(
                "address",
                Map.of(
                        "street_address",
                        "Musterstraße 12a",
                        "postal_code",
                        "52062",
                        "locality",
                        "Aachen",
                        "country",
                        "DE"));
        claims.put("trust_level", "STORK-QAA-Level-4");
        claims.put("trust_levels", Map.of("family_name", "HOCH", "birthdate", "SUBSTANTIELL"));
        claims.put("bPK2", "Abc-123");
        claims.put("legacyPostkorbHandle", "b3bb1ea6-57fc-43b1-9a2c-000000000001");
        claims.put("AssertionProvedBy", "eID");
        return claims;
    }

    @Test
    void claimsBecomeALoginWithoutEitherDoor() {
        Login login = MAPPING.login(claims());

        assertThat(login.provider()).isEqualTo("bundid");
        assertThat(login.level()).isEqualTo(TrustLevel.HIGH);
        assertThat(login.accountId()).contains("Abc-123");
        assertThat(login.mailbox()).contains("b3bb1ea6-57fc-43b1-9a2c-000000000001");
        assertThat(login.means()).contains("eID");
        assertThat(login.at()).isEqualTo(AT);
        assertThat(login.person().orElseThrow().familyName())
                .isEqualTo(new Provided<>("Đặng", TrustLevel.HIGH, "bundid"));
        assertThat(login.person().orElseThrow().birthDate())
                .contains(new Provided<>(LocalDate.parse("1985-04-17"), TrustLevel.SUBSTANTIAL, "bundid"));
        assertThat(login.session().orElseThrow().subject()).isEqualTo("f81d4fae");
    }

    @Test
    void aNestedClaimIsFoundByItsPath() {
        assertThat(MAPPING.login(claims()).person().orElseThrow().address()).hasValueSatisfying(address -> {
            assertThat(address.value().city()).isEqualTo("Aachen");
            assertThat(address.trustLevel()).isEqualTo(TrustLevel.NONE);
        });
    }

    @Test
    void aClaimWithoutLevelWordIsTrustedNone() {
        assertThat(MAPPING.login(claims()).person().orElseThrow().givenNames())
                .hasValueSatisfying(name -> assertThat(name.trustLevel()).isEqualTo(TrustLevel.NONE));
    }

    @Test
    void anUnknownLevelWordIsTrustedNone() {
        Map<String, Object> claims = claims();
        claims.put("trust_levels", Map.of("family_name", "ganz sicher"));
        claims.put("trust_level", "4");

        assertThat(MAPPING.login(claims).level()).isEqualTo(TrustLevel.NONE);
        assertThat(MAPPING.login(claims).person().orElseThrow().familyName().trustLevel())
                .isEqualTo(TrustLevel.NONE);
    }

    @Test
    void aClaimThatIsVouchedForHasTheLevelOfTheLogin() {
        ClaimMapping vouched = MAPPING.toBuilder()
                .claim(AccountAttribute.GIVEN_NAMES, ValueForm.TEXT, true, "given_name")
                .build();

        assertThat(vouched.login(claims()).person().orElseThrow().givenNames())
                .hasValueSatisfying(name -> assertThat(name.trustLevel()).isEqualTo(TrustLevel.HIGH));
    }

    @Test
    void levelsOfClaimsMayStandBesideThem() {
        ClaimMapping beside = MAPPING.toBuilder()
                .claimLevelsBeside("_level", LevelWords.ELSTER)
                .build();
        Map<String, Object> claims = claims();
        claims.put("given_name_level", "substanziell");

        assertThat(beside.login(claims).person().orElseThrow().givenNames())
                .hasValueSatisfying(name -> assertThat(name.trustLevel()).isEqualTo(TrustLevel.SUBSTANTIAL));
        assertThat(beside.login(claims).person().orElseThrow().familyName().trustLevel())
                .isEqualTo(TrustLevel.NONE);
    }

    @Test
    void ofSeveralLevelClaimsTheLowestCountsAndAMissingOneIsNone() {
        ClaimMapping both = MAPPING.toBuilder()
                .level("acr", new LevelWords(Map.of(), Map.of("silver", TrustLevel.LOW)))
                .build();
        Map<String, Object> claims = claims();
        assertThat(both.login(claims).level()).isEqualTo(TrustLevel.NONE);

        claims.put("acr", "silver");
        assertThat(both.login(claims).level()).isEqualTo(TrustLevel.LOW);
    }

    @Test
    void ofSeveralWordsInOneLevelClaimTheLowestCounts() {
        Map<String, Object> claims = claims();
        claims.put("trust_level", List.of("STORK-QAA-Level-4", "STORK-QAA-Level-1"));

        assertThat(MAPPING.login(claims).level()).isEqualTo(TrustLevel.BASIC);
    }

    @Test
    void aLoginWithoutPrincipalIsAGuests() {
        Map<String, Object> claims = claims();
        claims.remove("bPK2");

        assertThat(MAPPING.login(claims).isGuest()).isTrue();
    }

    @Test
    void thePrincipalIsTheSubjectUnlessToldOtherwise() {
        ClaimMapping plain = ClaimMapping.builder("haus")
                .claim(AccountAttribute.FAMILY_NAME, "family_name")
                .build();

        assertThat(plain.login(claims()).accountId()).contains("f81d4fae");
        assertThat(plain.login(claims()).level()).isEqualTo(TrustLevel.NONE);
    }

    @Test
    void aPointInTimeMayBeANumberOfSeconds() {
        Map<String, Object> claims = claims();
        claims.put("auth_time", AT.getEpochSecond());
        assertThat(MAPPING.login(claims).at()).isEqualTo(AT);

        claims.remove("auth_time");
        assertThat(MAPPING.login(claims).at()).isEqualTo(AT.plusSeconds(5));
    }

    @Test
    void claimsThatDoNotSayWhenAreNotTrusted() {
        Map<String, Object> claims = claims();
        claims.remove("auth_time");
        claims.put("iat", "gestern");

        assertThatThrownBy(() -> MAPPING.login(claims))
                .isInstanceOf(UntrustedException.class)
                .hasMessageNotContaining("gestern");
    }

    @Test
    void unknownClaimsAreKeptAndThoseOfTheTokenAreNot() {
        Map<String, Object> claims = claims();
        claims.put("aktenzeichen", List.of("A1", "A2"));
        Login login = MAPPING.login(claims);

        assertThat(login.attributes().all("aktenzeichen")).hasSize(2);
        assertThat(login.attributes().names()).doesNotContain("iss", "iat", "auth_time");
    }

    @Test
    void namesComeInNfc() {
        Map<String, Object> claims = claims();
        claims.put("family_name", "Mu\u0308ller");

        assertThat(MAPPING.login(claims).person().orElseThrow().familyName().value())
                .isEqualTo("Müller");
    }
}
