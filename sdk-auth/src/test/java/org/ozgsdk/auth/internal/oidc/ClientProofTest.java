// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.internal.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.ozgsdk.auth.LoginAnswer;
import org.ozgsdk.auth.LoginOutcome;
import org.ozgsdk.auth.idp.Keys;
import org.ozgsdk.auth.idp.Op;
import org.ozgsdk.auth.oidc.ClientAuthentication;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.Secret;

/** How we prove who we are, read with Nimbus. */
class ClientProofTest {

    private final OidcWorld world = new OidcWorld();

    @AfterEach
    void close() {
        world.close();
    }

    private Op.Received tokenCall() {
        assertThat(world.outcome()).isInstanceOf(LoginOutcome.LoggedIn.class);
        return world.op.received.stream()
                .filter(call -> call.path().equals("/realm/token"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aSecretGoesIntoTheHeaderEncodedLikeAFormField() {
        Op.Received call = tokenCall();
        String pair = new String(
                Base64.getDecoder().decode(call.authorization().substring("Basic ".length())), StandardCharsets.UTF_8);

        assertThat(pair).isEqualTo("gewerbe:geheim+%26+mehr");
        assertThat(call.form())
                .containsOnlyKeys("grant_type", "code", "redirect_uri", "code_verifier")
                .containsEntry("grant_type", "authorization_code");
    }

    @Test
    void aSecretGoesIntoTheFormIfTheProviderWantsItThere() {
        world.authentication = new ClientAuthentication.SecretPost(Secret.of("geheim"));
        Op.Received call = tokenCall();

        assertThat(call.authorization()).isEmpty();
        assertThat(call.form()).containsEntry("client_id", "gewerbe").containsEntry("client_secret", "geheim");
    }

    @Test
    void anRsaKeySignsWithPs256() throws Exception {
        var own = new ClientAuthentication.PrivateKeyJwt(Keys.SERVICE_SIGNING);
        JWK published = published(own);
        SignedJWT assertion = assertion(own);

        assertThat(assertion.getHeader().getAlgorithm().getName()).isEqualTo("PS256");
        assertThat(assertion.getHeader().getKeyID()).isEqualTo(published.getKeyID());
        assertThat(assertion.verify(new RSASSAVerifier(published.toRSAKey()))).isTrue();
    }

    @Test
    void anEcKeySignsWithEs256() throws Exception {
        var own = new ClientAuthentication.PrivateKeyJwt(Keys.ec("client"));
        JWK published = published(own);
        SignedJWT assertion = assertion(own);

        assertThat(assertion.getHeader().getAlgorithm().getName()).isEqualTo("ES256");
        assertThat(assertion.verify(new ECDSAVerifier(published.toECKey()))).isTrue();
    }

    @Test
    void theAssertionIsForTheIssuerForAMinuteAndOnce() throws Exception {
        var own = new ClientAuthentication.PrivateKeyJwt(Keys.SERVICE_SIGNING);
        var first = assertion(own).getJWTClaimsSet();
        world.op.received.clear();
        var second = assertion(own).getJWTClaimsSet();

        assertThat(first.getIssuer()).isEqualTo("gewerbe");
        assertThat(first.getSubject()).isEqualTo("gewerbe");
        assertThat(first.getAudience()).containsExactly(world.op.issuer());
        assertThat(first.getExpirationTime().getTime() - first.getIssueTime().getTime())
                .isEqualTo(60_000);
        assertThat(first.getJWTID()).isNotEqualTo(second.getJWTID());
    }

    private SignedJWT assertion(ClientAuthentication own) throws java.text.ParseException {
        world.authentication = own;
        Op.Received call = tokenCall();
        assertThat(call.authorization()).isEmpty();
        assertThat(call.form())
                .containsEntry("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
        return SignedJWT.parse(call.form().get("client_assertion"));
    }

    private static JWK published(ClientAuthentication.PrivateKeyJwt own) throws java.text.ParseException {
        JWK key = JWKSet.parse(new String(own.jwks(), StandardCharsets.UTF_8))
                .getKeys()
                .get(0);
        assertThat(key.isPrivate()).isFalse();
        return key;
    }

    @Test
    void aProviderThatDoesNotKnowUsIsAMatterOfConfiguration() {
        world.op.tokenStatus = 401;
        world.op.onAnswer = answer -> answer.put("error", "invalid_client");
        OidcLogin door = world.door();
        LoginAnswer answer = world.logIn(door.begin(world.request));

        assertThatThrownBy(() -> door.finish(answer))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("client authentication");
    }

    @Test
    void aWeakKeyIsRefused() {
        assertThatThrownBy(() -> new ClientAuthentication.PrivateKeyJwt(Keys.IDP))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("3072");
    }

    @Test
    void noSecretIsPrinted() {
        assertThat(new ClientAuthentication.SecretBasic(Secret.of("geheim")).toString())
                .doesNotContain("geheim");
        assertThat(new ClientAuthentication.SecretPost(Secret.of("geheim")).toString())
                .doesNotContain("geheim");
        assertThat(Map.of("k", new ClientAuthentication.PrivateKeyJwt(Keys.SERVICE_SIGNING))
                        .toString())
                .contains("key ***");
    }
}
