// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment.pmpayment;

import java.net.URI;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.ozgsdk.core.Assumption;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.PaymentEvidence;
import org.ozgsdk.core.PaymentMethod;
import org.ozgsdk.core.UnavailableException;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.core.json.JsonObject;
import org.ozgsdk.core.transport.Body;
import org.ozgsdk.core.transport.Request;
import org.ozgsdk.core.transport.Response;
import org.ozgsdk.core.transport.Transport;
import org.ozgsdk.payment.Notifications;
import org.ozgsdk.payment.PaymentOrder;
import org.ozgsdk.payment.PaymentProvider;
import org.ozgsdk.payment.PaymentStatus;
import org.ozgsdk.payment.PurposeRules;
import org.ozgsdk.payment.StatusQuestion;
import org.ozgsdk.payment.internal.Answers;
import org.ozgsdk.payment.internal.Calls;

/**
 * pmPayment (GovConnect) by its classic form interface. Our id of the attempt is its {@code txid}, so a lost answer can be looked up; its status needs no credentials,
 * so the id must not be guessable. New services rather take its XBezahldienste interface. Immutable, safe for use by many threads.
 */
public final class PmPayment implements PaymentProvider {

    /** The id of this provider. */
    public static final String ID = "pmpayment";

    static final String PAID = "1";
    private static final String FAILED = "0";
    private static final long MOST_BYTES = 1 << 20;
    private static final Pattern TXID = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final String WHAT = "answer of pmPayment";

    private final PmPaymentSettings settings;
    private final Transport transport;
    private final Clock clock;

