// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.ozgsdk.core.Ars;
import org.ozgsdk.core.LeikaKey;
import org.ozgsdk.core.store.InMemoryStore;
import org.ozgsdk.core.store.Store;
import org.ozgsdk.delivery.Destination;
import org.ozgsdk.delivery.Outcome;
import org.ozgsdk.delivery.fitconnect.FitConnect;

class FirstProgramTest {

    @Test
    void theFirstProgramRuns() {
        try (World world = new World()) {
            Store store = new InMemoryStore(Clock.systemUTC());
            FitConnect fitConnect = world.fitConnect;
            Destination destination = world.destination();
            LeikaKey service = World.SERVICE;
            Ars place = World.AACHEN;
            String schemaUri = World.SCHEMA;
            byte[] xml = World.declaration("Müller").data();
            // tag::first[]
            Journeys journeys = Journeys.builder(store).build();
            Journey journey = journeys.begin(service, "Gewerbe anmelden", place, "Stadt Aachen, Gewerbeamt");
            Ready ready = journey.declare(Declaration.ofXml("Gewerbeanmeldung", schemaUri, xml))
                    .shown()
                    .warned("Mit dem Absenden geben Sie diese Erklärung ab.");
            ready.submit(fitConnect, destination, submission -> submission.serviceName("Gewerbe anmelden"));
            Outcome outcome = journey.await(fitConnect, Duration.ofSeconds(20));
            byte[] pdf = journey.copy().orElseThrow().pdf();
            // end::first[]
            assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
            assertThat(new String(pdf, StandardCharsets.ISO_8859_1)).startsWith("%PDF-");
        }
    }
}
