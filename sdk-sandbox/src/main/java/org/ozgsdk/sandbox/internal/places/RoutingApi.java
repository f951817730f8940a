// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.places;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.ozgsdk.core.Ars;
import org.ozgsdk.core.Assumption;
import org.ozgsdk.core.LeikaKey;
import org.ozgsdk.sandbox.Tamper;
import org.ozgsdk.sandbox.internal.control.FaultSwitches;
import org.ozgsdk.sandbox.internal.delivery.Destination;
import org.ozgsdk.sandbox.internal.http.Call;
import org.ozgsdk.sandbox.internal.http.Refusal;
import org.ozgsdk.sandbox.internal.http.Reply;
import org.ozgsdk.sandbox.internal.http.Router;

/** FIT-Connect's Routing API 2.0.0 (sheet 5): areas and the routes of all active destinations, without a token, under v1 and v2 alike. */
public final class RoutingApi {

    private static final String BASE = "/routing";
    private static final int DEFAULT = 100;
    private static final int MOST = 500;

    private final PlaceBook places;
    private final Supplier<List<Destination>> destinations;
    private final DestinationSigner signer;
    private final FaultSwitches faults;

    public RoutingApi(
            PlaceBook places,
            Supplier<List<Destination>> destinations,
            DestinationSigner signer,
            FaultSwitches faults) {
        this.places = places;
        this.destinations = destinations;
        this.signer = signer;
        this.faults = faults;
    }

    public void addTo(Router router) {
        for (String version : List.of("/v1", "/v2")) {
            router.on("GET", BASE + version + "/areas", this::areas);
            router.on("GET", BASE + version + "/routes", this::routes);
            router.on("GET", BASE + version + "/info", call -> info());
        }
    }

    private static Reply info() {
        Map<String, Object> version = new LinkedHashMap<>();
        version.put("major", 2);
        version.put("minor", 0);
        version.put("patch", 0);
        return Reply.json(200, Map.of("version", version));
    }

    /** The 200 is declared as a problem in the real description; the sandbox says the same, so that no client relies on the media type. */
    private Reply areas(Call call) {
        List<String> searched = call.queryAll("areaSearchexpression");
        if (searched.isEmpty() || searched.size() > 10) {
            throw malformed("areaSearchexpression must stand there 1 to 10 times.");
        }
        List<AreaName> expressions = searched.stream().map(AreaName::of).toList();
        List<Map<String, Object>> found = Areas.all(places).stream()
                .filter(area -> expressions.stream().allMatch(area::isCalled))
                .map(Areas.Area::json)
                .toList();
        return page(call, "areas", found).as("application/problem+json");
    }

    @Assumption("fitconnect.routing-roll-up")
    private Reply routes(Call call) {
        LeikaKey service = service(call);
        List<String> named = Stream.of("ars", "ags", "areaId")
                .filter(name -> call.query(name).isPresent())
                .toList();
        if (named.size() != 1) {
            throw malformed("Exactly one of ars, ags and areaId must stand there, found " + named.size() + ".");
        }
        Optional<Ars> area = area(named.get(0), call.required(named.get(0)));
        List<Map<String, Object>> found = area.map(place -> nearest(service, place)).orElse(List.of()).stream()
                .map(this::route)
                .toList();
        return page(call, "routes", found).assuming("fitconnect.routing-roll-up");
    }

    private static LeikaKey service(Call call) {
        try {
            return LeikaKey.of(call.required("leikaKey"));
        } catch (IllegalArgumentException e) {
            throw malformed("leikaKey must be 99 and 12 digits.");
        }
    }

    private Optional<Ars> area(String kind, String digits) {
        boolean number = digits.chars().allMatch(c -> c >= '0' && c <= '9');
        int length = digits.length();
        boolean known = switch (kind) {
            case "ars" -> List.of(2, 3, 5, 9, 12).contains(length);
            case "ags" -> List.of(2, 3, 5, 8).contains(length);
            default -> length > 0 && length < 10;
        };
        if (!number || !known) {
            throw malformed(kind + " has not the right digits.");
        }
        return switch (kind) {
            case "ars" -> Optional.of(padded(digits));
            case "ags" -> ofAgs(digits);
            default ->
                Areas.all(places).stream()
                        .filter(area -> area.id().equals(digits))
                        .map(Areas.Area::ars)
                        .findFirst();
        };
    }

    private static Ars padded(String digits) {
        try {
            return Ars.of(digits + "0".repeat(12 - digits.length()));
        } catch (IllegalArgumentException e) {
            throw malformed("There is no Land " + digits.substring(0, 2) + ".");
        }
    }

    /** The AGS leaves the digits of the Verband out, so a Gemeinde is looked up; the sandbox knows those where somebody joined. */
    private Optional<Ars> ofAgs(String digits) {
        if (digits.length() < 8) {
            return Optional.of(padded(digits));
        }
        return Areas.all(places).stream()
                .map(Areas.Area::ars)
                .filter(ars -> (ars.digits().substring(0, 5) + ars.digits().substring(9)).equals(digits))
                .findFirst();
    }

    /** The destinations of the deepest region that holds the area; several there mean several routes. */
    private List<Destination> nearest(LeikaKey service, Ars area) {
        Map<Ars, List<Destination>> levels = new LinkedHashMap<>();
        for (Destination destination : destinations.get()) {
            if (destination.isActive()) {
                destination
                        .covering(service.urn(), area)
                        .ifPresent(level -> levels.computeIfAbsent(level, unused -> new ArrayList<>())
                                .add(destination));
            }
        }
        return area.rollUp().stream()
                .filter(levels::containsKey)
                .findFirst()
                .map(levels::get)
                .orElse(List.of());
    }

    private Map<String, Object> route(Destination destination) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("destinationId", destination.id().toString());
        json.put("destinationSignature", faults.inFlight(Tamper.DESTINATION_SIGNATURE, signer.sign(destination)));
        json.put("destinationName", destination.name());
        json.put("contactPersons", List.of(Map.of("name", "Zentrale (Muster)", "email", "muster@behoerde.example")));
        places.entries().stream()
                .filter(entry -> entry.route()
                        .filter(way -> way.destination() == destination)
                        .isPresent())
                .findFirst()
                .ifPresent(entry -> json.put("address", address(entry.town())));
        json.put("origin", "Sandbox");
        return json;
    }

    private static Map<String, Object> address(Entry.Town town) {
        Map<String, Object> address = new LinkedHashMap<>();
        address.put("street", town.street());
        address.put("houseNumber", town.houseNumber());
        address.put("zip", town.zip());
        address.put("city", town.city());
        return address;
    }

    private static Reply page(Call call, String name, List<?> all) {
        int offset = call.number("offset", 0, 0, Integer.MAX_VALUE);
        int limit = call.number("limit", DEFAULT, 1, MOST);
        int from = Math.min(offset, all.size());
        List<?> part = all.subList(from, Math.min(all.size(), from + limit));
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("count", part.size());
        page.put("offset", offset);
        page.put("totalCount", all.size());
        page.put(name, part);
        return Reply.json(200, page);
    }

    static Refusal malformed(String title) {
        return Refusal.of(400, "invalid-parameter", title);
    }
}
