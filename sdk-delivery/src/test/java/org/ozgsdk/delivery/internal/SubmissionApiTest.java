// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ozgsdk.core.Ars;
import org.ozgsdk.core.RejectedException;
import org.ozgsdk.core.Secret;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.core.transport.Transport;
import org.ozgsdk.delivery.fitconnect.ApiVersion;
import org.ozgsdk.delivery.internal.FakeService.Answer;

class SubmissionApiTest {

    private static final String PROBLEMS = "https://schema.fitko.de/fit-connect/submission-api/problems/";

    private FakeService fake;
    private SubmissionApi api;
    private UUID id;
    private String path;

    @BeforeEach
    void open() {
        fake = new FakeService();
        Transport transport = fake.transport();
        AccessTokens tokens =
                new AccessTokens(transport, fake.uri("/token"), "client", Secret.of("geheim"), fake.clock());
        api = new SubmissionApi(transport, fake.uri("/api"), tokens, ApiVersion.V2);
        id = UUID.randomUUID();
        path = "/api/v2/destinations/" + id;
    }

    @AfterEach
    void close() {
        fake.close();
    }

    private RejectedException refusal(int status, String body) {
        fake.paths.put(path, call -> new Answer(status, body.getBytes(StandardCharsets.UTF_8)));
        try {
            api.destination(id);
        } catch (RejectedException e) {
            return e;
        }
        throw new AssertionError("HTTP " + status + " was taken for an answer");
    }

    @Test
    void everyCallCarriesTheTokenAndNothingElseOfUs() {
        List<String> headers = new CopyOnWriteArrayList<>();
        fake.paths.put(path, call -> {
            headers.add(call.getRequestHeaders().getFirst("Authorization"));
            assertThat(call.getRequestHeaders().getFirst("Cookie")).isNull();
            return new Answer(200, Json.write(Map.of("a", 1)));
        });
        api.destination(id);
        api.destination(id);
        assertThat(headers).containsExactly("Bearer token-1", "Bearer token-1");
    }

    @Test
    void aRefusedTokenIsFetchedAnewForGetAndPutButNotForPost() {
        AtomicInteger round = new AtomicInteger();
        fake.paths.put(
                "/token",
                call -> new Answer(
                        200, Json.write(Map.of("access_token", "t" + round.incrementAndGet(), "expires_in", 1800))));
        FakeService.Handler once =
                call -> "Bearer t1".equals(call.getRequestHeaders().getFirst("Authorization"))
                        ? new Answer(401, new byte[0])
                        : new Answer(200, Json.write(Map.of("caseId", id.toString(), "submissionId", id.toString())));
        fake.paths.put(path, once);
        assertThat(api.destination(id).text("caseId")).isEqualTo(id.toString());

        fake.paths.put("/api/v2/submissions", call -> new Answer(401, new byte[0]));
        int before = fake.calls.size();
        assertThatThrownBy(() -> api.announce(Map.of())).isInstanceOf(RejectedException.class);
        assertThat(fake.calls.subList(before, fake.calls.size())).containsExactly("POST /api/v2/submissions");
        fake.paths.put("/api/v2/submissions", once);
        assertThat(api.announce(Map.of()).caseId()).isEqualTo(id);
    }

    @ParameterizedTest
    @CsvSource({
        "destination-not-found, 404, neu abfragen",
        "destination-state-invalid, 422, nicht aktiv",
        "submission-not-found, 404, neu senden"
    })
    void knownProblemsNameTheirRemedyInGermanFirst(String name, int status, String remedy) {
        RejectedException e =
                refusal(status, "{\"type\":\"" + PROBLEMS + name + "\",\"title\":\"T\",\"detail\":\"D\",\"x\":1}");
        assertThat(e).hasMessageContaining(remedy).hasMessageContaining(" / ").hasMessageContaining(id.toString());
        assertThat(e.code()).isEqualTo(PROBLEMS + name);
        assertThat(e.status()).isEqualTo(status);
        assertThat(e.detail()).isEqualTo("D");
    }

