// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.internal.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.ozgsdk.auth.LoginAnswer;
import org.ozgsdk.auth.LoginOutcome;
import org.ozgsdk.auth.LoginStart;
import org.ozgsdk.auth.internal.Rule;
import org.ozgsdk.core.Secret;
import org.ozgsdk.core.UnavailableException;

/** One answer for one login of one browser. */
class OidcReplayTest {

    private final OidcWorld world = new OidcWorld();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void anAnswerIsTakenOnce() {
        OidcLogin door = world.door();
        LoginAnswer answer = world.logIn(door.begin(world.request));

        assertThat(door.finish(answer)).isInstanceOf(LoginOutcome.LoggedIn.class);
        assertThat(OidcWorld.broken(door, answer)).isEqualTo(Rule.IN_RESPONSE_TO);
    }

    @Test
    void anAnswerIsTakenOnceByAllNodesTogether() {
        LoginAnswer answer = world.logIn(world.door().begin(world.request));

        assertThat(world.door().finish(answer)).isInstanceOf(LoginOutcome.LoggedIn.class);
        assertThat(OidcWorld.broken(world.door(), answer)).isEqualTo(Rule.IN_RESPONSE_TO);
    }

    @Test
    void anAnswerNobodyAskedForIsRefused() {
        OidcLogin door = world.door();
        LoginStart start = door.begin(world.request);

        assertThat(OidcWorld.broken(door, world.answer(start, Map.of("code", "c", "state", "_" + "0".repeat(40)))))
                .isEqualTo(Rule.IN_RESPONSE_TO);
    }

    @Test
    void anotherBrowserCannotEndALoginAndLeavesItPending() {
        OidcLogin door = world.door();
        LoginAnswer answer = world.logIn(door.begin(world.request));

        assertThat(OidcWorld.broken(door, new LoginAnswer(answer.fields(), Secret.of("another"))))
                .isEqualTo(Rule.BROWSER);
        assertThat(door.finish(answer)).isInstanceOf(LoginOutcome.LoggedIn.class);
    }

    @Test
    void aLoginThatTookTooLongIsRefused() {
        OidcLogin door = world.door();
        LoginAnswer answer = world.logIn(door.begin(world.request));
        world.clock.forward(Duration.ofMinutes(10));

        assertThat(OidcWorld.broken(door, answer)).isEqualTo(Rule.IN_RESPONSE_TO);
    }

    @Test
    void aStolenCodeFitsNoOtherBrowser() {
        OidcLogin door = world.door();
        String stolen = world.op.logIn(door.begin(world.request).fields());
        LoginStart attacker = door.begin(world.request);

        assertThat(OidcWorld.broken(door, world.answer(attacker, Map.of("code", stolen))))
                .as("PKCE: the provider gives no token")
                .isEqualTo(Rule.TOKEN_ANSWER);
    }

    @Test
    void aStolenCodeFitsNoOtherBrowserEvenIfTheProviderForgetsPkce() {
        OidcLogin door = world.door();
        LoginStart victim = door.begin(world.request);
        LoginStart attacker = door.begin(world.request);
        Map<String, String> forged = new java.util.HashMap<>(attacker.fields());
        forged.put("nonce", victim.fields().get("nonce"));

        assertThat(OidcWorld.broken(door, world.answer(attacker, Map.of("code", world.op.logIn(forged)))))
                .isEqualTo(Rule.NONCE);
    }

    @Test
    void aCodeIsTakenOnceEvenIfTheProviderTakesItTwice() {
        OidcLogin door = world.door();
        LoginStart first = door.begin(world.request);
        String code = world.op.logIn(first.fields());
        door.finish(world.answer(first, Map.of("code", code)));
        int calls = world.op.received.size();

        assertThat(OidcWorld.broken(door, world.answer(door.begin(world.request), Map.of("code", code))))
                .isEqualTo(Rule.REPLAY);
        assertThat(world.op.received).as("nobody was asked").hasSize(calls);
    }

    @Test
    void aFailedTokenRequestIsNotRepeatedAndEndsTheLogin() {
        world.op.tokenStatus = 503;
        OidcLogin door = world.door();
        LoginAnswer answer = world.logIn(door.begin(world.request));

        assertThatThrownBy(() -> door.finish(answer)).isInstanceOf(UnavailableException.class);
        assertThat(world.op.received.stream().filter(call -> call.path().equals("/realm/token")))
                .hasSize(1);
        assertThat(OidcWorld.broken(door, answer)).isEqualTo(Rule.IN_RESPONSE_TO);
    }

    @Test
    void theStoreHoldsNoSecretOfALogin() {
        LoginStart start = world.door().begin(world.request);
        String kept = world.store.list("auth.pending", "", "", 10).stream()
                .map(entry -> new String(entry.value(), java.nio.charset.StandardCharsets.UTF_8))
                .reduce("", String::concat);
        Proof proof = new Proof(start.fields().get("state"), start.browserToken());

        assertThat(kept).isNotEmpty().doesNotContain(start.browserToken().reveal(), proof.verifier(), proof.nonce());
    }
}
