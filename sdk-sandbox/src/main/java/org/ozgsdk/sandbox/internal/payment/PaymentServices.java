// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.payment;

import java.net.URI;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.ozgsdk.core.Secret;
import org.ozgsdk.sandbox.EpayBlAccess;
import org.ozgsdk.sandbox.GiroCheckoutAccess;
import org.ozgsdk.sandbox.PaymentServiceAccess;
import org.ozgsdk.sandbox.PmPaymentAccess;
import org.ozgsdk.sandbox.internal.control.History;
import org.ozgsdk.sandbox.internal.control.PaymentSwitches;
import org.ozgsdk.sandbox.internal.http.Router;
import org.ozgsdk.sandbox.internal.payment.classic.EpayBlService;
import org.ozgsdk.sandbox.internal.payment.classic.GiroService;
import org.ozgsdk.sandbox.internal.payment.classic.PmService;

/** The payment services and the page where people pay. */
public final class PaymentServices implements AutoCloseable {

    private final Map<String, PaymentService> services = new LinkedHashMap<>();
    private final Counter counter;
    private final PaymentPage page;
    private final EpayBlService epayBl;
    private final PmService pmPayment;
    private final GiroService giroCheckout;

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
        epayBl = new EpayBlService(counter);
        pmPayment = new PmService(counter);
        giroCheckout = new GiroService(counter);
        add("eins", WireVersion.V1_2_0, true, new BasicDoor("sandbox-kasse", Secret.of("sandbox-kasse-secret")));
        add("zwei", WireVersion.V1_2_0, false, token("zwei", "sandbox-bezahlen", false));
        add("v10", WireVersion.V1_0_0, true, new BasicDoor("sandbox-v10", Secret.of("sandbox-v10-secret")));
        add("v11", WireVersion.V1_1_0, false, token("v11", "sandbox-v11", true));
    }

    private void add(String name, WireVersion version, boolean pageAlwaysThere, Door door) {
        Answers answers = new Answers(name, base(name), counter, pageAlwaysThere);
        services.put(name, new PaymentService(answers, version, door, counter));
    }

    private String base(String name) {
        return counter.origin() + "/bezahldienst/" + name;
    }

    private Door token(String name, String clientId, boolean byBasic) {
        URI tokenUri = URI.create(base(name) + "/token");
        return new TokenDoor(tokenUri, clientId, Secret.of(clientId + "-secret"), byBasic, counter.clock());
    }

    public void addTo(Router router) {
        services.values().forEach(service -> service.addTo(router));
        epayBl.addTo(router);
        pmPayment.addTo(router);
        giroCheckout.addTo(router);
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

    /** ePayBL's REST interface. */
    public EpayBlAccess epayBl() {
        return epayBl.access();
    }

    /** pmPayment's form interface. */
    public PmPaymentAccess pmPayment() {
        return pmPayment.access();
    }

    /** GiroCheckout. */
    public GiroCheckoutAccess giroCheckout() {
        return giroCheckout.access();
    }

    /** Those that speak XBezahldienste. */
    public List<String> names() {
        return List.copyOf(services.keySet());
    }

    /** All services by name, for the sandbox's description of itself. */
    public Map<String, Object> describe() {
        Map<String, Object> json = new LinkedHashMap<>();
        services.forEach((name, service) -> json.put(name, describe(service.access())));
        return json;
    }

    /** The three without XBezahldienste, for the sandbox's description of itself. */
    public Map<String, Object> describeClassic() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("epaybl", describe(epayBl.access()));
        json.put("pmpayment", describe(pmPayment.access()));
        json.put("girocheckout", describe(giroCheckout.access()));
        return json;
    }

    private static Map<String, Object> describe(EpayBlAccess access) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("base", access.base().toString());
        json.put("mandant", access.mandant());
        json.put("bewirtschafter", access.bewirtschafter());
        json.put("user", access.user());
        json.put("password", access.password().reveal());
        json.put("notifySecret", access.notifySecret().reveal());
        return json;
    }

    private static Map<String, Object> describe(PmPaymentAccess access) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("base", access.base().toString());
        json.put("ags", access.ags());
        json.put("procedure", access.procedure());
        json.put("salt", access.salt().reveal());
        return json;
    }

    private static Map<String, Object> describe(GiroCheckoutAccess access) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("base", access.base().toString());
        json.put("merchantId", access.merchantId());
        json.put("projectId", access.projectId());
        json.put("pageProjectId", access.pageProjectId());
        json.put("password", access.password().reveal());
        return json;
    }

    private static Map<String, Object> describe(PaymentServiceAccess access) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("base", access.base().toString());
        access.tokenUri().ifPresent(uri -> json.put("tokenUri", uri.toString()));
        json.put("clientId", access.clientId());
        json.put("clientSecret", access.clientSecret().reveal());
        json.put("originatorId", access.originatorId());
        json.put("version", access.version());
        json.put("tokenByBasic", access.tokenByBasic());
        return json;
    }
}
