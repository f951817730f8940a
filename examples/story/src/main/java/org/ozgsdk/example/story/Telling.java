// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.example.story;

import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.validator.HibernateValidator;
import org.ozgsdk.auth.Login;
import org.ozgsdk.auth.LoginOutcome;
import org.ozgsdk.core.Ars;
import org.ozgsdk.core.Authority;
import org.ozgsdk.core.ParameterValue;
import org.ozgsdk.core.Responsibility;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.delivery.Destination;
import org.ozgsdk.delivery.Outcome;
import org.ozgsdk.delivery.Receipt;
import org.ozgsdk.delivery.Reply;
import org.ozgsdk.delivery.fitconnect.EventLog;
import org.ozgsdk.flow.Declaration;
import org.ozgsdk.flow.Handover;
import org.ozgsdk.flow.Journey;
import org.ozgsdk.flow.SealCheck;
import org.ozgsdk.flow.SealReport;
import org.ozgsdk.flow.SubmissionCopy;
import org.ozgsdk.payment.Payment;
import org.ozgsdk.payment.fee.Fee;
import org.ozgsdk.xoev.Message;
import org.ozgsdk.xoev.ValidationReport;

/** Tells the steps of a journey: takes what the SDK gave and writes down what a reader needs of it, never personal data. */
public final class Telling {

    private static final Validator VALIDATOR = Validation.byProvider(HibernateValidator.class)
            .configure()
            .defaultLocale(Locale.GERMAN)
            .buildValidatorFactory()
            .getValidator();

    private final PlaceStory place;

    Telling(PlaceStory place) {
        this.place = place;
    }

    /** {@return the place} */
    public Ars ars() {
        return place.ars();
    }

    /** {@return the place of the competent authority, which may lie above} */
    public Ars competent() {
        return Ars.of(place.text("matchedAt"));
    }

    PlaceStory place() {
        return place;
    }

    /**
     * Checks a form by its annotations.
     *
     * @param form the form
     * @return true if nothing is wrong with it
     */
    public boolean isValid(Object form) {
        List<String> faults = VALIDATOR.validate(form).stream()
                .map(fault -> fault.getPropertyPath() + ": " + fault.getMessage())
                .sorted()
                .toList();
        place.step("form", String.join(" ", faults));
        if (!faults.isEmpty()) {
            place.outcome("invalid", String.join(" ", faults));
        }
        return faults.isEmpty();
    }

    /**
     * Tells who is competent.
     *
     * @param responsibility what the directory says
     * @return the way to the authority, empty if it does not take the application online
     */
    public Optional<Responsibility.Route> found(Responsibility responsibility) {
        if (responsibility instanceof Responsibility.Offered offered) {
            Responsibility.Route route = offered.only();
            place.fact("authority", route.authority().name());
            place.fact("matchedAt", route.trace().matchedAt().digits());
            place.step(
                    "responsibility",
                    route.authority().name() + " (" + route.trace().matchedAt() + ")");
            return Optional.of(route);
        }
        Responsibility.NotOffered none = (Responsibility.NotOffered) responsibility;
        place.fact("authority", none.wayForward().map(Authority::name).orElse("Rathaus"));
        place.step("responsibility", none.reason() + " → " + place.text("authority"));
        place.outcome("notOffered", none.reason());
        return Optional.empty();
    }

    /**
     * Tells an EfA parameter.
     *
     * @param value what was found
     */
    public void parameter(ParameterValue value) {
        place.step("parameters", value instanceof ParameterValue.Found found ? found.value() : "–");
    }

    /**
     * Notes the journey, so that the next life of the process finds it.
     *
     * @param journey the journey
     */
    public void begun(Journey journey) {
        place.fact("journey", journey.id().toString());
    }

    /** {@return the journey that was noted} */
    public UUID journey() {
        return UUID.fromString(place.text("journey"));
    }

    /**
     * Tells that a journey goes on after its process was killed.
     *
     * @param journey the journey
     */
    public void survived(Journey journey) {
        place.fact("crashSurvivedAt", journey.stage().name());
        place.step("survived", "Journal (H2): " + journey.stage());
    }

    /**
     * Tells how a login ended.
     *
     * @param outcome its outcome
     * @return the login, empty if nobody logged in
     */
    public Optional<Login> login(LoginOutcome outcome) {
        if (outcome instanceof LoginOutcome.LoggedIn loggedIn) {
            Login login = loggedIn.login();
            place.fact("trustLevel", login.level().name());
            place.step(
                    "login", "BundID, " + login.level() + ", " + login.means().orElse("–"));
            return Optional.of(login);
        }
        place.step("cancelled", "BundID: " + outcome.getClass().getSimpleName());
        place.outcome("cancelled", "login");
        return Optional.empty();
    }

