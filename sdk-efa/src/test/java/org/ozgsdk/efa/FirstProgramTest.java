// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.efa;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.ozgsdk.core.Ars;
import org.ozgsdk.core.Environment;
import org.ozgsdk.core.LeikaKey;
import org.ozgsdk.core.Responsibility;
import org.ozgsdk.core.transport.Transport;
import org.ozgsdk.efa.pvog.Pvog;
import org.ozgsdk.efa.pvog.PvogEnvironment;
import org.ozgsdk.sandbox.Sandbox;

/** The lines of docs/recipes/efa.md, compiled and run. */
class FirstProgramTest {

    @Test
    void theFirstProgramFindsTheAuthorityOfAVillage() {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (Sandbox sandbox = Sandbox.builder().officeInterval(Duration.ZERO).start()) {
            program(sandbox.suchdienst(), new PrintStream(printed, true, StandardCharsets.UTF_8));
        }

        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("Verbandsgemeinde Adenau", "071315001000", "https://");
    }

    private static void program(URI suchdienst, PrintStream out) {
        // tag::first[]
        Transport transport = Transport.builder(Environment.SANDBOX).build();
        Pvog pvog = Pvog.builder(PvogEnvironment.of(Environment.SANDBOX, suchdienst), transport)
                .build();
        LeikaKey tradeRegistration = LeikaKey.of("99050012104000");
        Ars village = Ars.of("071315001004");

        Responsibility answer = pvog.find(tradeRegistration, village);
        if (answer instanceof Responsibility.Offered offered) {
            out.println(
                    offered.only().authority().name() + ", " + offered.only().trace());
        } else if (answer instanceof Responsibility.NotOffered not) {
            out.println(not.reason() + " " + not.wayForward());
        }
        out.println(pvog.read(EfaParameters.PRIVACY_STATEMENT_URL, tradeRegistration, village));
        // end::first[]
    }
}
