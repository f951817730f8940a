// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.example.story;

import java.util.Locale;
import java.util.Map;
import org.ozgsdk.core.Environment;
import org.ozgsdk.core.LeikaKey;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.transport.Body;
import org.ozgsdk.core.transport.Request;
import org.ozgsdk.core.transport.Transport;
import org.ozgsdk.sandbox.ReceivedApplication;
import org.ozgsdk.sandbox.Sandbox;
import org.ozgsdk.sandbox.Tamper;

/**
 * The sandbox a story plays on, with the people around a service: the editor who lets a place join, and the office as witness of what arrived. Used by one
 * thread.
 */
public final class Stage implements AutoCloseable {

    private final Story story;
    private final Sandbox sandbox;
    private final Transport transport;

    private Stage(Story story, Sandbox sandbox) {
        this.story = story;
        this.sandbox = sandbox;
        this.transport = Transport.builder(Environment.SANDBOX).build();
    }

    static Stage open(Story story) {
        Sandbox sandbox = Sandbox.builder().port(story.options().port()).start();
        story.options().tampering().ifPresent(what -> sandbox.faults().tamper(tamper(what)));
        return new Stage(story, sandbox);
    }

    /** {@return the other side} */
    public Sandbox sandbox() {
        return sandbox;
    }

    /** {@return a transport to it} */
    public Transport transport() {
        return transport;
    }

    /**
     * Serves one application. A place that does not offer the service yet is entered by the editor, over HTTP, and the very same application is served again.
     *
     * @param place where
     * @param service which service the editor enters
     * @param attempt what the service does with the application
     */
    public void serve(PlaceStory place, LeikaKey service, Runnable attempt) {
        once(place, attempt);
        if (place.is("notOffered") && story.options().ars().isEmpty()) {
            editorLetsJoin(place, service);
            once(place, attempt);
        }
    }

    private void once(PlaceStory place, Runnable attempt) {
        try {
            attempt.run();
        } catch (UntrustedException e) {
            story.untrusted(place, e);
        }
        noteWhatArrived(place);
    }

    private void editorLetsJoin(PlaceStory place, LeikaKey service) {
        Map<String, String> entry =
                Map.of("ars", place.ars().digits(), "leistung", service.digits(), "behoerde", place.text("authority"));
        int status = transport
                .send(Request.post(sandbox.baseUri().resolve("/redaktion"), Body.form(entry)))
                .status();
        place.step("join", "HTTP " + status);
    }

    /** The office is the witness, not what the service says of itself. */
    private void noteWhatArrived(PlaceStory place) {
        for (ReceivedApplication received : sandbox.office().received()) {
            if (received.submissionId().toString().equals(place.text("submissionId"))) {
                place.fact("deliveredSha512", received.dataSha512());
            }
        }
    }

    private static Tamper tamper(StoryOptions.Tampering what) {
        return switch (what) {
            case destination -> Tamper.DESTINATION_SIGNATURE;
            case key -> Tamper.DESTINATION_KEY;
            default -> Tamper.valueOf(what.name().toUpperCase(Locale.ROOT));
        };
    }

    @Override
    public void close() {
        story.fact(
                "acceptedAtTheOffice",
                sandbox.office().received().stream()
                        .filter(application -> application.outcome() == ReceivedApplication.Outcome.ACCEPTED)
                        .count());
        sandbox.close();
    }
}
