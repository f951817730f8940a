// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.ozgsdk.core.Ars;
import org.ozgsdk.core.Environment;
import org.ozgsdk.core.LeikaKey;
import org.ozgsdk.delivery.fitconnect.FitConnect;
import org.ozgsdk.delivery.fitconnect.FitConnectEnvironment;
import org.ozgsdk.sandbox.Sandbox;

class FirstProgramTest {

    @Test
    void anApplicationReachesTheOfficeAndIsAccepted() {
        byte[] xml = World.MESSAGE;
        byte[] pdf = "%PDF-1.7 Muster".getBytes(StandardCharsets.US_ASCII);
        try (Sandbox sandbox = Sandbox.builder().start()) {
            String route = new World(sandbox).signature(World.AACHEN); // ozg-sdk-efa finds it in real life
            // tag::first[]
            FitConnect fitConnect = FitConnect.builder(
                            FitConnectEnvironment.custom(Environment.SANDBOX)
                                    .token(sandbox.tokenUri())
                                    .submissionApi(sandbox.submissionApi())
                                    .portal(sandbox.portal())
                                    .build()
                                    .withAnchors(sandbox.trustAnchors()),
                            sandbox.sender().clientId(),
                            sandbox.sender().secret())
                    .build();
            Destination office = fitConnect.destination(route, LeikaKey.of("99050012104000"), Ars.of("053340002002"));
            Receipt receipt = fitConnect.send(Submission.builder(office)
                    .xml("urn:ozgsdk:beispiel:gewerbeanmeldung:1.0", xml)
                    .attach(Attachment.of("nachweis.pdf", "application/pdf", pdf))
                    .build());
            Outcome outcome = fitConnect.awaitOutcome(receipt, Duration.ofSeconds(30));
            // end::first[]
            assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
            assertThat(sandbox.office().received()).singleElement().satisfies(received -> {
                assertThat(received.submissionId()).isEqualTo(receipt.submissionId());
                assertThat(received.data()).isEqualTo(xml);
            });
        }
    }
}
