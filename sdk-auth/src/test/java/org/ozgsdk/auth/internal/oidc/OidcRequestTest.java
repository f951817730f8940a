// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.internal.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.ozgsdk.auth.AccountAttribute;
import org.ozgsdk.auth.LoginRequest;
import org.ozgsdk.auth.LoginStart;
import org.ozgsdk.auth.idp.Op;
import org.ozgsdk.auth.oidc.ClaimMapping;
import org.ozgsdk.auth.profile.LevelWords;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.TrustLevel;

/** What a browser brings to the provider. */
class OidcRequestTest {

    private final OidcWorld world = new OidcWorld();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void theBrowserIsRedirectedWithACodeRequest() {
        LoginStart start = world.door().begin(world.request);

        assertThat(start.way()).isEqualTo(LoginStart.Way.REDIRECT);
        assertThat(start.location().toString()).startsWith(world.op.issuer() + "/auth?response_type=code&");
        assertThat(start.fields())
                .containsEntry("client_id", "gewerbe")
                .containsEntry("redirect_uri", "https://gewerbe.example/oidc")
                .containsEntry("scope", "openid")
                .containsEntry("code_challenge_method", "S256")
                .containsEntry("acr_values", "STORK-QAA-Level-3")
                .containsEntry("ui_locales", "de")
                .containsEntry("prompt", "login")
                .containsEntry("max_age", "0")
                .doesNotContainKeys("kc_idp_hint", "client_secret", "code_verifier");
    }

    @Test
    void theChallengeIsTheHashOfAVerifierNobodySees() {
        LoginStart start = world.door().begin(world.request);
        Proof proof = new Proof(start.fields().get("state"), start.browserToken());

        assertThat(proof.verifier()).matches("[A-Za-z0-9_-]{43}");
        assertThat(start.fields()).containsEntry("code_challenge", Op.url(Op.sha256(proof.verifier())));
        assertThat(start.fields().values()).doesNotContain(proof.verifier());
    }

    @Test
    void eachLoginHasItsOwnStateNonceAndChallenge() {
        Map<String, String> one = world.door().begin(world.request).fields();
        Map<String, String> other = world.door().begin(world.request).fields();

        for (String name : new String[] {"state", "nonce", "code_challenge"}) {
            assertThat(one.get(name)).isNotBlank().isNotEqualTo(other.get(name));
        }
        assertThat(one.get("nonce")).isNotEqualTo(one.get("code_challenge"));
    }

    @Test
    void theAuthorityGoesAlongOnlyWhereTheHouseWantsIt() {
        world.request = LoginRequest.builder(TrustLevel.LOW, "Stadt Aachen", "BMI-A0001")
                .language("en")
                .build();
        assertThat(world.door().begin(world.request).fields().values()).doesNotContain("Stadt Aachen", "BMI-A0001");

        world.asking = new Client.Asking(Optional.of("bundid"), Optional.of("behoerde"), Optional.of("dienst"));
        assertThat(world.door().begin(world.request).fields())
                .containsEntry("kc_idp_hint", "bundid")
                .containsEntry("behoerde", "Stadt Aachen")
                .containsEntry("dienst", "BMI-A0001")
                .containsEntry("ui_locales", "en");
    }

    @Test
    void aParameterOfOpenIdConnectCannotBeOverwritten() {
        assertThatThrownBy(() -> AuthorizationRequest.requireFree("redirect_uri"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("redirect_uri");
    }

    @Test
    void aLevelNobodyTellsIsNotAskedFor() {
        world.mapping = ClaimMapping.builder("haus")
                .claim(AccountAttribute.FAMILY_NAME, "family_name")
                .claim(AccountAttribute.GIVEN_NAMES, "given_name")
                .build();

        assertThatThrownBy(() -> world.door().begin(world.request))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("ClaimMapping.Builder.level");
    }

    @Test
    void aLevelWithoutWordIsNotAskedFor() {
        world.mapping = world.mapping.toBuilder()
                .acrValues(new LevelWords(Map.of(TrustLevel.LOW, "1"), Map.of()))
                .build();

        assertThatThrownBy(() -> world.door().begin(world.request))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("acrValues");
    }

    @Test
    void anAttributeWithoutClaimIsNotAskedFor() {
        world.mapping =
                world.mapping.toBuilder().without(AccountAttribute.GIVEN_NAMES).build();

        assertThatThrownBy(() -> world.door().begin(world.request))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("GIVEN_NAMES");
    }

    @Test
    void meansCannotBeRestricted() {
        world.request = LoginRequest.builder(TrustLevel.LOW).means("eID").build();

        assertThatThrownBy(() -> world.door().begin(world.request))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("means");
    }
}
