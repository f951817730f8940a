// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ozgsdk.core.Ars;
import org.ozgsdk.core.json.JsonObject;

/** What the delivery service takes from a sender and what it refuses (sheets 2.1 and 8). */
class SubmissionApiTest {

    private static final String API = Parcel.API;

    private static Sandbox sandbox;

    @BeforeAll
    static void start() {
        sandbox = Sandbox.builder().officeInterval(Duration.ZERO).start();
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @Test
    void aDestinationTellsWhatASenderNeeds() {
        Parcel parcel = parcel();

        JsonObject destination =
                parcel.http.get(API + "/destinations/" + parcel.destination).json();

        assertThat(destination.text("destinationId")).isEqualTo(parcel.destination.toString());
        assertThat(destination.text("status")).isEqualTo("active");
        assertThat(destination.texts("metadataVersions")).contains("2.1.0");
        JsonObject service = destination.objects("publicServices").get(0);
        assertThat(service.text("identifier")).isEqualTo(Parcel.SERVICE);
        assertThat(service.texts("regions")).containsExactly("DE053340002002");
        assertThat(service.objects("submissionSchemas").get(0).text("schemaUri"))
                .isEqualTo(Parcel.SCHEMA);
        assertThat(service.objects("submissionSchemas").get(0).text("mimeType")).isEqualTo("application/xml");
    }

    @Test
    void aDestinationsKeyHasTheRequiredMembers() {
        JsonObject key = parcel().key;

        assertThat(key.text("kty")).isEqualTo("RSA");
        assertThat(key.text("alg")).isEqualTo("RSA-OAEP-256");
        assertThat(key.texts("key_ops")).containsExactly("wrapKey");
        assertThat(key.text("n")).hasSizeGreaterThanOrEqualTo(683);
        assertThat(key.text("e")).isEqualTo("AQAB");
        assertThat(key.text("kid")).hasSizeBetween(8, 64);
        assertThat(key.texts("x5c")).hasSize(2);
    }

    @Test
    void theV2ApiHasNoListOfKeysButTheDestinationApiHas() {
        Parcel parcel = parcel();

        assertThat(parcel.http
                        .get(API + "/destinations/" + parcel.destination + "/keys")
                        .status())
                .isEqualTo(404);
        RawClient.Answer keys = parcel.http.get("/destination-api/v2/destinations/" + parcel.destination + "/keys");
        assertThat(keys.json().objects("keys")).hasSize(2);
        assertThat(keys.json().objects("keys").get(1).texts("key_ops")).containsExactly("verify");
    }

    @ParameterizedTest
    @ValueSource(strings = {"00000000-0000-4000-8000-000000000000", "keine-uuid", "1-2-3-4-5"})
    void anUnknownDestinationIsNotFound(String id) {
        RawClient.Answer answer = parcel().http.get(API + "/destinations/" + id);

        assertProblem(answer, 404, "destination-not-found");
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.header("X-Sandbox-Assumption")).isEqualTo("fitconnect.destination-status-codes");
        assertThat(answer.json().number("status")).isEqualTo(404);
        assertThat(answer.json().text("title")).isNotBlank();
    }

