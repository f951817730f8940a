// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.payment;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ozgsdk.core.Assumption;
import org.ozgsdk.sandbox.PaymentMaintenance;
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

    static Reply methods(List<String> up) {
        List<String> down = new ArrayList<>(MaintenancePlan.METHODS);
        down.removeAll(up);
        Map<String, Object> methods = new LinkedHashMap<>();
        methods.put("up", up);
        methods.put("down", down);
        return Reply.json(200, Map.of("paymentMethods", methods));
    }

    static Reply maintenance(List<PaymentMaintenance> windows) {
        return Reply.json(
                200,
                Map.of(
                        "maintenanceWindows",
                        windows.stream().map(Answers::window).toList()));
    }

    private static Map<String, Object> window(PaymentMaintenance window) {
        Map<String, Object> json = new LinkedHashMap<>();
        window.start().ifPresent(start -> json.put("startTime", start.toString()));
        window.end().ifPresent(end -> json.put("endTime", end.toString()));
        if (!window.description().isEmpty()) {
            json.put("description", window.description());
        }
        if (!window.methods().isEmpty()) {
            json.put(
                    "paymentMethods",
                    Map.of("down", window.methods().stream().sorted().toList()));
        }
        return json;
    }
}
