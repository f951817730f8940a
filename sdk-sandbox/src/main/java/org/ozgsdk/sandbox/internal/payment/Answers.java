// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.payment;

import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ozgsdk.core.Assumption;
import org.ozgsdk.sandbox.internal.http.Reply;

/**
 * What one payment service says of a transaction (payment sheet 3.4). The schema requires the address of the page always, its text says that it should be
 * gone once the payment ended: one service reads it this way, the other that.
 */
record Answers(String service, String base, Counter counter, boolean pageAlwaysThere) {

    @Assumption("payment.redirect-url-after-end")
    Map<String, Object> information(Transaction transaction) {
        Transaction.State state = transaction.state();
        Map<String, Object> information = new LinkedHashMap<>();
        information.put("transactionUrl", base + "/paymenttransaction/" + path(transaction));
        if (pageAlwaysThere || !state.isFinal()) {
            information.put("transactionRedirectUrl", counter.page(transaction).toString());
        }
        information.put("transactionId", transaction.id());
        information.put("transactionReference", transaction.reference());
        state.paidAt()
                .ifPresent(at -> information.put(
                        "transactionTimestamp",
                        at.truncatedTo(ChronoUnit.MILLIS).toString()));
        state.method().ifPresent(method -> {
            information.put("paymentMethod", method);
            information.put("paymentMethodDetail", "Simulation");
        });
        information.put("status", state.status().name());
        return information;
    }

    /** The three ids as they stand in a path. */
    private static String path(Transaction transaction) {
        Sale sale = transaction.sale();
        return sale.originatorId() + "/" + sale.endPointId() + "/" + transaction.id();
    }

    static Reply reply(Map<String, Object> information, Map<String, Object> request) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("paymentInformation", information);
        answer.put("paymentRequest", request);
        return Reply.json(200, answer);
    }

    /** The end of giropay and paydirekt is known to every service (payment sheet 0.8). */
    static Reply methods() {
        Map<String, Object> methods = new LinkedHashMap<>();
        methods.put("up", List.of("CREDITCARD", "PAYPAL", "OTHER"));
        methods.put("down", List.of("GIROPAY", "PAYDIRECT"));
        return Reply.json(200, Map.of("paymentMethods", methods));
    }
}