    /**
     * Tells the message.
     *
     * @param message the message
     * @param report what its validation found
     */
    public void message(Message message, ValidationReport report) {
        place.sent(message.bytes());
        place.fact("schemaUri", message.schemaUri().toString());
        place.fact("xmlValid", report.findings().isEmpty());
        place.step("message", message.schemaUri().toString());
    }

    /**
     * Shows the whole declaration to the person, as the web page of a service would; the terminal and the report only hear how much it was.
     *
     * @param declaration the declaration
     */
    public void shows(Declaration declaration) {
        long lines = declaration.sections().stream()
                .mapToLong(section -> section.lines().size())
                .sum();
        place.fact("reviewedLines", lines);
        place.step("review", place.choose(lines + " Angaben gezeigt, gewarnt", lines + " answers shown, warned"));
    }

    /**
     * Tells the fee.
     *
     * @param fee the fee
     */
    public void fee(Fee fee) {
        place.fact("feeCents", fee.total().cents());
        place.fact("feeTrace", fee.trace());
        place.step("fee", fee.trace());
    }

    /**
     * Tells what the payment service says.
     *
     * @param payment the payment
     * @param cameBack whether the browser came back from the payment page
     * @return true if it is paid
     */
    public boolean payment(Payment payment, boolean cameBack) {
        place.fact("paymentStatus", payment.status().name());
        if (payment.isPaid()) {
            String reference = payment.reference().orElse("–");
            place.fact("paymentReference", reference);
            String closed = place.choose(", obwohl der Browser geschlossen wurde", " although the browser was closed");
            place.step("paid", reference + (cameBack ? "" : closed));
        } else {
            place.step("unpaid", payment.status().name());
            String outcome = switch (payment.status()) {
                case CANCELLED -> "cancelled";
                case MISMATCH -> "mismatch";
                default -> "rejected";
            };
            place.outcome(outcome, payment.status() + " " + payment.detail());
        }
        return payment.isPaid();
    }

    /**
     * Tells the delivery.
     *
     * @param handover what became of handing over
     * @param destination where to
     * @return the receipt
     */
    public Receipt delivered(Handover handover, Destination destination) {
        if (!(handover instanceof Handover.Submitted submitted)) {
            throw new IllegalStateException("what was reviewed and paid can be handed over: " + handover);
        }
        Receipt receipt = submitted.receipt();
        place.fact("destinationId", destination.id());
        place.step("destination", destination.id());
        place.fact("submissionId", receipt.submissionId().toString());
        place.fact("caseId", receipt.caseId().toString());
        place.step("delivery", "FIT-Connect");
        return receipt;
    }

    /**
     * Tells the authority's answer.
     *
     * @param outcome what it says
     * @param log the signed events behind it
     * @return true if it accepted
     */
    public boolean accepted(Outcome outcome, EventLog log) {
        List<String> events = log.events().stream()
                .map(event -> event.uri().substring(event.uri().lastIndexOf('/') + 1))
                .toList();
        place.fact("events", events);
        boolean accepted = outcome instanceof Outcome.Accepted;
        if (accepted) {
            place.step("acceptance", String.join(", ", events));
        }
        place.outcome(accepted ? "accepted" : "rejected", "");
        return accepted;
    }

    /**
     * Tells of the copy, and leaves it beside the report as the person would fetch it.
     *
     * @param copy the copy
     */
    public void copy(SubmissionCopy copy) {
        place.keep("kopie.pdf", copy.pdf());
        place.keep("kopie.xml", copy.data());
        place.fact("copySha512", copy.sha512());
        place.step("copy", copy.sha512().substring(0, 32) + "…");
    }

    /**
     * Tells of the authority's reply and its seal.
     *
     * @param reply the reply, empty if none came in time
     * @param seals the check of seals
     * @throws UntrustedException if a document's seal does not hold
     */
    public void answer(Optional<Reply> reply, SealCheck seals) {
        place.fact("answerExperimental", true);
        if (reply.isEmpty()) {
            place.step("answer", place.choose("keine Antwort", "no answer"));
            return;
        }
        reply.get().attachments().forEach(document -> {
            SealReport report = seals.check(document.content());
            place.keep("antwort.pdf", document.content());
            if (!(report instanceof SealReport.Sealed sealed)) {
                throw new UntrustedException(
                        "Das Siegel der Antwort hält nicht. / The seal of the answer does not hold.");
            }
            place.fact("answerSealedBy", sealed.signer());
            place.step("answer", document.filename() + ", " + sealed.signer());
        });
    }

    /**
     * Tells of the mailbox.
     *
     * @param journey the journey
     */
    public void mailbox(Journey journey) {
        place.step("mailbox", journey.mailbox().isPresent() ? "ZBP" : "–");
    }
}
