// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.payment.classic;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.ozgsdk.core.Assumption;
import org.ozgsdk.core.Secret;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.core.json.JsonObject;
import org.ozgsdk.sandbox.EpayBlAccess;
import org.ozgsdk.sandbox.internal.http.Call;
import org.ozgsdk.sandbox.internal.http.Reply;
import org.ozgsdk.sandbox.internal.http.Router;
import org.ozgsdk.sandbox.internal.payment.Counter;
import org.ozgsdk.sandbox.internal.payment.Quirks;
import org.ozgsdk.sandbox.internal.payment.Sale;
import org.ozgsdk.sandbox.internal.payment.Transaction;

/**
 * ePayBL's REST interface for Fachverfahren, v1_0 (payment sheet 4.1). The real one knows its callers by their client certificate; the sandbox speaks plain http on
 * loopback, so HTTP Basic stands in its place. Of the codes of refusals only the sign is that of the real one.
 */
public final class EpayBlService {

    private static final String NAME = "epaybl";
    private static final Pattern REFERENCE = Pattern.compile("[A-Za-z0-9-]{2,30}");
    private static final List<String> METHODS = List.of("KREDITKARTE", "PAYPAL", "UEBERWEISUNGVOR");

    private final Counter counter;
    private final Quirks quirks;
    private final EpayBlAccess access;
    private final EpayBlNews news;
    private final Map<String, Transaction> byReference = new ConcurrentHashMap<>();

    public EpayBlService(Counter counter) {
        this.counter = counter;
        this.quirks = new Quirks(counter);
        this.access = new EpayBlAccess(
                URI.create(counter.origin() + "/bezahldienst/" + NAME),
                "1610000000",
                "42",
                "sandbox-epaybl",
                Secret.of("sandbox-epaybl-secret"),
                Secret.of("sandbox-epaybl-notify"));
        this.news = new EpayBlNews(counter, access);
    }

    public EpayBlAccess access() {
        return access;
    }

    public void addTo(Router router) {
        String path =
                access.base().getPath() + "/epayment/fachverfahren/v1_0/mandanten/{mandant}/bewirtschafter/{unit}";
        Entrance entrance = new Entrance(router, counter);
        entrance.on("POST", path + "/buchungslisten", call -> admitted(call, this::begin));
        entrance.on("GET", path + "/kassenzeichen/{reference}", call -> admitted(call, this::status));
        entrance.on("GET", path + "/zahlverfahren", call -> admitted(call, any -> methods()));
        entrance.on("GET", path + "/status", call -> admitted(call, any -> result(200, "+0000", "OK")));
    }

