// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.core.json.JsonObject;

/** An online service that pays by hand-made calls, and the person in front of the page. */
final class Payer {

    static final String AACHEN = "053340002002";
    private static final String WHERE = "/ozg-sdk-sandbox/" + AACHEN;

    private final RawClient http;
    private final String path;
    private final String authorization;

    private Payer(RawClient http, String path, String authorization) {
        this.http = http;
        this.path = path;
        this.authorization = authorization;
    }

    static Payer of(Sandbox sandbox, String service) {
        RawClient http = RawClient.anonymous(sandbox);
        PaymentServiceAccess access = sandbox.paymentService(service);
        return new Payer(http, access.base().getPath(), authorization(http, access));
    }

    private static String authorization(RawClient http, PaymentServiceAccess access) {
        if (access.tokenUri().isEmpty()) {
            return basic(access.clientId(), access.clientSecret().reveal());
        }
        String path = access.tokenUri().get().getPath();
        RawClient.Answer answer = access.tokenByBasic()
                ? http.form(
                        path,
                        Map.of("grant_type", "client_credentials"),
                        "Authorization",
                        basic(access.clientId(), access.clientSecret().reveal()))
                : http.form(path, RawClient.credentials(new SandboxClient(access.clientId(), access.clientSecret())));
        return "Bearer " + answer.json().text("access_token");
    }

    static String basic(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    /** The same service, showing something else. */
    Payer showing(String other) {
        return new Payer(http, path, other);
    }

    RawClient.Answer call(String method, String below, String type, String body) {
        return authorization.isEmpty()
                ? http.send(method, path + below, type, body)
                : http.send(method, path + below, type, body, "Authorization", authorization);
    }

    RawClient.Answer get(String below) {
        return call("GET", below, "", "");
    }

    RawClient.Answer post(String where, String body) {
        return call("POST", "/paymenttransaction" + where, "application/json", body);
    }

    RawClient.Answer post(Map<String, ?> request) {
        return post(WHERE, new String(Json.write(request), StandardCharsets.UTF_8));
    }

    /** A new transaction of 26.00 EUR. */
    JsonObject start() {
        RawClient.Answer answer = post(request());
        if (answer.status() != 200) {
            throw new AssertionError(answer.status() + " " + answer.body());
        }
        return answer.json().object("paymentInformation");
    }

    RawClient.Answer status(JsonObject information) {
        return get("/paymenttransaction" + WHERE + "/" + information.text("transactionId"));
    }

    RawClient.Answer click(JsonObject information, String action, String method) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("aktion", action);
        if (!method.isEmpty()) {
            form.put("zahlart", method);
        }
        return http.form(page(information), form);
    }

    RawClient.Answer show(JsonObject information) {
        return http.get(page(information));
    }

    static String page(JsonObject information) {
        String url = information.text("transactionRedirectUrl");
        return url.substring(url.indexOf("/bezahlen/"));
    }

    /** A good request with a new id. */
    static Map<String, Object> request() {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("requestId", UUID.randomUUID().toString());
        request.put("requestTimestamp", "2026-11-23T10:00:00+01:00");
        request.put("currency", "EUR");
        request.put("grossAmount", new BigDecimal("26.00"));
        request.put("purpose", "Gewerbe anmelden");
        request.put("description", "Gewerbeanmeldung, Gebühr für Łódź & Söhne");
        request.put("redirectUrl", "https://gewerbe.ozgsdk.example:8443/zurueck?vorgang=1&schritt=2");
        request.put("items", List.of(item()));
        return request;
    }

    /** A good request with another total. */
    static Map<String, Object> request(String total) {
        Map<String, Object> item = item();
        item.put("quantity", 1);
        item.put("totalNetAmount", new BigDecimal(total));
        item.put("singleNetAmount", new BigDecimal(total));
        Map<String, Object> request = request();
        request.put("grossAmount", new BigDecimal(total));
        request.put("items", List.of(item));
        return request;
    }

    static Map<String, Object> item() {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("id", "01");
        item.put("reference", "1-10");
        item.put("description", "Empfangsbescheinigung");
        item.put("taxRate", 0);
        item.put("quantity", 2);
        item.put("totalNetAmount", new BigDecimal("26.00"));
        item.put("totalTaxAmount", 0);
        item.put("singleNetAmount", new BigDecimal("13.00"));
        item.put("singleTaxAmount", 0);
        item.put("bookingData", new LinkedHashMap<>(Map.of("haushaltstelle", "1234", "objektnummer", "0815")));
        return item;
    }
}
