// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FirstProgramTest {

    @Test
    void aHousePrintsTheOpenAssumptionsFromItsOwnTool() {
        ByteArrayOutputStream page = new ByteArrayOutputStream();
        // tag::first[]
        PrintStream out = new PrintStream(page, true, StandardCharsets.UTF_8);
        int code = Ozg.run(out, System.err, "assumptions", "--json");
        if (code != Ozg.FINE) {
            throw new IllegalStateException("ozg assumptions ended with " + code);
        }
        // end::first[]
        assertThat(page.toString(StandardCharsets.UTF_8)).contains("\"statement\"");
    }
}
