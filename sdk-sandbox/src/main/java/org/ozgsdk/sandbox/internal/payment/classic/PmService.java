// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.payment.classic;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.ozgsdk.core.Assumption;
import org.ozgsdk.core.Secret;
import org.ozgsdk.sandbox.PaymentFault;
import org.ozgsdk.sandbox.PmPaymentAccess;
import org.ozgsdk.sandbox.internal.http.Call;
import org.ozgsdk.sandbox.internal.http.Reply;
import org.ozgsdk.sandbox.internal.http.Router;
import org.ozgsdk.sandbox.internal.payment.Counter;
import org.ozgsdk.sandbox.internal.payment.Quirks;
import org.ozgsdk.sandbox.internal.payment.Sale;
import org.ozgsdk.sandbox.internal.payment.Transaction;

/** pmPayment's classic form interface (payment sheet 5). */
public final class PmService {

    private static final String NAME = "pmpayment";

    private final Counter counter;
    private final Quirks quirks;
    private final PmPaymentAccess access;
    private final PmNews news;
    private final Map<String, Transaction> byTxid = new ConcurrentHashMap<>();
    private final Map<String, Integer> asked = new ConcurrentHashMap<>();

    public PmService(Counter counter) {
        this.counter = counter;
        this.quirks = new Quirks(counter);
        this.access = new PmPaymentAccess(
                URI.create(counter.origin() + "/bezahldienst/" + NAME),
                "05334002",
                "GEWERBE",
                Secret.of("sandbox-pmpayment-salt"));
        this.news = new PmNews(counter, quirks, access);
    }

    public PmPaymentAccess access() {
        return access;
    }

    public void addTo(Router router) {
        String path = access.base().getPath();
        Entrance entrance = new Entrance(router, counter);
        entrance.on("POST", path + "/payment/secure", this::begin);
        entrance.on("GET", path + "/payment/status/{ags}/{txid}", this::status);
    }

    private Reply begin(Call call) {
        PmForm form = new PmForm(call.form(64 * 1024));
        Optional<String> fault = form.fault(access);
        if (fault.isPresent()) {
            Reply error = error(200, fault.get());
            return form.isHalf() ? error.assuming("pmpayment.both-optional-values") : error;
        }
        Sale sale = sale(form);
        return quirks.insteadOfOpening(sale).orElseGet(() -> open(sale, form));
    }

    private Sale sale(PmForm form) {
        // Whoever gives no address to return to stays at the desk.
        URI back = form.redirectUrl().orElse(URI.create(counter.origin() + "/"));
        return new Sale(
                NAME,
                access.procedure(),
                access.ags(),
                form.txid().orElseGet(() -> "SIM-" + UUID.randomUUID()),
                form.amount(),
                "EUR",
                form.description(),
                "",
                back,
                back,
                back);
    }

    private Reply open(Sale sale, PmForm form) {
        Optional<Transaction> opened = counter.book().open(sale);
        if (opened.isEmpty()) {
            return error(200, "txid bereits vergeben");
        }
        Transaction transaction = opened.get();
        byTxid.put(sale.requestId(), transaction);
        news.begun(transaction, form);
        return quirks.opened(transaction).orElseGet(() -> begun(transaction));
    }

    private Reply begun(Transaction transaction) {
        Map<String, Object> answer = new LinkedHashMap<>();
        if (!quirks.hasNoPage(transaction)) {
            answer.put("url", counter.page(transaction).toString());
        }
        answer.put("txid", transaction.sale().requestId());
        return Reply.json(200, answer);
    }

    private static Reply error(int status, String text) {
        return Reply.json(status, Map.of("Error", text));
    }

    /** Nobody has to show who asks: the id is the secret. */
    private Reply status(Call call) {
        Transaction transaction = byTxid.get(call.variable("txid"));
        if (transaction == null || !call.variable("ags").equals(access.ags()) || quirks.isNotFound(transaction)) {
            return error(404, "txid unbekannt");
        }
        return quirks.isSilent(transaction) ? Reply.silence() : Reply.json(200, status(transaction));
    }

    private Map<String, Object> status(Transaction transaction) {
        Sale sale = transaction.sale();
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("status", word(transaction));
        answer.put("timestamp", news.now());
        answer.put("txid", quirks.namesAnother(transaction) ? "SIM-0" : sale.requestId());
        if (quirks.repeatsAnotherAmount(transaction)) {
            answer.put("amount", Sales.cents(Sales.told(sale.amount(), true)));
        }
        transaction.state().method().ifPresent(method -> answer.put("payment_method", PmNews.method(method)));
        return answer;
    }

    /** Seen as a number and as a text by integrators: here the one until it ends, the other after, unless a fault lets them alternate. */
    @Assumption("pmpayment.status-words")
    private Object word(Transaction transaction) {
        int word = quirks.saysUnknownWord(transaction) ? 7 : PmNews.word(transaction);
        boolean text = counter.strikes(PaymentFault.STATUS_ALTERNATES, transaction.id())
                ? asked.merge(transaction.id(), 1, Integer::sum) % 2 == 0
                : transaction.state().isFinal();
        return text ? Integer.toString(word) : (Object) word;
    }
}
