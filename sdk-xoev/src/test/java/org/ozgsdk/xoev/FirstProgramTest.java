// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.xoev;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.ozgsdk.core.Finding;

class FirstProgramTest {

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);

    @Test
    void theFirstProgramWritesAMessage() {
        run(new Trade.Standard(), Trade.Registration.of("Đặng", "Šůša"));

        assertThat(printed.toString(StandardCharsets.UTF_8))
                .startsWith("application/xml, ")
                .contains("gewerbe");
    }

    @Test
    void theFirstProgramSaysWhatIsWrong() {
        run(new Trade.Standard(), Trade.Registration.of("Đặng 😀", "Šůša"));

        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("/gewerbeanmeldung.0001/antragsteller/vornamen")
                .contains("U+1F600 GRINNING FACE");
    }

    private void run(XoevStandard standard, Object content) {
        // tag::first[]
        Messages messages = Messages.builder(standard, new Product("Gewerbe online", "Stadt Musterstadt", "1.0"))
                .test("Testnachricht")
                .build();
        Party author = Party.dvdv("ozg:01001001", "Onlinedienst Musterstadt");
        Party reader = Party.dvdv("gwa:05334000", "Gewerbeamt Aachen");

        MessageResult result = messages.write(content, author, reader);
        if (result instanceof MessageResult.Ready ready) {
            out.println(ready.message().mediaType() + ", " + ready.message().schemaUri());
        } else if (result instanceof MessageResult.Refused refused) {
            for (Finding finding : refused.findings()) {
                out.println(finding.place() + ": " + finding.text());
            }
        }
        // end::first[]
    }
}
