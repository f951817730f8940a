// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.example.gewerbe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.Environment;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.transport.Body;
import org.ozgsdk.core.transport.Request;
import org.ozgsdk.core.transport.Transport;
import org.ozgsdk.delivery.Receipt;
import org.ozgsdk.delivery.fitconnect.FitConnect;
import org.ozgsdk.delivery.fitconnect.FitConnectEnvironment;
import org.ozgsdk.efa.pvog.Pvog;
import org.ozgsdk.efa.pvog.PvogEnvironment;
import org.ozgsdk.example.story.PlaceStory;
import org.ozgsdk.example.story.Story;
import org.ozgsdk.example.story.StoryOptions;
import org.ozgsdk.sandbox.ReceivedApplication;
import org.ozgsdk.sandbox.Sandbox;
import org.ozgsdk.sandbox.Tamper;

/** The main job: three places, one service; the third joins while the program runs. */
public final class GewerbeStory {

    private GewerbeStory() {}

    /** Plays the story; options stand in the README. */
    public static void main(String[] args) {
        Story.tell("Gewerbe anmelden", args, GewerbeStory::play);
    }

    static void play(Story story) {
        List<GewerbeForm> forms = forms(story.options());
        try (Sandbox sandbox = Sandbox.builder().port(story.options().port()).start()) {
            story.options().tampering().ifPresent(what -> sandbox.faults().tamper(tamper(what)));
            Transport transport = Transport.builder(Environment.SANDBOX).build();
            GewerbeService service = service(sandbox, transport);
            for (GewerbeForm form : forms) {
                PlaceStory place = story.place(form.ars());
                attempt(service, form, place, story, sandbox);
                if (place.is("notOffered") && story.options().ars().isEmpty()) {
                    editorLetsJoin(sandbox, transport, place);
                    attempt(service, form, place, story, sandbox);
                }
            }
            story.fact("acceptedAtTheOffice", sandbox.office().received().stream()
                    .filter(application -> application.outcome() == ReceivedApplication.Outcome.ACCEPTED)
                    .count());
        }
    }

    private static GewerbeService service(Sandbox sandbox, Transport transport) {
        Pvog pvog = Pvog.builder(PvogEnvironment.of(Environment.SANDBOX, sandbox.suchdienst()), transport).build();
        FitConnectEnvironment fitConnect = FitConnectEnvironment.custom(Environment.SANDBOX)
                .token(sandbox.tokenUri())
                .submissionApi(sandbox.submissionApi())
                .portal(sandbox.portal())
                .submissionHosts(sandbox.baseUri().getAuthority())
                .build()
                .withAnchors(sandbox.trustAnchors());
        return new GewerbeService(pvog, pvog, FitConnect.builder(fitConnect, sandbox.sender().clientId(), sandbox.sender().secret())
                .transport(transport)
                .pollInterval(Duration.ofMillis(200))
                .build());
    }

    private static void attempt(GewerbeService service, GewerbeForm form, PlaceStory place, Story story, Sandbox sandbox) {
        try {
            service.register(form, place).ifPresent(receipt -> noteWhatArrived(sandbox, receipt, place));
        } catch (UntrustedException e) {
            story.untrusted(place, e);
        }
    }

    /** The sandbox's own history is the witness, not what the service says of itself. */
    private static void noteWhatArrived(Sandbox sandbox, Receipt receipt, PlaceStory place) {
        for (ReceivedApplication received : sandbox.office().received()) {
            if (received.submissionId().equals(receipt.submissionId())) {
                place.fact("deliveredSha512", received.dataSha512());
            }
        }
    }

    private static void editorLetsJoin(Sandbox sandbox, Transport transport, PlaceStory place) {
        Map<String, String> entry = Map.of("ars", place.ars().digits(), "leistung", GewerbeService.SERVICE.digits(), "behoerde", place.text("authority"));
        int status = transport.send(Request.post(sandbox.baseUri().resolve("/redaktion"), Body.form(entry))).status();
        place.step("join", "Die Redaktion trägt die Parameter ein, während das Programm läuft (HTTP " + status + ")", "the editor enters the parameters while the program runs (HTTP " + status + ")");
    }

    private static Tamper tamper(StoryOptions.Tampering what) {
        return switch (what) {
            case destination -> Tamper.DESTINATION_SIGNATURE;
            case key -> Tamper.DESTINATION_KEY;
            default -> Tamper.valueOf(what.name().toUpperCase(Locale.ROOT));
        };
    }

    private static List<GewerbeForm> forms(StoryOptions options) {
        try (Stream<Path> files = Files.list(options.input())) {
            List<GewerbeForm> forms = files.filter(file -> file.toString().endsWith(".json")).sorted().map(GewerbeForm::read).toList();
            if (forms.isEmpty()) {
                throw new ConfigurationException("Im Ordner " + options.input() + " liegt kein Antrag (*.json). / No application in the folder.");
            }
            return options.ars().map(ars -> List.of(forms.get(0).at(ars))).orElse(forms);
        } catch (IOException e) {
            throw new ConfigurationException("Der Ordner " + options.input() + " ist nicht lesbar. / The folder is not readable.", e);
        }
    }
}
