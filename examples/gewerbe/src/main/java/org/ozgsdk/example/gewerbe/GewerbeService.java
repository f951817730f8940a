// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.example.gewerbe;

import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.hibernate.validator.HibernateValidator;
import org.ozgsdk.core.Ars;
import org.ozgsdk.core.Authority;
import org.ozgsdk.core.LeikaKey;
import org.ozgsdk.core.ParameterValue;
import org.ozgsdk.core.Responsibility;
import org.ozgsdk.core.Responsibility.NotOffered;
import org.ozgsdk.core.Responsibility.Offered;
import org.ozgsdk.core.Responsibility.Route;
import org.ozgsdk.core.xml.SchemaSource;
import org.ozgsdk.delivery.Attachment;
import org.ozgsdk.delivery.Destination;
import org.ozgsdk.delivery.Outcome;
import org.ozgsdk.delivery.Receipt;
import org.ozgsdk.delivery.Submission;
import org.ozgsdk.delivery.fitconnect.FitConnect;
import org.ozgsdk.efa.EfaParameters;
import org.ozgsdk.efa.pvog.Pvog;
import org.ozgsdk.example.story.PlaceStory;
import org.ozgsdk.xoev.Message;
import org.ozgsdk.xoev.Messages;
import org.ozgsdk.xoev.Party;
import org.ozgsdk.xoev.Product;
import org.ozgsdk.xoev.XoevStandard;

/** The online service, one for all places: what differs by place comes from the directory (PVOG) at run time. */
final class GewerbeService {

    static final LeikaKey SERVICE = LeikaKey.of("99050012104000");

    private static final String SCHEMA = "gewerbeanmeldung-beispiel-1.0.xsd";
    private static final XoevStandard STANDARD = XoevStandard.builder("gewerbeanmeldung-beispiel", "1.0")
            .name("OZG-SDK-Beispiel Gewerbeanmeldung (kein XÖV-Standard)")
            .schema(SchemaSource.of(SCHEMA, GewerbeService.class.getResourceAsStream("/schema/" + SCHEMA)))
            .message("gewerbeanmeldung.0001", "urn:ozgsdk:beispiel:nachrichtentyp", "0001")
            .build();

    private final Pvog pvog;
    private final FitConnect fitConnect;
    private final Messages messages = Messages.builder(STANDARD, new Product("Beispiel Gewerbe", "OZG SDK", "0.1"))
            .test("Beispiel gegen die Sandbox")
            .build();
    private final Validator validator = Validation.byProvider(HibernateValidator.class)
            .configure()
            .defaultLocale(Locale.GERMAN)
            .buildValidatorFactory()
            .getValidator();

    GewerbeService(Pvog pvog, FitConnect fitConnect) {
        this.pvog = pvog;
        this.fitConnect = fitConnect;
    }

    /** Serves one application as far as the form and the place allow. */
    void register(Gewerbeanmeldung form, byte[] evidence, PlaceStory story) {
        List<String> faults = validator.validate(form).stream()
                .map(fault -> fault.getPropertyPath() + ": " + fault.getMessage())
                .sorted()
                .toList();
        story.step("form", String.join(" ", faults));
        if (!faults.isEmpty()) {
            story.outcome("invalid", String.join(" ", faults));
            return;
        }
        Responsibility responsibility = pvog.find(SERVICE, story.ars());
        if (responsibility instanceof NotOffered none) {
            story.fact("authority", none.wayForward().map(Authority::name).orElse("Rathaus"));
            story.step("responsibility", none.reason() + " → " + story.text("authority"));
            story.outcome("notOffered", none.reason());
        } else {
            deliver(form, evidence, ((Offered) responsibility).only(), story);
        }
    }

    private void deliver(Gewerbeanmeldung form, byte[] evidence, Route route, PlaceStory story) {
        Ars matchedAt = route.trace().matchedAt();
        story.fact("authority", route.authority().name());
        story.fact("matchedAt", matchedAt.digits());
        story.step("responsibility", route.authority().name() + " (" + matchedAt + ")");
        ParameterValue privacy = pvog.read(EfaParameters.PRIVACY_STATEMENT_URL, SERVICE, story.ars());
        story.step("parameters", privacy instanceof ParameterValue.Found found ? found.value() : "–");
        Destination destination = fitConnect.destination(route.address(), SERVICE, story.ars());
        story.fact("destinationId", destination.id());
        story.step("destination", destination.id());
        Message message = message(form, route.authority(), story);
        Receipt receipt = fitConnect.send(Submission.builder(destination)
                .xml(message.schemaUri().toString(), message.bytes())
                .attach(Attachment.of("nachweis.txt", "text/plain", evidence))
                .serviceName("Gewerbe anmelden")
                .build());
        story.fact("submissionId", receipt.submissionId().toString());
        story.fact("caseId", receipt.caseId().toString());
        story.step("delivery", "FIT-Connect");
        answer(receipt, story);
    }

    private Message message(Gewerbeanmeldung form, Authority authority, PlaceStory story) {
        Party author = Party.dvdv("ozg:" + story.ars(), "Onlinedienst des OZG-SDK-Beispiels");
        Party reader = Party.dvdv("gwa:" + story.ars(), authority.name());
        Message message = messages.write(form, author, reader).orThrow();
        story.sent(message.bytes());
        story.fact("schemaUri", message.schemaUri().toString());
        story.fact("xmlValid", messages.validate(message.bytes()).findings().isEmpty());
        story.step("message", message.schemaUri().toString());
        return message;
    }

    private void answer(Receipt receipt, PlaceStory story) {
        Outcome outcome = fitConnect.awaitOutcome(receipt, Duration.ofSeconds(20));
        List<String> events = fitConnect.eventLog(receipt).events().stream()
                .map(event -> event.uri().substring(event.uri().lastIndexOf('/') + 1))
                .toList();
        story.fact("events", events);
        if (outcome instanceof Outcome.Accepted) {
            story.step("acceptance", String.join(", ", events));
        }
        story.outcome(outcome instanceof Outcome.Accepted ? "accepted" : "rejected", "");
    }
}
