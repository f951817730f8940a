// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.payment;

import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.ozgsdk.core.Assumption;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.sandbox.PaymentFault;
import org.ozgsdk.sandbox.PaymentServiceAccess;
import org.ozgsdk.sandbox.internal.http.Call;
import org.ozgsdk.sandbox.internal.http.Refusal;
import org.ozgsdk.sandbox.internal.http.Reply;
import org.ozgsdk.sandbox.internal.http.Router;

/** One payment service: the six operations of XBezahldienste 1.2.0 (payment sheet 3.1). */
final class PaymentService {

    private static final String ORIGINATOR = "ozg-sdk-sandbox";
    private static final int LARGEST_BODY = 8 * 1024 * 1024;

    private final Answers answers;
    private final Door door;
    private final Counter counter;

    /** By transaction id. */
    private final Map<String, PaymentRequest> requests = new ConcurrentHashMap<>();

    PaymentService(Answers answers, Door door, Counter counter) {
        this.answers = answers;
        this.door = door;
        this.counter = counter;
    }

    PaymentServiceAccess access() {
        return new PaymentServiceAccess(
                URI.create(answers.base()), door.tokenUri(), door.clientId(), door.secret(), ORIGINATOR);
    }

    void addTo(Router router) {
        String path = URI.create(answers.base()).getPath();
        String ids = "/{originatorId}/{endPointId}";
        door.addTo(router);
        on(router, "POST", path + "/paymenttransaction" + ids, this::initiate);
        on(router, "GET", path + "/paymenttransaction" + ids + "/{transactionId}", this::transaction);
        on(router, "GET", path + "/payment-methods" + ids, this::methods);
        on(router, "GET", path + "/maintenance" + ids, this::maintenance);
        on(router, "GET", path + "/status", call -> SystemResponse.healthy());
        on(router, "GET", path + "/status" + ids, this::healthOfPlace);
    }

    private void on(Router router, String method, String path, Router.Handler handler) {
        router.on(method, path, call -> instead(call).orElseGet(() -> guarded(call, handler)));
    }

    private Optional<Reply> instead(Call call) {
        if (strikes(PaymentFault.UNAVAILABLE_TWICE, call.path())) {
            return Optional.of(SystemResponse.problem(503, "UNSPECIFIED", "Vorübergehend nicht verfügbar."));
        }
        if (strikes(PaymentFault.HTML_ERROR, call.path())) {
            String page = "<html><body><h1>502 Bad Gateway</h1></body></html>";
            return Optional.of(Reply.text(502, "text/html; charset=utf-8", page));
        }
        return Optional.empty();
    }

    private Reply guarded(Call call, Router.Handler handler) {
        try {
            door.admit(call);
            return handler.handle(call);
        } catch (PaymentRefusal e) {
            return e.reply();
        } catch (UntrustedException e) {
            return PaymentRefusal.invalid(String.valueOf(e.getMessage())).reply();
        } catch (Refusal e) {
            return SystemResponse.problem(e.reply().status(), "VALIDATION_ERROR", String.valueOf(e.getMessage()));
        }
    }

    private Reply initiate(Call call) {
        requireIds(call, 404);
        if (!call.hasType("application/json")) {
            throw PaymentRefusal.invalid("Der Content-Type muss application json sein.");
        }
        PaymentRequest request = PaymentRequest.read(Json.object(call.body(LARGEST_BODY), "paymentRequest"));
        if (strikes(PaymentFault.BOOKING_DATA_REQUIRED, call.path())) {
            request.requireBookingData(List.of("haushaltstelle", "objektnummer"));
        }
        Sale sale = request.sale(answers.service(), call.variable("originatorId"), call.variable("endPointId"));
        Transaction transaction = counter.book()
                .open(sale)
                .orElseThrow(() -> PaymentRefusal.of(
                        400, "PAYMENT_EXISTS", "Mit dieser requestId wurde bereits ein PaymentRequest platziert."));
        requests.put(transaction.id(), request);
        if (strikes(PaymentFault.CREATE_TIMEOUT, transaction.id())) {
            return Reply.silence();
        }
        return Answers.reply(answers.information(transaction), request.echo());
    }

    private Reply transaction(Call call) {
        requireIds(call, 404);
        Transaction transaction = find(call);
        Map<String, Object> information = answers.information(transaction);
        Map<String, Object> echo = request(transaction).echo();
        if (strikes(PaymentFault.WRONG_ID, transaction.id())) {
            information.put("transactionId", "SIM-" + "0".repeat(32));
        }
        if (strikes(PaymentFault.UNKNOWN_WORD, transaction.id())) {
            information.put("status", "AUTHORIZED");
        }
        if (strikes(PaymentFault.WRONG_AMOUNT, transaction.id())) {
            echo.put("grossAmount", transaction.sale().amount().add(new BigDecimal("0.01")));
        }
        if (strikes(PaymentFault.WRONG_CURRENCY, transaction.id())) {
            echo.put("currency", "USD");
        }
        return Answers.reply(information, echo);
    }

    private PaymentRequest request(Transaction transaction) {
        return Objects.requireNonNull(requests.get(transaction.id()), "a transaction of this service has a request");
    }

    @Assumption("payment.unknown-transaction-code")
    private Transaction find(Call call) {
        return counter.book()
                .byId(call.variable("transactionId"))
                .filter(found ->
                        found.belongsTo(answers.service(), call.variable("originatorId"), call.variable("endPointId")))
                .orElseThrow(() -> PaymentRefusal.of(404, "UNSPECIFIED", "Diese Transaktion ist nicht bekannt.")
                        .assuming("payment.unknown-transaction-code"));
    }

    private Reply methods(Call call) {
        requireIds(call, 403);
        return Answers.methods();
    }

    private Reply maintenance(Call call) {
        requireIds(call, 403);
        return Reply.json(200, Map.of("maintenanceWindows", List.of()));
    }

    private Reply healthOfPlace(Call call) {
        requireIds(call, 403);
        return SystemResponse.healthy();
    }

    /** The standard names 404 for the two calls about transactions only; of the others it knows 403 alone. */
    @Assumption("payment.unknown-ids-403")
    private void requireIds(Call call, int status) {
        boolean originator = call.variable("originatorId").equals(ORIGINATOR);
        if (originator && counter.knowsPlace().test(call.variable("endPointId"))) {
            return;
        }
        String word = originator ? "EndPoint ID" : "Originator ID";
        String detail = "Zu diesen Parametern ist kein gültiger Mandant vorhanden. " + word + " unbekannt.";
        throw status == 404
                ? PaymentRefusal.of(404, "NO_VALID_ORIGINATOR_OR_ENDPOINT", detail)
                : PaymentRefusal.of(403, "FORBIDDEN", detail).assuming("payment.unknown-ids-403");
    }

    private boolean strikes(PaymentFault fault, String about) {
        return counter.strikes(fault, about);
    }
}
