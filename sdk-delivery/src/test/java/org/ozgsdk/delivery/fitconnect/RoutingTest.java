// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.fitconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ozgsdk.core.Ars;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.Environment;
import org.ozgsdk.core.LeikaKey;
import org.ozgsdk.core.RejectedException;
import org.ozgsdk.core.Responsibility;
import org.ozgsdk.core.UnavailableException;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.core.transport.Transport;
import org.ozgsdk.delivery.internal.FakeService;
import org.ozgsdk.delivery.internal.TestKeys;

class RoutingTest {

    private static final LeikaKey SERVICE = LeikaKey.of("99050012104000");
    private static final Ars PLACE = Ars.of("071315001004");
    private static final String AREA = "urn:de:bund:destatis:bevoelkerungsstatistik:schluessel:rs:";

    private FakeService fake;
    /** Regional key as asked for, and the routes it has. */
    private final Map<String, List<Map<String, Object>>> routes = new HashMap<>();

    private final List<String> asked = new CopyOnWriteArrayList<>();

    @BeforeEach
    void open() {
        fake = new FakeService();
        fake.paths.put("/routing/v2/routes", this::answer);
    }

    @AfterEach
    void close() {
        fake.close();
    }

    private FakeService.Answer answer(HttpExchange call) {
        Map<String, String> query = query(call);
        asked.add(query.get("ars"));
        assertThat(query.get("leikaKey")).isEqualTo(SERVICE.digits());
        assertThat(call.getRequestHeaders().containsKey("Authorization")).isFalse();
        assertThat(call.getRequestHeaders().getFirst("User-Agent")).contains("ozg");
        List<Map<String, Object>> all = routes.getOrDefault(query.get("ars"), List.of());
        int offset = Integer.parseInt(query.get("offset"));
        List<Map<String, Object>> page =
                all.stream().skip(offset).limit(fake.pageSize).toList();
        call.getResponseHeaders().set("Content-Type", "application/problem+json");
        return new FakeService.Answer(
                200,
                Json.write(Map.of(
                        "routes", page, "count", page.size(), "offset", offset, "totalCount", all.size(), "x", 1)));
    }

    private static Map<String, String> query(HttpExchange call) {
        Map<String, String> query = new HashMap<>();
        for (String pair : call.getRequestURI().getRawQuery().split("&")) {
            query.put(pair.split("=", 2)[0], URLDecoder.decode(pair.split("=", 2)[1], StandardCharsets.UTF_8));
        }
        return query;
    }

    private FitConnectRouting.Builder builder() {
        return FitConnectRouting.builder(environment().build())
                .transport(fake.transport())
                .clock(fake.clock());
    }

    private FitConnectEnvironment.Builder environment() {
        return FitConnectEnvironment.custom(Environment.SANDBOX)
                .token(fake.uri("/token"))
                .submissionApi(fake.uri("/api/"))
                .portal(fake.uri("/portal"))
                .routingApi(fake.uri("/routing/"));
    }

