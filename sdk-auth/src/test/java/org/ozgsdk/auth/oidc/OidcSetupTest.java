// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.Environment;
import org.ozgsdk.core.Secret;
import org.ozgsdk.core.transport.Transport;

/** What a set-up must keep; each message names the setting. */
class OidcSetupTest {

    private static final Issuer ISSUER = Issuer.of(Environment.TEST, URI.create("https://sso.example/realms/buerger"));

    private static OidcAccount.Builder builder(Issuer issuer, String client, String back) {
        return OidcAccount.builder(
                issuer,
                client,
                new ClientAuthentication.SecretBasic(Secret.of("geheim")),
                URI.create(back),
                ClaimMapping.bundIdBehindKeycloak());
    }

    @Test
    void anAccountHasTheIdOfItsMappingAndCallsNobodyWhenBuilt() {
        assertThat(builder(ISSUER, "gewerbe", "https://gewerbe.example/oidc")
                        .build()
                        .id())
                .isEqualTo("bundid");
    }

    @ParameterizedTest
    @CsvSource({
        "TEST, http://sso.example/realm",
        "TEST, http://127.0.0.1:8080/realm",
        "PROD, https://localhost/realm",
        "PROD, https://127.0.0.1/realm",
        "SANDBOX, http://sso.example/realm",
        "TEST, https://user@sso.example/realm",
        "TEST, https://sso.example/realm?x=1",
        "TEST, https://sso.example/realm#x"
    })
    void anIssuerMustBeAllowedInItsEnvironment(Environment environment, URI issuer) {
        assertThatThrownBy(() -> Issuer.of(environment, issuer))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("Issuer.uri");
    }

    @Test
    void aSandboxMayBeOnThisMachineOverPlainHttp() {
        assertThat(Issuer.of(Environment.SANDBOX, URI.create("http://127.0.0.1:8080/realm"))
                        .endpoints())
                .isEmpty();
    }

    @Test
    void theRedirectUriMustBeHttps() {
        refused("redirectUri", "http://gewerbe.example/oidc", settings -> settings);
    }

    @Test
    void theLifetimeIsBounded() {
        refused("lifetime", "https://gewerbe.example/oidc", settings -> settings.lifetime(Duration.ZERO));
        refused("lifetime", "https://gewerbe.example/oidc", settings -> settings.lifetime(Duration.ofMinutes(61)));
    }

    @Test
    void theTransportMustBeOfTheSameEnvironment() {
        Transport prod = Transport.builder(Environment.PROD).build();
        refused("transport", "https://gewerbe.example/oidc", settings -> settings.transport(prod));
    }

    @Test
    void aParameterOfOnesOwnMustHaveAFreeName() {
        refused("scope", "https://gewerbe.example/oidc", settings -> settings.organisationParameter("scope"));
        refused("state", "https://gewerbe.example/oidc", settings -> settings.onlineServiceParameter("state"));
    }

    @Test
    void theClientIdMustNotBeBlank() {
        assertThatThrownBy(() ->
                        builder(ISSUER, " ", "https://gewerbe.example/oidc").build())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("client id");
    }

    private static void refused(String word, String back, UnaryOperator<OidcAccount.Builder> change) {
        assertThatThrownBy(() -> change.apply(builder(ISSUER, "gewerbe", back)).build())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(word);
    }
}
