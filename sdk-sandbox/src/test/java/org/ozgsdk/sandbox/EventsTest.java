// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.core.json.JsonObject;
import org.ozgsdk.sandbox.internal.keys.Base64Url;
import org.ozgsdk.sandbox.internal.keys.HeldKey;
import org.ozgsdk.sandbox.internal.keys.Jws;
import org.ozgsdk.sandbox.internal.keys.KeyRing;

/** Which signed events the delivery service takes from a subscriber (sheets 3.4 and 8), and that others can verify its own. */
class EventsTest {

    private static final String EVENTS = "https://schema.fitko.de/fit-connect/events/";
    private static final String SCHEMA =
            "https://schema.fitko.de/fit-connect/set-payload/1.2.2/set-payload.schema.json";
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    private static Sandbox sandbox;
    private static HeldKey signing;
    private static HeldKey foreignKey;
    private static RawClient subscriber;

    private Parcel parcel;
    private Map<String, Object> tags;

    @BeforeAll
    static void start() {
        Clock clock = new TestClock(NOW);
        sandbox = Sandbox.builder().clock(clock).officeInterval(Duration.ZERO).start();
        subscriber = RawClient.of(sandbox, sandbox.subscriber());
        Path directory = Path.of(System.getProperty("ozg.sandbox.keys", "target/sandbox-keys"));
        KeyRing keys = KeyRing.open(directory, clock, KeyRing.standing());
        signing = keys.key("subscriber", HeldKey.Use.SIGNATURE);
        foreignKey = keys.key("portal", HeldKey.Use.SIGNATURE);
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @BeforeEach
    void send() {
        parcel = Parcel.toFirstPlace(sandbox).with("Anlage").send();
        JsonObject submit = Parcel.claims(parcel.events().get(1))
                .object("events")
                .object(EVENTS + "submit-submission")
                .object("authenticationTags");
        String attachment = parcel.attachments.keySet().iterator().next().toString();
        tags = new LinkedHashMap<>();
        tags.put("metadata", submit.text("metadata"));
        tags.put("data", submit.text("data"));
        tags.put("attachments", Map.of(attachment, submit.object("attachments").text(attachment)));
    }

    @Test
    void theServicesEventsVerifyWithItsPublishedKey() throws Exception {
        JsonObject key = RawClient.anonymous(sandbox)
                .get("/submission-api/.well-known/jwks.json")
                .json()
                .objects("keys")
                .get(0);
        assertThat(key.texts("key_ops")).containsExactly("verify");

        for (String token : parcel.events()) {
            JWSObject jws = JWSObject.parse(token);
            assertThat(jws.verify(new RSASSAVerifier(Parcel.publicKey(key)))).isTrue();
            assertThat(jws.getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.PS512);
            assertThat(jws.getHeader().getType()).hasToString("secevent+jwt");
            assertThat(jws.getHeader().getKeyID()).isEqualTo(key.text("kid"));
            JsonObject claims = Parcel.claims(token);
            assertThat(claims.text("iss")).isEqualTo(sandbox.submissionApi().toString());
            assertThat(claims.text("sub")).isEqualTo("submission:" + parcel.submissionId);
            assertThat(claims.text("txn")).isEqualTo("case:" + parcel.caseId);
            assertThat(claims.number("iat")).isEqualTo(NOW.getEpochSecond());
            UUID.fromString(claims.text("jti"));
        }
    }

    @Test
    void acceptanceIsTakenOnceAndEndsTheMatter() {
        assertThat(post(accept()).status()).isEqualTo(204);
        assertThat(parcel.eventNames()).endsWith("accept-submission", "delete-submission");

        assertProblem(post(accept()), 409, "event-not-allowed");
        assertProblem(post(reject()), 409, "event-not-allowed");
        assertThat(subscriber
                        .get("/submission-api/v2/submissions/" + parcel.submissionId)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void forwardingIsTakenBeforeAcceptance() {
        Map<String, Object> forward = claims("forward-submission", Map.of());
        forward.remove("$schema");

        assertThat(post(forward).status()).isEqualTo(204);
        forward.put("jti", UUID.randomUUID().toString());
        assertProblem(post(forward), 409, "event-not-allowed");
        assertThat(post(accept()).status()).isEqualTo(204);
    }

    @Test
    void rejectionNeedsWholeProblems() {
        assertRefused(claims("reject-submission", Map.of("problems", List.of())));
        assertRefused(claims("reject-submission", Map.of("grund", "keiner")));
        assertRefused(claims("reject-submission", Map.of("problems", List.of(Map.of("type", "nur der Typ")))));
        assertThat(post(reject()).status()).isEqualTo(204);
    }

    @Test
    void aClaimThatIsMissingOrOfOthersIsRefused() {
        List<Consumer<Map<String, Object>>> breaches = List.of(
                claims -> claims.remove("jti"),
                claims -> claims.put("jti", "1"),
                claims -> claims.remove("iss"),
                claims -> claims.put("iss", sandbox.submissionApi().toString()),
                claims -> claims.put("iss", UUID.randomUUID().toString()),
                claims -> claims.remove("iat"),
                claims -> claims.put("iat", "gestern"),
                claims -> claims.put("iat", NOW.getEpochSecond() + 120),
                claims -> claims.put("iat", NOW.getEpochSecond() - 120),
                claims -> claims.remove("sub"),
                claims -> claims.put("sub", parcel.submissionId),
                claims -> claims.put("sub", "submission:x"),
                claims -> claims.remove("txn"),
                claims -> claims.put("txn", "case:" + UUID.randomUUID()),
                claims -> claims.remove("events"),
                claims -> claims.put("events", Map.of()),
                claims -> claims.put("events", Map.of(EVENTS + "erfunden", Map.of())),
                claims -> claims.put("events", Map.of("https://boese.example/accept-submission", Map.of())));

        for (Consumer<Map<String, Object>> breach : breaches) {
            Map<String, Object> claims = accept();
            breach.accept(claims);
            assertRefused(claims);
        }
        assertThat(post(accept()).status()).isEqualTo(204);
    }

    @Test
    void eventsOfTheServiceAreNotTakenFromASubscriber() {
        for (String event :
                List.of("create-submission", "submit-submission", "notify-submission", "delete-submission")) {
            assertRefused(claims(event, Map.of("authenticationTags", tags)));
        }
    }

    @Test
    void twoEventsInOneTokenAreRefused() {
        Map<String, Object> claims = accept();
        Map<String, Object> two = new LinkedHashMap<>();
        two.put(EVENTS + "accept-submission", Map.of("authenticationTags", tags));
        two.put(EVENTS + "forward-submission", Map.of());
        claims.put("events", two);

        assertRefused(claims);
    }

    @Test
    void theTagsMustBeThoseOfTheSubmitEvent() {
        Map<String, Object> otherData = new LinkedHashMap<>(tags);
        otherData.put("data", tags.get("metadata"));
        Map<String, Object> noAttachments = new LinkedHashMap<>(tags);
        noAttachments.remove("attachments");

        assertRefused(claims("accept-submission", Map.of("authenticationTags", otherData)));
        assertRefused(claims("accept-submission", Map.of("authenticationTags", noAttachments)));
        assertRefused(claims("accept-submission", Map.of("other", 1)));
    }

    @Test
    void thePayloadSchemaMustBeAKnownOneAndOnlyWithPayload() {
        Map<String, Object> missing = accept();
        missing.remove("$schema");
        Map<String, Object> old = accept();
        old.put("$schema", SCHEMA.replace("1.2.2", "1.0.0"));
        Map<String, Object> withoutPayload = claims("forward-submission", Map.of());

        assertRefused(missing);
        assertThat(post(old).body()).contains("payload schema not supported");
        assertRefused(withoutPayload);
    }

    @Test
    void whichSchemasAreKnownIsASetting() {
        try (Sandbox strict = Sandbox.builder()
                .officeInterval(Duration.ZERO)
                .eventSchemas(java.util.Set.of("1.3.0"))
                .start()) {
            Parcel sent = Parcel.toFirstPlace(strict).send();

            assertThat(strict.office().work()).isZero();
            assertThat(sent.eventNames()).doesNotContain("accept-submission");
        }
    }

    @Test
    void aForeignOrChangedSignatureIsRefused() {
        String sound = Jws.sign(signing, "secevent+jwt", accept());
        String foreign = Jws.sign(foreignKey, "secevent+jwt", accept());
        HeldKey underFalseName = new HeldKey(signing.kid(), signing.use(), foreignKey.privateKey(), foreignKey.chain());
        String underForeignKid = Jws.sign(underFalseName, "secevent+jwt", accept());
        Map<String, Object> other = accept();
        other.put("iat", NOW.getEpochSecond() - 1);
        String[] parts = sound.split("\\.", -1);
        String changed = parts[0] + "." + Base64Url.encode(Json.write(other)) + "." + parts[2];

        for (String token : List.of(foreign, underForeignKid, changed)) {
            assertProblem(postToken(token), 422, "invalid-event");
        }
        assertThat(postToken(sound).status()).isEqualTo(204);
        assertProblem(postToken(sound), 409, "event-not-allowed");
    }

    @Test
    void otherAlgorithmsTypesAndShapesAreRefused() {
        String payload = Base64Url.encode(Json.write(accept()));
        String none = Base64Url.encode("{\"alg\":\"none\",\"typ\":\"secevent+jwt\",\"kid\":\"" + signing.kid() + "\"}");
        String hmac =
                Base64Url.encode("{\"alg\":\"HS512\",\"typ\":\"secevent+jwt\",\"kid\":\"" + signing.kid() + "\"}");
        List<String> tokens = List.of(
                none + "." + payload + ".",
                hmac + "." + payload + "." + Base64Url.encode("x"),
                Jws.sign(signing, "jwt", accept()),
                "",
                "a.b",
                "a.b.c",
                Jws.sign(signing, "secevent+jwt", accept()) + ".",
                Jws.sign(signing, "secevent+jwt", accept()) + "=");

        for (String token : tokens) {
            assertProblem(postToken(token), 422, "invalid-event");
        }
    }

    @Test
    void onlyTheConnectedSubscriberMayWrite() {
        String path = "/submission-api/v2/cases/" + parcel.caseId + "/events";
        String token = Jws.sign(signing, "secevent+jwt", accept());
        RawClient foreign = RawClient.of(sandbox, sandbox.foreignSubscriber());

        assertThat(foreign.send("POST", path, "application/jose", token).status())
                .isEqualTo(403);
        assertThat(parcel.http.send("POST", path, "application/jose", token).status())
                .isEqualTo(403);
        assertThat(subscriber.send("POST", path, "application/json", token).status())
                .isEqualTo(415);
        assertThat(RawClient.anonymous(sandbox)
                        .send("POST", path, "application/jose", token)
                        .status())
                .isEqualTo(401);
    }

    @Test
    void anEventOfAnotherCaseIsRefused() {
        Parcel other = Parcel.toFirstPlace(sandbox).send();
        String token = Jws.sign(signing, "secevent+jwt", accept());

        RawClient.Answer answer = subscriber.send(
                "POST", "/submission-api/v2/cases/" + other.caseId + "/events", "application/jose", token);

        assertProblem(answer, 422, "invalid-event");
    }

    @Test
    void anEventBeforeTheSubmissionIsFinalIsRefused() {
        parcel = Parcel.toFirstPlace(sandbox).announce();

        assertProblem(post(reject()), 409, "event-not-allowed");
    }

    @Test
    void aTokenMayNotBeReplayedUnderItsId() {
        Map<String, Object> forward = claims("forward-submission", Map.of());
        forward.remove("$schema");
        assertThat(post(forward).status()).isEqualTo(204);
        Map<String, Object> accept = accept();
        accept.put("jti", forward.get("jti"));

        assertRefused(accept);
    }

    private Map<String, Object> accept() {
        return claims("accept-submission", Map.of("authenticationTags", tags));
    }

    private Map<String, Object> reject() {
        Map<String, Object> problem = Map.of(
                "type", "https://schema.fitko.de/fit-connect/events/problems/other/technical-error",
                "title", "Titel",
                "detail", "Einzelheit",
                "instance", "data");
        return claims("reject-submission", Map.of("problems", List.of(problem)));
    }

    private Map<String, Object> claims(String event, Map<String, ?> payload) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("$schema", SCHEMA);
        claims.put("jti", UUID.randomUUID().toString());
        claims.put("iss", parcel.destination.toString());
        claims.put("iat", NOW.getEpochSecond());
        claims.put("sub", "submission:" + parcel.submissionId);
        claims.put("txn", "case:" + parcel.caseId);
        claims.put("events", Map.of(EVENTS + event, payload));
        return claims;
    }

    private void assertRefused(Map<String, Object> claims) {
        assertThat(post(claims).problem())
                .as(new String(Json.write(claims), StandardCharsets.UTF_8))
                .isEqualTo("invalid-event");
    }

    private RawClient.Answer post(Map<String, Object> claims) {
        return postToken(Jws.sign(signing, "secevent+jwt", claims));
    }

    private RawClient.Answer postToken(String token) {
        return subscriber.send(
                "POST", "/submission-api/v2/cases/" + parcel.caseId + "/events", "application/jose", token);
    }

    private static void assertProblem(RawClient.Answer answer, int status, String problem) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.problem()).isEqualTo(problem);
    }
}
