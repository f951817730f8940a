// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.payment.classic;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.ozgsdk.core.Assumption;
import org.ozgsdk.core.Secret;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.sandbox.GiroCheckoutAccess;
import org.ozgsdk.sandbox.PaymentFault;
import org.ozgsdk.sandbox.internal.http.Call;
import org.ozgsdk.sandbox.internal.http.Reply;
import org.ozgsdk.sandbox.internal.http.Router;
import org.ozgsdk.sandbox.internal.payment.Counter;
import org.ozgsdk.sandbox.internal.payment.Quirks;
import org.ozgsdk.sandbox.internal.payment.Sale;
import org.ozgsdk.sandbox.internal.payment.Transaction;

/** GiroCheckout: forms with a hash in, JSON with a hash in a header out (payment sheet 6). */
public final class GiroService {

    private static final String NAME = "girocheckout";

    private final Counter counter;
    private final Quirks quirks;
    private final GiroCheckoutAccess access;
    private final GiroNews news;
    private final GiroRefunds refunds = new GiroRefunds();

    /** Ids of payments and refunds alike. */
    private final Set<String> taken = ConcurrentHashMap.newKeySet();

    public GiroService(Counter counter) {
        this.counter = counter;
        this.quirks = new Quirks(counter);
        this.access = new GiroCheckoutAccess(
                URI.create(counter.origin() + "/bezahldienst/" + NAME + "/"),
                "3610000",
                "47110",
                "47111",
                Secret.of("sandbox-girocheckout-password"));
        this.news = new GiroNews(counter, quirks, access.password());
    }

    public GiroCheckoutAccess access() {
        return access;
    }

    @Assumption("girocheckout.void")
    public void addTo(Router router) {
        on(router, "transaction/start", GiroForm.Kind.START, form -> begin(form, false));
        on(router, "paypage/init", GiroForm.Kind.PAGE, form -> begin(form, true));
        on(router, "transaction/status", GiroForm.Kind.STATUS, this::status);
        on(router, "transaction/refund", GiroForm.Kind.REFUND, this::giveBack);
        on(router, "transaction/void", GiroForm.Kind.VOID, this::giveBack);
    }

    private interface Handler {
        Reply handle(Map<String, String> form);
    }

    private void on(Router router, String path, GiroForm.Kind kind, Handler handler) {
        String whole = access.base().getPath() + path;
        new Entrance(router, counter).on("POST", whole, call -> checked(call, kind, handler));
    }

    private Reply checked(Call call, GiroForm.Kind kind, Handler handler) {
        Map<String, String> form = call.form(64 * 1024);
        return GiroForm.fault(kind, form, access)
                .map(code -> code(code, "abgelehnt"))
                .orElseGet(() -> handler.handle(form));
    }

    private Reply begin(Map<String, String> form, boolean page) {
        Sale sale = sale(form, page);
        return quirks.insteadOfOpening(sale).orElseGet(() -> open(sale, form, page));
    }

    private Sale sale(Map<String, String> form, boolean page) {
        return new Sale(
                NAME,
                form.getOrDefault("projectId", ""),
                access.merchantId(),
                form.getOrDefault("merchantTxId", ""),
                Sales.cents(form.getOrDefault("amount", "")).orElseThrow(),
                "EUR",
                form.getOrDefault("purpose", ""),
                form.getOrDefault("description", ""),
                address(form, page ? "successUrl" : "urlRedirect"),
                address(form, page ? "backUrl" : "urlRedirect"),
                address(form, page ? "failUrl" : "urlRedirect"));
    }

    private static URI address(Map<String, String> form, String name) {
        return Addresses.web(form.getOrDefault(name, "")).orElseThrow();
    }

    private Reply open(Sale sale, Map<String, String> form, boolean page) {
        Optional<Transaction> opened = taken.add(sale.key()) ? counter.book().open(sale) : Optional.empty();
        if (opened.isEmpty()) {
            return code(4503, "doppelte Transaktion");
        }
        Transaction transaction = opened.get();
        news.begun(transaction, address(form, page ? "notifyUrl" : "urlNotify"), page);
        return quirks.opened(transaction).orElseGet(() -> begun(transaction, page));
    }