    @ParameterizedTest
    @CsvSource({
        "400, Inhalt",
        "401, Zugriffstoken",
        "403, Rechte",
        "404, Umgebung",
        "409, Ereignisprotokoll",
        "413, groß",
        "415, Inhalt",
        "418, lehnte ab",
        "422, Inhalt",
        "302, Weiterleitungen"
    })
    void unknownProblemsNameTheRemedyOfTheirStatus(int status, String remedy) {
        assertThat(refusal(status, "{\"type\":\"urn:new\",\"title\":\"T\",\"status\":1}"))
                .hasMessageContaining(remedy)
                .hasMessageContaining("urn:new");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>", "[]", "{\"type\":5}", "{\"title\":{}}", "{\"type\":null}", "{", "\u0000"})
    void anErrorBodyOfAnotherShapeDoesNotHideTheStatus(String body) {
        assertThat(refusal(403, body).status()).isEqualTo(403);
    }

    @Test
    void anEndlessErrorTextIsCut() {
        assertThat(refusal(400, "{\"type\":\"" + "x".repeat(100_000) + "\"}").getMessage())
                .hasSizeLessThan(2_000);
    }

    @ParameterizedTest
    @CsvSource({
        "../../../token, %2E%2E%2F%2E%2E%2F%2E%2E%2Ftoken",
        "a b+c&d=e?f#g, a%20b%2Bc%26d%3De%3Ff%23g",
        "'%2e%2e', %252e%252e",
        "12345678-ab_c, 12345678-ab_c"
    })
    void aKidNeverLeavesItsPlaceInThePath(String kid, String encoded) {
        assertThatThrownBy(() -> api.key(id, kid)).isInstanceOf(RejectedException.class);
        assertThat(fake.calls).last().isEqualTo("GET /api/v2/destinations/" + id + "/keys/" + encoded);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "",
                "{\"eventLog\":1}",
                "{\"eventLog\":[1]}",
                "{\"eventLog\":[],\"totalCount\":1}",
                "{\"eventLog\":[],\"totalCount\":\"x\"}"
            })
    void anEventLogOfAnotherShapeIsUntrusted(String body) {
        fake.paths.put(
                "/api/v2/cases/" + id + "/events", call -> new Answer(200, body.getBytes(StandardCharsets.UTF_8)));
        assertThatThrownBy(() -> api.events(id)).isInstanceOf(UntrustedException.class);
    }

    @Test
    void anEventLogWithoutCountIsOnePage() {
        fake.json("/api/v2/cases/" + id + "/events", Map.of("eventLog", List.of("a", "b")));
        assertThat(api.events(id)).containsExactly("a", "b");
    }

    @Test
    void anEventLogThatNeverEndsIsUntrusted() {
        List<String> page = Collections.nCopies(500, "a");
        fake.json("/api/v2/cases/" + id + "/events", Map.of("eventLog", page, "totalCount", 1_000_000_000));
        assertThatThrownBy(() -> api.events(id)).isInstanceOf(UntrustedException.class);
        assertThat(fake.calls).hasSizeLessThan(30);
    }

    @Test
    void areasAgreeWithAPlainPrefixComparison() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 20_000; round++) {
            Ars place = Ars.of(digits(random, 12));
            int length = List.of(2, 3, 5, 9, 12).get(random.nextInt(5));
            String area = random.nextBoolean() ? place.digits().substring(0, length) : digits(random, length);
            String significant = significant(area);
            assertThat(Areas.covers(area, place))
                    .as("seed %d: %s covers %s", seed, area, place)
                    .isEqualTo(place.digits().startsWith(significant));
        }
    }

    /** Small digits only, so that zeros and equal prefixes are common. */
    private static String digits(Random random, int length) {
        StringBuilder digits = new StringBuilder("0" + (1 + random.nextInt(2)));
        while (digits.length() < length) {
            digits.append(random.nextInt(2));
        }
        return digits.toString();
    }

    /** An area without the levels that are zero. */
    private static String significant(String area) {
        String full = area + "0".repeat(12 - area.length());
        for (int level : new int[] {2, 3, 5, 9}) {
            if (full.substring(level).chars().allMatch(c -> c == '0')) {
                return full.substring(0, level);
            }
        }
        return full;
    }
}
