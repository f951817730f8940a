// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.flow;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ozgsdk.auth.Login;
import org.ozgsdk.auth.LoginAttributes;
import org.ozgsdk.core.Applicant;
import org.ozgsdk.core.Ars;
import org.ozgsdk.core.Environment;
import org.ozgsdk.core.LeikaKey;
import org.ozgsdk.core.Provided;
import org.ozgsdk.core.Responsibility;
import org.ozgsdk.core.TrustLevel;
import org.ozgsdk.core.transport.Transport;
import org.ozgsdk.delivery.Destination;
import org.ozgsdk.delivery.fitconnect.FitConnect;
import org.ozgsdk.delivery.fitconnect.FitConnectEnvironment;
import org.ozgsdk.efa.pvog.Pvog;
import org.ozgsdk.efa.pvog.PvogEnvironment;
import org.ozgsdk.payment.fee.Fee;
import org.ozgsdk.payment.fee.FeeCalculation;
import org.ozgsdk.payment.fee.FeeFacts;
import org.ozgsdk.payment.fee.FeeFile;
import org.ozgsdk.sandbox.HistoryEvent;
import org.ozgsdk.sandbox.Sandbox;

/** A running sandbox with the clients for it, and an application that can be declared. */
final class World implements AutoCloseable {

    static final LeikaKey SERVICE = LeikaKey.of("99050012104000");
    static final Ars AACHEN = Ars.of("053340002002");
    static final String SCHEMA = "urn:ozgsdk:beispiel:gewerbeanmeldung:1.0";
    static final String NAME = "Đặng-Øllegård";
    static final String WARNING = "Bitte prüfen Sie Ihre Angaben in Ruhe.";

    final Sandbox sandbox =
            Sandbox.builder().officeInterval(Duration.ofMillis(50)).start();
    final Transport transport = Transport.builder(Environment.SANDBOX).build();
    final FitConnect fitConnect = FitConnect.builder(
                    FitConnectEnvironment.custom(Environment.SANDBOX)
                            .token(sandbox.tokenUri())
                            .submissionApi(sandbox.submissionApi())
                            .portal(sandbox.portal())
                            .submissionHosts(sandbox.baseUri().getAuthority())
                            .build()
                            .withAnchors(sandbox.trustAnchors()),
                    sandbox.sender().clientId(),
                    sandbox.sender().secret())
            .transport(transport)
            .pollInterval(Duration.ofMillis(50))
            .build();
    private final Pvog pvog = Pvog.builder(PvogEnvironment.of(Environment.SANDBOX, sandbox.suchdienst()), transport)
            .build();

    Destination destination() {
        Responsibility.Offered offered = (Responsibility.Offered) pvog.find(SERVICE, AACHEN);
        return fitConnect.destination(offered.only().address(), SERVICE, AACHEN);
    }

    long submitted() {
        return sandbox.history().stream()
                .filter(event -> event.kind() == HistoryEvent.Kind.SUBMITTED)
                .count();
    }

    static Journey begin(Journeys journeys) {
        return journeys.begin(SERVICE, "Gewerbe anmelden", AACHEN, "Stadt Aachen, Gewerbeamt (Muster)");
    }

    static Declaration declaration(String name) {
        byte[] xml = ("<g:gewerbeanmeldung.0001 xmlns:g=\"" + SCHEMA + "\"><antragsteller><familienname>" + name
                        + "</familienname></antragsteller></g:gewerbeanmeldung.0001>")
                .getBytes(StandardCharsets.UTF_8);
        return Declaration.ofXml("Gewerbeanmeldung", SCHEMA, xml);
    }

    static Ready ready(Journey journey) {
        return journey.declare(declaration(NAME)).shown().warned(WARNING);
    }

    static Fee fee() {
        String schedule = """
                gebuehrenordnung: "Muster"
                rechtsgrundlage: "Muster nach AVwGebO NRW"
                gueltigAb: "2024-01-01"
                muster: true
                positionen:
                  - tarifstelle: "12.1.3"
                    text: "Gewerbeanmeldung"
                    betrag: "26.00"
                """;
        return FeeCalculation.of(
                FeeFile.read(schedule.getBytes(StandardCharsets.UTF_8), "muster.yaml"),
                FeeFacts.builder().build(),
                LocalDate.of(2026, 11, 23));
    }

    static Login login() {
        Applicant.NaturalPerson person = new Applicant.NaturalPerson(
                Optional.empty(),
                new Provided<>(NAME, TrustLevel.SUBSTANTIAL, "bundid"),
                Optional.empty(),
                Optional.empty());
        return new Login(
                "bundid",
                TrustLevel.SUBSTANTIAL,
                Optional.of(person),
                Optional.of("bpk2"),
                Optional.of("0b3c8f4e-7c43-4a5e-9a0c-3f6a7f0a1b2c"),
                Optional.of("Elster"),
                new LoginAttributes(
                        Map.of("urn:oid:2.5.4.4", List.of(new Provided<>(NAME, TrustLevel.SUBSTANTIAL, "bundid"))),
                        Map.of()),
                Instant.parse("2026-11-23T09:00:00Z"),
                Optional.empty());
    }

    static List<String> steps(Journey journey) {
        return journey.log().stream().map(JournalEntry::step).toList();
    }

    @Override
    public void close() {
        sandbox.close();
    }
}