    private Reply admitted(Call call, Router.Handler handler) {
        String pair = access.user() + ":" + access.password().reveal();
        String expected = "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        if (!Hashes.same(expected, call.header("Authorization").orElse(""))) {
            return Reply.empty(403);
        }
        if (!access.mandant().equals(call.variable("mandant"))
                || !access.bewirtschafter().equals(call.variable("unit"))) {
            return result(404, "-0001", "Mandant oder Bewirtschafter unbekannt");
        }
        return handler.handle(call);
    }

    private Reply begin(Call call) {
        if (!call.hasType("application/json")) {
            return Reply.empty(415);
        }
        try {
            return begin(Json.object(call.body(1024 * 1024), "buchungsliste"));
        } catch (UntrustedException e) {
            return result(400, "-0002", "Die Buchungsliste ist nicht lesbar, oder ein Feld fehlt.");
        }
    }

    /** One after the other, so that a Kassenzeichen is given once. */
    private synchronized Reply begin(JsonObject list) {
        String reference = list.optionalText("kassenzeichennummer").orElseGet(this::reference);
        if (!REFERENCE.matcher(reference).matches() || byReference.containsKey(reference)) {
            return result(400, "-0004", "Das Kassenzeichen ist vergeben oder ungültig.");
        }
        Optional<String> fault = Bookings.fault(list, reference);
        if (fault.isPresent()) {
            return result(400, "-0003", fault.get()).assuming("epaybl.rest-lengths");
        }
        Sale sale = sale(list, list.object("fachverfahrendaten"));
        return quirks.insteadOfOpening(sale).orElseGet(() -> open(sale, reference, list));
    }

    /** 13 characters, so that 13 are left of the 27 that a transfer has. */
    private String reference() {
        int number = byReference.size();
        String reference;
        do {
            number++;
            reference = String.format(Locale.ROOT, "SIM%010d", number);
        } while (byReference.containsKey(reference));
        return reference;
    }

    private Sale sale(JsonObject list, JsonObject addresses) {
        return new Sale(
                NAME,
                access.bewirtschafter(),
                access.mandant(),
                list.text("transaktionsnummer"),
                list.decimal("betrag").setScale(2),
                "EUR",
                list.objects("buchungen").get(0).text("buchungstext"),
                list.optionalText("beschreibung").orElse(""),
                URI.create(addresses.text("successUrl")),
                URI.create(addresses.text("cancelUrl")),
                URI.create(addresses.text("errorUrl")));
    }

    @Assumption("epaybl.transaction-number-once")
    private Reply open(Sale sale, String reference, JsonObject list) {
        Optional<Transaction> opened = counter.book().open(sale, Optional.of(reference));
        if (opened.isEmpty()) {
            return result(400, "-0005", "Diese Transaktionsnummer ist vergeben.")
                    .assuming("epaybl.transaction-number-once");
        }
        URI notify = URI.create(list.object("fachverfahrendaten").text("notifyUrl"));
        Transaction transaction = opened.get().withLedger().notifiedBy(ended -> news.tell(ended, notify));
        byReference.put(reference, transaction);
        return quirks.opened(transaction).orElseGet(() -> begun(transaction));
    }

    @Assumption("epaybl.answer-kassenzeichen")
    private Reply begun(Transaction transaction) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("ergebnis", Map.of("rc", "+0000", "ergebnistext", "OK"));
        answer.put("kassenzeichennummer", transaction.reference());
        if (!quirks.hasNoPage(transaction)) {
            String page = counter.page(transaction).toString();
            answer.put("zahlvorgangsInfo", Map.of("rechnungUrls", Map.of("PAYPAGE", page)));
        }
        return Reply.json(200, answer);
    }

    private Reply status(Call call) {
        Transaction transaction = byReference.get(call.variable("reference"));
        if (transaction == null || quirks.isNotFound(transaction)) {
            return result(404, "-0100", "Das Kassenzeichen ist unbekannt.");
        }
        return quirks.isSilent(transaction) ? Reply.silence() : Reply.json(200, status(transaction));
    }

    private Map<String, Object> status(Transaction transaction) {
        Map<String, Object> reference = new LinkedHashMap<>();
        reference.put("kassenzeichennummer", quirks.namesAnother(transaction) ? "SIM-KZ-0" : transaction.reference());
        reference.put("zusatzdaten", data(transaction));
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("ergebnis", Map.of("rc", "+0000", "ergebnistext", "OK"));
        answer.put("kassenzeichen", reference);
        return answer;
    }

    private Map<String, Object> data(Transaction transaction) {
        Balance right = Balance.of(transaction, counter.clock().instant());
        Balance balance = quirks.repeatsAnotherAmount(transaction) ? right.demandingMore() : right;
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("paypagestatus", word(transaction, right));
        transaction.state().method().ifPresent(method -> data.put("bezahlverfahren", EpayBlNews.method(method)));
        data.putAll(balance.toJson());
        data.put("waehrung", quirks.repeatsAnotherCurrency(transaction) ? "USD" : "EUR");
        return data;
    }

    private String word(Transaction transaction, Balance balance) {
        if (quirks.saysUnknownWord(transaction)) {
            return "GESPERRT";
        }
        return balance.closes(transaction) ? "INAKTIV" : "AKTIV";
    }

    private static Reply methods() {
        return Reply.json(
                200,
                Map.of(
                        "zahlverfahren",
                        METHODS.stream().map(EpayBlService::method).toList()));
    }

    private static Map<String, Object> method(String code) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("zahlverfahrencode", code);
        json.put("minimalbetrag", new BigDecimal("0.01"));
        json.put("maximalbetrag", new BigDecimal("9999.99"));
        json.put("zvp", "sandbox");
        return json;
    }

    private static Reply result(int status, String code, String text) {
        return Reply.json(status, Map.of("ergebnis", Map.of("rc", code, "ergebnistext", text)));
    }
}
