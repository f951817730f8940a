// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment.epaybl;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.ozgsdk.core.Assumption;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.Environment;
import org.ozgsdk.core.RejectedException;
import org.ozgsdk.core.UnavailableException;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.core.json.JsonObject;
import org.ozgsdk.core.transport.Body;
import org.ozgsdk.core.transport.Request;
import org.ozgsdk.core.transport.Response;
import org.ozgsdk.core.transport.Transport;
import org.ozgsdk.payment.Availability;
import org.ozgsdk.payment.Notifications;
import org.ozgsdk.payment.PaymentOrder;
import org.ozgsdk.payment.PaymentProvider;
import org.ozgsdk.payment.StatusQuestion;
import org.ozgsdk.payment.internal.Answers;
import org.ozgsdk.payment.internal.Calls;

/**
 * ePayBL by its REST interface for Fachverfahren, v1_0. Its id of a payment is the Kassenzeichen. New services rather take ePayBL's XBezahldienste connector; this one
 * is for full control of the booking. Immutable, safe for use by many threads.
 */
public final class EpayBl implements PaymentProvider {

    /** The id of this provider. */
    public static final String ID = "epaybl";

    private static final String WHAT = "answer of ePayBL";
    private static final long MOST_BYTES = 1 << 20;
    private static final Pattern REFERENCE = Pattern.compile("[A-Za-z0-9_-]{2,36}");

    private final EpayBlSettings settings;
    private final Transport transport;
    private final OrderWriter writer;
    private final StatusReader reader;

    /**
     * Makes a client; sends nothing.
     *
     * @param settings the unit
     * @param transport the way out, with the client certificate
     * @param clock tells when demands are due and when a payment was seen paid
     * @throws ConfigurationException if the transport is for another environment
     */
    public EpayBl(EpayBlSettings settings, Transport transport, Clock clock) {
        this.settings = settings;
        this.transport = Calls.into(transport, settings.environment(), "ePayBL");
        this.writer = new OrderWriter(settings, clock);
        this.reader = new StatusReader(clock);
    }

    @Override
    public String id() {
        return ID;
    }

    /** @throws ConfigurationException if booking data are missing or our credentials are not taken */
    @Override
    public Initiation initiate(String requestId, PaymentOrder order) {
        byte[] body = Json.write(writer.write(requestId, order));
        Response answer;
        try {
            answer = transport.send(
                    prepared(Request.post(address("/buchungslisten"), Body.of("application/json", body))));
        } catch (UnavailableException | UntrustedException e) {
            return new Initiation.Unknown("after sending: " + e.getClass().getSimpleName());
        }
        if (answer.status() == 401 || answer.status() == 403) {
            throw new ConfigurationException("ePayBL nimmt unsere Zugangsdaten nicht an (" + answer.status()
                    + "): Zertifikat des Transports prüfen. / ePayBL does not take our credentials.");
        }
        try {
            return begun(Json.object(answer.bytes(), WHAT), answer, order.reference());
        } catch (UntrustedException e) {
            return new Initiation.Unknown("the answer cannot be read or does not fit; nobody was sent to pay");
        }
    }

    private Initiation begun(JsonObject json, Response answer, Optional<String> ours) {
        String code = code(json);
        if (!code.startsWith("+")) {
            boolean unclear = code.isEmpty() || code.startsWith("-05") || code.startsWith("-06");
            String word = code.isEmpty() ? "HTTP " + answer.status() : Answers.printable(code);
            return unclear ? new Initiation.Unknown(word) : new Initiation.Refused(word, "status " + answer.status());
        }
        String reference = reference(json).orElseThrow(() -> new UntrustedException(WHAT + ": no Kassenzeichen"));
        if (ours.filter(own -> !own.equals(reference)).isPresent()) {
            throw new UntrustedException(WHAT + ": another Kassenzeichen than ours");
        }
        if (settings.environment() == Environment.PROD && reference.startsWith("SIM")) {
            throw new UntrustedException(WHAT + ": a simulator answers in PROD");
        }
        URI page = page(json).orElseThrow(() -> new UntrustedException(WHAT + ": no page to pay on"));
        return new Initiation.Started(reference, page, Optional.of(reference));
    }

    private static String code(JsonObject json) {
        return json.optionalObject("ergebnis")
                .flatMap(result -> Answers.loose(result, "rc"))
                .orElse("");
    }

