// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.payment;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.ozgsdk.core.Assumption;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.sandbox.PaymentFault;
import org.ozgsdk.sandbox.PaymentMaintenance;
import org.ozgsdk.sandbox.PaymentServiceAccess;
import org.ozgsdk.sandbox.internal.http.Call;
import org.ozgsdk.sandbox.internal.http.Refusal;
import org.ozgsdk.sandbox.internal.http.Reply;
import org.ozgsdk.sandbox.internal.http.Router;

/** One payment service of one version of XBezahldienste: six operations, before 1.2 four (payment sheet 3.1). */
final class PaymentService {

    private static final String ORIGINATOR = "ozg-sdk-sandbox";
    private static final int LARGEST_BODY = 8 * 1024 * 1024;

    private final Answers answers;
    private final WireVersion version;
    private final Door door;
    private final Counter counter;
    private final Obstacles obstacles;
    private final Twists twists;

    /** By transaction id. */
    private final Map<String, PaymentRequest> requests = new ConcurrentHashMap<>();

    PaymentService(Answers answers, WireVersion version, Door door, Counter counter) {
        this.answers = answers;
        this.version = version;
        this.door = door;
        this.counter = counter;
        this.obstacles = new Obstacles(counter);
        this.twists = new Twists(counter, version);
    }

    PaymentServiceAccess access() {
        return new PaymentServiceAccess(
                URI.create(answers.base()),
                door.tokenUri(),
                door.clientId(),
                door.secret(),
                ORIGINATOR,
                version.number(),
                door.tokenByBasic());
    }

    void addTo(Router router) {
        String path = URI.create(answers.base()).getPath();
        String ids = "/{originatorId}/{endPointId}";
        door.addTo(router);
        work(router, "POST", path + "/paymenttransaction" + ids, this::initiate);
        work(router, "GET", path + "/paymenttransaction" + ids + "/{transactionId}", this::transaction);
        work(router, "GET", path + "/status", call -> SystemResponse.healthy());
        work(router, "GET", path + "/status" + ids, this::healthOfPlace);
        if (!version.isBefore12()) {
            tell(router, path + "/payment-methods" + ids, this::methods);
            tell(router, path + "/maintenance" + ids, this::maintenance);
        }
    }

    /** A call that rests during maintenance. */
    private void work(Router router, String method, String path, Router.Handler handler) {
        router.on(
                method,
                path,
                call -> obstacles
                        .instead(call)
                        .or(() -> obstacles.closed(call))
                        .orElseGet(() -> guarded(call, handler)));
    }

    /** A call that tells of maintenance. */
    private void tell(Router router, String path, Router.Handler handler) {
        router.on("GET", path, call -> obstacles.instead(call).orElseGet(() -> guarded(call, handler)));
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
        PaymentRequest request = PaymentRequest.read(Json.object(call.body(LARGEST_BODY), "paymentRequest"), version);
        if (counter.strikes(PaymentFault.BOOKING_DATA_REQUIRED, call.path())) {
            request.requireBookingData(List.of("haushaltstelle", "objektnummer"));
        }
        Sale sale = request.sale(answers.service(), call.variable("originatorId"), call.variable("endPointId"));
        return twists.insteadOfOpening(sale).orElseGet(() -> open(sale, request));
    }

    private Reply open(Sale sale, PaymentRequest request) {
        Transaction transaction = counter.book()
                .open(sale)
                .orElseThrow(() -> PaymentRefusal.of(
                        400, "PAYMENT_EXISTS", "Mit dieser requestId wurde bereits ein PaymentRequest platziert."));
        requests.put(transaction.id(), request);
        return twists.opened(transaction, answers.information(transaction), request.echo());
    }

    private Reply transaction(Call call) {
        requireIds(call, 404);
        Transaction transaction = counter.book()
                .byId(call.variable("transactionId"))
                .filter(found ->
                        found.belongsTo(answers.service(), call.variable("originatorId"), call.variable("endPointId")))
                .orElseThrow(Twists::notFound);
        PaymentRequest request =
                Objects.requireNonNull(requests.get(transaction.id()), "a transaction of this service has a request");
        return twists.asked(transaction, answers.information(transaction), request.echo());
    }

    private Reply methods(Call call) {
        requireIds(call, 403);
        return Answers.methods(counter.book().maintenancePlan().up());
    }

    private Reply maintenance(Call call) {
        requireIds(call, 403);
        List<PaymentMaintenance> windows =
                new ArrayList<>(counter.book().maintenancePlan().windows());
        if (counter.strikes(PaymentFault.MAINTENANCE, call.path())) {
            windows.add(Obstacles.sudden(counter.clock()));
        }
        return Answers.maintenance(windows);
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
}
