// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.payment.classic;

import java.net.URI;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.ozgsdk.core.Assumption;
import org.ozgsdk.sandbox.PaymentFault;
import org.ozgsdk.sandbox.PmPaymentAccess;
import org.ozgsdk.sandbox.internal.payment.Counter;
import org.ozgsdk.sandbox.internal.payment.Quirks;
import org.ozgsdk.sandbox.internal.payment.Sale;
import org.ozgsdk.sandbox.internal.payment.Transaction;
import org.ozgsdk.sandbox.internal.payment.WayBack;

/** How pmPayment tells of an end: once by a form without a hash, and by a form with one that the browser posts (payment sheet 5). */
final class PmNews {

    private static final DateTimeFormatter LOCAL =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.of("Europe/Berlin"));

    private final Counter counter;
    private final Quirks quirks;
    private final PmPaymentAccess access;
    private final Teller teller;
    private final Map<String, String> begunAt = new ConcurrentHashMap<>();

    PmNews(Counter counter, Quirks quirks, PmPaymentAccess access) {
        this.counter = counter;
        this.quirks = quirks;
        this.access = access;
        this.teller = new Teller(counter);
    }

    /** The time as pmPayment writes it, without a zone. */
    String now() {
        return LOCAL.format(counter.clock().instant());
    }

    /** Remembers what the form wants of an end. */
    void begun(Transaction transaction, PmForm form) {
        begunAt.put(transaction.id(), now());
        form.notifyUrl().ifPresent(address -> transaction.notifiedBy(ended -> tell(ended, address)));
        transaction.returnsBy(form.redirectUrl().isPresent() ? this::back : this::stay);
    }

    /** Whoever reads it must not believe it: there is no hash. A stranger's says that it is paid. */
    @Assumption("pmpayment.notify-unsigned")
    private void tell(Transaction transaction, URI address) {
        if (teller.loses(transaction)) {
            return;
        }
        Map<String, String> form = fields(transaction);
        form.put("procedure", access.procedure());
        if (counter.strikes(PaymentFault.FORGED_NOTIFICATION, transaction.id())) {
            form.put("status", "1");
        }
        int unused = teller.post(address, "application/x-www-form-urlencoded", Teller.form(form));
    }

    /** The procedure is not among the values of the hash. */
    private WayBack back(Transaction transaction) {
        Map<String, String> form = fields(transaction);
        String hash = Hashes.hmac("HmacSHA256", access.salt(), String.join("|", form.values()));
        form.put("procedure", access.procedure());
        form.put("hash", teller.hash(transaction, hash));
        return WayBack.posting(transaction.sale().success(), form);
    }

    private WayBack stay(Transaction transaction) {
        return WayBack.to(counter.page(transaction));
    }

    /** In the order of the hash. */
    private Map<String, String> fields(Transaction transaction) {
        Sale sale = transaction.sale();
        Map<String, String> form = new LinkedHashMap<>();
        form.put("ags", access.ags());
        form.put("txid", sale.requestId());
        form.put("amount", Sales.cents(Sales.told(sale.amount(), quirks.repeatsAnotherAmount(transaction))));
        form.put("desc", sale.purpose());
        form.put("status", Integer.toString(word(transaction)));
        form.put(
                "payment_method",
                transaction.state().method().map(PmNews::method).orElse(""));
        form.put("created_at", begunAt.getOrDefault(transaction.id(), ""));
        return form;
    }

    /** 1 paid, 0 failed or broken off, -1 in progress. */
    static int word(Transaction transaction) {
        return switch (transaction.state().status()) {
            case PAYED -> 1;
            case INITIAL -> -1;
            case FAILED, CANCELED -> 0;
        };
    }

    static String method(String method) {
        return switch (method) {
            case "CREDITCARD" -> "creditcard";
            case "PAYPAL" -> "paypal";
            default -> "wero";
        };
    }
}
