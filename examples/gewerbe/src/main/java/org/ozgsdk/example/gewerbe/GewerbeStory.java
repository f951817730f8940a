// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.example.gewerbe;

import org.ozgsdk.core.Ars;
import org.ozgsdk.example.story.Stage;
import org.ozgsdk.example.story.Story;
import org.ozgsdk.example.story.Telling;
import org.ozgsdk.flow.Journey;

/** The main job: the service at three places, one of which joins while the program runs, and a crash between payment and delivery. */
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
            GewerbeService service = new GewerbeService(stage, evidence);
            goOnWhereItWasKilled(story, stage, service);
            for (Gewerbeanmeldung application : applications) {
                story.options().ars().ifPresent(ars -> application.betrieb.regionalschluessel = ars.digits());
                Ars ars = Ars.of(application.betrieb.regionalschluessel);
                if (!story.knows(ars)) {
                    Telling place = story.place(ars).telling();
                    stage.serve(place, GewerbeService.SERVICE, () -> service.apply(application, place));
                }
            }
        }
    }

    private static void goOnWhereItWasKilled(Story story, Stage stage, GewerbeService service) {
        for (Telling place : story.unfinished()) {
            Journey journey = stage.journeys().find(place.journey()).orElseThrow();
            place.survived(journey);
            stage.serve(place, GewerbeService.SERVICE, () -> service.deliver(journey, place));
        }
    }
}
