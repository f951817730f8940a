// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.ozgsdk.core.Ars;
import org.ozgsdk.core.LeikaKey;

/** The first program of a user, as docs/recipes/sandbox.md shows it. */
class FirstProgramTest {

    @Test
    void theFirstProgramRuns() throws Exception {
        // tag::first[]
        try (Sandbox sandbox = Sandbox.builder().start()) {
            sandbox.places().join(Ars.of("034030000000"), LeikaKey.of("99050012104000"), "Gewerbeamt (Muster)");
            HttpRequest ask = HttpRequest.newBuilder(URI.create(sandbox.suchdienst()
                            + "/v2/servicedescriptions/leikahierarchy?leikaIds=99050012104000&ars=034030000000"))
                    .build();
            String answer = HttpClient.newHttpClient()
                    .send(ask, HttpResponse.BodyHandlers.ofString())
                    .body();
            assertThat(answer).contains("Gewerbe Anmeldung");
            assertThat(sandbox.office().received()).isEmpty();
        }
        // end::first[]
    }
}
