// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.Test;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.core.json.JsonObject;
import org.ozgsdk.core.transport.Request;
import org.ozgsdk.core.transport.Response;
import org.ozgsdk.core.transport.Transport;

/** The lines of docs/recipes/core.md, compiled and run. */
class FirstProgramTest {

    @Test
    void theFirstProgramReadsAnAnswerOverHttp() throws Exception {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (MockWebServer server = new MockWebServer()) {
            server.start();
            server.enqueue(new MockResponse.Builder().code(503).build());
            server.enqueue(new MockResponse.Builder()
                    .body("{\"title\":\"Gewerbe Anmeldung\"}")
                    .build());

            program(server.url("/dienst/").uri(), new PrintStream(printed, true, StandardCharsets.UTF_8));

            server.takeRequest();
            assertThat(server.takeRequest().getTarget()).isEqualTo("/dienst/053340002002/99050012104000");
        }
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("NORDRHEIN_WESTFALEN")
                .contains("Gewerbe Anmeldung");
    }

    private static void program(URI service, PrintStream out) {
        // tag::first[]
        Transport transport = Transport.builder(Environment.SANDBOX)
                .callTimeout(Duration.ofSeconds(20))
                .userAgent("gewerbe-online/1.4")
                .build();
        Ars aachen = Ars.of("053340002002");
        LeikaKey tradeRegistration = LeikaKey.of("99050012104000");

        Response answer = transport.send(
                Request.get(service.resolve(aachen + "/" + tradeRegistration)).header("Accept", "application/json"));
        JsonObject entry = Json.object(answer.bytes(), "entry of the service");
        out.println(aachen.land() + ": " + entry.text("title"));
        // end::first[]
    }
}
