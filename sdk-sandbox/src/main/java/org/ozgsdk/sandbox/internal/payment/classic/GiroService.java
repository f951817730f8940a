// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.payment.classic;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
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
import org.ozgsdk.sandbox.internal.payment.Sale;
import org.ozgsdk.sandbox.internal.payment.Transaction;
import org.ozgsdk.sandbox.internal.payment.WayBack;

/** GiroCheckout: forms with a hash in, JSON with a hash in a header out, notifications by GET with up to ten repeats (payment sheet 6). */
public final class GiroService {

    private static final String NAME = "girocheckout";
    private static final int MOST_REPEATS = 10;
    private static final Duration BETWEEN = Duration.ofMinutes(30);

    private final Counter counter;
    private final Teller teller;
    private final GiroCheckoutAccess access;
    private final Map<String, BigDecimal> givenBack = new ConcurrentHashMap<>();
    private final Map<String, String> refunds = new ConcurrentHashMap<>();

    public GiroService(Counter counter) {
        this.counter = counter;
        this.teller = new Teller(counter);
        this.access = new GiroCheckoutAccess(
                URI.create(counter.origin() + "/bezahldienst/" + NAME + "/"),
                "3610000",
                "47110",
                "47111",
                Secret.of("sandbox-girocheckout-password"));
    }

    public GiroCheckoutAccess access() {
        return access;
    }

    public void addTo(Router router) {
        String path = access.base().getPath();
        router.on("POST", path + "transaction/start", call -> handle(call, GiroForm.Kind.START, this::begin));
        router.on("POST", path + "paypage/init", call -> handle(call, GiroForm.Kind.PAGE, this::begin));
        router.on("POST", path + "transaction/status", call -> handle(call, GiroForm.Kind.STATUS, this::status));
        router.on("POST", path + "transaction/refund", call -> handle(call, GiroForm.Kind.REFUND, this::refund));
        router.on("POST", path + "transaction/void", call -> handle(call, GiroForm.Kind.VOID, this::refund));
    }

    private interface Handler {
        Reply handle(GiroForm.Kind kind, Map<String, String> form);
    }

    @Assumption("girocheckout.void")
    private Reply handle(Call call, GiroForm.Kind kind, Handler handler) {
        Map<String, String> form = call.form(64 * 1024);
        boolean page = kind == GiroForm.Kind.PAGE;
        boolean start = kind == GiroForm.Kind.START;
        String project =
                page ? access.pageProjectId() : start ? access.projectId() : form.getOrDefault("projectId", "");
        boolean own = project.equals(access.projectId()) || project.equals(access.pageProjectId());
        return GiroForm.fault(kind, form, access.merchantId(), own ? project : "-", access.password())
                .map(code -> code(code, "abgelehnt"))
                .orElseGet(() -> handler.handle(kind, form));
    }

    private Reply begin(GiroForm.Kind kind, Map<String, String> form) {
        boolean page = kind == GiroForm.Kind.PAGE;
        Optional<URI> success = Sales.address(form.getOrDefault(page ? "successUrl" : "urlRedirect", ""));
        Optional<URI> cancel = Sales.address(form.getOrDefault(page ? "backUrl" : "urlRedirect", ""));
        Optional<URI> failure = Sales.address(form.getOrDefault(page ? "failUrl" : "urlRedirect", ""));
        String notify = form.getOrDefault(page ? "notifyUrl" : "urlNotify", "");
        if (success.isEmpty()
                || cancel.isEmpty()
                || failure.isEmpty()
                || Sales.address(notify).isEmpty()) {
            return code(5055, "Adresse ungültig");
        }
        Optional<Transaction> opened = counter.book()
                .open(new Sale(
                        NAME,
                        form.getOrDefault("projectId", ""),
                        access.merchantId(),
                        form.getOrDefault("merchantTxId", ""),
                        Sales.cents(form.getOrDefault("amount", "")).orElseThrow(),
                        "EUR",
                        form.getOrDefault("purpose", ""),
                        form.getOrDefault("description", ""),
                        success.get(),
                        cancel.get(),
                        failure.get()));
        if (opened.isEmpty()) {
            return code(4503, "doppelte Transaktion");
        }
        Transaction transaction = opened.get();
        transaction.notifiedBy(ended -> tell(ended, notify, page, 0)).returnsBy(ended -> back(ended, page));
        if (counter.strikes(PaymentFault.CREATE_TIMEOUT, transaction.id())) {
            return Reply.silence();
        }
        Map<String, Object> answer = ok();
        answer.put("reference", transaction.id());
        answer.put(page ? "url" : "redirect", counter.page(transaction).toString());
        return signed(answer);
    }

