// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.payment;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ozgsdk.sandbox.internal.http.Call;
import org.ozgsdk.sandbox.internal.http.Reply;
import org.ozgsdk.sandbox.internal.http.Router;

/**
 * Where a person pays, breaks off or lets it fail, whatever protocol opened the transaction. Whatever happens here, the online service learns of it only by
 * asking the payment service, unless the protocol has a {@link Notifier}.
 */
final class PaymentPage {

    static final String PATH = "/bezahlen";

    private static final List<String> METHODS = List.of("CREDITCARD", "PAYPAL", "OTHER");

    private static final Duration LATE = Duration.ofMinutes(10);

    private final PaymentBook book;
    private final String origin;

    PaymentPage(Counter counter) {
        this.book = counter.book();
        this.origin = counter.origin();
    }

    void addTo(Router router) {
        router.on("GET", PATH + "/stil.css", call -> Reply.text(200, "text/css; charset=utf-8", PaymentHtml.STYLE));
        router.on("GET", PATH + "/{key}", this::show);
        router.on("POST", PATH + "/{key}", this::act);
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
                transaction.state().isFinal() ? PaymentHtml.ended(transaction) : PaymentHtml.open(transaction, ""));
    }

    private static Reply unknown() {
        return PaymentHtml.reply(404, PaymentHtml.unknown(), List.of());
    }

    private Reply act(Call call) {
        String from = call.header("Origin").orElse(origin);
        if (!from.equals(origin) && !from.equals(origin.replace("127.0.0.1", "localhost"))) {
            return PaymentHtml.reply(403, PaymentHtml.foreign(), List.of());
        }
        return find(call)
                .map(transaction -> act(transaction, call.form(16 * 1024)))
                .orElseGet(PaymentPage::unknown);
    }

    private Reply act(Transaction transaction, Map<String, String> form) {
        String method = form.getOrDefault("zahlart", METHODS.get(0));
        return Choice.of(form.getOrDefault("aktion", ""), transaction)
                .filter(choice -> METHODS.contains(method))
                .map(choice -> act(transaction, choice, method))
                .orElseGet(() -> misunderstood(transaction));
    }

    private static Reply misunderstood(Transaction transaction) {
        String error = "Bitte eine der Zahlarten und eine der Schaltflächen wählen.";
        return transaction.state().isFinal()
                ? html(409, transaction, PaymentHtml.ended(transaction))
                : html(400, transaction, PaymentHtml.open(transaction, error));
    }

    private Reply act(Transaction transaction, Choice choice, String method) {
        if (choice == Choice.PAY_LATE && !transaction.state().isFinal()) {
            book.agenda().after(LATE, () -> end(transaction, choice, method));
            return back(transaction);
        }
        end(transaction, choice, method);
        // A second click on the same button changes nothing and goes back like the first; any other wish comes too
        // late.
        if (transaction.state().status() != choice.outcome()) {
            return html(409, transaction, PaymentHtml.ended(transaction));
        }
        return choice == Choice.PAY_AND_CLOSE ? html(200, transaction, PaymentHtml.closed()) : back(transaction);
    }

    private void end(Transaction transaction, Choice choice, String method) {
        if (book.end(transaction, choice.outcome(), method)) {
            transaction.notifier().ifPresent(notifier -> tell(transaction, choice, notifier));
        }
    }

    private void tell(Transaction transaction, Choice choice, Notifier notifier) {
        Agenda agenda = book.agenda();
        Runnable once = () -> notifier.tell(transaction);
        switch (choice) {
            case NOTIFY_FIRST -> agenda.now(once);
            case NOTIFY_LATE -> agenda.after(LATE, () -> agenda.soon(once));
            case NOTIFY_TWICE -> {
                agenda.soon(once);
                agenda.soon(once);
            }
            default -> agenda.soon(once);
        }
    }

    private static Reply back(Transaction transaction) {
        WayBack way = transaction.wayBack();
        return way.isPost()
                ? html(200, transaction, PaymentHtml.returning(way))
                : Reply.empty(303).with("Location", way.address().toString());
    }

    private static Reply html(int status, Transaction transaction, String page) {
        Sale sale = transaction.sale();
        return PaymentHtml.reply(
                status, page, List.of(transaction.wayBack().address(), sale.success(), sale.cancel(), sale.failure()));
    }
}
