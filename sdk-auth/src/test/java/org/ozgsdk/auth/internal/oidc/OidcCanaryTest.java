// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.internal.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ozgsdk.auth.LoginAnswer;
import org.ozgsdk.auth.LoginStart;
import org.ozgsdk.auth.internal.Recorder;
import org.ozgsdk.auth.internal.Rule;

/** The log names the rule, and nobody. */
class OidcCanaryTest {

    private final OidcWorld world = new OidcWorld();

    @BeforeEach
    void emptyLog() {
        Recorder.LINES.clear();
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void aRefusalNamesItsRuleAndNothingOfTheAnswer() {
        world.op.onClaims = claims -> claims.put("aud", "andere");
        OidcLogin door = world.door();
        LoginStart start = door.begin(world.request);
        LoginAnswer answer = world.logIn(start);

        OidcWorld.refused(door, answer);

        List<String> lines = List.copyOf(Recorder.LINES);
        assertThat(lines)
                .anySatisfy(line -> assertThat(line).startsWith("DEBUG").contains("rule AUDIENCE"));
        assertThat(lines)
                .allSatisfy(line -> assertThat(line)
                        .doesNotContain(
                                "Đặng",
                                "bpk2",
                                "eyJ",
                                "opaque-access-token",
                                "geheim",
                                answer.fields().get("code"),
                                start.browserToken().reveal(),
                                new Proof(answer.fields().get("state"), start.browserToken()).verifier()));
    }

    @Test
    void aServerNobodyTrustsIsAWarningThatNamesTheHost() {
        world.op.onAnswer = answer -> answer.put("padding", "x".repeat(600_000));

        assertThat(world.broken()).isEqualTo(Rule.SERVER);
        assertThat(Recorder.LINES)
                .anySatisfy(line -> assertThat(line).startsWith("WARN").contains("127.0.0.1"));
    }
}
