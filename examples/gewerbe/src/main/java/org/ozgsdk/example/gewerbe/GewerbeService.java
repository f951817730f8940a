// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.example.gewerbe;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.ozgsdk.auth.AccountAttribute;
import org.ozgsdk.auth.Login;
import org.ozgsdk.auth.LoginRequest;
import org.ozgsdk.auth.LoginStart;
import org.ozgsdk.auth.saml.SamlAccount;
import org.ozgsdk.core.LeikaKey;
import org.ozgsdk.core.Responsibility.Route;
import org.ozgsdk.core.TrustLevel;
import org.ozgsdk.core.mailbox.ApplicationState;
import org.ozgsdk.core.mailbox.MailboxCarrier;
import org.ozgsdk.core.xml.SchemaSource;
import org.ozgsdk.delivery.Attachment;
import org.ozgsdk.delivery.Destination;
import org.ozgsdk.delivery.Receipt;
import org.ozgsdk.delivery.fitconnect.FitConnect;
import org.ozgsdk.efa.EfaParameters;
import org.ozgsdk.efa.pvog.Pvog;
import org.ozgsdk.example.story.Fees;
import org.ozgsdk.example.story.Stage;
import org.ozgsdk.example.story.Telling;
import org.ozgsdk.flow.Declaration;
import org.ozgsdk.flow.Handover;
import org.ozgsdk.flow.Journey;
import org.ozgsdk.flow.Ready;
import org.ozgsdk.payment.Payment;
import org.ozgsdk.payment.Payments;
import org.ozgsdk.payment.fee.Fee;
import org.ozgsdk.payment.fee.FeeFacts;
import org.ozgsdk.xoev.Message;
import org.ozgsdk.xoev.Messages;
import org.ozgsdk.xoev.Party;
import org.ozgsdk.xoev.Product;
import org.ozgsdk.xoev.XoevStandard;

/** The online service, one for all places: what differs by place is data, read at run time. */
final class GewerbeService {

    static final LeikaKey SERVICE = LeikaKey.of("99050012104000");

    private static final String NAME = "Gewerbe anmelden";
    private static final String WARNING =
            "Mit dem Absenden geben Sie diese Erklärung gegenüber der Behörde ab. Bitte prüfen Sie sie in Ruhe.";
    private static final URI BACK = URI.create("https://gewerbe.ozgsdk.example/zurueck");
    private static final URI CONFIRMATION = URI.create("urn:ozgsdk:beispiel:empfangsbescheinigung:1.0");
    private static final String SCHEMA = "gewerbeanmeldung-beispiel-1.0.xsd";
    private static final XoevStandard STANDARD = XoevStandard.builder("gewerbeanmeldung-beispiel", "1.0")
            .name("OZG-SDK-Beispiel Gewerbeanmeldung (kein XÖV-Standard)")
            .schema(SchemaSource.of(SCHEMA, GewerbeService.class.getResourceAsStream("/schema/" + SCHEMA)))
            .message("gewerbeanmeldung.0001", "urn:ozgsdk:beispiel:nachrichtentyp", "0001")
            .build();

    private final Stage stage;
    private final byte[] evidence;
    private final Pvog pvog;
    private final SamlAccount bundId;
    private final FitConnect fitConnect;
    private final MailboxCarrier mailbox;
    private final Messages messages = Messages.builder(STANDARD, new Product("Beispiel Gewerbe", "OZG SDK", "0.1"))
            .test("Beispiel gegen die Sandbox")
            .build();

    GewerbeService(Stage stage, byte[] evidence) {
        this.stage = stage;
        this.evidence = evidence;
        this.pvog = stage.counterparts().pvog();
        this.bundId = stage.counterparts().bundId();
        this.fitConnect = stage.counterparts().fitConnect();
        this.mailbox = stage.counterparts().mailbox();
    }

    /** Serves one application as far as the form, the place and the person allow. */
    void apply(Gewerbeanmeldung form, Telling story) {
        if (story.isValid(form)) {
            story.found(pvog.find(SERVICE, story.ars())).ifPresent(route -> apply(form, route, story));
        }
    }

