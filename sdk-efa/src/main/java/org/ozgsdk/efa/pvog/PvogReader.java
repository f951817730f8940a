// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.efa.pvog;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ozgsdk.core.Ars;
import org.ozgsdk.core.Assumption;
import org.ozgsdk.core.Authority;
import org.ozgsdk.core.LeikaKey;
import org.ozgsdk.core.RejectedException;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.core.json.JsonObject;
import org.ozgsdk.core.text.PlainText;
import org.ozgsdk.core.transport.Request;
import org.ozgsdk.core.transport.Response;
import org.ozgsdk.core.transport.Transport;

/** Makes the calls of the Suchdienst and turns their answers into the few facts that are needed; what it does not know it skips. */
@Assumption("pvog.answer-shapes")
final class PvogReader {

    static final String DESTINATION_SCHEME = "urn:de:fitko:fit-connect:xzufi:destination";
    static final String DESTINATION_AGENCY = "urn:de:fitko";

    private static final ZoneId GERMANY = ZoneId.of("Europe/Berlin");
    private static final int MAX_NAME = 300;
    private static final int PAGE_SIZE = 20;
    private static final int MAX_PAGES = 10;

    /** One entry in Berlin was seen with 42 units. */
    private static final int MAX_UNITS = 200;

    private static final long MAX_BYTES = 8L * 1024 * 1024;

    private final PvogEnvironment environment;
    private final Transport transport;
    private final Optional<String> clientId;
    private final Clock clock;

    PvogReader(PvogEnvironment environment, Transport transport, Optional<String> clientId, Clock clock) {
        this.environment = environment;
        this.transport = transport;
        this.clientId = clientId;
        this.clock = clock;
    }

    /** All entries of the service that cover the place, of any level. */
    List<ServiceEntry> entries(LeikaKey service, Ars place) {
        List<ServiceEntry> entries = new ArrayList<>();
        boolean more = true;
        for (int page = 0; more && page < MAX_PAGES; page++) {
            Map<String, String> query = query(
                    "leikaIds", service.digits(), "ars", place.digits(), "page", "" + page, "size", "" + PAGE_SIZE);
            Optional<Response> answer = get(PvogCall.SERVICE_HIERARCHY, query);
            List<JsonObject> content = answer.map(
                            a -> object(PvogCall.SERVICE_HIERARCHY, a).looseObjects("content"))
                    .orElse(List.of());
            content.forEach(item -> entry(item, service, place).ifPresent(entries::add));
            more = content.size() >= PAGE_SIZE;
        }
        return List.copyOf(entries);
    }

    private Optional<ServiceEntry> entry(JsonObject item, LeikaKey service, Ars place) {
        String id = Loose.text(item, "id").orElse("");
        List<String> keys = item.looseTexts("leikakeys");
        boolean asked = keys.isEmpty() || keys.contains(service.digits());
        if (!ObjectId.is("LB", id) || !asked || !isValidToday(item, "validFrom", "validTo")) {
            return Optional.empty();
        }
        List<Ars> levels = item.looseTexts("ars").stream()
                .flatMap(key -> Areas.covering(key, place).stream())
                .toList();
        List<String> onlineServices = Stream.concat(
                        item.looseTexts("onlineServiceIds").stream(),
                        item.looseObjects("onlineServiceLinks").stream()
                                .flatMap(link -> Loose.text(link, "id").stream()))
                .filter(od -> ObjectId.is("OD", od))
                .distinct()
                .toList();
        return Areas.deepest(levels, place).map(level -> new ServiceEntry(id, level, onlineServices));
    }

    /** The units of an entry at the place, each once with all its roles. */
    List<Unit> units(String entry, Ars place) {
        List<JsonObject> titles = get(PvogCall.UNIT_TITLES, query("ars", place.digits(), "lbId", entry))
                .map(answer -> Json.objects(answer.bytes(), what(PvogCall.UNIT_TITLES)))
                .orElse(List.of());
        Map<String, Unit> units = new LinkedHashMap<>();
        for (JsonObject title : titles) {
            String id = Loose.text(title, "id").orElse("");
            if (ObjectId.is("OE", id)) {
                Set<String> role = Loose.code(title, "role").map(Set::of).orElse(Set.of());
                units.merge(id, new Unit(id, name(title), role), Unit::together);
            }
        }
        return bounded(List.copyOf(units.values()));
    }

    /** What the units are responsible for, as far as it covers the place and belongs to the entry. */
    List<Jurisdiction> jurisdictions(String entry, Ars place) {
        Optional<Response> answer = get(PvogCall.RELATIONS, query("ars", place.digits(), "lbids", entry));
        if (answer.isEmpty()) {
            return List.of();
        }
        Instant fetchedAt = clock.instant();
        List<Jurisdiction> result = new ArrayList<>();
        for (JsonObject unit : object(PvogCall.RELATIONS, answer.get()).looseObjects("organisationseinheit")) {
            Optional<String> id = ObjectId.ofIdentifier("OE", unit, "id");
            for (JsonObject jurisdiction : unit.looseObjects("zustaendigkeit")) {
                if (id.isPresent() && belongsTo(jurisdiction, entry) && isValidToday(jurisdiction)) {
                    jurisdiction(id.get(), jurisdiction, place, fetchedAt).ifPresent(result::add);
                }
            }
        }
        return bounded(List.copyOf(result));
    }

    private static boolean belongsTo(JsonObject jurisdiction, String entry) {
        return !jurisdiction.has("leistungID")
                || ObjectId.ofIdentifier("LB", jurisdiction, "leistungID")
                        .filter(entry::equals)
                        .isPresent();
    }

