// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment.epaybl;

import java.time.Clock;
import java.util.Optional;
import org.ozgsdk.core.Assumption;
import org.ozgsdk.core.PaymentEvidence;
import org.ozgsdk.core.PaymentMethod;
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
        PaymentStatus state = state(word, balance.proof(), question);
        boolean paid = state == PaymentStatus.PAID;
        return new StatusReport(
                Answers.loose(reference, "transaktionsnummer").flatMap(TransactionNumber::requestId),
                Answers.loose(reference, "kassenzeichennummer").orElse(question.transactionId()),
                state,
                Answers.printable(word),
                paid ? balance.stillDemanded() : Optional.empty(),
                Answers.loose(data, "waehrung"),
                Optional.of(question.transactionId()),
                paid ? Optional.of(evidence(data, question, balance)) : Optional.empty());
    }

    /** Before its page is used up a demand can still be paid, whatever the books say. */
    private static PaymentStatus state(String word, Balance.Proof books, StatusQuestion question) {
        if (books == Balance.Proof.CHARGED_BACK) {
            return PaymentStatus.CHARGED_BACK;
        }
        if (!word.equals(USED_UP)) {
            return PaymentStatus.PENDING;
        }
        if (books == Balance.Proof.CANCELLED) {
            return PaymentStatus.CANCELLED;
        }
        return books == Balance.Proof.PAID || question.paidNotified() ? PaymentStatus.PAID : PaymentStatus.PENDING;
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
                balance.proof() == Balance.Proof.PAID
                        ? PaymentEvidence.Source.STATUS
                        : PaymentEvidence.Source.NOTIFICATION);
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
}
