// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment.xbezahldienste;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.ozgsdk.core.Assumption;
import org.ozgsdk.core.Environment;
import org.ozgsdk.core.Money;
import org.ozgsdk.core.PaymentEvidence;
import org.ozgsdk.core.PaymentMethod;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.core.json.JsonObject;
import org.ozgsdk.payment.PaymentProvider.Initiation;
import org.ozgsdk.payment.PaymentProvider.StatusReport;
import org.ozgsdk.payment.PaymentStatus;
import org.ozgsdk.payment.internal.Answers;

/** Reads a PaymentTransaction, tolerantly: what the standard calls required and real services leave out may be missing, unknown members and words are let be. */
final class AnswerReader {

    private static final String WHAT = "answer of the payment service";
    private static final String SIMULATED = "SIM-";

    private final XBezahldiensteEndpoint endpoint;
    private final Clock clock;

    AnswerReader(XBezahldiensteEndpoint endpoint, Clock clock) {
        this.endpoint = endpoint;
        this.clock = clock;
    }

    /** Says whether it is the payment service at all that answers, and not a page of something in between. */
    static boolean isReadable(byte[] answer) {
        try {
            return Json.object(answer, WHAT).has("paymentInformation");
        } catch (UntrustedException e) {
            return false;
        }
    }

    /** Nobody is sent to a page whose payment could not be confirmed later: what is repeated must fit already here. */
    Initiation started(byte[] answer, String requestId, Money asked) {
        JsonObject transaction = Json.object(answer, WHAT);
        JsonObject information = transaction.object("paymentInformation");
        Optional<JsonObject> request = transaction.optionalObject("paymentRequest");
        requireFit(request.flatMap(echo -> Answers.loose(echo, "requestId")), requestId, "requestId");
        requireFit(request.flatMap(echo -> Answers.loose(echo, "currency")), "EUR", "currency");
        if (request.flatMap(AnswerReader::amount)
                .filter(amount -> amount.compareTo(asked.toEuro()) != 0)
                .isPresent()) {
            throw new UntrustedException(WHAT + ": another amount than asked for");
        }
        return new Initiation.Started(
                transactionId(information),
                page(information, "transactionRedirectUrl")
                        .orElseThrow(() -> new UntrustedException(WHAT + ": no page to pay on")),
                Answers.loose(information, "transactionReference"));
    }

    private static void requireFit(Optional<String> repeated, String asked, String member) {
        if (repeated.filter(value -> !value.equals(asked)).isPresent()) {
            throw new UntrustedException(WHAT + ": another " + member + " than asked for");
        }
    }

    private String transactionId(JsonObject information) {
        String id = information.text("transactionId");
        PaymentApi.requireTransactionId(id);
        if (endpoint.environment() == Environment.PROD && id.startsWith(SIMULATED)) {
            throw new UntrustedException(WHAT + ": a simulator answers in PROD");
        }
        return id;
    }

    StatusReport report(String provider, byte[] answer, Money asked) {
        JsonObject transaction = Json.object(answer, WHAT);
        JsonObject information = transaction.object("paymentInformation");
        Optional<JsonObject> request = transaction.optionalObject("paymentRequest");
        String word = Answers.loose(information, "status").orElse("");
        PaymentStatus state = state(word);
        return new StatusReport(
                request.flatMap(echo -> Answers.loose(echo, "requestId")),
                transactionId(information),
                state,
                Answers.printable(word),
                request.flatMap(AnswerReader::amount),
                request.flatMap(echo -> Answers.loose(echo, "currency")),
                Answers.loose(information, "transactionReference"),
                state == PaymentStatus.PAID ? Optional.of(evidence(provider, information, asked)) : Optional.empty());
    }

    /** 1.0.0 spells it with one s. */
    private static Optional<BigDecimal> amount(JsonObject request) {
        return request.optionalDecimal("grossAmount").or(() -> request.optionalDecimal("grosAmount"));
    }

    @Assumption("payment.status-aliases")
    private static PaymentStatus state(String word) {
        return switch (word.toUpperCase(Locale.ROOT)) {
            case "PAYED", "PAID" -> PaymentStatus.PAID;
            case "FAILED" -> PaymentStatus.FAILED;
            case "CANCELED", "CANCELLED" -> PaymentStatus.CANCELLED;
            default -> PaymentStatus.PENDING;
        };
    }

    @Assumption("payment.timestamp-missing")
    private PaymentEvidence evidence(String provider, JsonObject information, Money asked) {
        String word = Answers.loose(information, "paymentMethod").orElse("OTHER");
        Optional<PaymentMethod> method = Arrays.stream(PaymentMethod.values())
                .filter(known -> known.name().equals(word))
                .findFirst();
        Optional<String> detail = Answers.loose(information, "paymentMethodDetail");
        return new PaymentEvidence(
                provider,
                information.text("transactionId"),
                Answers.loose(information, "transactionReference"),
                paidAt(information),
                method.orElse(PaymentMethod.OTHER),
                method.isPresent() ? detail : detail.or(() -> Optional.of(Answers.printable(word))),
                asked,
                page(information, "transactionUrl").filter(this::isOwn));
    }

    /** Where the service gives no time, or none that can be read, it is the time of this read: the money was there then. */
    private Instant paidAt(JsonObject information) {
        try {
            return Answers.loose(information, "transactionTimestamp")
                    .map(text -> OffsetDateTime.parse(text).toInstant())
                    .orElseGet(clock::instant);
        } catch (DateTimeException e) {
            return clock.instant();
        }
    }

    /** What travels on into an application must lead to the payment service and nowhere else. */
    private boolean isOwn(URI uri) {
        URI base = endpoint.base();
        return base.getScheme().equalsIgnoreCase(uri.getScheme())
                && base.getHost().equalsIgnoreCase(uri.getHost())
                && base.getPort() == uri.getPort();
    }

    private Optional<URI> page(JsonObject information, String member) {
        return Answers.loose(information, member).flatMap(text -> Answers.page(text, endpoint.environment()));
    }
}
