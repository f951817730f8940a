// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.payment;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ozgsdk.sandbox.HistoryEvent;
import org.ozgsdk.sandbox.internal.control.History;
import org.ozgsdk.sandbox.internal.http.Call;
import org.ozgsdk.sandbox.internal.http.Reply;
import org.ozgsdk.sandbox.internal.http.Router;

/** Where a person pays, breaks off or lets it fail. Whatever happens here, the online service learns of it only by asking the payment service. */
final class PaymentPage {

    private static final List<String> METHODS = List.of("CREDITCARD", "PAYPAL", "OTHER");

    private static final Map<String, Transaction.Status> ACTIONS = Map.of(
            "bezahlen", Transaction.Status.PAYED,
            "abbrechen", Transaction.Status.CANCELED,
            "fehlschlag", Transaction.Status.FAILED);

    private final PaymentBook book;
    private final Clock clock;
    private final History history;
    private final String origin;

    PaymentPage(PaymentBook book, Clock clock, History history, String origin) {
        this.book = book;
        this.clock = clock;
        this.history = history;
        this.origin = origin;
    }

    String base() {
        return origin + "/bezahlen";
    }

    void addTo(Router router) {
        router.on("GET", "/bezahlen/stil.css", call -> Reply.text(200, "text/css; charset=utf-8", PaymentHtml.STYLE));
        router.on("GET", "/bezahlen/{key}", this::show);
        router.on("POST", "/bezahlen/{key}", this::act);
    }

    private Reply show(Call call) {
        return find(call).map(PaymentPage::page).orElseGet(PaymentPage::unknown);
    }

    private Optional<Transaction> find(Call call) {
        return book.byPage(call.variable("key"));
    }

    private static Reply page(Transaction transaction) {
        return html(
                200,
                transaction,
                transaction.state().isFinal() ? ended(transaction) : PaymentHtml.open(transaction, ""));
    }

    private static String ended(Transaction transaction) {
        return PaymentHtml.ended(transaction, transaction.state().status());
    }

    private static Reply unknown() {
        return PaymentHtml.reply(404, PaymentHtml.unknown(), Optional.empty());
    }

    private Reply act(Call call) {
        String from = call.header("Origin").orElse(origin);
        if (!from.equals(origin) && !from.equals(origin.replace("127.0.0.1", "localhost"))) {
            return PaymentHtml.reply(403, PaymentHtml.foreign(), Optional.empty());
        }
        return find(call)
                .map(transaction -> act(transaction, call.form(16 * 1024)))
                .orElseGet(PaymentPage::unknown);
    }

    private Reply act(Transaction transaction, Map<String, String> form) {
        Transaction.Status outcome = ACTIONS.get(form.getOrDefault("aktion", ""));
        String method = form.getOrDefault("zahlart", METHODS.get(0));
        if (outcome == null || !METHODS.contains(method)) {
            String error = "Bitte eine der Zahlarten und eine der Schaltflächen wählen.";
            return transaction.state().isFinal()
                    ? html(409, transaction, ended(transaction))
                    : html(400, transaction, PaymentHtml.open(transaction, error));
        }
        if (transaction.end(outcome, method, clock.instant())) {
            boolean paid = outcome == Transaction.Status.PAYED;
            history.add(
                    paid ? HistoryEvent.Kind.PAYMENT_PAID : HistoryEvent.Kind.PAYMENT_CANCELLED,
                    transaction.id(),
                    transaction.service() + " " + outcome);
        }
        // A second click on the same button changes nothing and goes back like the first; any other wish comes too
        // late.
        return transaction.state().status() == outcome
                ? Reply.empty(303).with("Location", transaction.request().redirectUrl())
                : html(409, transaction, ended(transaction));
    }

    private static Reply html(int status, Transaction transaction, String page) {
        return PaymentHtml.reply(
                status, page, Optional.of(URI.create(transaction.request().redirectUrl())));
    }
}
