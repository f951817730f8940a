// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment.xbezahldienste;

import java.math.BigDecimal;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.ozgsdk.core.Assumption;
import org.ozgsdk.core.Money;
import org.ozgsdk.core.PaymentEvidence;
import org.ozgsdk.core.PaymentMethod;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.core.json.JsonObject;
import org.ozgsdk.payment.PaymentProvider.Initiation;
import org.ozgsdk.payment.PaymentProvider.StatusReport;
import org.ozgsdk.payment.PaymentStatus;

/** Reads a PaymentTransaction, tolerantly: what the standard calls required and real services leave out may be missing, unknown members and words are let be. */
final class AnswerReader {

    private static final String WHAT = "answer of the payment service";

    Initiation started(byte[] answer) {
        JsonObject information = Json.object(answer, WHAT).object("paymentInformation");
        return new Initiation.Started(
                information.text("transactionId"),
                address(information, "transactionRedirectUrl")
                        .orElseThrow(() -> new UntrustedException(WHAT + ": no page to pay on")),
                information.optionalText("transactionReference"));
    }

    StatusReport report(String provider, byte[] answer, Money asked) {
        JsonObject transaction = Json.object(answer, WHAT);
        JsonObject information = transaction.object("paymentInformation");
        Optional<JsonObject> request = transaction.optionalObject("paymentRequest");
        String word = information.text("status");
        PaymentStatus state = state(word);
        return new StatusReport(
                request.flatMap(echo -> echo.optionalText("requestId")),
                information.text("transactionId"),
                state,
                printable(word),
                request.flatMap(AnswerReader::amount),
                request.flatMap(echo -> echo.optionalText("currency")),
                information.optionalText("transactionReference"),
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
    private static PaymentEvidence evidence(String provider, JsonObject information, Money asked) {
        String word = information.optionalText("paymentMethod").orElse("OTHER");
        Optional<PaymentMethod> method = Arrays.stream(PaymentMethod.values())
                .filter(known -> known.name().equals(word))
                .findFirst();
        Optional<String> detail = information.optionalText("paymentMethodDetail");
        return new PaymentEvidence(
                provider,
                information.text("transactionId"),
                information.optionalText("transactionReference"),
                paidAt(information),
                method.orElse(PaymentMethod.OTHER),
                method.isPresent() ? detail : detail.or(() -> Optional.of(printable(word))),
                asked,
                address(information, "transactionUrl"));
    }

    private static Instant paidAt(JsonObject information) {
        try {
            return information
                    .optionalText("transactionTimestamp")
                    .map(text -> OffsetDateTime.parse(text).toInstant())
                    .orElse(Instant.EPOCH);
        } catch (DateTimeException e) {
            return Instant.EPOCH;
        }
    }

    private static Optional<URI> address(JsonObject information, String member) {
        return information.optionalText(member).flatMap(text -> {
            try {
                URI uri = URI.create(text);
                return "https".equals(uri.getScheme()) || isOwnMachine(uri) ? Optional.of(uri) : Optional.empty();
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        });
    }

    private static boolean isOwnMachine(URI uri) {
        return "http".equals(uri.getScheme())
                && ("127.0.0.1".equals(uri.getHost()) || "localhost".equals(uri.getHost()));
    }

    /** A foreign word goes into stores and logs only if it looks like one. */
    private static String printable(String word) {
        return word.length() <= 36 && word.chars().allMatch(c -> c > ' ' && c < 127) ? word : "?";
    }
}