    /**
     * Makes a client; sends nothing.
     *
     * @param settings where and as whom
     * @param transport the way out
     * @param clock tells when a payment was seen paid, since pmPayment does not
     * @throws ConfigurationException if the transport is for another environment
     */
    public PmPayment(PmPaymentSettings settings, Transport transport, Clock clock) {
        this.settings = settings;
        this.transport = Calls.into(transport, settings.environment(), "pmPayment");
        this.clock = clock;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Initiation initiate(String requestId, PaymentOrder order) {
        Map<String, String> form = form(requestId, order);
        Response answer;
        try {
            answer = transport.send(Request.post(address("/payment/secure"), Body.form(form))
                    .header("Accept", "application/json")
                    .maxResponseBytes(MOST_BYTES));
        } catch (UnavailableException | UntrustedException e) {
            return new Initiation.Unknown("after sending: " + e.getClass().getSimpleName());
        }
        try {
            return begun(answer, requestId);
        } catch (UntrustedException e) {
            return new Initiation.Unknown("the answer cannot be read or does not fit; nobody was sent to pay");
        }
    }

    /** The values in the order in which they are hashed; both optional ones are sent always, since nobody knows the hash of one alone. */
    @Assumption("pmpayment.both-optional-values")
    private Map<String, String> form(String requestId, PaymentOrder order) {
        if (!TXID.matcher(requestId).matches()) {
            throw new ConfigurationException("pmPayment takes no such txid.");
        }
        Map<String, String> form = new LinkedHashMap<>();
        form.put("ags", settings.ags());
        form.put("amount", Long.toString(order.total().cents()));
        form.put("procedure", settings.procedure());
        form.put("desc", PurposeRules.SEPA.fit(order.purpose()));
        form.put("accountingRecord", accountingRecord(order));
        form.put("txid", requestId);
        form.put("notifyURL", settings.notifyUrl().toString());
        form.put("redirectURL", order.returnUrl().toString());
        form.put("hash", PmHash.of(settings.salt(), form.values()));
        return form;
    }

    /** What the cash office books by is never rewritten. */
    private String accountingRecord(PaymentOrder order) {
        String record = order.reference().orElse(settings.accountingRecord());
        if (PurposeRules.SEPA.misfit(record).isPresent()) {
            throw new ConfigurationException(
                    "pmPayment nimmt als Kassenzeichen höchstens 27 Zeichen aus dem Zeichensatz von SEPA."
                            + " / pmPayment takes a reference of at most 27 letters of SEPA.");
        }
        return record;
    }

    private Initiation begun(Response answer, String requestId) {
        JsonObject json = Json.object(answer.bytes(), WHAT);
        Optional<String> error = Answers.loose(json, "Error");
        if (error.isPresent()) {
            return new Initiation.Refused("Error", "status " + answer.status());
        }
        if (!answer.isSuccess()) {
            return new Initiation.Unknown("status " + answer.status());
        }
        if (!json.text("txid").equals(requestId)) {
            throw new UntrustedException(WHAT + ": another txid than asked for");
        }
        URI page = Answers.page(json.text("url"), settings.environment())
                .orElseThrow(() -> new UntrustedException(WHAT + ": no page to pay on"));
        return new Initiation.Started(requestId, page, Optional.empty());
    }

    /** The status under our id tells whether it arrived; its page is told once only. */
    @Override
    public Recovery recover(String requestId, PaymentOrder order) {
        Response answer = ask(requestId);
        boolean told = Answers.json(answer, WHAT)
                .flatMap(json -> Answers.loose(json, "status"))
                .isPresent();
        if (!answer.isSuccess() || !told) {
            return new Recovery.Unclear("the status under our id is " + answer.status());
        }
        return new Recovery.Impossible("it is there, but its page was told to nobody");
    }

    @Override
    public StatusReport status(StatusQuestion question) {
        Response answer = ask(question.transactionId());
        if (!answer.isSuccess()) {
            throw Answers.refused(answer, "HTTP " + answer.status());
        }
        JsonObject json = Json.object(answer.bytes(), WHAT);
        String word = Answers.loose(json, "status").orElse("");
        PaymentStatus state = state(word);
        return new StatusReport(
                Answers.loose(json, "txid"),
                question.transactionId(),
                state,
                Answers.printable(word),
                Answers.cents(json, "amount"),
                Optional.empty(),
                question.reference(),
                state == PaymentStatus.PAID ? Optional.of(evidence(question, json)) : Optional.empty());
    }

    private Response ask(String txid) {
        if (!TXID.matcher(txid).matches()) {
            throw new UntrustedException("pmPayment: a txid that is none");
        }
        return transport.send(Request.get(address("/payment/status/" + settings.ags() + "/" + txid))
                .header("Accept", "application/json")
                .maxResponseBytes(MOST_BYTES));
    }

    /** The status comes as a number or as a text. */
    @Assumption("pmpayment.status-words")
    private static PaymentStatus state(String word) {
        return switch (word) {
            case PAID -> PaymentStatus.PAID;
            case FAILED -> PaymentStatus.FAILED;
            default -> PaymentStatus.PENDING;
        };
    }

    /** Its times have no zone and tell the beginning, so the time of this read counts. */
    private PaymentEvidence evidence(StatusQuestion question, JsonObject json) {
        String word = Answers.loose(json, "payment_method").orElse("");
        return new PaymentEvidence(
                ID,
                question.transactionId(),
                question.reference(),
                clock.instant(),
                method(word.toLowerCase(Locale.ROOT)),
                Optional.of(Answers.printable(word)).filter(known -> !known.isEmpty()),
                question.asked(),
                Optional.empty());
    }

    private static PaymentMethod method(String word) {
        return switch (word) {
            case "giropay" -> PaymentMethod.GIROPAY;
            case "creditcard" -> PaymentMethod.CREDITCARD;
            case "paypal" -> PaymentMethod.PAYPAL;
            case "paydirect" -> PaymentMethod.PAYDIRECT;
            default -> PaymentMethod.OTHER;
        };
    }

    @Override
    public Optional<Notifications> notifications() {
        return Optional.of(new PmNotifications(settings.ags(), settings.salt()));
    }

    private URI address(String path) {
        return Calls.address(settings.base(), path);
    }

    @Override
    public String toString() {
        return "PmPayment[" + settings.base().getHost() + ", " + settings.ags() + "]";
    }
}