    private boolean isValidToday(JsonObject jurisdiction) {
        List<JsonObject> periods = jurisdiction.looseObjects("gueltigkeit");
        return periods.isEmpty() || periods.stream().anyMatch(period -> isValidToday(period, "beginn", "ende"));
    }

    private static Optional<Jurisdiction> jurisdiction(
            String unit, JsonObject jurisdiction, Ars place, Instant fetchedAt) {
        List<Ars> areas = Stream.concat(
                        jurisdiction.looseTexts("gebietID").stream(),
                        jurisdiction.looseObjects("gebietID").stream().flatMap(id -> Loose.text(id, "value").stream()))
                .flatMap(key -> Areas.covering(key, place).stream())
                .toList();
        List<String> signatures = jurisdiction.looseObjects("idSekundaer").stream()
                .filter(PvogReader::isDestination)
                .flatMap(id -> Loose.text(id, "value").stream())
                .distinct()
                .toList();
        String role = Loose.code(jurisdiction, "rolle").orElse("");
        return Areas.deepest(areas, place).map(level -> new Jurisdiction(unit, level, role, signatures, fetchedAt));
    }

    private static boolean isDestination(JsonObject identifier) {
        return Loose.text(identifier, "schemeID")
                        .filter(DESTINATION_SCHEME::equals)
                        .isPresent()
                && Loose.agency(identifier).map(DESTINATION_AGENCY::equals).orElse(true);
    }

    /** Name, address and contact of a unit. If the PVOG does not give them, the unit as the list of titles named it. */
    Authority authority(String entry, Unit unit, Ars place) {
        // Without lbId the PVOG calls every unit a contact point (API page 9.12.0).
        Map<String, String> query =
                query("q", unit.id(), "ars", place.digits(), "lbId", entry, "validDate", today().toString());
        String known = unit.title().isEmpty() ? unit.id() : unit.title();
        return get(PvogCall.UNIT_DETAIL, query)
                .map(answer -> object(PvogCall.UNIT_DETAIL, answer))
                .map(detail -> AuthorityReader.read(
                        unit.id(), name(detail).isEmpty() ? known : name(detail), detail, transport.environment()))
                .orElseGet(() -> new Authority(
                        unit.id(), known, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
    }

    /** The parameters of an online service by name; of one name given twice with other values, nothing can be said, so both are kept apart by a line break. */
    @Assumption("pvog.parameter-place")
    OnlineService onlineService(String id, Ars level) {
        Map<String, String> parameters = new TreeMap<>();
        get(PvogCall.ONLINE_SERVICE_DETAIL, query("q", id)).ifPresent(answer -> {
            JsonObject detail = object(PvogCall.ONLINE_SERVICE_DETAIL, answer);
            for (JsonObject parameter : Loose.objects(detail, "parameters", "parameter")) {
                Loose.text(parameter, "name")
                        .ifPresent(name -> Loose.text(parameter, "value")
                                .ifPresent(value -> parameters.merge(name, value, PvogReader::conflict)));
            }
            detail.names().stream()
                    .filter(name -> name.startsWith("efa."))
                    .forEach(name -> Loose.text(detail, name)
                            .ifPresent(value -> parameters.merge(name, value, PvogReader::conflict)));
        });
        return new OnlineService(id, level, Map.copyOf(parameters), clock.instant());
    }

    private static String conflict(String one, String other) {
        return Objects.equals(one, other) ? one : one + "\n" + other;
    }

    private static String name(JsonObject object) {
        return PlainText.of(
                Loose.text(object, "title").or(() -> Loose.text(object, "name")).orElse(""), MAX_NAME);
    }

    private boolean isValidToday(JsonObject object, String from, String to) {
        LocalDate today = today();
        boolean begun = date(object, from).map(date -> !date.isAfter(today)).orElse(true);
        boolean notEnded = date(object, to).map(date -> !date.isBefore(today)).orElse(true);
        return begun && notEnded;
    }

    private static Optional<LocalDate> date(JsonObject object, String name) {
        return Loose.text(object, name).filter(text -> text.length() >= 10).flatMap(text -> {
            try {
                return Optional.of(LocalDate.parse(text.substring(0, 10)));
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        });
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), GERMANY);
    }

    private static <T> List<T> bounded(List<T> list) {
        if (list.size() > MAX_UNITS) {
            throw new UntrustedException(
                    "The PVOG gave more than " + MAX_UNITS + " units for one service at one place; not used.");
        }
        return list;
    }

    private Optional<Response> get(PvogCall call, Map<String, String> query) {
        String encoded = query.entrySet().stream()
                .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        Request request = Request.get(URI.create(environment.base() + environment.endpoint(call) + "?" + encoded))
                .header("Accept", "application/json")
                .maxResponseBytes(MAX_BYTES);
        Response answer = transport.send(
                clientId.map(id -> request.header("pvog-sud-api-client-id", id)).orElse(request));
        if (answer.status() == 404) {
            return Optional.empty();
        }
        if (!answer.isSuccess()) {
            throw new RejectedException(
                    what(call) + ": HTTP " + answer.status() + ". Has this version been ended? Set another with"
                            + " PvogEnvironment.version(" + call + ", ...).",
                    answer.status(),
                    "",
                    "");
        }
        return Optional.of(answer);
    }

    private static Map<String, String> query(String... namesAndValues) {
        Map<String, String> query = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            query.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return query;
    }

    private JsonObject object(PvogCall call, Response answer) {
        return Json.object(answer.bytes(), what(call));
    }

    private String what(PvogCall call) {
        return "PVOG " + environment.endpoint(call);
    }
}
