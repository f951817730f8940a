// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.example.gewerbe;

import java.time.Duration;
import org.ozgsdk.core.Ars;
import org.ozgsdk.core.Environment;
import org.ozgsdk.delivery.fitconnect.FitConnect;
import org.ozgsdk.delivery.fitconnect.FitConnectEnvironment;
import org.ozgsdk.efa.pvog.Pvog;
import org.ozgsdk.efa.pvog.PvogEnvironment;
import org.ozgsdk.example.story.PlaceStory;
import org.ozgsdk.example.story.Stage;
import org.ozgsdk.example.story.Story;
import org.ozgsdk.sandbox.Sandbox;

/** The main job: the service at three places, one of which joins while the program runs. */
public final class GewerbeStory {

    private GewerbeStory() {}

    /** Plays the story; its options stand in the README. */
    public static void main(String[] args) {
        Story.tell("Gewerbe anmelden", args, GewerbeStory::play);
    }

    static void play(Story story) {
        var applications = story.applications(Gewerbeanmeldung.class);
        byte[] evidence = story.file("nachweis.txt");
        try (Stage stage = story.stage()) {
            GewerbeService service = service(stage);
            for (Gewerbeanmeldung application : applications) {
                story.options().ars().ifPresent(ars -> application.betrieb.regionalschluessel = ars.digits());
                PlaceStory place = story.place(Ars.of(application.betrieb.regionalschluessel));
                stage.serve(place, GewerbeService.SERVICE, () -> service.register(application, evidence, place));
            }
        }
    }

    private static GewerbeService service(Stage stage) {
        Sandbox sandbox = stage.sandbox();
        PvogEnvironment pvog = PvogEnvironment.of(Environment.SANDBOX, sandbox.suchdienst());
        FitConnectEnvironment fitConnect = FitConnectEnvironment.custom(Environment.SANDBOX)
                .token(sandbox.tokenUri())
                .submissionApi(sandbox.submissionApi())
                .portal(sandbox.portal())
                .submissionHosts(sandbox.baseUri().getAuthority())
                .build()
                .withAnchors(sandbox.trustAnchors());
        return new GewerbeService(
                Pvog.builder(pvog, stage.transport()).build(),
                FitConnect.builder(
                                fitConnect,
                                sandbox.sender().clientId(),
                                sandbox.sender().secret())
                        .transport(stage.transport())
                        .pollInterval(Duration.ofMillis(200))
                        .build());
    }
}
