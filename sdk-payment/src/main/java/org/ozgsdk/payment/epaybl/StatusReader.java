// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment.epaybl;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.Optional;
import org.ozgsdk.core.Assumption;
import org.ozgsdk.core.PaymentEvidence;
import org.ozgsdk.core.PaymentMethod;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.json.JsonObject;
import org.ozgsdk.payment.PaymentProvider.StatusReport;
import org.ozgsdk.payment.PaymentStatus;
import org.ozgsdk.payment.StatusQuestion;
import org.ozgsdk.payment.internal.Answers;

/**
 * What ePayBL says of a Kassenzeichen. That its page was used up (INAKTIV) alone is no money: a genuine notification of success or the balance must say so too
 * (payment sheet 4.1 and 4.2).
 */
final class StatusReader {

    private static final String USED_UP = "INAKTIV";

    private final Clock clock;

    StatusReader(Clock clock) {
        this.clock = clock;
    }

    @Assumption("epaybl.two-proofs")
    StatusReport report(JsonObject answer, StatusQuestion question) {
        JsonObject reference = answer.optionalObject("kassenzeichen").orElse(answer);
        JsonObject data = reference.optionalObject("zusatzdaten").orElse(reference);
        String word = Answers.loose(data, "paypagestatus").orElse("");
        Balance balance = Balance.of(data);
        PaymentStatus state = state(word, balance, question);
        return new StatusReport(
                Optional.empty(),
                Answers.loose(reference, "kassenzeichennummer").orElse(question.transactionId()),
                state,
                Answers.printable(word),
                Optional.empty(),
                Answers.loose(data, "waehrung"),
                Optional.of(question.transactionId()),
                state == PaymentStatus.PAID ? Optional.of(evidence(data, question, balance)) : Optional.empty());
    }

    private static PaymentStatus state(String word, Balance balance, StatusQuestion question) {
        if (balance.isTakenBack()) {
            return PaymentStatus.CHARGED_BACK;
        }
        if (balance.isCancelled()) {
            return PaymentStatus.CANCELLED;
        }
        boolean proven = question.paidNotified() || balance.isPaid();
        return word.equals(USED_UP) && proven ? PaymentStatus.PAID : PaymentStatus.PENDING;
    }

    private PaymentEvidence evidence(JsonObject data, StatusQuestion question, Balance balance) {
        String word = Answers.loose(data, "bezahlverfahren").orElse("");
        return new PaymentEvidence(
                EpayBl.ID,
                question.transactionId(),
                Optional.of(question.transactionId()),
                clock.instant(),
                method(word),
                Optional.of(Answers.printable(word)).filter(known -> !known.isEmpty()),
                question.asked(),
                Optional.empty(),
                balance.isPaid() ? PaymentEvidence.Source.STATUS : PaymentEvidence.Source.NOTIFICATION);
    }

    private static PaymentMethod method(String word) {
        return switch (word) {
            case "GIROPAY" -> PaymentMethod.GIROPAY;
            case "KREDITKARTE" -> PaymentMethod.CREDITCARD;
            case "PAYPAL" -> PaymentMethod.PAYPAL;
            case "PAYDIREKT" -> PaymentMethod.PAYDIRECT;
            case "UEBERWEISUNGVOR", "UEBERWEISUNGNACH" -> PaymentMethod.INVOICE;
            default -> PaymentMethod.OTHER;
        };
    }

    /** The sums of a Kassenzeichen, as far as they are told. */
    record Balance(
            Optional<BigDecimal> saldo,
            Optional<BigDecimal> demanded,
            Optional<BigDecimal> received,
            Optional<BigDecimal> cancelled,
            Optional<BigDecimal> takenBack) {

        static Balance of(JsonObject data) {
            return new Balance(
                    amount(data, "saldo"),
                    amount(data, "betragHauptforderungen"),
                    amount(data, "betragZahlungseingaenge"),
                    amount(data, "betragStornos"),
                    amount(data, "betragRuecklastschriften"));
        }

        private static Optional<BigDecimal> amount(JsonObject data, String member) {
            return Answers.loose(data, member).map(text -> {
                try {
                    return new BigDecimal(text);
                } catch (NumberFormatException e) {
                    throw new UntrustedException("answer of ePayBL: " + member + " is no amount", e);
                }
            });
        }

        private static boolean positive(Optional<BigDecimal> amount) {
            return amount.filter(value -> value.signum() > 0).isPresent();
        }

        /** Nothing is owed any more and something came; a saldo of zero alone may also mean that the demand was withdrawn. */
        boolean isPaid() {
            return saldo.filter(value -> value.signum() <= 0).isPresent() && positive(received);
        }

        /** The demand was withdrawn and nothing had come: the trap of a saldo of zero. */
        boolean isCancelled() {
            return positive(cancelled)
                    && demanded.isPresent()
                    && demanded.get().compareTo(cancelled.get()) == 0
                    && received.filter(value -> value.signum() == 0).isPresent();
        }

        boolean isTakenBack() {
            return positive(takenBack);
        }
    }
}
