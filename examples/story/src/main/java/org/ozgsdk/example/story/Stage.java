// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.example.story;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.ozgsdk.core.Environment;
import org.ozgsdk.core.LeikaKey;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.json.JsonObject;
import org.ozgsdk.core.transport.Body;
import org.ozgsdk.core.transport.Transport;
import org.ozgsdk.example.story.StoryOptions.PaymentHabit;
import org.ozgsdk.example.story.StoryOptions.Tampering;
import org.ozgsdk.flow.Journeys;
import org.ozgsdk.sandbox.Sandbox;

/**
 * The sandbox a story plays on, with the people around a service: the citizen with a browser, the editor who lets a place join, and the counterparts as
 * witnesses of what arrived. Used by one thread.
 */
public final class Stage implements AutoCloseable {

    private final Story story;
    private final Optional<Sandbox> own;
    private final Transport transport;
    private final Door door;
    private final JournalFile journal;
    private final Counterparts counterparts;

    private Stage(Story story, Optional<Sandbox> own, URI base, JournalFile journal) {
        this.story = story;
        this.own = own;
        this.journal = journal;
        this.transport = Transport.builder(Environment.SANDBOX).build();
        this.door = new Door(transport, base);
        this.counterparts = new Counterparts(door, transport, journal.store());
    }

    static Stage open(Story story) {
        StoryOptions options = story.options();
        Optional<Sandbox> own = options.sandbox().isPresent()
                ? Optional.empty()
                : Optional.of(Sandbox.builder().port(options.port()).start());
        URI base = options.sandbox().orElseGet(() -> own.orElseThrow().baseUri());
        JournalFile journal = JournalFile.open(options.target(), options.life() > 1);
        Stage stage = new Stage(story, own, base, journal);
        options.tampering().ifPresent(what -> stage.door.fault("tamper", word(what)));
        if (options.payment().name().startsWith("wrong")) {
            stage.door.fault("payment", word(options.payment()));
        }
        return stage;
    }

    Door door() {
        return door;
    }

    /** {@return the SDK's clients for the other side} */
    public Counterparts counterparts() {
        return counterparts;
    }

    /** {@return the journeys, kept in an H2 file beside report and page} */
    public Journeys journeys() {
        return Journeys.builder(journal.store()).node("story").build();
    }

    /** {@return the person with a browser} */
    public Citizen citizen() {
        return new Citizen(transport, story.options().login(), story.options().payment());
    }

    /**
     * Serves one application. A place that does not offer the service yet is entered by the editor, over HTTP, and the very same application is served again.
     *
     * @param telling where
     * @param service which service the editor enters
     * @param attempt what the service does with the application
     */
    public void serve(Telling telling, LeikaKey service, Runnable attempt) {
        PlaceStory place = telling.place();
        once(place, attempt);
        if (place.is("notOffered") && story.options().ars().isEmpty()) {
            editorLetsJoin(place, service);
            once(place, attempt);
        }
    }

    /**
     * Kills this process as a power cut would, once in a story that runs under a supervisor; what the journal holds is all that is left. Does nothing after that.
     *
     * @param telling where the story was
     */
    public void crash(Telling telling) {
        if (story.options().life() == 1 && story.options().payment() == PaymentHabit.pay) {
            telling.place().step("crash", "");
            story.save();
            Runtime.getRuntime().halt(Supervisor.KILLED);
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
        place.step("join", "HTTP " + door.post("/redaktion", Body.form(entry)));
    }

    /** The counterparts are the witnesses, not what the service says of itself. */
    private void noteWhatArrived(PlaceStory place) {
        for (JsonObject received : door.received()) {
            if (received.text("submissionId").equals(place.text("submissionId"))) {
                place.fact("deliveredSha512", received.text("dataSha512"));
            }
        }
        place.fact(
                "paidPayments",
                door.payments().stream()
                        .filter(payment -> payment.text("endPointId").equals(place.text("matchedAt"))
                                && payment.text("status").equals("PAYED"))
                        .count());
    }

    private static String word(Tampering what) {
        return switch (what) {
            case destination -> "DESTINATION_SIGNATURE";
            case key -> "DESTINATION_KEY";
            default -> word((Enum<?>) what);
        };
    }

    private static String word(Enum<?> constant) {
        return HabitConverter.word(constant).replace('-', '_').toUpperCase(Locale.ROOT);
    }

    @Override
    public void close() {
        List<JsonObject> received = door.received();
        story.fact(
                "acceptedAtTheOffice",
                received.stream()
                        .filter(application -> application.text("outcome").equals("ACCEPTED"))
                        .count());
        story.fact("submittedAtTheService", door.count("SUBMITTED"));
        story.fact("paidAtThePaymentServices", door.count("PAYMENT_PAID"));
        story.fact("mailboxMessages", door.mailbox().objects("messages").size());
        story.fact("mailboxStates", door.mailbox().objects("states").size());
        journal.close();
        own.ifPresent(Sandbox::close);
    }
}
