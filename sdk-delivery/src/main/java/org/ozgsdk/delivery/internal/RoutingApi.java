// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.internal;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.ozgsdk.core.Assumption;
import org.ozgsdk.core.LeikaKey;
import org.ozgsdk.core.RejectedException;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.core.json.JsonObject;
import org.ozgsdk.core.transport.Request;
import org.ozgsdk.core.transport.Response;
import org.ozgsdk.core.transport.Transport;
import org.ozgsdk.delivery.fitconnect.ApiVersion;

/**
 * The calls of FIT-Connect's Routing API (OpenAPI 2.0.0). No token. The 200 of {@code /areas} is declared as {@code application/problem+json}, so the media
 * type of an answer says nothing here.
 */
public final class RoutingApi {

    private static final int PAGE = 100;

    private final Transport transport;
    private final String base;
    private final ApiVersion version;
    private final boolean fallBack;

    /**
     * Prepares the calls.
     *
     * @param transport the way out
     * @param base the API's base, without version and closing slash
     * @param version the generation to ask
     * @param fallBack whether to ask v1 where v2 answers 404
     */
    @Assumption("fitconnect.routing-version-path")
    public RoutingApi(Transport transport, URI base, ApiVersion version, boolean fallBack) {
        this.transport = transport;
        this.base = base.toString();
        this.version = version;
        this.fallBack = fallBack && version == ApiVersion.V2;
    }

    /**
     * Asks for the routes of a service.
     *
     * @param service the service
     * @param ars 2, 3, 5, 9 or 12 digits
     * @param most how many may be real
     * @return all of them, over all pages
     */
    public List<JsonObject> routes(LeikaKey service, String ars, int most) {
        return all("/routes?leikaKey=" + service + "&ars=" + ars, "routes", most, "Routing API, routes");
    }

    /**
     * Searches areas by name or postcode.
     *
     * @param expression at least 2 characters; {@code *} stands for any
     * @param most how many may be real
     * @return all of them, over all pages
     */
    public List<JsonObject> areas(String expression, int most) {
        String encoded = URLEncoder.encode(expression, StandardCharsets.UTF_8);
        return all("/areas?areaSearchexpression=" + encoded, "areas", most, "Routing API, areas");
    }

    /** A directory that lists more than anybody could choose from, or that never ends, is out of order. */
    private List<JsonObject> all(String question, String member, int most, String what) {
        List<JsonObject> all = new ArrayList<>();
        while (true) {
            JsonObject answer = Json.object(
                    get(question + "&offset=" + all.size() + "&limit=" + PAGE, what)
                            .bytes(),
                    what);
            List<JsonObject> page = answer.objects(member);
            all.addAll(page);
            long total = answer.optionalNumber("totalCount").orElse((long) all.size());
            if (all.size() > most || (page.isEmpty() && all.size() < total)) {
                throw new UntrustedException(what + ": claims " + total + " entries, gave " + all.size() + "; at most "
                        + most + " are read.");
            }
            if (all.size() >= total) {
                return all;
            }
        }
    }

    private Response get(String path, String what) {
        Response answer = send(version, path);
        if (answer.status() == 404 && fallBack) {
            answer = send(ApiVersion.V1, path);
        }
        if (!answer.isSuccess()) {
            throw explained(Refusals.of(answer, what));
        }
        return answer;
    }

    private Response send(ApiVersion generation, String path) {
        return transport.send(Request.get(URI.create(base + generation.path() + path))
                .header("Accept", "application/json, application/problem+json"));
    }

    private static RejectedException explained(RejectedException refusal) {
        String remedy = switch (refusal.status()) {
            case 400 ->
                "Der Routingdienst versteht die Frage nicht: Leistungsschlüssel und Regionalschlüssel prüfen. / Check service key and regional key.";
            case 403 ->
                "Der Routingdienst lässt manche User-Agent nicht zu: Transport.builder(...).userAgent(...) setzen. / The routing service filters by User-Agent.";
            case 404 ->
                "Unter dieser Adresse gibt es diese Version der Routing API nicht: FitConnectEnvironment.routingApi prüfen oder FitConnectRouting.builder(...).fallBackToV1() setzen. / Check the address, or fall back to v1.";
            default -> "";
        };
        return remedy.isEmpty()
                ? refusal
                : new RejectedException(
                        "Routing API: HTTP " + refusal.status() + ". " + remedy,
                        refusal.status(),
                        refusal.code(),
                        refusal.detail());
    }
}
