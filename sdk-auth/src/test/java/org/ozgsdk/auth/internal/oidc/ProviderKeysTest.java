// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.internal.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ozgsdk.auth.LoginOutcome;
import org.ozgsdk.auth.idp.Keys;
import org.ozgsdk.auth.idp.Op;
import org.ozgsdk.auth.internal.Rule;
import org.ozgsdk.auth.oidc.Issuer;
import org.ozgsdk.core.ConfigurationException;

/** Where addresses and keys come from, and how often. */
class ProviderKeysTest {

    private final OidcWorld world = new OidcWorld();

    @AfterEach
    void close() {
        world.close();
    }

    private static LoginOutcome again(OidcWorld world, OidcLogin door) {
        return door.finish(world.logIn(door.begin(world.request)));
    }

    private void nextKey() {
        world.op.keys = List.of(Op.rsa(Keys.NEXT_IDP, "op-2"));
        world.op.signer = Op.signer(Keys.NEXT_IDP);
        world.op.onHeader = header -> header.keyID("op-2");
    }

    @Test
    void addressesAndKeysAreReadOnce() {
        OidcLogin door = world.door();
        again(world, door);
        again(world, door);

        assertThat(world.op.discoveries).hasValue(1);
        assertThat(world.op.keyFetches).hasValue(1);
    }

    @Test
    void aNewKeyIsFoundWithoutARestart() {
        OidcLogin door = world.door();
        again(world, door);
        nextKey();
        world.clock.forward(SigningKeys.LEAST);

        assertThat(again(world, door)).isInstanceOf(LoginOutcome.LoggedIn.class);
        assertThat(world.op.keyFetches).hasValue(2);
    }

    @Test
    void unknownKeysMakeUsLookAtMostEvery30Seconds() {
        OidcLogin door = world.door();
        again(world, door);
        nextKey();
        world.clock.forward(SigningKeys.LEAST.minusSeconds(1));

        for (int i = 0; i < 3; i++) {
            assertThat(OidcWorld.broken(door, world.logIn(door.begin(world.request))))
                    .isEqualTo(Rule.KEY);
        }
        assertThat(world.op.keyFetches).hasValue(1);
    }

    @Test
    void aKeyThatWasTakenBackIsForgottenWithinAnHour() {
        OidcLogin door = world.door();
        again(world, door);
        world.op.keys = List.of(Op.rsa(Keys.NEXT_IDP, "op-2"));
        assertThat(again(world, door)).isInstanceOf(LoginOutcome.LoggedIn.class);
        world.clock.forward(Duration.ofHours(1));

        assertThat(OidcWorld.broken(door, world.logIn(door.begin(world.request))))
                .isEqualTo(Rule.KEY);
    }

    @Test
    void addressesThatAreGivenAreNotReadFromTheProvider() {
        String base = world.op.issuer();
        world.endpoints = Optional.of(new Issuer.Endpoints(
                URI.create(base + "/auth"),
                URI.create(base + "/token"),
                URI.create(base + "/keys"),
                Optional.empty(),
                Optional.empty(),
                true));

        assertThat(world.outcome()).isInstanceOf(LoginOutcome.LoggedIn.class);
        assertThat(world.op.discoveries).hasValue(0);
    }

    @Test
    void aProviderThatCallsItselfOtherwiseIsRefused() {
        refused("names another issuer", document -> document.put("issuer", world.op.issuer() + "/"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "authorization_endpoint",
                "token_endpoint",
                "jwks_uri",
                "userinfo_endpoint",
                "end_session_endpoint"
            })
    void anAddressOverPlainHttpIsRefused(String name) {
        refused("must be an https URL", document -> document.put(name, "http://sso.example/x"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"authorization_endpoint", "token_endpoint", "jwks_uri", "issuer"})
    void anAddressThatIsMissingIsRefused(String name) {
        refused("another form", document -> document.remove(name));
    }

    private void refused(String words, Consumer<java.util.Map<String, Object>> change) {
        world.op.onDiscovery = change;

        assertThatThrownBy(() -> world.door().begin(world.request))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(words);
    }
}
