// SPDX-License-Identifier: Apache-2.0
package org.example.consumer;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.ozgsdk.core.Ars;
import org.ozgsdk.core.Environment;
import org.ozgsdk.core.LeikaKey;
import org.ozgsdk.core.Responsibility.Offered;
import org.ozgsdk.core.transport.Transport;
import org.ozgsdk.delivery.Attachment;
import org.ozgsdk.delivery.Destination;
import org.ozgsdk.delivery.Outcome;
import org.ozgsdk.delivery.Receipt;
import org.ozgsdk.delivery.Submission;
import org.ozgsdk.delivery.fitconnect.FitConnect;
import org.ozgsdk.delivery.fitconnect.FitConnectEnvironment;
import org.ozgsdk.efa.pvog.Pvog;
import org.ozgsdk.efa.pvog.PvogEnvironment;
import org.ozgsdk.sandbox.Sandbox;
import org.ozgsdk.xoev.XoevStandards;

/** One delivery with the published artifacts, on whatever path they lie. */
public final class Consumer {

    private static final LeikaKey TRADE = LeikaKey.of("99050012104000");
    private static final Ars VILLAGE = Ars.of("071315001004");

    private Consumer() {}

    public static void main(String[] args) {
        try (Sandbox sandbox = Sandbox.builder().keys(Path.of("target/sandbox-keys")).start()) {
            Transport transport = Transport.builder(Environment.SANDBOX).build();
            Pvog pvog = Pvog.builder(PvogEnvironment.of(Environment.SANDBOX, sandbox.suchdienst()), transport)
                    .build();
            FitConnectEnvironment environment = FitConnectEnvironment.custom(Environment.SANDBOX)
                    .token(sandbox.tokenUri())
                    .submissionApi(sandbox.submissionApi())
                    .portal(sandbox.portal())
                    .submissionHosts(sandbox.baseUri().getAuthority())
                    .build()
                    .withAnchors(sandbox.trustAnchors());
            FitConnect fitConnect = FitConnect.builder(
                            environment, sandbox.sender().clientId(), sandbox.sender().secret())
                    .transport(transport)
                    .build();
            Offered offered = (Offered) pvog.find(TRADE, VILLAGE);
            Destination destination = fitConnect.destination(offered.only().address(), TRADE, VILLAGE);
            Receipt receipt = fitConnect.send(Submission.builder(destination)
                    .xml("urn:ozgsdk:beispiel:gewerbeanmeldung:1.0", "<probe/>".getBytes(StandardCharsets.UTF_8))
                    .attach(Attachment.of("probe.txt", "text/plain", "Probe".getBytes(StandardCharsets.UTF_8)))
                    .serviceName("Probe")
                    .build());
            Outcome outcome = fitConnect.awaitOutcome(receipt, Duration.ofSeconds(20));
            List<String> standards = XoevStandards.of().ids();
            String path = Consumer.class.getModule().isNamed() ? "module path" : "class path";
            System.out.println(path + ": " + outcome + ", standards installed: " + standards);
            if (!(outcome instanceof Outcome.Accepted)) {
                System.exit(1);
            }
        }
    }
}