    private Reply status(GiroForm.Kind kind, Map<String, String> form) {
        Optional<Transaction> found = find(form);
        if (found.isEmpty() || counter.strikes(PaymentFault.STATUS_NOT_FOUND, form.getOrDefault("reference", ""))) {
            return code(5034, "Transaktion unbekannt");
        }
        Transaction transaction = found.get();
        Sale sale = transaction.sale();
        boolean wrongAmount = counter.strikes(PaymentFault.WRONG_AMOUNT, transaction.id());
        Map<String, Object> answer = ok();
        answer.put("reference", counter.strikes(PaymentFault.WRONG_ID, transaction.id()) ? "SIM-0" : transaction.id());
        answer.put("merchantTxId", sale.requestId());
        answer.put("backendTxId", transaction.reference());
        answer.put("amount", Sales.cents(wrongAmount ? sale.amount().add(new BigDecimal("0.01")) : sale.amount()));
        answer.put("currency", counter.strikes(PaymentFault.WRONG_CURRENCY, transaction.id()) ? "USD" : "EUR");
        result(transaction).ifPresent(result -> answer.put("resultPayment", result));
        return signed(answer);
    }

    private Optional<Transaction> find(Map<String, String> form) {
        return counter.book()
                .byId(form.getOrDefault("reference", ""))
                .filter(found -> found.sale().service().equals(NAME)
                        && found.sale().originatorId().equals(form.get("projectId")));
    }

    private static Optional<String> result(Transaction transaction) {
        return switch (transaction.state().status()) {
            case INITIAL -> Optional.empty();
            case PAYED -> Optional.of("4000");
            case FAILED -> Optional.of("4900");
            case CANCELED -> Optional.of("4502");
        };
    }

    /** Never more than was paid; a void gives back all. */
    private synchronized Reply refund(GiroForm.Kind kind, Map<String, String> form) {
        Optional<Transaction> found = find(form);
        if (found.isEmpty() || found.get().state().status() != Transaction.Status.PAYED) {
            return code(5034, "Transaktion unbekannt");
        }
        String key = form.getOrDefault("merchantTxId", "");
        if (refunds.containsKey(key)) {
            return code(4503, "doppelte Transaktion");
        }
        BigDecimal paid = found.get().sale().amount();
        BigDecimal amount = kind == GiroForm.Kind.VOID
                ? paid
                : Sales.cents(form.getOrDefault("amount", "")).orElseThrow();
        BigDecimal sum =
                givenBack.getOrDefault(found.get().id(), BigDecimal.ZERO).add(amount);
        if (sum.compareTo(paid) > 0) {
            return code(5030, "Betrag zu hoch");
        }
        givenBack.put(found.get().id(), sum);
        refunds.put(key, "SIM-R-" + (refunds.size() + 1));
        if (counter.strikes(PaymentFault.CREATE_TIMEOUT, key)) {
            return Reply.silence();
        }
        Map<String, Object> answer = ok();
        answer.put("reference", refunds.get(key));
        answer.put("referenceParent", found.get().id());
        answer.put("resultPayment", "4000");
        return signed(answer);
    }

    private void tell(Transaction transaction, String address, boolean page, int repeats) {
        if (teller.loses(transaction)) {
            return;
        }
        int status = teller.get(address + (address.contains("?") ? "&" : "?") + Teller.form(fields(transaction, page)));
        boolean again = status != 200 && status != 400 && repeats < MOST_REPEATS;
        if (again) {
            counter.book()
                    .agenda()
                    .after(
                            BETWEEN,
                            () -> counter.book().agenda().soon(() -> tell(transaction, address, page, repeats + 1)));
        }
    }

    private WayBack back(Transaction transaction, boolean page) {
        String address = transaction.sale().success().toString();
        return WayBack.to(
                URI.create(address + (address.contains("?") ? "&" : "?") + Teller.form(fields(transaction, page))));
    }

    private Map<String, String> fields(Transaction transaction, boolean page) {
        Sale sale = transaction.sale();
        Map<String, String> fields = new LinkedHashMap<>();
        if (page) {
            fields.put("gcPaymethod", "11");
            fields.put("gcType", "SALE");
            fields.put("gcProjectId", sale.originatorId());
        }
        fields.put("gcReference", transaction.id());
        fields.put("gcMerchantTxId", sale.requestId());
        fields.put("gcBackendTxId", transaction.reference());
        fields.put("gcAmount", Sales.cents(sale.amount()));
        fields.put("gcCurrency", "EUR");
        fields.put("gcResultPayment", result(transaction).orElse("4500"));
        String hash = Hashes.hmac("HmacMD5", access.password(), String.join("", fields.values()));
        fields.put("gcHash", teller.hash(transaction, hash));
        return fields;
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
        return Reply.bytes(200, "application/json", body).with("hash", hash);
    }
}
