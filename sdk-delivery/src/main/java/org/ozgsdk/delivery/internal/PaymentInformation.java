// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.ozgsdk.core.Assumption;
import org.ozgsdk.core.PaymentEvidence;
import org.ozgsdk.core.PaymentMethod;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.delivery.Attachment;

/**
 * Says in the words of the metadata that a fee was paid (schema 2.1.0, {@code paymentInformation}; the names are those of XBezahldienste). Evidence that the
 * schema cannot hold travels as an attachment instead, since a half-true member would be worse than none.
 */
final class PaymentInformation {

    /** {@code transactionId} and {@code paymentMethodDetail}. */
    private static final Pattern SHORT_WORD = Pattern.compile("[\\w-]{1,36}");

    private PaymentInformation() {}

    static boolean fits(PaymentEvidence paid) {
        return SHORT_WORD.matcher(paid.transactionId()).matches()
                && paid.transactionReference().filter(text -> !text.isBlank()).isPresent();
    }

    /** {@return the member {@code paymentInformation}; the caller asked {@link #fits} before} */
    static Map<String, Object> members(PaymentEvidence paid) {
        Map<String, Object> members = everything(paid);
        paid.transactionUrl().filter(uri -> !uri.isAbsolute()).ifPresent(uri -> members.remove("transactionUrl"));
        paid.methodDetail()
                .filter(detail -> !SHORT_WORD.matcher(detail).matches())
                .ifPresent(detail -> members.remove("paymentMethodDetail"));
        return members;
    }

    /** {@return the evidence as a file, always under the same id, since it is made anew when an application is prepared again} */
    @Assumption("fitconnect.payment-evidence-attachment")
    static Attachment attachment(PaymentEvidence paid) {
        Map<String, Object> members = everything(paid);
        members.put("currency", "EUR");
        members.put("provider", paid.provider());
        members.put("source", paid.source().name());
        return Attachment.of("zahlungsnachweis.json", "application/json", Json.write(members))
                .withId(Ids.derived("zahlungsnachweis " + paid.provider() + " " + paid.transactionId()))
                .describedAs("Zahlungsnachweis");
    }

    /** Evidence exists of money only, so the schema's INITIAL, FAILED and CANCELED have no way in: nothing is handed over on them. */
    private static Map<String, Object> everything(PaymentEvidence paid) {
        Map<String, Object> members = new LinkedHashMap<>();
        paid.transactionReference().ifPresent(text -> members.put("transactionReference", text));
        members.put("transactionId", paid.transactionId());
        members.put("paymentMethod", word(paid.method()));
        paid.methodDetail().ifPresent(text -> members.put("paymentMethodDetail", text));
        members.put("status", "BOOKED");
        paid.transactionUrl().ifPresent(uri -> members.put("transactionUrl", uri.toString()));
        members.put("transactionTimestamp", paid.paidAt().toString());
        members.put("grossAmount", paid.amount().toEuro());
        return members;
    }

    /** A new method of payment must be given a word here before it compiles. */
    private static String word(PaymentMethod method) {
        return switch (method) {
            case GIROPAY -> "GIROPAY";
            case PAYDIRECT -> "PAYDIRECT";
            case CREDITCARD -> "CREDITCARD";
            case PAYPAL -> "PAYPAL";
            case INVOICE -> "INVOICE";
            case OTHER -> "OTHER";
        };
    }
}
