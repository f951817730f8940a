// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.example.gewerbe;

import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hibernate.validator.HibernateValidator;
import org.ozgsdk.core.Authority;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.LeikaKey;
import org.ozgsdk.core.ParameterSource;
import org.ozgsdk.core.ParameterValue;
import org.ozgsdk.core.Responsibility;
import org.ozgsdk.core.Responsibility.NotOffered;
import org.ozgsdk.core.Responsibility.Offered;
import org.ozgsdk.core.Responsibility.Route;
import org.ozgsdk.core.ResponsibilityResolver;
import org.ozgsdk.delivery.Attachment;
import org.ozgsdk.delivery.Destination;
import org.ozgsdk.delivery.Outcome;
import org.ozgsdk.delivery.Receipt;
import org.ozgsdk.delivery.Submission;
import org.ozgsdk.delivery.fitconnect.FitConnect;
import org.ozgsdk.efa.EfaParameters;
import org.ozgsdk.example.story.PlaceStory;
import org.ozgsdk.xoev.Message;
import org.ozgsdk.xoev.MessageResult;
import org.ozgsdk.xoev.Messages;
import org.ozgsdk.xoev.Party;
import org.ozgsdk.xoev.Product;

/** The online service: one for all places. What differs by place comes from the directory at run time. */
final class GewerbeService {

    static final LeikaKey SERVICE = LeikaKey.of("99050012104000");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ResponsibilityResolver directory;
    private final ParameterSource parameters;
    private final FitConnect fitConnect;
    private final Messages messages = Messages.builder(
                    new GewerbeStandard(), new Product("OZG-SDK-Beispiel Gewerbe anmelden", "OZG SDK", "0.1"))
            .test("Beispiel gegen die Sandbox")
            .build();
    private final Validator validator = Validation.byProvider(HibernateValidator.class)
            .configure()
            .defaultLocale(Locale.GERMAN)
            .buildValidatorFactory()
            .getValidator();

    GewerbeService(ResponsibilityResolver directory, ParameterSource parameters, FitConnect fitConnect) {
        this.directory = directory;
        this.parameters = parameters;
        this.fitConnect = fitConnect;
    }

    /** Serves one application as far as the place allows; the receipt is there if it was handed over. */
    Optional<Receipt> register(GewerbeForm form, PlaceStory story) {
        if (!complete(form, story)) {
            return Optional.empty();
        }
        Responsibility responsibility = directory.find(SERVICE, form.ars());
        if (responsibility instanceof NotOffered notOffered) {
            String instead = notOffered.wayForward().map(Authority::name).orElse("das Rathaus Ihres Ortes");
            story.fact("authority", instead);
            story.step("responsibility", "Hier nicht online: " + notOffered.reason() + " Bitte wenden an: " + instead, "Not offered online here. Please turn to: " + instead);
            story.outcome("notOffered", notOffered.reason());
            return Optional.empty();
        }
        return Optional.of(deliver(form, ((Offered) responsibility).only(), story));
    }

    private boolean complete(GewerbeForm form, PlaceStory story) {
        List<String> findings = validator.validate(form).stream()
                .map(violation -> violation.getPropertyPath() + ": " + violation.getMessage())
                .sorted()
                .toList();
        if (findings.isEmpty()) {
            story.step("form", "Formular vollständig, alle Buchstaben nach DIN 91379", "form complete, all letters within DIN 91379");
            return true;
        }
        story.step("form", findings.stream().collect(Collectors.joining("; ")), findings.size() + " findings in the form");
        story.outcome("invalid", findings.size() + " Befunde");
        return false;
    }

    private Receipt deliver(GewerbeForm form, Route route, PlaceStory story) {
        Authority authority = route.authority();
        story.fact("authority", authority.name());
        story.fact("matchedAt", route.trace().matchedAt().digits());
        story.step("responsibility", authority.name() + ", gefunden für " + route.trace().matchedAt(), authority.name() + ", found at " + route.trace().matchedAt());
        ParameterValue privacy = parameters.read(EfaParameters.PRIVACY_STATEMENT_URL, SERVICE, form.ars());
        String shown = privacy instanceof ParameterValue.Found found ? found.value() : "Datenschutzhinweis des Dienstes";
        story.step("parameters", "Datenschutzerklärung: " + shown, "privacy statement: " + shown);

        Destination destination = fitConnect.destination(route.address(), SERVICE, form.ars());
        story.fact("destinationId", destination.id());
        story.step("destination", "Signatur, Zertifikat und Abdeckung geprüft", "signature, certificate and coverage verified");
        Message message = message(form, authority, story);
        Receipt receipt = fitConnect.send(Submission.builder(destination)
                .xml(message.schemaUri().toString(), message.bytes())
                .attach(Attachment.of(form.nachweis().getFileName().toString(), "text/plain", content(form.nachweis())))
                .serviceName("Gewerbe anmelden")
                .build());
        story.fact("submissionId", receipt.submissionId().toString());
        story.fact("caseId", receipt.caseId().toString());
        story.step("delivery", "Ende-zu-Ende-verschlüsselt übergeben", "handed over end-to-end encrypted");
        answer(receipt, story);
        return receipt;
    }

    private Message message(GewerbeForm form, Authority authority, PlaceStory story) {
        MessageResult result = messages.write(
                form.toMessage(),
                Party.dvdv("ozg:" + form.ars(), "OZG-SDK-Beispiel Onlinedienst"),
                Party.dvdv("gwa:" + form.ars(), authority.name()));
        Message message = result.orThrow();
        story.sent(message.bytes());
        story.fact("schemaUri", message.schemaUri().toString());
        story.fact("xmlValid", messages.validate(message.bytes()).findings().isEmpty());
        story.step("message", "Nachricht nach eigenem Beispielschema, gültig", "message after our own sample schema, valid");
        return message;
    }

    private void answer(Receipt receipt, PlaceStory story) {
        Outcome outcome = fitConnect.awaitOutcome(receipt, PATIENCE);
        story.fact("events", fitConnect.eventLog(receipt).events().stream().map(event -> event.uri().substring(event.uri().lastIndexOf('/') + 1)).toList());
        if (outcome instanceof Outcome.Accepted) {
            story.step("acceptance", "Annahme von der Behörde unterschrieben, Signatur geprüft", "acceptance signed by the authority, signature verified");
            story.outcome("accepted", "");
        } else {
            story.outcome("rejected", outcome.toString());
        }
    }

    private static byte[] content(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new ConfigurationException("Die Anlage " + file + " ist nicht lesbar. / The attachment is not readable.", e);
        }
    }
}