    private Map<String, Object> claims(UUID destination, String area) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", fake.uri("/portal").toString());
        claims.put("iat", fake.now.getEpochSecond());
        claims.put("jti", UUID.randomUUID().toString());
        claims.put("submissionHost", fake.uri("").getAuthority());
        claims.put("destinationId", destination.toString());
        claims.put(
                "services", List.of(Map.of("gebietIDs", List.of(AREA + area), "leistungIDs", List.of(SERVICE.urn()))));
        return claims;
    }

    private static Map<String, Object> route(UUID destination, String name, Map<String, ?> claims) {
        Map<String, Object> route = new LinkedHashMap<>();
        route.put("destinationId", destination.toString());
        route.put("destinationSignature", TestKeys.sign("portal-4096", "portal-key", "jwt", claims));
        route.put("destinationName", name);
        route.put("unknown", List.of(Map.of("a", 1)));
        return route;
    }

    private Map<String, Object> route(String name) {
        UUID id = UUID.randomUUID();
        return route(id, name, claims(id, "07131"));
    }

    private Responsibility.Offered offered(Responsibility found) {
        assertThat(found).isInstanceOf(Responsibility.Offered.class);
        return (Responsibility.Offered) found;
    }

    private static Map<String, Object> parameters() {
        Map<String, Object> inner = new LinkedHashMap<>();
        inner.put("z", List.of(Map.of("b", 1, "a", 2.50), "ä"));
        inner.put("a", true);
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("submissionUrl", "https://amt.example");
        parameters.put("publicKeys", inner);
        return parameters;
    }

    /** Signs text of which only header and signature travel. */
    private static String detached(String kid, String payload) {
        String[] parts = TestKeys.signText("service-4096", kid, payload).split("\\.", -1);
        return parts[0] + ".." + parts[2];
    }

    @ParameterizedTest
    @CsvSource({
        "none, true",
        "right, true",
        "unsigned, false",
        "other-form, false",
        "changed, false",
        "unknown-key, false",
        "attached, false",
        "garbage, false"
    })
    void parametersOfADestinationAreCheckedWhereAskedFor(String how, boolean taken) {
        String sorted =
                "{\"publicKeys\":{\"a\":true,\"z\":[{\"a\":2.5,\"b\":1},\"ä\"]},\"submissionUrl\":\"https://amt.example\"}";
        Map<String, Object> route = route("Amt");
        if (!how.equals("none")) {
            route.put("destinationParameters", parameters());
        }
        String signature = detached("service-key", sorted);
        switch (how) {
            case "right" -> route.put("destinationParametersSignature", signature);
            case "other-form" ->
                route.put("destinationParametersSignature", detached("service-key", sorted.replace(",", ", ")));
            case "changed" -> {
                route.put("destinationParametersSignature", signature);
                route.put("destinationParameters", Map.of("submissionUrl", "https://other.example"));
            }
            case "unknown-key" -> route.put("destinationParametersSignature", detached("nobodys-key", sorted));
            case "attached" -> route.put("destinationParametersSignature", signature.replace("..", ".e30."));
            case "garbage" -> route.put("destinationParametersSignature", "x");
            default -> assertThat(how).isIn("none", "unsigned");
        }
        routes.put("071315001", List.of(route));

        FitConnectRouting checking =
                builder().experimentalDestinationParameters().build();
        if (taken) {
            assertThat(offered(checking.find(SERVICE, PLACE)).routes()).hasSize(1);
        } else {
            assertThatThrownBy(() -> checking.find(SERVICE, PLACE)).isInstanceOf(UntrustedException.class);
        }
        assertThat(offered(builder().build().find(SERVICE, PLACE)).routes())
                .as("off by default")
                .hasSize(1);
    }

    @Test
    void routesWithUnknownKeysMakeUsAskThePortalOnceAndNotAgainForTenSeconds() {
        List<Map<String, Object>> forged = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            UUID id = UUID.randomUUID();
            Map<String, Object> route = route(id, "Amt", claims(id, "07131"));
            route.put("destinationSignature", TestKeys.sign("portal-4096", "unknown-" + i, "jwt", claims(id, "07131")));
            forged.add(route);
        }
        forged.add(route("Amt Adenau"));
        routes.put("071315001", forged);
        FitConnectRouting routing = builder().maxAge(Duration.ofSeconds(1)).build();

        for (int round = 1; round <= 3; round++) {
            assertThat(offered(routing.find(SERVICE, PLACE)).routes()).hasSize(1);
            fake.now = fake.now.plusSeconds(5);
            assertThat(offered(routing.find(SERVICE, PLACE)).routes()).hasSize(1);
            assertThat(fake.calls.stream().filter(call -> call.contains("jwks")))
                    .hasSize(round);
            fake.now = fake.now.plusSeconds(5);
        }
    }

    @Test
    void aVerifiedRouteIsGivenWithItsAuthority() {
        Map<String, Object> route = route("<p>Verbandsgemeinde <b>Adenau</b></p><script>x</script>");
        route.put("address", Map.of("street", "Kirchstraße", "houseNumber", "15", "zip", "53518", "city", "Adenau"));
        route.put("contactFormUrl", "https://amt.example/a?b=1&lt=2");
        route.put(
                "contactPersons", List.of(Map.of("name", "Erika Muster", "tel", "02691 1", "email", "e@amt.example")));
        route.put("deadline", Map.of("description", Map.of("de", "<script>x</script>")));
        routes.put(PLACE.digits(), List.of(route));
        Responsibility.Route found =
                offered(builder().build().find(SERVICE, PLACE)).only();
        assertThat(found.channel()).isEqualTo(FitConnect.ID);
        assertThat(found.address()).isEqualTo(route.get("destinationSignature"));
        assertThat(found.authority().name()).isEqualTo("Verbandsgemeinde Adenau");
        assertThat(found.authority().id()).isEqualTo(route.get("destinationId"));
        assertThat(found.authority().address().orElseThrow().city()).isEqualTo("Adenau");
        assertThat(found.authority().website()).contains(URI.create("https://amt.example/a?b=1&lt=2"));
        assertThat(found.authority().phone()).isEmpty();
        assertThat(found.authority().toString()).doesNotContain("Muster");
        assertThat(found.trace().source()).isEqualTo(FitConnectRouting.ID);
        assertThat(found.trace().matchedAt()).isEqualTo(PLACE);
        assertThat(found.trace().fetchedAt()).isEqualTo(fake.now);
        assertThat(asked).containsExactly(PLACE.digits());
    }

    @Test
    void oddWordsOfADirectoryCountAsMissing() {
        Map<String, Object> route = route("");
        route.put("destinationShortName", List.of("<i></i>"));
        route.put("address", "Rathaus");
        route.put("contactFormUrl", "javascript:alert(1)");
        routes.put(PLACE.digits(), List.of(route));
        Responsibility.Route found =
                offered(builder().build().find(SERVICE, PLACE)).only();
        assertThat(found.authority().name()).isEqualTo("Zustellpunkt " + route.get("destinationId"));
        assertThat(found.authority().address()).isEmpty();
        assertThat(found.authority().website()).isEmpty();
    }

    @Test
    void severalRoutesOverSeveralPagesAreAChoice() {
        fake.pageSize = 2;
        List<Map<String, Object>> five = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            five.add(route("Amt " + i));
        }
        five.add(five.get(0)); // the same destination twice is one choice
        routes.put(PLACE.digits(), five);
        Responsibility.Offered found = offered(builder().build().find(SERVICE, PLACE));
        assertThat(found.routes()).hasSize(5);
        assertThatThrownBy(found::only)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("wählen");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "071315001004 | 071315001004 071315001 07131 071 07",
                "053150000000 | 053150000000 05315 053 05",
                "010010000000 | 010010000000 01001 01",
                "110000000000 | 110000000000 11",
                "000000000000 | 000000000000"
            })
    void theNearestLevelAboveIsAskedAndAMissIsASentence(String place, String keys) {
        Responsibility found = builder().build().find(SERVICE, Ars.of(place));
        assertThat(asked).containsExactly(keys.split(" "));
        assertThat(found).isInstanceOfSatisfying(Responsibility.NotOffered.class, no -> {
            assertThat(no.reason()).startsWith("Für diese Leistung").endsWith(".");
            assertThat(no.wayForward()).isEmpty();
        });
    }

    @Test
    void theLevelThatAnsweredIsTraced() {
        routes.put("07131", List.of(route("Kreis")));
        assertThat(offered(builder().build().find(SERVICE, PLACE))
                        .only()
                        .trace()
                        .matchedAt())
                .isEqualTo(Ars.of("071310000000"));
        asked.clear();
        assertThat(builder().exactPlaceOnly().build().find(SERVICE, PLACE))
                .isInstanceOf(Responsibility.NotOffered.class);
        assertThat(asked).containsExactly(PLACE.digits());
    }

    @ParameterizedTest
    @ValueSource(strings = {"signature", "destination", "issuer", "host", "area", "service", "key", "missing", "form"})
    void aRouteThatCannotBeTrustedIsLeftOut(String fault) {
        UUID id = UUID.randomUUID();
        Map<String, Object> claims = claims(id, fault.equals("area") ? "05315" : "07131");
        switch (fault) {
            case "issuer" -> claims.put("iss", "https://portal.example");
            case "host" -> claims.put("submissionHost", "delivery.example");
            case "service" ->
                claims.put("services", List.of(Map.of("gebietIDs", List.of(AREA + "07"), "leistungIDs", List.of())));
            default -> {}
        }
        Map<String, Object> bad = route(fault.equals("destination") ? UUID.randomUUID() : id, "Falsch", claims);
        String signature = String.valueOf(bad.get("destinationSignature"));
        switch (fault) {
            case "signature" -> bad.put("destinationSignature", flipped(signature));
            case "key" -> bad.put("destinationSignature", TestKeys.sign("office-4096", "portal-key", "jwt", claims));
            case "form" -> bad.put("destinationSignature", "a.b");
            case "missing" -> bad.remove("destinationSignature");
            default -> {}
        }
        routes.put(PLACE.digits(), List.of(bad, route("Richtig")));
        FitConnectRouting routing = builder().build();
        assertThat(offered(routing.find(SERVICE, PLACE)).only().authority().name())
                .isEqualTo("Richtig");
        routes.put(PLACE.digits(), List.of(bad));
        assertThatThrownBy(() -> builder().build().find(SERVICE, PLACE))
                .isInstanceOf(UntrustedException.class)
                .hasMessageContaining("submissionHosts");
        assertThat(asked).as("a level above must not hide it").containsOnly(PLACE.digits());
    }

    private static String flipped(String compact) {
        int at = compact.lastIndexOf('.') + 20;
        return compact.substring(0, at) + (compact.charAt(at) == 'A' ? 'B' : 'A') + compact.substring(at + 1);
    }

    @Test
    void anOfferedAnswerIsKeptForItsAgeAndAMissIsNot() {
        FitConnectRouting routing =
                builder().maxAge(Duration.ofHours(1)).exactPlaceOnly().build();
        routing.find(SERVICE, PLACE);
        routes.put(PLACE.digits(), List.of(route("Amt")));
        Responsibility first = routing.find(SERVICE, PLACE);
        fake.now = fake.now.plusSeconds(3_599);
        assertThat(routing.find(SERVICE, PLACE)).isSameAs(first);
        assertThat(asked).hasSize(2);
        fake.now = fake.now.plusSeconds(1);
        assertThat(routing.find(SERVICE, PLACE)).isNotSameAs(first);
        fake.now = fake.now.minusSeconds(10);
        routing.find(SERVICE, PLACE);
        assertThat(asked).as("a clock set back ends all ages").hasSize(4);
    }

    @Test
    void theLongestUnusedAnswerGoesFirst() {
        FitConnectRouting routing = builder().maxEntries(1).exactPlaceOnly().build();
        Ars other = Ars.of("071315001000");
        routes.put(PLACE.digits(), List.of(route("Amt")));
        routes.put(other.digits(), List.of(route("Verband")));
        routing.find(SERVICE, PLACE);
        routing.find(SERVICE, other);
        routing.find(SERVICE, other);
        routing.find(SERVICE, PLACE);
        assertThat(asked).containsExactly(PLACE.digits(), other.digits(), PLACE.digits());
    }

    @Test
    void agesAndNumbersHaveBounds() {
        assertThatThrownBy(() -> builder().maxAge(Duration.ofDays(1).plusNanos(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder().maxAge(Duration.ofNanos(-1))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder().maxEntries(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void versionOneIsAskedOnlyWhereItWasAllowed() {
        fake.paths.remove("/routing/v2/routes");
        fake.paths.put("/routing/v1/routes", this::answer);
        routes.put(PLACE.digits(), List.of(route("Amt")));
        assertThatThrownBy(() -> builder().build().find(SERVICE, PLACE))
                .isInstanceOf(RejectedException.class)
                .hasMessageContaining("fallBackToV1");
        assertThat(offered(builder().fallBackToV1().build().find(SERVICE, PLACE))
                        .routes())
                .hasSize(1);
        fake.calls.clear();
        assertThat(offered(builder().apiVersion(ApiVersion.V1).build().find(SERVICE, PLACE))
                        .routes())
                .hasSize(1);
        assertThat(fake.calls).doesNotContain("GET /routing/v2/routes");
    }

    @ParameterizedTest
    @CsvSource({"400,Regionalschlüssel", "403,User-Agent", "404,routingApi"})
    void aRefusalNamesItsRemedy(int status, String remedy) {
        fake.json("/routing/v2/routes", status, Map.of("type", "about:blank", "title", "nein", "status", status));
        assertThatThrownBy(() -> builder().build().find(SERVICE, PLACE))
                .isInstanceOfSatisfying(
                        RejectedException.class, e -> assertThat(e.status()).isEqualTo(status))
                .hasMessageContaining(remedy);
    }

    @Test
    void tooManyRequestsSayHowLongToWait() {
        fake.paths.put("/routing/v2/routes", call -> {
            call.getResponseHeaders().set("RateLimit-Reset", "17");
            return new FakeService.Answer(429, new byte[0]);
        });
        assertThatThrownBy(() -> builder().build().find(SERVICE, PLACE))
                .isInstanceOfSatisfying(
                        UnavailableException.class,
                        e -> assertThat(e.retryAfter()).contains(Duration.ofSeconds(17)));
    }

    @Test
    void aListThatNeverEndsIsRefused() {
        fake.paths.put(
                "/routing/v2/routes",
                call -> new FakeService.Answer(
                        200, Json.write(Map.of("routes", List.of(Map.of("a", 1)), "totalCount", 1_000_000))));
        assertThatThrownBy(() -> builder().build().find(SERVICE, PLACE)).isInstanceOf(UntrustedException.class);
        fake.json("/routing/v2/routes", Map.of("routes", List.of(), "totalCount", 3));
        assertThatThrownBy(() -> builder().build().find(SERVICE, PLACE)).isInstanceOf(UntrustedException.class);
    }

    @Test
    void areasAreFoundByNameAndPostcodeAsPlainText() {
        List<String> searches = new CopyOnWriteArrayList<>();
        fake.paths.put("/routing/v2/areas", call -> {
            Map<String, String> query = query(call);
            searches.add(query.get("areaSearchexpression"));
            List<Map<String, ?>> page = query.get("offset").equals("0")
                    ? List.of(Map.of("id", "1024", "name", "Halle <i>(Saale)</i>", "type", "Kreisfreie Stadt"))
                    : List.of(Map.of("id", 7, "name", "Halle", "x", 1));
            return new FakeService.Answer(200, Json.write(Map.of("areas", page, "totalCount", 2)));
        });
        assertThat(builder().build().areas(" Hal*&limit=1 "))
                .containsExactly(
                        new RoutingArea("1024", "Halle (Saale)", "Kreisfreie Stadt"),
                        new RoutingArea("7", "Halle", ""));
        assertThat(searches).containsExactly("Hal*&limit=1", "Hal*&limit=1");
        assertThatThrownBy(() -> builder().build().areas("*H*")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aWorldWithoutRoutingAndAWrongTransportAreNamed() {
        assertThatThrownBy(() ->
                        FitConnectRouting.builder(FitConnectEnvironment.STAGE).build())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("routingApi");
        assertThatThrownBy(() -> builder()
                        .transport(Transport.builder(Environment.TEST).build())
                        .build())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("transport");
        assertThat(builder().build().id()).isEqualTo("fit-connect-routing");
    }
}
