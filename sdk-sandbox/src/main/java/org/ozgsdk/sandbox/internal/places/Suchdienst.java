// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.places;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.ozgsdk.core.Ars;
import org.ozgsdk.core.Assumption;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.sandbox.Tamper;
import org.ozgsdk.sandbox.internal.control.FaultSwitches;
import org.ozgsdk.sandbox.internal.http.Call;
import org.ozgsdk.sandbox.internal.http.Refusal;
import org.ozgsdk.sandbox.internal.http.Reply;
import org.ozgsdk.sandbox.internal.http.Router;

/** A first small form of PVOG's Suchdienst (efa sheet 2.1): five read paths over synthetic records. */
@Assumption("pvog.answer-shapes")
public final class Suchdienst {

    private static final String BASE = "/suchdienst/api";
    private static final String AREA_SCHEME = "urn:de:bund:destatis:bevoelkerungsstatistik:schluessel:rs";
    private static final String ROUTE_SCHEME = "urn:de:fitko:fit-connect:xzufi:destination";

    private final PlaceBook places;
    private final FaultSwitches faults;

    public Suchdienst(PlaceBook places, FaultSwitches faults) {
        this.places = places;
        this.faults = faults;
    }

    public void addTo(Router router) {
        router.on("GET", BASE + "/v2/servicedescriptions/leikahierarchy", this::services);
        router.on("GET", BASE + "/v2/organisationunits/titles", this::titles);
        router.on("GET", BASE + "/v5/organisationunits/detail", this::unit);
        router.on("GET", BASE + "/v1/relations/jzufi-2-3", this::relations);
        router.on("GET", BASE + "/v2/onlineservices/detail", this::onlineService);
    }

    /** Entries of the asked area and of all levels above it; the client chooses the deepest. */
    private Reply services(Call call) {
        call.required("leikaIds");
        List<String> leika = call.queryAll("leikaIds");
        int page = call.number("page", 0, 0, 100_000);
        int size = call.number("size", 20, 1, 500);
        List<Entry> found = above(call, entry -> leika.contains(entry.service().digits()));
        List<Map<String, Object>> content = found.stream()
                .skip((long) page * size)
                .limit(size)
                .map(Suchdienst::service)
                .toList();
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("content", content);
        answer.put("totalElements", found.size());
        answer.put("number", page);
        answer.put("size", size);
        return shaped(Reply.json(200, answer));
    }

