// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.efa.pvog;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.ozgsdk.core.Ars;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.efa.Town;

/** A Suchdienst on loopback whose answers a test writes word by word, for shapes that the sandbox does not make. Every path answers "nothing" unless told. */
final class PvogDouble implements AutoCloseable {

    static final String SERVICE = "99050012104000";

    /** One call as it came. */
    record Call(String path, Map<String, String> query, Map<String, String> headers) {}

    private record Answer(String path, String queryPart, int status, String body) {}

    private final HttpServer server;
    private final List<Answer> answers = new CopyOnWriteArrayList<>();
    private final List<Town> towns = new CopyOnWriteArrayList<>();
    final List<Call> calls = new CopyOnWriteArrayList<>();

    PvogDouble() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.createContext("/suchdienst/api", this::handle);
        server.start();
    }

    URI base() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/suchdienst/api");
    }

    /** The last answer given for a path and a part of the query wins over towns and over earlier ones. */
    void answer(String path, String queryPart, String body) {
        answer(path, queryPart, 200, body);
    }

    void answer(String path, String queryPart, int status, String body) {
        answers.add(0, new Answer(path, queryPart, status, body));
    }

    void add(Town town) {
        towns.add(town);
    }

    long calls(String path) {
        return calls.stream().filter(call -> call.path().endsWith(path)).count();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath().substring("/suchdienst/api".length());
        String raw = exchange.getRequestURI().getRawQuery();
        Map<String, String> query = new LinkedHashMap<>();
        for (String pair : raw.split("&")) {
            String[] parts = pair.split("=", 2);
            query.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        Map<String, String> headers = exchange.getRequestHeaders().entrySet().stream()
                .collect(Collectors.toMap(
                        e -> e.getKey().toLowerCase(), e -> e.getValue().get(0)));
        calls.add(new Call(path, query, headers));
        Answer answer = answers.stream()
                .filter(a -> a.path().equals(path) && raw.contains(a.queryPart()))
                .findFirst()
                .orElseGet(() -> fromTowns(path, query));
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private Answer fromTowns(String path, Map<String, String> query) {
        Object result = switch (path) {
            case "/v2/servicedescriptions/leikahierarchy" -> entries(query);
            case "/v2/organisationunits/titles" -> titles(query);
            case "/v1/relations/jzufi-2-3" -> relations(query);
            case "/v5/organisationunits/detail" -> unit(query);
            case "/v2/onlineservices/detail" -> onlineService(query);
            default -> "";
        };
        String body = result instanceof Map<?, ?> || result instanceof List<?> ? json(result) : "";
        return new Answer(path, "", body.isEmpty() ? 404 : 200, body);
    }

    private List<Town> above(Map<String, String> query) {
        Ars place = Ars.of(query.get("ars"));
        return towns.stream().filter(town -> Ars.of(town.ars()).contains(place)).toList();
    }

    private Object entries(Map<String, String> query) {
        if (!query.get("leikaIds").equals(SERVICE)) {
            return Map.of("content", List.of());
        }
        Map<String, List<Town>> byEntry = above(query).stream()
                .collect(Collectors.groupingBy(Town::entryId, LinkedHashMap::new, Collectors.toList()));
        List<Object> content = new ArrayList<>();
        byEntry.forEach((id, members) -> content.add(Map.of(
                "id",
                id,
                "ars",
                List.of(members.get(0).ars()),
                "leikakeys",
                List.of(SERVICE),
                "validFrom",
                "1970-01-01",
                "validTo",
                "2999-12-31",
                "onlineServiceLinks",
                members.stream()
                        .map(town -> Map.of("id", town.onlineServiceId()))
                        .toList())));
        return Map.of("content", content);
    }

    private Object titles(Map<String, String> query) {
        return above(query).stream()
                .filter(town -> town.entryId().equals(query.get("lbId")))
                .map(town -> Map.of("id", town.unitId(), "title", town.name(), "role", Map.of("code", "01")))
                .toList();
    }

    private Object relations(Map<String, String> query) {
        List<Object> units = new ArrayList<>();
        above(query).stream()
                .filter(town -> town.entryId().equals(query.get("lbids")))
                .forEach(town -> units.add(unit(
                        town.unitId(),
                        town.entryId(),
                        "01",
                        town.ars(),
                        town.signatures().toArray(String[]::new))));
        return Map.of("organisationseinheit", units);
    }

    static Map<String, Object> unit(String unit, String entry, String role, String area, String... signatures) {
        List<Object> ids = new ArrayList<>();
        ids.add(Map.of("value", "anderes", "schemeID", "urn:example:andere", "schemeAgencyID", "urn:de:fitko"));
        for (String signature : signatures) {
            ids.add(Map.of(
                    "value", signature, "schemeID", PvogReader.DESTINATION_SCHEME, "schemeAgencyId", "urn:de:fitko"));
        }
        return Map.of(
                "id",
                Map.of("value", unit, "schemeAgencyID", "L999005"),
                "zustaendigkeit",
                List.of(Map.of(
                        "leistungID", Map.of("value", entry),
                        "gebietID", List.of(Map.of("value", area)),
                        "rolle", Map.of("code", role),
                        "idSekundaer", ids)));
    }

    private Object unit(Map<String, String> query) {
        for (Town town : towns) {
            if (town.unitId().equals(query.get("q"))) {
                return Map.of(
                        "id", town.unitId(),
                        "title", town.name(),
                        "location",
                                Map.of(
                                        "addresses",
                                        List.of(
                                                Map.of(
                                                        "type",
                                                        Map.of("code", "003"),
                                                        "zip",
                                                        "11111",
                                                        "city",
                                                        "Postfachstadt"),
                                                Map.of(
                                                        "type", Map.of("code", "002"),
                                                        "street", "Musterweg",
                                                        "houseNumber", 1,
                                                        "zip", "00000",
                                                        "city", "Musterstadt")),
                                        "communications",
                                        List.of(
                                                Map.of("code", "02", "value", "0000 000000-" + town.number()),
                                                Map.of(
                                                        "code",
                                                        "04",
                                                        "value",
                                                        "amt-" + town.number() + "@muster.example"))),
                        "internetAddresses", List.of(Map.of("uri", town.website())));
            }
        }
        return "";
    }

    private Object onlineService(Map<String, String> query) {
        for (Town town : towns) {
            if (town.onlineServiceId().equals(query.get("q"))) {
                return Map.of(
                        "id",
                        town.onlineServiceId(),
                        "parameters",
                        town.parameters().entrySet().stream()
                                .map(e -> Map.of("name", e.getKey(), "value", e.getValue()))
                                .toList());
            }
        }
        return "";
    }

    static String json(Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(PvogDouble::json).collect(Collectors.joining(",", "[", "]"));
        }
        if (value instanceof Map<?, ?> map) {
            @SuppressWarnings("unchecked") // the maps of this class have texts as keys
            Map<String, Object> typed = (Map<String, Object>) map;
            return new String(Json.write(typed), StandardCharsets.UTF_8);
        }
        throw new UncheckedIOException(new IOException("not a document: " + value));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