    @Test
    void anUnknownKeyIsNotFound() {
        Parcel parcel = parcel();

        assertThat(parcel.http
                        .get(API + "/destinations/" + parcel.destination + "/keys/unbekannt")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void announcingGivesIdsAndTheFirstEvent() {
        Parcel parcel = parcel().with("x");

        RawClient.Answer answer = parcel.http.json("POST", API + "/submissions", parcel.announcement());

        assertThat(answer.status()).isEqualTo(201);
        UUID.fromString(answer.json().text("submissionId"));
        parcel.caseId = answer.json().text("caseId");
        assertThat(parcel.eventNames()).containsExactly("create-submission");
        assertThat(Parcel.claims(parcel.events().get(0)).has("$schema")).isFalse();
    }

    static Stream<UnaryOperator<Map<String, Object>>> malformed() {
        return Stream.of(
                without("destinationId"),
                without("publicService"),
                with("destinationId", "keine-uuid"),
                with("destinationId", 7),
                with("announcedAttachments", List.of("keine-uuid")),
                with("announcedAttachments", "kein Feld"),
                with("caseId", "keine-uuid"),
                with("publicService", Map.of("name", "ohne Kennung")));
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void aMalformedAnnouncementIsRefused(UnaryOperator<Map<String, Object>> breach) {
        assertProblem(announce(breach), 400, "malformed-request");
    }

    @Test
    void attachmentIdsMustBeRandomUniqueAndAtMostAHundred() {
        String id = UUID.randomUUID().toString();
        String nameBased = UUID.nameUUIDFromBytes(new byte[] {1}).toString();
        List<String> many = new ArrayList<>();
        for (int i = 0; i < 101; i++) {
            many.add(UUID.randomUUID().toString());
        }

        assertProblem(announce(with("announcedAttachments", List.of(id, id))), 422, "duplicate-attachment-id");
        assertProblem(announce(with("announcedAttachments", List.of(nameBased))), 422, "invalid-attachment-id");
        assertProblem(announce(with("announcedAttachments", many)), 422, "too-many-attachments");
        assertThat(announce(with("announcedAttachments", many.subList(0, 100))).status())
                .isEqualTo(201);
    }

    @Test
    void aServiceTheDestinationDoesNotOfferIsRefused() {
        assertProblem(
                announce(with("publicService", Map.of("identifier", "urn:de:fim:leika:leistung:99000000000000"))),
                422,
                "service-not-offered");
    }

    @ParameterizedTest
    @CsvSource({
        "DE053340002002, 201, ''",
        "DE053340002000, 422, region-not-covered",
        "DE05334, 422, region-not-covered",
        "DE071315001004, 422, region-not-covered",
        "DE990000000000, 422, invalid-region",
        "05334, 422, invalid-region",
        "DE12, 422, region-not-covered",
        "DEabc, 422, invalid-region"
    })
    void theRegionMustBeCovered(String region, int status, String problem) {
        RawClient.Answer answer = announce(with("region", region));

        assertThat(answer.status()).isEqualTo(status);
        if (status != 201) {
            assertThat(answer.problem()).isEqualTo(problem);
        }
    }

    @Test
    void aVillageIsCoveredByItsVerbandsgemeinde() {
        UUID adenau = sandbox.places().list().stream()
                .filter(place -> place.ars().equals(Ars.of("071315001000")))
                .findFirst()
                .flatMap(Place::destination)
                .orElseThrow();
        Parcel parcel = new Parcel(RawClient.of(sandbox, sandbox.sender()), adenau);
        Map<String, Object> body = parcel.announcement();
        body.put("region", "DE071315001004");

        assertThat(parcel.http.json("POST", API + "/submissions", body).status())
                .isEqualTo(201);
    }

    @Test
    void aDestinationThatIsNotActiveTakesNothing() {
        UUID destination = parcel().destination;
        sandbox.places().setActive(destination, false);
        try {
            assertProblem(announce(UnaryOperator.identity()), 422, "destination-state-invalid");
            assertThat(parcel().http
                            .get(API + "/destinations/" + destination)
                            .json()
                            .text("status"))
                    .isNotEqualTo("active");
        } finally {
            sandbox.places().setActive(destination, true);
        }
    }

    @Test
    void aCaseCanBeContinuedByItsSenderOnly() {
        Parcel first = parcel().send();

        RawClient.Answer second = announce(with("caseId", first.caseId));
        RawClient.Answer foreign = announce(with("caseId", UUID.randomUUID().toString()));

        assertThat(second.status()).isEqualTo(201);
        assertThat(second.json().text("caseId")).isEqualTo(first.caseId);
        assertThat(first.eventNames()).filteredOn("create-submission"::equals).hasSize(2);
        assertProblem(foreign, 422, "case-not-found");
    }

    @Test
    void onlyJsonIsTakenAsAnnouncement() {
        Parcel parcel = parcel();

        RawClient.Answer answer = parcel.http.send("POST", API + "/submissions", "text/plain", "{}");
        RawClient.Answer noJson = parcel.http.send("POST", API + "/submissions", "application/json", "[1]");
        RawClient.Answer large =
                parcel.http.send("POST", API + "/submissions", "application/json", " ".repeat(70_000) + "{}");

        assertProblem(answer, 415, "unsupported-media-type");
        assertProblem(noJson, 400, "malformed-request");
        assertProblem(large, 413, "too-large");
    }

    @Test
    void aSubscriberMayNotSend() {
        Parcel parcel = new Parcel(RawClient.of(sandbox, sandbox.subscriber()), parcel().destination);

        assertThat(parcel.http
                        .json("POST", API + "/submissions", parcel.announcement())
                        .status())
                .isEqualTo(403);
    }

    @Test
    void anUploadMayBeRepeatedUntilTheSubmissionIsFinal() {
        Parcel parcel = parcel().with("Anlage").announce();
        UUID id = parcel.attachments.keySet().iterator().next();
        String jwe = parcel.seal("Anlage".getBytes(StandardCharsets.UTF_8), "text/plain");

        assertThat(parcel.upload(id, jwe).status()).isEqualTo(204);
        assertThat(parcel.upload(id, jwe).status()).isEqualTo(204);
        assertThat(parcel.complete().status()).isEqualTo(200);
        assertProblem(parcel.upload(id, jwe), 409, "submission-already-final");
    }

    @Test
    void anUnannouncedAttachmentIsRefused() {
        Parcel parcel = parcel().announce();
        String jwe = parcel.seal(new byte[] {1}, "text/plain");

        assertProblem(parcel.upload(UUID.randomUUID(), jwe), 404, "attachment-not-announced");
    }

    @Test
    void anUploadNeedsItsOwnMediaType() {
        Parcel parcel = parcel().with("x").announce();
        UUID id = parcel.attachments.keySet().iterator().next();
        String path = API + "/submissions/" + parcel.submissionId + "/attachments/" + id;
        String jwe = parcel.seal(new byte[] {1}, "text/plain");

        RawClient.Answer wrong = parcel.http.send("PUT", path, "application/json", jwe);
        RawClient.Answer none = parcel.http.send("PUT", path, "", jwe);
        RawClient.Answer right = parcel.http.send("PUT", path, "Application/JOSE; charset=utf-8", jwe);

        assertProblem(wrong, 415, "unsupported-media-type");
        assertThat(wrong.header("X-Sandbox-Assumption")).isEqualTo("fitconnect.upload-refusals");
        assertProblem(none, 415, "unsupported-media-type");
        assertThat(right.status()).isEqualTo(204);
    }

    static Stream<UnaryOperator<String>> brokenJwes() {
        return Stream.of(
                jwe -> "",
                jwe -> "a.b.c.d.e",
                jwe -> jwe.substring(0, jwe.lastIndexOf('.')),
                jwe -> jwe + ".AAAA",
                jwe -> replaced(jwe, 0, "e30"),
                jwe -> replaced(jwe, 0, "###"),
                jwe -> replaced(jwe, 1, "AAAA"),
                jwe -> replaced(jwe, 2, "AAAA"),
                jwe -> replaced(jwe, 3, "nicht base64url!"),
                jwe -> replaced(jwe, 3, "AAAAA"),
                jwe -> replaced(jwe, 4, "AAAA"),
                jwe -> replaced(jwe, 4, ""));
    }

    @ParameterizedTest
    @MethodSource("brokenJwes")
    void aBrokenJweIsRefused(UnaryOperator<String> breakage) {
        Parcel parcel = parcel().with("x").announce();
        UUID id = parcel.attachments.keySet().iterator().next();
        String jwe = parcel.seal("Anlage".repeat(40).getBytes(StandardCharsets.UTF_8), "text/plain");

        assertProblem(parcel.upload(id, breakage.apply(jwe)), 422, "invalid-jwe");
    }

    @Test
    void aJweOfAnotherAlgorithmOrKeyIsRefused() {
        Parcel parcel = parcel().with("x").announce();
        UUID id = parcel.attachments.keySet().iterator().next();
        byte[] content = "x".repeat(300).getBytes(StandardCharsets.UTF_8);
        String kid = parcel.key.text("kid");
        List<JWEHeader> wrong = List.of(
                new JWEHeader.Builder(JWEAlgorithm.RSA_OAEP_512, EncryptionMethod.A256GCM)
                        .keyID(kid)
                        .build(),
                new JWEHeader.Builder(JWEAlgorithm.RSA_OAEP_256, EncryptionMethod.A128GCM)
                        .keyID(kid)
                        .build(),
                new JWEHeader.Builder(JWEAlgorithm.RSA_OAEP_256, EncryptionMethod.A256CBC_HS512)
                        .keyID(kid)
                        .build(),
                new JWEHeader.Builder(JWEAlgorithm.RSA_OAEP_256, EncryptionMethod.A256GCM).build(),
                new JWEHeader.Builder(JWEAlgorithm.RSA_OAEP_256, EncryptionMethod.A256GCM)
                        .keyID("anderer")
                        .build());

        for (JWEHeader header : wrong) {
            assertProblem(parcel.upload(id, parcel.seal(content, header)), 422, "invalid-jwe");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/pdf", "json"})
    void metadataAndDataNeedAKnownContentType(String cty) {
        Parcel parcel = parcel().announce();
        String right = parcel.seal(parcel.metadata(), "application/json");
        String wrong = parcel.seal(parcel.data, cty);
        String none =
                parcel.seal(parcel.data, parcel.header("x").contentType(null).build());

        assertProblem(parcel.complete(right, wrong), 422, "invalid-jwe");
        assertProblem(parcel.complete(wrong, right), 422, "invalid-jwe");
        assertProblem(parcel.complete(right, none), 422, "invalid-jwe");
        assertThat(parcel.complete(right, parcel.seal(parcel.data, "application/xml"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void finalisingNeedsAllAttachmentsAndHappensOnce() {
        Parcel parcel = parcel().with("x").announce();

        assertProblem(parcel.complete(), 422, "attachments-missing");
        parcel.uploadAll();
        assertThat(parcel.complete().status()).isEqualTo(200);
        assertProblem(parcel.complete(), 409, "submission-already-final");
    }

    @Test
    void metadataAndDataAreBothMandatory() {
        Parcel parcel = parcel().announce();
        String jwe = parcel.seal(parcel.metadata(), "application/json");
        String path = API + "/submissions/" + parcel.submissionId;

        assertThat(parcel.http
                        .json("PUT", path, Map.of("encryptedMetadata", jwe))
                        .status())
                .isEqualTo(400);
        assertThat(parcel.http.json("PUT", path, Map.of("encryptedData", jwe)).status())
                .isEqualTo(400);
    }

    @Test
    void theSubmitEventCarriesTheTagsOfTheJwes() {
        Parcel parcel = parcel().with("Anlage").announce();
        UUID id = parcel.attachments.keySet().iterator().next();
        String attachment = parcel.seal("Anlage".getBytes(StandardCharsets.UTF_8), "text/plain");
        parcel.upload(id, attachment);
        String metadata = parcel.seal(parcel.metadata(), "application/json");
        String data = parcel.seal(parcel.data, "application/xml");
        parcel.complete(metadata, data);

        JsonObject tags = Parcel.claims(parcel.events().get(1))
                .object("events")
                .object("https://schema.fitko.de/fit-connect/events/submit-submission")
                .object("authenticationTags");

        assertThat(tags.text("metadata")).isEqualTo(fifth(metadata));
        assertThat(tags.text("data")).isEqualTo(fifth(data));
        assertThat(tags.object("attachments").text(id.toString())).isEqualTo(fifth(attachment));
    }

    @Test
    void anUnknownSubmissionIsNotFound() {
        Parcel parcel = parcel();
        parcel.submissionId = UUID.randomUUID().toString();

        assertProblem(parcel.complete(), 404, "submission-not-found");
    }

    @Test
    void aNewSubmissionHasRateLimitHeaders() {
        RawClient.Answer answer = announce(UnaryOperator.identity());

        assertThat(Long.parseLong(answer.header("RateLimit-Limit"))).isPositive();
        assertThat(Long.parseLong(answer.header("RateLimit-Remaining"))).isPositive();
        assertThat(Long.parseLong(answer.header("RateLimit-Reset"))).isBetween(1L, 60L);
    }

    private static Parcel parcel() {
        return Parcel.toFirstPlace(sandbox);
    }

    private static RawClient.Answer announce(UnaryOperator<Map<String, Object>> change) {
        Parcel parcel = parcel();
        return parcel.http.json("POST", API + "/submissions", change.apply(parcel.announcement()));
    }

    private static UnaryOperator<Map<String, Object>> with(String name, Object value) {
        return body -> {
            Map<String, Object> changed = new HashMap<>(body);
            changed.put(name, value);
            return changed;
        };
    }

    private static UnaryOperator<Map<String, Object>> without(String name) {
        return body -> {
            Map<String, Object> changed = new HashMap<>(body);
            changed.remove(name);
            return changed;
        };
    }

    private static String replaced(String jwe, int part, String by) {
        String[] parts = jwe.split("\\.", -1);
        parts[part] = by;
        return String.join(".", parts);
    }

    private static String fifth(String jwe) {
        return jwe.substring(jwe.lastIndexOf('.') + 1);
    }

    private static void assertProblem(RawClient.Answer answer, int status, String problem) {
        assertThat(answer.body()).contains(problem);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.problem()).isEqualTo(problem);
    }
}
