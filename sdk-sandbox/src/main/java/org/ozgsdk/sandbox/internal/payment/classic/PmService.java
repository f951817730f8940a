// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.payment.classic;

import java.net.URI;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.ozgsdk.core.Assumption;
import org.ozgsdk.core.Secret;
import org.ozgsdk.sandbox.PaymentFault;
import org.ozgsdk.sandbox.PmPaymentAccess;
import org.ozgsdk.sandbox.internal.http.Call;
import org.ozgsdk.sandbox.internal.http.Reply;
import org.ozgsdk.sandbox.internal.http.Router;
import org.ozgsdk.sandbox.internal.payment.Counter;
import org.ozgsdk.sandbox.internal.payment.Sale;
import org.ozgsdk.sandbox.internal.payment.Transaction;
import org.ozgsdk.sandbox.internal.payment.WayBack;

/** pmPayment's classic form interface (payment sheet 5). */
public final class PmService {

    private static final String NAME = "pmpayment";
    private static final Pattern SEPA = Pattern.compile("[A-Za-z0-9 ':?,(+.)/-]{0,140}");
    private static final List<String> HASHED =
            List.of("ags", "amount", "procedure", "desc", "accountingRecord", "txid", "notifyURL", "redirectURL");
    private static final List<String> REQUIRED =
            List.of("ags", "amount", "procedure", "desc", "notifyURL", "redirectURL");
    private static final DateTimeFormatter LOCAL =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.of("Europe/Berlin"));

    private final Counter counter;
    private final Teller teller;
    private final PmPaymentAccess access;
    private final Map<String, Transaction> byTxid = new ConcurrentHashMap<>();
    private final Map<String, String> begunAt = new ConcurrentHashMap<>();

    public PmService(Counter counter) {
        this.counter = counter;
        this.teller = new Teller(counter);
        this.access = new PmPaymentAccess(
                URI.create(counter.origin() + "/bezahldienst/" + NAME),
                "05334002",
                "GEWERBE",
                Secret.of("sandbox-pmpayment-salt"));
    }

    public PmPaymentAccess access() {
        return access;
    }

    public void addTo(Router router) {
        String path = access.base().getPath();
        router.on("POST", path + "/payment/secure", this::begin);
        router.on("GET", path + "/payment/status/{ags}/{txid}", this::status);
    }

    @Assumption("pmpayment.both-optional-values")
    private Reply begin(Call call) {
        Map<String, String> form = call.form(64 * 1024);
        for (String name : REQUIRED) {
            if (form.getOrDefault(name, "").isEmpty()) {
                return error("Pflichtfeld fehlt: " + name);
            }
        }
        List<String> values = new ArrayList<>();
        HASHED.forEach(name -> Optional.ofNullable(form.get(name)).ifPresent(values::add));
        String hash = Hashes.hmac("HmacSHA256", access.salt(), String.join("|", values));
        boolean known =
                access.ags().equals(form.get("ags")) && access.procedure().equals(form.get("procedure"));
        if (!known || !Hashes.same(hash, form.getOrDefault("hash", ""))) {
            return error("ungültiger Hashwert");
        }
        if (!SEPA.matcher(form.getOrDefault("desc", "")).matches()
                || !SEPA.matcher(form.getOrDefault("accountingRecord", "")).matches()) {
            return error("ungültiger Hashwert"); // what the real one makes of other letters
        }
        return sale(form).map(sale -> open(sale, form)).orElseGet(() -> error("Betrag oder Adresse ungültig"));
    }

    private Optional<Sale> sale(Map<String, String> form) {
        Optional<URI> back = Sales.address(form.getOrDefault("redirectURL", ""));
        Optional<URI> notify = Sales.address(form.getOrDefault("notifyURL", ""));
        String txid = form.getOrDefault("txid", "");
        return Sales.cents(form.getOrDefault("amount", ""))
                .filter(amount -> back.isPresent() && notify.isPresent() && !txid.isEmpty())
                .map(amount -> new Sale(
                        NAME,
                        access.procedure(),
                        access.ags(),
                        txid,
                        amount,
                        "EUR",
                        form.getOrDefault("desc", ""),
                        "",
                        back.orElseThrow(),
                        back.orElseThrow(),
                        back.orElseThrow()));
    }

    private Reply open(Sale sale, Map<String, String> form) {
        Optional<Transaction> opened = counter.book().open(sale);
        if (opened.isEmpty()) {
            return error("txid bereits vergeben");
        }
        Transaction transaction = opened.get();
        byTxid.put(sale.requestId(), transaction);
        begunAt.put(sale.requestId(), LOCAL.format(counter.clock().instant()));
        String notify = form.getOrDefault("notifyURL", "");
        transaction.notifiedBy(ended -> tell(ended, notify)).returnsBy(this::back);
        if (counter.strikes(PaymentFault.CREATE_TIMEOUT, transaction.id())) {
            return Reply.silence();
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("url", counter.page(transaction).toString());
        answer.put("txid", sale.requestId());
        return Reply.json(200, answer);
    }

    private static Reply error(String text) {
        return Reply.json(200, Map.of("Error", text));
    }

    /** Seen as a number and as a text by integrators: the one until it ends, the other after. */
    @Assumption("pmpayment.status-words")
    private Reply status(Call call) {
        Transaction transaction = byTxid.get(call.variable("txid"));
        if (transaction == null
                || !call.variable("ags").equals(access.ags())
                || counter.strikes(PaymentFault.STATUS_NOT_FOUND, call.path())) {
            return Reply.json(404, Map.of("Error", "txid unbekannt"));
        }
        int word = word(transaction);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("status", word < 0 ? (Object) word : Integer.toString(word));
        answer.put("timestamp", LOCAL.format(counter.clock().instant()));
        answer.put("txid", counter.strikes(PaymentFault.WRONG_ID, transaction.id()) ? "anders" : call.variable("txid"));
        transaction.state().method().ifPresent(method -> answer.put("payment_method", method(method)));
        return Reply.json(200, answer);
    }

    private static int word(Transaction transaction) {
        return switch (transaction.state().status()) {
            case PAYED -> 1;
            case INITIAL -> -1;
            case FAILED, CANCELED -> 0;
        };
    }

    private static String method(String method) {
        return switch (method) {
            case "CREDITCARD" -> "creditcard";
            case "PAYPAL" -> "paypal";
            default -> "wero";
        };
    }

    /** Without a hash, as seen: whoever reads it must not believe it. */
    @Assumption("pmpayment.notify-unsigned")
    private void tell(Transaction transaction, String address) {
        if (!teller.loses(transaction)) {
            Map<String, String> form = fields(transaction);
            form.put("procedure", access.procedure());
            int unused = teller.post(address, "application/x-www-form-urlencoded", Teller.form(form));
        }
    }

    private WayBack back(Transaction transaction) {
        Map<String, String> form = fields(transaction);
        String hash = Hashes.hmac("HmacSHA256", access.salt(), String.join("|", form.values()));
        form.put("procedure", access.procedure());
        form.put("hash", teller.hash(transaction, hash));
        return WayBack.posting(transaction.sale().success(), form);
    }

    private Map<String, String> fields(Transaction transaction) {
        Sale sale = transaction.sale();
        Map<String, String> form = new LinkedHashMap<>();
        form.put("ags", access.ags());
        form.put("txid", sale.requestId());
        form.put("amount", Sales.cents(sale.amount()));
        form.put("desc", sale.purpose());
        form.put("status", Integer.toString(word(transaction)));
        form.put(
                "payment_method",
                transaction.state().method().map(PmService::method).orElse(""));
        form.put("created_at", begunAt.getOrDefault(sale.requestId(), ""));
        return form;
    }
}