    /** Where the answer names the Kassenzeichen is not told; each likely place is looked at. */
    @Assumption("epaybl.answer-kassenzeichen")
    private static Optional<String> reference(JsonObject json) {
        Optional<String> plain =
                Answers.loose(json, "kassenzeichennummer").or(() -> Answers.loose(json, "kassenzeichen"));
        return plain.or(() -> json.looseObjects("kassenzeichen").stream()
                        .findFirst()
                        .flatMap(inner -> Answers.loose(inner, "kassenzeichennummer")))
                .filter(reference -> REFERENCE.matcher(reference).matches());
    }

    private Optional<URI> page(JsonObject json) {
        return json.optionalObject("zahlvorgangsInfo")
                .flatMap(info -> info.optionalObject("rechnungUrls"))
                .flatMap(urls -> Answers.loose(urls, "PAYPAGE"))
                .flatMap(text -> Answers.page(text, settings.environment()));
    }

    /** It can be found only under a Kassenzeichen of our own, and a 404 counts only if ePayBL itself says it, in JSON; the page of what is found is told to nobody any more unless the answer has it. */
    @Override
    public Recovery recover(String requestId, PaymentOrder order) {
        if (order.reference().isEmpty()) {
            return new Recovery.Impossible("ePayBL finds a payment by its Kassenzeichen only, and that was not told");
        }
        String reference = order.reference().get();
        Response answer = ask(reference);
        Optional<JsonObject> json = Answers.json(answer, WHAT);
        if (answer.status() == 404 && json.isPresent()) {
            return new Recovery.Absent("ePayBL knows no such Kassenzeichen");
        }
        if (!answer.isSuccess() || json.isEmpty() || code(json.get()).startsWith("-")) {
            return new Recovery.Unclear("status " + answer.status());
        }
        return page(json.get())
                .<Recovery>map(
                        page -> new Recovery.Found(new Initiation.Started(reference, page, Optional.of(reference))))
                .orElseGet(() -> new Recovery.Impossible("it is there, but its page was told to nobody"));
    }

    @Override
    public StatusReport status(StatusQuestion question) {
        Response answer = ask(question.transactionId());
        if (!answer.isSuccess()) {
            throw Answers.refused(answer, "HTTP " + answer.status());
        }
        JsonObject json = Json.object(answer.bytes(), WHAT);
        if (code(json).startsWith("-")) {
            throw new RejectedException(
                    "ePayBL gibt zu diesem Kassenzeichen keine Auskunft (" + Answers.printable(code(json))
                            + "). / ePayBL refuses to tell the status.",
                    answer.status(),
                    Answers.printable(code(json)),
                    "");
        }
        return reader.report(json, question);
    }

    private Response ask(String reference) {
        if (!REFERENCE.matcher(reference).matches()) {
            throw new UntrustedException("ePayBL: a Kassenzeichen that is none");
        }
        return transport.send(prepared(Request.get(address("/kassenzeichen/" + reference))));
    }

    @Override
    public boolean tellsChargeBacks() {
        return true;
    }

    @Override
    public Optional<Notifications> notifications() {
        return Optional.of(new EpayBlNotifications(settings));
    }

    @Override
    public Optional<Availability> availability() {
        return Optional.of(new SelfReport());
    }

    private URI address(String path) {
        return Calls.address(
                settings.base(),
                "/epayment/fachverfahren/v1_0/mandanten/" + settings.mandant() + "/bewirtschafter/"
                        + settings.bewirtschafter() + path);
    }

    private Request prepared(Request request) {
        Request prepared = request.header("Accept", "application/json").maxResponseBytes(MOST_BYTES);
        if (settings.basic().isEmpty()) {
            return prepared;
        }
        return prepared.header(
                "Authorization",
                Calls.basic(settings.basic().get(), settings.basicPassword().orElseThrow()));
    }

    @Override
    public String toString() {
        return "EpayBl[" + settings.base().getHost() + ", " + settings.mandant() + ", " + settings.bewirtschafter()
                + "]";
    }

    /** Methods and health; ePayBL announces no maintenance here. */
    private final class SelfReport implements Availability {

        @Override
        public Methods methods() {
            JsonObject json = Json.object(read("/zahlverfahren").bytes(), WHAT);
            Set<String> up = json.looseObjects("zahlverfahren").stream()
                    .flatMap(method -> method.looseTexts("zahlverfahrencode").stream())
                    .collect(Collectors.toSet());
            return new Methods(up, Set.of());
        }

        @Override
        public List<MaintenanceWindow> maintenance() {
            return List.of();
        }

        @Override
        public boolean isHealthy() {
            return code(Json.object(read("/status").bytes(), WHAT)).startsWith("+");
        }

        private Response read(String path) {
            Response answer = transport.send(prepared(Request.get(address(path))));
            if (!answer.isSuccess()) {
                throw Answers.refused(answer, "HTTP " + answer.status());
            }
            return answer;
        }
    }
}
