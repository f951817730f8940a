// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.ozgsdk.auth.LoginOutcome;
import org.ozgsdk.auth.idp.Answer;
import org.ozgsdk.auth.idp.Keys;
import org.ozgsdk.auth.idp.Signing;

/** Personal data and secrets of a login appear in no log line of any level, no exception and no toString. */
class CanaryTest {

    private static final List<String> CANARIES = List.of(
            "Kanarienvogel",
            "Łęcki",
            "1961-03-07",
            "Geheimgasse",
            "99099",
            "Verstecken",
            "bpk-kanari",
            "postkorb-kanari",
            "192.0.2.7",
            "_flüchtig");

    private final World world = new World();
    private final List<String> seen = new ArrayList<>();

    @Test
    void nothingPersonalIsLoggedThrownOrPrinted() {
        Handler handler = listen();
        Recorder.LINES.clear();
        try {
            for (Consumer<Answer> change : changes()) {
                attempt(change);
            }
        } finally {
            Logger.getLogger("").removeHandler(handler);
        }
        seen.addAll(Recorder.LINES);

        assertThat(Recorder.LINES).as("the recorder hears the room").anyMatch(line -> line.contains("rule SIGNATURE"));
        assertThat(seen)
                .hasSizeGreaterThan(20)
                .allSatisfy(text -> assertThat(text).doesNotContain(CANARIES));
    }

    private void attempt(Consumer<Answer> change) {
        Answer answer = world.answer(given -> {
            person(given);
            change.accept(given);
        });
        String token = answer.browserToken().reveal();
        Throwable thrown = catchThrowable(() -> {
            LoginOutcome outcome = world.saml.finish(answer.answer());
            seen.add(outcome.toString());
            if (outcome instanceof LoginOutcome.LoggedIn yes) {
                seen.add(yes.login().person().toString());
                seen.add(yes.login().attributes().toString());
            }
        });
        if (thrown != null) {
            StringWriter text = new StringWriter();
            thrown.printStackTrace(new PrintWriter(text));
            seen.add(text.toString());
        }
        seen.add(answer.answer().toString());
        assertThat(seen).allSatisfy(text -> assertThat(text).doesNotContain(token));
    }

    private static List<Consumer<Answer>> changes() {
        return List.of(
                answer -> {},
                answer -> answer.signing = new Signing(Keys.FOREIGN),
                answer -> answer.audience = "",
                answer -> answer.notOnOrAfter = "1961-03-07Z",
                answer -> answer.classRef = "STORK-QAA-Level-1",
                answer -> answer.encrypted = false,
                answer -> answer.attributeExtra = answer.attributes.get("2.5.4.4"),
                answer -> answer.onPlaintext = bytes -> java.util.Arrays.copyOf(bytes, bytes.length / 2),
                answer -> answer.onPlaintext = bytes -> ("<!DOCTYPE Kanarienvogel>"
                                + new String(bytes, java.nio.charset.StandardCharsets.UTF_8))
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8),
                answer -> answer.onSigned =
                        document -> document.getDocumentElement().setAttribute("ID", "Kanarienvogel"),
                answer -> answer.onEncrypted = text -> text.replace("CipherValue", "Kanarienvogel"),
                answer ->
                        answer.status = "<samlp:Status><samlp:StatusCode Value=\"Kanarienvogel\"/><samlp:StatusMessage>"
                                + "Kanarienvogel</samlp:StatusMessage></samlp:Status>",
                answer -> answer.onResponse = bytes -> java.util.Arrays.copyOf(bytes, bytes.length / 2));
    }

    private static void person(Answer answer) {
        answer.attribute("2.5.4.42", "Kanarienvogel", "HOCH");
        answer.attribute("2.5.4.4", "Łęcki", "HOCH");
        answer.attribute("1.2.40.0.10.2.1.1.55", "1961-03-07", "HOCH");
        answer.attribute("2.5.4.16", "Geheimgasse 1", "HOCH");
        answer.attribute("2.5.4.17", "99099", "HOCH");
        answer.attribute("2.5.4.7", "Bad Verstecken", "HOCH");
        answer.attribute("1.3.6.1.4.1.25484.494450.3", "bpk-kanari", "HOCH");
        answer.attribute("2.5.4.18", "postkorb-kanari", "HOCH");
    }

    /** Santuario logs through System.Logger, which ends in java.util.logging. */
    private Handler listen() {
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord line) {
                seen.add(line.getMessage() + " " + java.util.Arrays.toString(line.getParameters()));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        handler.setLevel(Level.ALL);
        Logger.getLogger("").addHandler(handler);
        Logger.getLogger("org.apache.xml.security").setLevel(Level.ALL);
        return handler;
    }
}
