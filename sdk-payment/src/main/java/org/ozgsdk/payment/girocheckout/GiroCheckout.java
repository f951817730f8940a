// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment.girocheckout;

import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.ozgsdk.core.Assumption;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.Environment;
import org.ozgsdk.core.PaymentEvidence;
import org.ozgsdk.core.RejectedException;
import org.ozgsdk.core.UnavailableException;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.json.JsonObject;
import org.ozgsdk.core.transport.Transport;
import org.ozgsdk.payment.Notifications;
import org.ozgsdk.payment.PaymentOrder;
import org.ozgsdk.payment.PaymentProvider;
import org.ozgsdk.payment.PaymentStatus;
import org.ozgsdk.payment.PurposeRules;
import org.ozgsdk.payment.Refunds;
import org.ozgsdk.payment.StatusQuestion;
import org.ozgsdk.payment.internal.Answers;
import org.ozgsdk.payment.internal.Calls;

/**
 * GiroCheckout (S-Public Services): Wero, PayPal, cards and others, by one project for each or by a payment page. Our id of the attempt is its {@code merchantTxId}; it
 * offers no look-up by that, so a request whose answer is lost is given up. Immutable, safe for use by many threads.
 */
public final class GiroCheckout implements PaymentProvider {

    /** The id of this provider. */
    public static final String ID = "girocheckout";

    private static final String WHAT = "answer of GiroCheckout";
    private static final String SIMULATED = "SIM-";

    private final GiroCheckoutSettings settings;
    private final GiroApi api;
    private final Clock clock;

    /**
     * Makes a client; sends nothing.
     *
     * @param settings the project
     * @param transport the way out
     * @param clock tells when a payment was seen paid, since GiroCheckout does not
     * @throws ConfigurationException if the transport is for another environment
     */
    public GiroCheckout(GiroCheckoutSettings settings, Transport transport, Clock clock) {
        this.settings = settings;
        this.api = new GiroApi(settings, Calls.into(transport, settings.environment(), "GiroCheckout"));
        this.clock = clock;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Initiation initiate(String requestId, PaymentOrder order) {
        boolean page = settings.kind() == GiroCheckoutSettings.Kind.PAYMENT_PAGE;
        try {
            return page
                    ? begun(api.post("/paypage/init", pageForm(requestId, order)), "url")
                    : begun(api.post("/transaction/start", startForm(requestId, order)), "redirect");
        } catch (UnavailableException | UntrustedException e) {
            return new Initiation.Unknown("after sending: " + e.getClass().getSimpleName());
        }
    }

    private Map<String, String> startForm(String requestId, PaymentOrder order) {
        Map<String, String> form = sale(requestId, order);
        form.put("urlRedirect", order.returnUrl().toString());
        form.put("urlNotify", settings.notifyUrl().toString());
        order.reference().ifPresent(reference -> form.put("kassenzeichen", reference));
        return form;
    }

    private Map<String, String> pageForm(String requestId, PaymentOrder order) {
        String back = order.returnUrl().toString();
        Map<String, String> form = sale(requestId, order);
        form.put("test", settings.environment() == Environment.PROD ? "0" : "1");
        form.put("successUrl", back);
        form.put("backUrl", back);
        form.put("failUrl", back);
        form.put("notifyUrl", settings.notifyUrl().toString());
        order.reference().ifPresent(reference -> form.put("kassenzeichen", reference));
        return form;
    }

    private Map<String, String> sale(String requestId, PaymentOrder order) {
        String purpose = PurposeRules.SEPA.fit(order.purpose());
        if (purpose.isEmpty()) {
            throw new ConfigurationException(
                    "GiroCheckout verlangt einen Verwendungszweck; von dem der Zahlung bleibt kein Zeichen übrig."
                            + " / GiroCheckout needs a purpose; nothing is left of this one.");
        }
        Map<String, String> form = api.form();
        form.put("merchantTxId", requestId);
        form.put("amount", Long.toString(order.total().cents()));
        form.put("currency", "EUR");
        form.put("purpose", purpose);
        form.put("type", "SALE");
        return form;
    }

    private Initiation begun(JsonObject answer, String pageMember) {
        String rc = Answers.loose(answer, "rc").orElse("");
        if (!rc.equals("0")) {
            String word = Answers.printable(rc);
            return GiroCodes.provesNothing(rc)
                    ? new Initiation.Unknown("code " + word)
                    : new Initiation.Refused(word, "rc " + word);
        }
        URI page = Answers.page(answer.text(pageMember), settings.environment())
                .orElseThrow(() -> new UntrustedException(WHAT + ": no page to pay on"));
        return new Initiation.Started(reference(answer), page, Optional.empty());
    }

    private String reference(JsonObject answer) {
        String reference = answer.text("reference");
        boolean simulated = reference.startsWith(SIMULATED) && settings.environment() == Environment.PROD;
        if (reference.isBlank() || reference.length() > 64 || simulated) {
            throw new UntrustedException(WHAT + ": a reference that is none");
        }
        return reference;
    }

    @Override
    public StatusReport status(StatusQuestion question) {
        Map<String, String> form = api.form();
        form.put("reference", question.transactionId());
        JsonObject answer = api.post("/transaction/status", form);
        String rc = Answers.loose(answer, "rc").orElse("");
        if (GiroCodes.provesNothing(rc)) {
            throw Answers.unavailable("rc " + Answers.printable(rc));
        }
        if (!rc.equals("0")) {
            throw new RejectedException(
                    "GiroCheckout lehnt die Statusabfrage ab (rc " + Answers.printable(rc)
                            + "). / GiroCheckout refuses to tell the status.",
                    200,
                    Answers.printable(rc),
                    "");
        }
        String result = Answers.loose(answer, "resultPayment").orElse("");
        PaymentStatus state = GiroCodes.state(result);
        return new StatusReport(
                Answers.loose(answer, "merchantTxId"),
                Answers.loose(answer, "reference").orElse(question.transactionId()),
                state,
                Answers.printable(result),
                Answers.cents(answer, "amount"),
                Answers.loose(answer, "currency"),
                question.reference(),
                state == PaymentStatus.PAID ? Optional.of(evidence(question, answer)) : Optional.empty());
    }

    /** The status does not tell the method as far as is known; where it does, it is a number. */
    @Assumption("girocheckout.status-paymethod")
    private PaymentEvidence evidence(StatusQuestion question, JsonObject answer) {
        GiroCodes.Method method =
                GiroCodes.method(Answers.loose(answer, "paymethod").orElse(""));
        return new PaymentEvidence(
                ID,
                question.transactionId(),
                question.reference(),
                clock.instant(),
                method.method(),
                Optional.of(method.word()).filter(word -> !word.isEmpty()),
                question.asked(),
                Optional.empty());
    }

    @Override
    public Optional<Notifications> notifications() {
        return Optional.of(
                new GiroNotifications(settings.password(), settings.kind() == GiroCheckoutSettings.Kind.PAYMENT_PAGE));
    }

    @Override
    public Optional<Refunds> refunds() {
        return Optional.of(new GiroRefunds(api));
    }

    @Override
    public String toString() {
        return "GiroCheckout[" + settings.base().getHost() + ", " + settings.projectId() + "]";
    }
}
