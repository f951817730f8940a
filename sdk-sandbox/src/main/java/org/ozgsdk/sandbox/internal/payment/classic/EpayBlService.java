// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.payment.classic;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
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
import org.ozgsdk.sandbox.PaymentFault;
import org.ozgsdk.sandbox.internal.http.Call;
import org.ozgsdk.sandbox.internal.http.Reply;
import org.ozgsdk.sandbox.internal.http.Router;
import org.ozgsdk.sandbox.internal.payment.Counter;
import org.ozgsdk.sandbox.internal.payment.Sale;
import org.ozgsdk.sandbox.internal.payment.Transaction;

/**
 * ePayBL's REST interface for Fachverfahren, v1_0 (payment sheet 4.1, 4.2). What is paid by card shows in the balance a day later, so that whoever reads the balance
 * alone waits, and whoever reads {@code INAKTIV} alone is wrong.
 */
public final class EpayBlService {

    private static final String NAME = "epaybl";
    private static final Pattern REFERENCE = Pattern.compile("[A-Za-z0-9-]{2,30}");
    private static final Duration BOOKED_AFTER = Duration.ofDays(1);
    private static final List<String> METHODS = List.of("KREDITKARTE", "PAYPAL", "UEBERWEISUNGVOR");

    private final Counter counter;
    private final Teller teller;
    private final EpayBlAccess access;
    private final Map<String, Transaction> byReference = new ConcurrentHashMap<>();

    public EpayBlService(Counter counter) {
        this.counter = counter;
        this.teller = new Teller(counter);
        this.access = new EpayBlAccess(
                URI.create(counter.origin() + "/bezahldienst/" + NAME),
                "1610000000",
                "42",
                "sandbox-epaybl",
                Secret.of("sandbox-epaybl-secret"),
                Secret.of("sandbox-epaybl-notify"));
    }

    public EpayBlAccess access() {
        return access;
    }

    public void addTo(Router router) {
        String path =
                access.base().getPath() + "/epayment/fachverfahren/v1_0/mandanten/{mandant}/bewirtschafter/{unit}";
        router.on("POST", path + "/buchungslisten", call -> admitted(call, this::begin));
        router.on("GET", path + "/kassenzeichen/{reference}", call -> admitted(call, this::status));
        router.on("GET", path + "/zahlverfahren", call -> admitted(call, any -> methods()));
        router.on("GET", path + "/status", call -> admitted(call, any -> result(200, "+0000", "OK")));
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
        try {
            return begin(Json.object(call.body(1024 * 1024), "buchungsliste"));
        } catch (UntrustedException | IllegalArgumentException e) {
            return result(400, "-0002", "Die Buchungsliste ist nicht lesbar.");
        }
    }

    private Reply begin(JsonObject list) {
        Optional<String> fault = Bookings.fault(list);
        if (fault.isPresent()) {
            return result(400, "-0003", fault.get());
        }
        Optional<String> own = list.optionalText("kassenzeichennummer");
        if (own.filter(number -> !REFERENCE.matcher(number).matches() || byReference.containsKey(number))
                .isPresent()) {
            return result(400, "-0004", "Das Kassenzeichen ist vergeben oder ungültig.");
        }
        JsonObject addresses = list.object("fachverfahrendaten");
        Optional<Transaction> opened = counter.book()
                .open(new Sale(
                        NAME,
                        access.bewirtschafter(),
                        access.mandant(),
                        requestId(addresses),
                        list.decimal("betrag"),
                        "EUR",
                        list.objects("buchungen").get(0).text("buchungstext"),
                        list.optionalText("beschreibung").orElse(""),
                        URI.create(addresses.text("successUrl")),
                        URI.create(addresses.text("cancelUrl")),
                        URI.create(addresses.text("errorUrl"))));
        if (opened.isEmpty()) {
            return result(400, "-0005", "Diese Transaktionsnummer ist vergeben.");
        }
        return opened(opened.get(), own, addresses.text("notifyUrl"));
    }

    /** Ours is known by the id in the address to notify; the number in the list is the same in another writing. */
    private static String requestId(JsonObject addresses) {
        String query = Optional.ofNullable(
                        URI.create(addresses.text("notifyUrl")).getQuery())
                .orElse("");
        return query.startsWith("id=") ? query.substring(3) : query;
    }

