// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment.xbezahldienste;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ozgsdk.core.Money;
import org.ozgsdk.payment.PaymentItem;
import org.ozgsdk.payment.PaymentOrder;
import org.ozgsdk.payment.StatusQuestion;

/** An order, and what a payment service that holds to the standard says of it. */
final class Bodies {

    static final String REQUEST_ID = "R-1";

    private static final String ADDRESS = "https://bezahl.ozgsdk.example/api/v1/paymenttransaction/gewerbe/1/T-1";

    private Bodies() {}

    static PaymentOrder order() {
        return new PaymentOrder(
                "antrag-1",
                "Gewerbeanmeldung",
                "Gewerbe anmelden",
                List.of(new PaymentItem("12-1-3", "Gewerbeanmeldung", 1, Money.euro("26.00"), Map.of())),
                URI.create("https://dienst.ozgsdk.example/zurueck"));
    }

    static StatusQuestion question() {
        return new StatusQuestion(REQUEST_ID, "T-1", Optional.empty(), Money.euro("26.00"), false);
    }

    /** What is answered to a new payment. */
    static String started() {
        return started(REQUEST_ID, "EUR", "26.00");
    }

    static String started(String requestId, String currency, String amount) {
        return transaction(
                "\"transactionRedirectUrl\": \"https://bezahl.ozgsdk.example/seite/1\", \"status\": \"INITIAL\"",
                requestId,
                currency,
                amount);
    }

    /** What is answered once it was paid, in the way named. */
    static String paid(String method) {
        return transaction(
                "\"transactionRedirectUrl\": \"https://bezahl.ozgsdk.example/seite/1\", \"status\": \"PAYED\","
                        + " \"transactionReference\": \"KZ-1\", \"transactionTimestamp\": \"2026-11-23T10:15:30.5+01:00\","
                        + " \"paymentMethod\": " + method,
                REQUEST_ID,
                "EUR",
                "26.00");
    }

    /** What is answered once the address of the page has gone, although the schema requires it. */
    static String withoutPage(String status) {
        return transaction("\"status\": \"" + status + "\"", REQUEST_ID, "EUR", "26.00");
    }

    private static String transaction(String members, String requestId, String currency, String amount) {
        return "{\"paymentInformation\": {\"transactionUrl\": \"" + ADDRESS + "\", \"transactionId\": \"T-1\", "
                + members
                + "}, \"paymentRequest\": {\"requestId\": \"" + requestId
                + "\", \"requestTimestamp\": \"2026-11-23T10:00:00Z\", \"currency\": \"" + currency
                + "\", \"grossAmount\": " + amount
                + ", \"redirectUrl\": \"https://dienst.ozgsdk.example/zurueck\", \"items\": [{\"id\": \"12-1-3\","
                + " \"reference\": \"R-1\", \"taxRate\": 0, \"quantity\": 1, \"totalNetAmount\": 26.00,"
                + " \"totalTaxAmount\": 0.00, \"singleNetAmount\": 26.00, \"singleTaxAmount\": 0.00}]}}";
    }
}
