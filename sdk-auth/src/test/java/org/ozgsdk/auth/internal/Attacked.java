// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ozgsdk.auth.Login;
import org.ozgsdk.auth.LoginOutcome;
import org.ozgsdk.auth.idp.Answer;
import org.ozgsdk.core.UntrustedException;

/** A service for each form of answer, all by the public way; looks at what a refusal says outwards, inwards and about the person. */
final class Attacked {

    private static final Pattern RULE = Pattern.compile("DEBUG .*: an answer was refused, rule ([A-Z_]+)\\.");

    private final Map<Face, World> worlds = new EnumMap<>(Face.class);

    World world(Face face) {
        return worlds.computeIfAbsent(face, key -> new World(key.profile, key.request()));
    }

    /** A right answer of this form, not yet sent. */
    Answer answer(Face face, Consumer<Answer> change) {
        return world(face).answer(answer -> {
            face.fill(answer);
            change.accept(answer);
        });
    }

    LoginOutcome outcome(Face face, Consumer<Answer> change) {
        return world(face).saml.finish(answer(face, change).answer());
    }

    Login login(Face face, Consumer<Answer> change) {
        LoginOutcome outcome = outcome(face, change);
        assertThat(outcome).isInstanceOf(LoginOutcome.LoggedIn.class);
        return ((LoginOutcome.LoggedIn) outcome).login();
    }

    /** The rule by which the attack was refused, read from the log as an operator would. */
    Rule refused(Face face, Consumer<Answer> attack) {
        Answer answer = answer(face, attack);
        return refused(face, () -> world(face).saml.finish(answer.answer()));
    }

    Rule refused(Face face, Runnable attempt) {
        Recorder.LINES.clear();
        UntrustedException refused = catchThrowableOfType(UntrustedException.class, attempt::run);
        List<String> lines = List.copyOf(Recorder.LINES);
        assertThat(refused).as("%s: the attack is refused", face).isNotNull();
        assertThat(refused)
                .hasMessage(World.UNIFORM.replace("bundid", face.profile.id()))
                .hasNoCause();
        StringWriter trace = new StringWriter();
        refused.printStackTrace(new PrintWriter(trace));
        assertThat(trace.toString()).doesNotContain(Face.CANARIES);
        assertThat(lines).allSatisfy(line -> assertThat(line).doesNotContain(Face.CANARIES));
        List<Rule> rules = lines.stream()
                .map(RULE::matcher)
                .filter(Matcher::find)
                .map(found -> Rule.valueOf(found.group(1)))
                .toList();
        assertThat(rules).as("%s: the log names the rule, once", face).hasSize(1);
        return rules.get(0);
    }
}