    @Assumption("epaybl.answer-kassenzeichen")
    private Reply opened(Transaction transaction, Optional<String> own, String notify) {
        String reference = own.orElse(transaction.reference());
        byReference.put(reference, transaction);
        transaction.notifiedBy(ended -> tell(ended, reference, notify));
        if (counter.strikes(PaymentFault.CREATE_TIMEOUT, transaction.id())) {
            return Reply.silence();
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("ergebnis", Map.of("rc", "+0000", "ergebnistext", "OK"));
        answer.put("kassenzeichennummer", reference);
        answer.put(
                "zahlvorgangsInfo",
                Map.of(
                        "rechnungUrls",
                        Map.of("PAYPAGE", counter.page(transaction).toString())));
        return Reply.json(200, answer);
    }

    private Reply status(Call call) {
        String reference = call.variable("reference");
        Transaction transaction = byReference.get(reference);
        if (transaction == null || counter.strikes(PaymentFault.STATUS_NOT_FOUND, reference)) {
            return result(404, "-0100", "Das Kassenzeichen ist unbekannt.");
        }
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("paypagestatus", transaction.state().isFinal() ? "INAKTIV" : "AKTIV");
        transaction.state().method().ifPresent(method -> data.put("bezahlverfahren", method(method)));
        balance(transaction, data);
        Map<String, Object> kassenzeichen = new LinkedHashMap<>();
        kassenzeichen.put(
                "kassenzeichennummer",
                counter.strikes(PaymentFault.WRONG_ID, transaction.id()) ? "SIM-KZ-0" : reference);
        kassenzeichen.put("zusatzdaten", data);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("ergebnis", Map.of("rc", "+0000", "ergebnistext", "OK"));
        answer.put("kassenzeichen", kassenzeichen);
        return Reply.json(200, answer);
    }

    private void balance(Transaction transaction, Map<String, Object> data) {
        BigDecimal amount = transaction.sale().amount();
        boolean booked = transaction
                .state()
                .paidAt()
                .filter(at -> !at.plus(BOOKED_AFTER).isAfter(counter.clock().instant()))
                .isPresent();
        BigDecimal received = booked ? amount : BigDecimal.ZERO;
        BigDecimal back = transaction.chargedBackAt().isPresent() ? amount : BigDecimal.ZERO;
        data.put("betragHauptforderungen", amount);
        data.put("betragZahlungseingaenge", received);
        data.put("betragRuecklastschriften", back);
        data.put("betragStornos", BigDecimal.ZERO);
        data.put("saldo", amount.subtract(received).add(back));
        data.put("waehrung", counter.strikes(PaymentFault.WRONG_CURRENCY, transaction.id()) ? "USD" : "EUR");
    }

    private static String method(String method) {
        return switch (method) {
            case "CREDITCARD" -> "KREDITKARTE";
            case "PAYPAL" -> "PAYPAL";
            default -> "UEBERWEISUNGVOR";
        };
    }

    private static Reply methods() {
        return Reply.json(
                200,
                Map.of(
                        "zahlverfahren",
                        METHODS.stream()
                                .map(code -> Map.of("zahlverfahrencode", code))
                                .toList()));
    }

    private static Reply result(int status, String code, String text) {
        return Reply.json(status, Map.of("ergebnis", Map.of("rc", code, "ergebnistext", text)));
    }

    /** Only a payment is told; who breaks off is told by nobody. */
    @Assumption("epaybl.notify-hash")
    private void tell(Transaction transaction, String reference, String address) {
        if (transaction.state().status() != Transaction.Status.PAYED || teller.loses(transaction)) {
            return;
        }
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("mandant", access.mandant());
        data.put("bewirtschafter", access.bewirtschafter());
        data.put("zvgid", "0000-" + transaction.id().substring(4, 8) + "-0000-0000-0001");
        data.put("kassenzeichen", reference);
        data.put("tan", "tan-1");
        data.put("zvp", "sandbox");
        data.put("zahlverfahren", method(transaction.state().method().orElse("")));
        data.put("aktivierung", counter.clock().instant().toString().substring(0, 10));
        data.put("status", "success");
        StringBuilder values = new StringBuilder();
        data.values().forEach(values::append);
        String hash = Hashes.sha256(values + access.notifySecret().reveal());
        data.put("hash", teller.hash(transaction, hash));
        int unused = teller.post(
                address, "application/json", new String(Json.write(Map.of("data", data)), StandardCharsets.UTF_8));
    }
}
