// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.core.json.JsonObject;
import org.ozgsdk.sandbox.KnownAssumptions;

class OzgTest {

    @Test
    void withoutArgumentsItShowsItsParts() {
        Terminal terminal = Terminal.run();

        assertThat(terminal.code()).isZero();
        assertThat(terminal.out()).contains("sandbox", "assumptions");
    }

    @Test
    void assumptionsAsJsonAreTheList() {
        Terminal terminal = Terminal.run("assumptions", "--json");

        JsonObject list = Json.object(terminal.out().getBytes(StandardCharsets.UTF_8), "output");
        assertThat(terminal.code()).isZero();
        assertThat(list.objects("assumptions"))
                .extracting(entry -> entry.text("id"))
                .containsExactlyElementsOf(KnownAssumptions.all().stream()
                        .map(KnownAssumptions.Entry::id)
                        .toList());
    }

    @Test
    void assumptionsForPeopleBeginWithHowManyAreConfirmed() {
        int all = KnownAssumptions.all().size();

        assertThat(Terminal.run("assumptions").out()).contains(" von " + all + " Annahmen bestätigt.");
    }

    @ParameterizedTest
    @CsvSource({
        "--unknown, --unknown",
        "sandbocks, sandbocks",
        "assumptions --yaml, --yaml",
        "sandbox --port achtzig, achtzig",
        "sandbox --port, --port",
        "sandbox --port 65536, 65536",
        "sandbox --port -1, -1"
    })
    void aMisuseIsOneSentenceOnStandardErrorAndExitCodeTwo(String command, String named) {
        Terminal terminal = Terminal.run(command.split(" "));

        assertThat(terminal.code()).isEqualTo(Ozg.MISUSE);
        assertThat(terminal.out()).isEmpty();
        assertThat(terminal.err().strip()).contains(named).doesNotContain("\tat ", "Exception");
        assertThat(terminal.err().strip().lines()).hasSize(1);
    }
}
