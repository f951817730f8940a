// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.payment;

import java.net.URI;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.ozgsdk.core.Secret;
import org.ozgsdk.sandbox.PaymentServiceAccess;
import org.ozgsdk.sandbox.internal.control.History;
import org.ozgsdk.sandbox.internal.control.PaymentSwitches;
import org.ozgsdk.sandbox.internal.http.Router;

/** The two payment services and the page where people pay. */
public final class PaymentServices implements AutoCloseable {

    private final Map<String, PaymentService> services = new LinkedHashMap<>();
    private final Counter counter;
    private final PaymentPage page;

    /**
     * Makes all.
     *
     * @param origin the sandbox's own address, without trailing slash
     * @param knowsPlace says whether an endPointId is the regional key of a place
     */
    public PaymentServices(
            Clock clock, String origin, Predicate<String> knowsPlace, PaymentSwitches faults, History history) {
        counter = new Counter(origin, clock, new PaymentBook(clock, history), knowsPlace, faults, history);
        page = new PaymentPage(counter);
        String one = origin + "/bezahldienst/eins";
        String two = origin + "/bezahldienst/zwei";
        Door basic = new BasicDoor("sandbox-kasse", Secret.of("sandbox-kasse-secret"));
        Door token = new TokenDoor(
                URI.create(two + "/token"), "sandbox-bezahlen", Secret.of("sandbox-bezahlen-secret"), clock);
        services.put("eins", new PaymentService(new Answers("eins", one, counter, true), basic, counter));
        services.put("zwei", new PaymentService(new Answers("zwei", two, counter, false), token, counter));
    }

    public void addTo(Router router) {
        services.values().forEach(service -> service.addTo(router));
        page.addTo(router);
        counter.book().agenda().start();
    }

    public PaymentBook book() {
        return counter.book();
    }

    /** Does what is due by the sandbox's clock; called before each call is answered. */
    public void sweep() {
        counter.book().agenda().work();
    }

    @Override
    public void close() {
        counter.book().agenda().close();
    }

    /** How to reach one of them; its name is part of the public contract. */
    public PaymentServiceAccess access(String name) {
        PaymentService service = services.get(name);
        if (service == null) {
            throw new IllegalArgumentException("Die Sandbox hat keinen solchen Bezahldienst; es gibt "
                    + services.keySet() + ". / The sandbox has no such payment service.");
        }
        return service.access();
    }

    /** All services by name, for the sandbox's description of itself. */
    public Map<String, Object> describe() {
        Map<String, Object> json = new LinkedHashMap<>();
        services.forEach((name, service) -> json.put(name, describe(service.access())));
        return json;
    }

    private static Map<String, Object> describe(PaymentServiceAccess access) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("base", access.base().toString());
        access.tokenUri().ifPresent(uri -> json.put("tokenUri", uri.toString()));
        json.put("clientId", access.clientId());
        json.put("clientSecret", access.clientSecret().reveal());
        json.put("originatorId", access.originatorId());
        return json;
    }
}
