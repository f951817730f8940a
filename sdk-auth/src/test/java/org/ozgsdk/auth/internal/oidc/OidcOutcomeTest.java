// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.internal.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ozgsdk.auth.AccountAttribute;
import org.ozgsdk.auth.Login;
import org.ozgsdk.auth.LoginOutcome;
import org.ozgsdk.auth.LoginRequest;
import org.ozgsdk.auth.LoginStart;
import org.ozgsdk.auth.internal.Rule;
import org.ozgsdk.core.TrustLevel;

/** How a login ends that breaks no rule. */
class OidcOutcomeTest {

    private final OidcWorld world = new OidcWorld();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void somebodyLogsInWithALevelForEachClaim() {
        Login login = world.login();

        assertThat(login.provider()).isEqualTo("bundid");
        assertThat(login.level()).isEqualTo(TrustLevel.SUBSTANTIAL);
        assertThat(login.accountId()).contains("bpk2-of-0815");
        assertThat(login.person().orElseThrow().familyName()).satisfies(name -> {
            assertThat(name.value()).isEqualTo("Đặng");
            assertThat(name.trustLevel()).isEqualTo(TrustLevel.SUBSTANTIAL);
            assertThat(name.source()).isEqualTo("bundid");
        });
        assertThat(login.person().orElseThrow().givenNames())
                .hasValueSatisfying(name -> assertThat(name.trustLevel())
                        .as("nobody said a level for it")
                        .isEqualTo(TrustLevel.NONE));
        assertThat(login.session().orElseThrow().index()).contains("session-1");
    }

    private LoginOutcome error(String code) {
        OidcLogin door = world.door();
        LoginStart start = door.begin(world.request);
        return door.finish(world.answer(start, Map.of("error", code, "error_description", "<script>")));
    }

    @Test
    void aCancelledLoginIsAnOutcome() {
        assertThat(error("access_denied")).isEqualTo(new LoginOutcome.Cancelled());
    }

    @ParameterizedTest
    @ValueSource(strings = {"interaction_required", "login_required", "unmet_authentication_requirements"})
    void aLevelThatCannotBeReachedIsAnOutcome(String code) {
        assertThat(error(code)).isEqualTo(new LoginOutcome.LevelTooLow(TrustLevel.SUBSTANTIAL));
    }

    @ParameterizedTest
    @CsvSource({
        "temporarily_unavailable, temporarily_unavailable",
        "invalid_scope, invalid_scope",
        "<script>, server_error",
        "Frau Đặng, server_error"
    })
    void everyOtherErrorIsARefusalWhoseTextIsNotTrusted(String code, String shown) {
        assertThat(error(code)).isEqualTo(new LoginOutcome.Refused(shown));
    }

    @Test
    void anErrorEndsTheLogin() {
        OidcLogin door = world.door();
        LoginStart start = door.begin(world.request);
        door.finish(world.answer(start, Map.of("error", "access_denied")));

        assertThat(OidcWorld.broken(door, world.logIn(start))).isEqualTo(Rule.IN_RESPONSE_TO);
    }

    @Test
    void aLowerLevelThanAskedForIsAnOutcomeEvenInAValidToken() {
        world.op.onClaims = claims -> claims.put("trust_level", "STORK-QAA-Level-2");

        assertThat(world.outcome())
                .isEqualTo(new LoginOutcome.LevelTooLow(TrustLevel.SUBSTANTIAL, Optional.of(TrustLevel.LOW)));
    }

    @Test
    void aLevelNobodyTellsIsNone() {
        world.op.onClaims = claims -> claims.remove("trust_level");

        assertThat(world.outcome())
                .isEqualTo(new LoginOutcome.LevelTooLow(TrustLevel.SUBSTANTIAL, Optional.of(TrustLevel.NONE)));
    }

    @Test
    void aRequiredAttributeThatIsMissingIsNamed() {
        world.request = LoginRequest.builder(TrustLevel.LOW)
                .require(AccountAttribute.FAMILY_NAME, AccountAttribute.BIRTH_DATE)
                .build();

        assertThat(world.outcome()).isEqualTo(new LoginOutcome.MissingAttributes(List.of(AccountAttribute.BIRTH_DATE)));
    }

    @Test
    void aLoginThatNamesNobodyCountsOnlyWhereTheMappingLetsIt() {
        world.request = LoginRequest.builder(TrustLevel.LOW).build();
        world.op.onClaims = claims -> claims.remove("family_name");

        assertThat(world.outcome())
                .isEqualTo(new LoginOutcome.MissingAttributes(List.of(AccountAttribute.FAMILY_NAME)));

        world.mapping = world.mapping.toBuilder().nameless(true).build();
        assertThat(world.login().applicant()).isEmpty();
    }

    @Test
    void userInfoAddsClaimsAndReplacesNone() {
        world.userInfo = true;
        world.op.onUserInfo = claims -> claims.put("family_name", "Andere");
        Login login = world.login();

        assertThat(login.attributes().get(AccountAttribute.PHONE))
                .hasValueSatisfying(phone -> assertThat(phone.value()).isEqualTo("+49 30 1"));
        assertThat(login.person().orElseThrow().familyName().value()).isEqualTo("Đặng");
        assertThat(world.op.received)
                .anySatisfy(call -> assertThat(call.authorization()).isEqualTo("Bearer opaque-access-token"));
    }

    @Test
    void aLogoutTakesTheIdTokenAlong() {
        Login login = world.login();
        URI address = world.door()
                .logout(login.session().orElseThrow(), URI.create("https://gewerbe.example/?ende"))
                .orElseThrow();

        assertThat(address.toString())
                .startsWith(world.op.issuer() + "/logout?realm=1&id_token_hint=ey")
                .endsWith("&client_id=gewerbe&post_logout_redirect_uri=https%3A%2F%2Fgewerbe.example%2F%3Fende");
    }

    @Test
    void aProviderWithoutLogoutHasNoAddress() {
        world.op.onDiscovery = document -> document.remove("end_session_endpoint");

        assertThat(world.door().logout(world.login().session().orElseThrow(), OidcWorld.BACK))
                .isEmpty();
    }

    @Test
    void nothingPersonalIsPrinted() {
        Login login = world.login();

        assertThat(login + " " + login.session().orElseThrow() + " " + login.attributes())
                .doesNotContain("Đặng", "bpk2", "ey", "0815");
    }
}