    private Reply begun(Transaction transaction, boolean page) {
        Map<String, Object> answer = ok();
        answer.put("reference", transaction.id());
        if (!quirks.hasNoPage(transaction)) {
            answer.put(page ? "url" : "redirect", counter.page(transaction).toString());
        }
        return signed(answer);
    }

    private Reply status(Map<String, String> form) {
        Optional<GiroRefunds.Refund> refund =
                refunds.find(form.getOrDefault("reference", "")).filter(known -> isOf(known.parent(), form));
        if (refund.isPresent()) {
            return signed(told(refund.get()));
        }
        Optional<Transaction> found = find(form).filter(transaction -> !quirks.isNotFound(transaction));
        if (found.isEmpty()) {
            return code(5034, "Transaktion unbekannt");
        }
        return quirks.isSilent(found.get()) ? Reply.silence() : signed(told(found.get()));
    }

    private Map<String, Object> told(Transaction transaction) {
        Sale sale = transaction.sale();
        Map<String, Object> answer = ok();
        answer.put("reference", quirks.namesAnother(transaction) ? "SIM-0" : transaction.id());
        answer.put("merchantTxId", sale.requestId());
        answer.put("backendTxId", transaction.reference());
        answer.put("amount", Sales.cents(Sales.told(sale.amount(), quirks.repeatsAnotherAmount(transaction))));
        answer.put("currency", quirks.repeatsAnotherCurrency(transaction) ? "USD" : "EUR");
        GiroNews.result(transaction)
                .map(result -> quirks.saysUnknownWord(transaction) ? "9999" : result)
                .ifPresent(result -> answer.put("resultPayment", result));
        return answer;
    }

    private static Map<String, Object> told(GiroRefunds.Refund refund) {
        Map<String, Object> answer = ok();
        answer.put("reference", refund.reference());
        answer.put("referenceParent", refund.parent().id());
        answer.put("merchantTxId", refund.merchantTxId());
        answer.put("backendTxId", refund.parent().reference());
        answer.put("amount", Sales.cents(refund.amount()));
        answer.put("currency", "EUR");
        answer.put("resultPayment", "4000");
        return answer;
    }

    private Optional<Transaction> find(Map<String, String> form) {
        return counter.book().byId(form.getOrDefault("reference", "")).filter(found -> isOf(found, form));
    }

    private static boolean isOf(Transaction transaction, Map<String, String> form) {
        return transaction.sale().service().equals(NAME)
                && transaction.sale().originatorId().equals(form.get("projectId"));
    }

    /** Without an amount, as a void is, all of it. */
    private Reply giveBack(Map<String, String> form) {
        Optional<Transaction> found = find(form);
        if (found.isEmpty()) {
            return code(5034, "Transaktion unbekannt");
        }
        if (found.get().state().status() != Transaction.Status.PAYED) {
            return code(5200, "nicht bezahlt");
        }
        BigDecimal amount = Sales.cents(form.getOrDefault("amount", ""))
                .orElse(found.get().sale().amount());
        return giveBack(found.get(), form.getOrDefault("merchantTxId", ""), amount);
    }

    private Reply giveBack(Transaction parent, String id, BigDecimal amount) {
        String key = NAME + "/" + parent.sale().originatorId() + "/" + id;
        if (!taken.add(key)) {
            return code(4503, "doppelte Transaktion");
        }
        Optional<GiroRefunds.Refund> refund = refunds.make(parent, id, amount);
        if (refund.isEmpty()) {
            taken.remove(key);
            return code(5030, "Betrag zu hoch");
        }
        return counter.strikes(PaymentFault.CREATE_TIMEOUT, parent.id()) ? Reply.silence() : signed(told(refund.get()));
    }

    private static Map<String, Object> ok() {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("rc", 0);
        answer.put("msg", "");
        return answer;
    }

    private Reply code(int code, String text) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("rc", code);
        answer.put("msg", text);
        return signed(answer);
    }

    /** The hash in the header is over the body as it goes out. */
    @Assumption("girocheckout.answer-hash")
    private Reply signed(Map<String, Object> answer) {
        byte[] body = Json.write(answer);
        String hash = Hashes.hmac("HmacMD5", access.password(), new String(body, StandardCharsets.UTF_8));
        boolean forged = counter.strikes(PaymentFault.FORGED_ANSWER, NAME);
        return Reply.bytes(200, "application/json", body).with("hash", forged ? Hashes.forged(hash) : hash);
    }
}
