// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.payment;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ozgsdk.sandbox.PaymentFault;
import org.ozgsdk.sandbox.internal.http.Call;
import org.ozgsdk.sandbox.internal.http.Reply;
import org.ozgsdk.sandbox.internal.http.Router;

/**
 * Where a person pays, breaks off or lets it fail, whatever protocol opened the transaction. Whatever happens here, the online service learns of it only by
 * asking the payment service, unless the protocol has a {@link Notifier}.
 */
final class PaymentPage {

    static final String PATH = "/bezahlen";

    private static final Duration LATE = Duration.ofMinutes(10);
    private static final Duration EXPIRED_TO_CANCELED = Duration.ofMinutes(15);

    /** What comes of a choice, and when. */
    private record Deed(Transaction.Status outcome, Duration delay) {}

    private final Counter counter;
    private final PaymentBook book;
    private final String origin;

    PaymentPage(Counter counter) {
        this.counter = counter;
        this.book = counter.book();
        this.origin = counter.origin();
    }

    void addTo(Router router) {
        router.on("GET", PATH + "/stil.css", call -> Reply.text(200, "text/css; charset=utf-8", PaymentHtml.STYLE));
        router.on("GET", PATH + "/{key}", this::show);
        router.on("POST", PATH + "/{key}", this::act);
    }

    private Reply show(Call call) {
        return find(call)
                .map(transaction -> expired(transaction).orElseGet(() -> page(200, transaction, "")))
                .orElseGet(PaymentPage::unknown);
    }

    private Optional<Transaction> find(Call call) {
        return book.byPage(call.variable("key"));
    }

    private Optional<Reply> expired(Transaction transaction) {
        if (transaction.state().isFinal() || !counter.strikes(PaymentFault.LINK_EXPIRED, transaction.id())) {
            return Optional.empty();
        }
        book.agenda().after(EXPIRED_TO_CANCELED, () -> book.end(transaction, Transaction.Status.CANCELED, ""));
        return Optional.of(html(410, transaction, PaymentHtml.expired(transaction)));
    }

    private Reply page(int status, Transaction transaction, String error) {
        return html(
                status,
                transaction,
                transaction.state().isFinal()
                        ? PaymentHtml.ended(transaction)
                        : PaymentHtml.open(transaction, methods(), error));
    }

    /** Those of the page that work now. */
    private List<String> methods() {
        return book.maintenancePlan().up().stream()
                .filter(PaymentHtml.METHODS::contains)
                .toList();
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
                .map(transaction -> expired(transaction).orElseGet(() -> act(transaction, call.form(16 * 1024))))
                .orElseGet(PaymentPage::unknown);
    }

    private Reply act(Transaction transaction, Map<String, String> form) {
        List<String> methods = methods();
        String method = form.getOrDefault("zahlart", methods.isEmpty() ? "" : methods.get(0));
        return Choice.of(form.getOrDefault("aktion", ""), transaction)
                .filter(choice -> methods.contains(method) || (methods.isEmpty() && !choice.pays()))
                .map(choice -> act(transaction, choice, method))
                .orElseGet(() -> misunderstood(transaction));
    }

    private Reply misunderstood(Transaction transaction) {
        int status = transaction.state().isFinal() ? 409 : 400;
        return page(status, transaction, "Bitte eine der Zahlarten und eine der Schaltflächen wählen.");
    }

    private Reply act(Transaction transaction, Choice choice, String method) {
        Deed deed = deed(transaction, choice);
        if (!deed.delay().isZero() && !transaction.state().isFinal()) {
            book.agenda().after(deed.delay(), () -> end(transaction, choice, deed.outcome(), method));
            return back(transaction);
        }
        end(transaction, choice, deed.outcome(), method);
        // A second click on the same button changes nothing and goes back like the first; any other wish comes too
        // late.
        if (transaction.state().status() != deed.outcome()) {
            return html(409, transaction, PaymentHtml.ended(transaction));
        }
        return choice == Choice.PAY_AND_CLOSE ? html(200, transaction, PaymentHtml.closed()) : back(transaction);
    }

    private Deed deed(Transaction transaction, Choice choice) {
        Magic magic = choice.pays() ? counter.magic(transaction.sale()) : Magic.NONE;
        return switch (magic) {
            case FAILS -> new Deed(Transaction.Status.FAILED, Duration.ZERO);
            case CANCELS -> new Deed(Transaction.Status.CANCELED, Duration.ZERO);
            case PAID_NEXT_DAY -> new Deed(Transaction.Status.PAYED, Duration.ofHours(24));
            default -> new Deed(choice.outcome(), choice == Choice.PAY_LATE ? LATE : Duration.ZERO);
        };
    }

    private void end(Transaction transaction, Choice choice, Transaction.Status outcome, String method) {
        if (book.end(transaction, outcome, method)) {
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