    private static Map<String, Object> service(Entry entry) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", entry.serviceId());
        json.put("ars", entry.ars().digits());
        json.put("title", title(entry));
        json.put("leikakeys", List.of(entry.service().digits()));
        json.put("organisationIds", List.of(entry.authorityId()));
        json.put("onlineServiceIds", entry.route().isPresent() ? List.of(entry.onlineServiceId()) : List.of());
        return json;
    }

    private static String title(Entry entry) {
        return (entry.service().equals(PlaceBook.TRADE) ? "Gewerbe Anmeldung" : "Leistung " + entry.service())
                + " (synthetischer Eintrag der Sandbox)";
    }

    private Reply titles(Call call) {
        String service = call.required("lbId");
        String array = above(call, entry -> entry.serviceId().equals(service)).stream()
                .map(entry -> Map.of("id", entry.authorityId(), "title", entry.authority(), "role", responsible()))
                .map(json -> new String(Json.write(json), StandardCharsets.UTF_8))
                .collect(Collectors.joining(",", "[", "]"));
        return shaped(Reply.text(200, "application/json", array));
    }

    private static Map<String, Object> responsible() {
        return role("01", "Zuständige Stelle");
    }

    private static Map<String, Object> role(String code, String name) {
        Map<String, Object> role = new LinkedHashMap<>();
        role.put("code", code);
        role.put("name", name);
        return role;
    }

    /** Without {@code lbId} the role is always the contact point, as in reality. */
    @Assumption("pvog.communication-codes")
    private Reply unit(Call call) {
        String unit = call.required("q");
        String service = call.query("lbId").orElse("");
        return above(call, entry -> entry.authorityId().equals(unit)).stream()
                .findFirst()
                .map(entry -> shaped(Reply.json(200, unit(entry, service))))
                .orElseThrow(() -> Refusal.of(404, "unit-not-found", "There is no such unit for this area."));
    }

    private static Map<String, Object> unit(Entry entry, String service) {
        Entry.Town town = entry.town();
        Map<String, Object> address = new LinkedHashMap<>();
        address.put("type", Map.of("code", "002"));
        address.put("street", town.street());
        address.put("houseNumber", town.houseNumber());
        address.put("zip", town.zip());
        address.put("city", town.city());
        Map<String, Object> location = new LinkedHashMap<>();
        location.put("addresses", List.of(address));
        location.put(
                "communications",
                List.of(
                        Map.of("code", "02", "value", "0000 000000-" + entry.number()),
                        Map.of("code", "04", "value", "gewerbe-" + entry.number() + "@behoerde.example")));
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", entry.authorityId());
        json.put("title", entry.authority());
        json.put("role", entry.serviceId().equals(service) ? responsible() : role("03", "Ansprechpunkt"));
        json.put("location", location);
        json.put("internetAddresses", List.of(Map.of("uri", "https://behoerde-" + entry.number() + ".example/")));
        return json;
    }

    private Reply relations(Call call) {
        call.required("lbids");
        List<String> services = call.queryAll("lbids");
        List<Map<String, Object>> units = above(call, entry -> services.contains(entry.serviceId())).stream()
                .map(this::relation)
                .toList();
        return shaped(Reply.json(200, Map.of("organisationseinheit", units)));
    }

    private Map<String, Object> relation(Entry entry) {
        Map<String, Object> responsibility = new LinkedHashMap<>();
        responsibility.put("leistungID", Map.of("value", entry.serviceId(), "schemeAgencyID", "Sandbox"));
        responsibility.put("gebietID", List.of(Map.of("value", entry.ars().digits(), "schemeID", AREA_SCHEME)));
        responsibility.put("rolle", Map.of("code", "01"));
        entry.route().ifPresent(route -> {
            Map<String, Object> id = new LinkedHashMap<>();
            id.put("value", faults.inFlight(Tamper.DESTINATION_SIGNATURE, route.signature()));
            id.put("schemeID", ROUTE_SCHEME);
            id.put("schemeAgencyID", "urn:de:fitko");
            responsibility.put("idSekundaer", List.of(id));
        });
        Map<String, Object> unit = new LinkedHashMap<>();
        unit.put("id", Map.of("value", entry.authorityId(), "schemeAgencyID", "Sandbox"));
        unit.put("zustaendigkeit", List.of(responsibility));
        return unit;
    }

    private Reply onlineService(Call call) {
        String id = call.required("q");
        return places.entries().stream()
                .filter(entry ->
                        entry.onlineServiceId().equals(id) && entry.route().isPresent())
                .findFirst()
                .map(entry -> shaped(Reply.json(200, onlineService(entry))))
                .orElseThrow(() -> Refusal.of(404, "online-service-not-found", "There is no such online service."));
    }

    private static Map<String, Object> onlineService(Entry entry) {
        String site = "https://behoerde-" + entry.number() + ".example/";
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", entry.onlineServiceId());
        json.put("links", List.of(Map.of("uri", "https://onlinedienst.example/" + entry.service())));
        json.put("parameters", List.of(Map.of("name", "efa.datenschutzerklaerung.url", "value", site + "datenschutz")));
        return json;
    }

    private List<Entry> above(Call call, Predicate<Entry> wanted) {
        Ars area;
        try {
            area = Ars.of(call.required("ars"));
        } catch (IllegalArgumentException e) {
            throw Refusal.of(400, "invalid-parameter", "ars must be a regional key of 12 digits.");
        }
        return places.entries().stream()
                .filter(entry -> entry.ars().contains(area))
                .filter(wanted)
                .toList();
    }

    private static Reply shaped(Reply reply) {
        return reply.assuming("pvog.answer-shapes");
    }
}