    private void apply(Gewerbeanmeldung form, Route route, Telling story) {
        story.parameter(pvog.read(EfaParameters.PRIVACY_STATEMENT_URL, SERVICE, story.ars()));
        Journey journey = stage.journeys()
                .begin(SERVICE, NAME, story.ars(), route.authority().name());
        story.begun(journey);
        Optional<Login> login = logIn(journey, form, story);
        if (login.isEmpty()) {
            journey.end("cancelled");
            return;
        }
        journey.loggedIn(login.get());
        form.antragsteller.takeOver(login.get().person().orElseThrow());
        Ready ready = declare(journey, form, story);
        if (isPaid(ready, form, story)) {
            stage.crash(story);
            deliver(journey, story);
        }
    }

    private Optional<Login> logIn(Journey journey, Gewerbeanmeldung form, Telling story) {
        LoginStart start = bundId.begin(LoginRequest.builder(TrustLevel.SUBSTANTIAL, journey.authority(), "BMI-A0001")
                .ask(AccountAttribute.GIVEN_NAMES, AccountAttribute.FAMILY_NAME, AccountAttribute.BIRTH_DATE)
                .ask(AccountAttribute.ACCOUNT_ID, AccountAttribute.MEANS)
                .ask(AccountAttribute.MAILBOX, AccountAttribute.APPLICATION_ID)
                .build());
        return story.login(bundId.finish(stage.citizen().logIn(start, form.antragsteller.familienname)));
    }

    private Ready declare(Journey journey, Gewerbeanmeldung form, Telling story) {
        Party author = Party.dvdv("ozg:" + story.ars(), "Onlinedienst des OZG-SDK-Beispiels");
        Party reader = Party.dvdv("gwa:" + story.ars(), journey.authority());
        Message message = messages.write(form, author, reader).orThrow();
        story.message(message, messages.validate(message.bytes()));
        Declaration declaration = Declaration.ofXml(
                "Gewerbeanmeldung", message.schemaUri().toString(), message.bytes(), "nachrichtenkopf.g2g");
        story.shows(declaration);
        return journey.declare(declaration).shown().warned(WARNING);
    }

    private boolean isPaid(Ready ready, Gewerbeanmeldung form, Telling story) {
        Fee fee = Fees.of(story.ars().land(), fees(form), Clock.systemUTC());
        story.fee(fee);
        Payments payments = stage.counterparts().payments(story.competent());
        Payment payment = ready.pay(payments, fee, "Gewerbeanmeldung", BACK);
        boolean cameBack = payment.page().map(stage.citizen()::pay).orElse(false);
        // Whether the browser came back proves nothing: only the payment service is asked.
        return story.payment(ready.checkPayment(payments), cameBack);
    }

    private static FeeFacts fees(Gewerbeanmeldung form) {
        return FeeFacts.builder()
                .flag("juristischePerson", form.organisation != null)
                .count("weitereVertreter", form.organisation == null ? 0 : form.organisation.weitereVertreter)
                .build();
    }

    /** Delivers what was reviewed and paid; also where a process that was killed goes on. */
    void deliver(Journey journey, Telling story) {
        Ready ready = journey.ready().orElseThrow();
        Route route = story.found(pvog.find(SERVICE, journey.place())).orElseThrow();
        Destination destination = fitConnect.destination(route.address(), SERVICE, journey.place());
        UUID id = ready.attachmentId("nachweis.txt");
        Handover handover = ready.submit(
                fitConnect,
                destination,
                submission -> submission
                        .attach(Attachment.of("nachweis.txt", "text/plain", evidence)
                                .withId(id))
                        .replyTo(fitConnect.replyChannel(CONFIRMATION))
                        .serviceName(NAME));
        Receipt receipt = story.delivered(handover, destination);
        journey.publish(mailbox, ApplicationState.Status.SUBMITTED);
        if (story.accepted(journey.await(fitConnect, Duration.ofSeconds(20)), fitConnect.eventLog(receipt))) {
            story.copy(journey.copy().orElseThrow());
            story.answer(
                    fitConnect.awaitReply(receipt, Duration.ofSeconds(20)),
                    stage.counterparts().seals());
            journey.write(mailbox, "Ihre Gewerbeanmeldung", "Die Behörde hat Ihren Antrag angenommen.");
            story.mailbox(journey);
        }
    }
}
