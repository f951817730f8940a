// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ozgsdk.core.Ars;
import org.ozgsdk.core.LeikaKey;
import org.ozgsdk.core.Secret;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.sandbox.internal.control.FaultSwitches;
import org.ozgsdk.sandbox.internal.control.History;
import org.ozgsdk.sandbox.internal.delivery.Destination;
import org.ozgsdk.sandbox.internal.keys.HeldKey;
import org.ozgsdk.sandbox.internal.keys.Jws;
import org.ozgsdk.sandbox.internal.keys.KeyRing;
import org.ozgsdk.sandbox.internal.office.OfficeSetup;
import org.ozgsdk.sandbox.internal.office.PollingOffice;

/**
 * The office against a delivery service that lies or fails. Our own service never serves such answers, so these checks would stay unproven against it.
 */
class OfficeTrustsNobodyTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final Clock CLOCK = new TestClock(NOW);
    private static final String EVENTS = "https://schema.fitko.de/fit-connect/events/";
    private static final String SCHEMA =
            "https://schema.fitko.de/fit-connect/set-payload/1.2.1/set-payload.schema.json";

    private static KeyRing keys;
    private static HeldKey serviceKey;
    private static HeldKey subscriberKey;
    private static Destination destination;

    private final UUID submissionId = UUID.randomUUID();
    private final UUID caseId = UUID.randomUUID();
    private final List<String> log = new ArrayList<>();
    private final Map<String, Object> tags = new LinkedHashMap<>();
    private final Map<String, Object> submission = new LinkedHashMap<>();
    private UntrustworthyService service;
    private PollingOffice office;
    private Parcel parcel;
    private UUID attachment;

    @BeforeAll
    static void openKeys() {
        Path directory = Path.of(System.getProperty("ozg.sandbox.keys", "target/sandbox-keys"));
        keys = KeyRing.open(directory, CLOCK, KeyRing.standing());
        serviceKey = keys.key("service", HeldKey.Use.SIGNATURE);
        subscriberKey = keys.key("subscriber", HeldKey.Use.SIGNATURE);
        destination = new Destination(
                UUID.randomUUID(),
                "Amt (Muster)",
                LeikaKey.of("99050012104000"),
                Ars.of("053340002002"),
                keys.key("encryption-1", HeldKey.Use.ENCRYPTION),
                subscriberKey);
    }

    @BeforeEach
    void prepareASoundSubmission() throws IOException {
        service = new UntrustworthyService();
        SandboxClient client = new SandboxClient("amt", Secret.of("geheim"));
        office = new PollingOffice(
                new OfficeSetup(
                        service.token(),
                        service.base(),
                        client,
                        keys.rootCertificate(),
                        CLOCK,
                        keys.key("office-seal", HeldKey.Use.SEAL),
                        new FaultSwitches(new History(CLOCK))),
                () -> List.of(destination));
        parcel = new Parcel(
                        Json.object(Json.write(destination.office().encryption().jwk()), "key"), destination.id())
                .with("Anlage");
        attachment = parcel.attachments.keySet().iterator().next();
        serve(parcel.seal(parcel.attachments.get(attachment), "text/plain"));
    }

    private void serve(String attachmentJwe) {
        String metadata = parcel.seal(parcel.metadata(), "application/json");
        String data = parcel.seal(parcel.data, "application/xml");
        tags.put("metadata", tag(metadata));
        tags.put("data", tag(data));
        tags.put("attachments", Map.of(attachment.toString(), tag(attachmentJwe)));
        submission.put("submissionId", submissionId.toString());
        submission.put("caseId", caseId.toString());
        submission.put("encryptedMetadata", metadata);
        submission.put("encryptedData", data);
        submission.put("attachments", List.of(attachment.toString()));
        submission.put("publicService", Map.of("identifier", Parcel.SERVICE));
        service.text("/v2/submissions/" + submissionId + "/attachments/" + attachment, attachmentJwe);
        service.json("/.well-known/jwks.json", Map.of("keys", List.of(serviceKey.jwk())));
        service.json(
                "/v2/submissions",
                Map.of(
                        "submissions",
                        List.of(Map.of("submissionId", submissionId.toString(), "caseId", caseId.toString())),
                        "totalCount",
                        1));
        log.add(Jws.sign(serviceKey, "secevent+jwt", claims("create-submission", Map.of())));
        log.add(Jws.sign(serviceKey, "secevent+jwt", submit()));
    }

    @AfterEach
    void stop() {
        office.close();
        service.close();
    }

    @Test
    void aSoundSubmissionIsAcceptedWithTagsAndSchemaMirrored() {
        assertThat(work()).isEqualTo(1);

        assertThat(Parcel.eventName(service.posted.get(0))).isEqualTo("accept-submission");
        assertThat(Parcel.claims(service.posted.get(0)).text("$schema")).isEqualTo(SCHEMA);
        assertThat(office.received().get(0).outcome()).isEqualTo(ReceivedApplication.Outcome.ACCEPTED);
    }

    @Test
    void anEventSignedByAnotherKeyIsNotBelieved() {
        HeldKey portal = keys.key("portal", HeldKey.Use.SIGNATURE);
        HeldKey impostor = new HeldKey(serviceKey.kid(), serviceKey.use(), portal.privateKey(), portal.chain());
        log.set(1, Jws.sign(impostor, "secevent+jwt", submit()));

        assertRejected("submission/invalid-event-log");
    }

    @Test
    void anUnknownKidIsNotBelieved() {
        log.set(1, Jws.sign(keys.key("portal", HeldKey.Use.SIGNATURE), "secevent+jwt", submit()));

        assertRejected("submission/invalid-event-log");
    }

    @Test
    void aPublishedKeyThatTheRootDidNotCertifyIsNotBelieved() {
        Map<String, Object> jwk = new LinkedHashMap<>(serviceKey.jwk());
        jwk.put("n", keys.key("portal", HeldKey.Use.SIGNATURE).jwk().get("n"));
        service.json("/.well-known/jwks.json", Map.of("keys", List.of(jwk)));
        assertRejected("submission/invalid-event-log");
    }

    @Test
    void aPublishedKeyForAnotherUseIsNotBelieved() {
        Map<String, Object> jwk = new LinkedHashMap<>(serviceKey.jwk());
        jwk.put("key_ops", List.of("wrapKey"));
        service.json("/.well-known/jwks.json", Map.of("keys", List.of(jwk)));

        assertRejected("submission/invalid-event-log");
    }

    @Test
    void aPublishedKeyWithoutCertificateIsNotBelieved() {
        Map<String, Object> jwk = new LinkedHashMap<>(serviceKey.jwk());
        jwk.put("x5c", List.of());
        service.json("/.well-known/jwks.json", Map.of("keys", List.of(jwk)));

        assertRejected("submission/invalid-event-log");
    }

    @Test
    void aSubmitEventThatTheSubscriberIssuedIsNotBelieved() {
        Map<String, Object> claims = submit();
        claims.put("iss", destination.id().toString());
        log.set(1, Jws.sign(subscriberKey, "secevent+jwt", claims));

        assertRejected("submission/invalid-event-log");
    }

    @Test
    void anEventOfAnotherServiceIsNotBelieved() {
        Map<String, Object> claims = submit();
        claims.put("iss", "https://boese.example/submission-api");
        log.set(1, Jws.sign(serviceKey, "secevent+jwt", claims));

        assertRejected("submission/invalid-event-log");
    }

    @Test
    void anEventOfAnotherCaseIsNotBelieved() {
        Map<String, Object> claims = submit();
        claims.put("txn", "case:" + UUID.randomUUID());
        log.set(1, Jws.sign(serviceKey, "secevent+jwt", claims));

        assertRejected("submission/invalid-event-log");
    }

    @Test
    void thereMustBeExactlyOneSubmitEvent() {
        log.remove(1);
        assertRejected("submission/not-exactly-one-submit-event");
    }

    @Test
    void twoSubmitEventsAreTooMany() {
        log.add(Jws.sign(serviceKey, "secevent+jwt", submit()));

        assertRejected("submission/not-exactly-one-submit-event");
    }

    @Test
    void theSubmitEventOfAnotherSubmissionDoesNotCount() {
        Map<String, Object> claims = submit();
        claims.put("sub", "submission:" + UUID.randomUUID());
        log.set(1, Jws.sign(serviceKey, "secevent+jwt", claims));

        assertRejected("submission/not-exactly-one-submit-event");
    }

    @Test
    void aSubmitEventWithoutTagsIsRejected() {
        log.set(1, Jws.sign(serviceKey, "secevent+jwt", claims("submit-submission", Map.of("anderes", true))));

        assertRejected("submission/missing-authentication-tags");
    }

    /** All of these are sound JWEs for the right key: only the signed tags betray the exchange. */
    @Test
    void exchangedMetadataIsRejected() {
        submission.put("encryptedMetadata", parcel.seal(parcel.metadata(), "application/json"));

        assertRejected("metadata/incorrect-authentication-tag");
    }

    @Test
    void exchangedDataIsRejected() {
        submission.put("encryptedData", parcel.seal(parcel.data, "application/xml"));

        assertRejected("data/incorrect-authentication-tag");
    }

    @Test
    void anExchangedAttachmentIsRejected() {
        String other = parcel.seal(parcel.attachments.get(attachment), "text/plain");
        service.text("/v2/submissions/" + submissionId + "/attachments/" + attachment, other);

        assertRejected("attachment/incorrect-authentication-tag");
        assertThat(office.received().get(0).problems().get(0).instance()).isEqualTo("attachment:" + attachment);
    }

    @Test
    void anAttachmentThatWasLeftOutIsRejected() {
        submission.put("attachments", List.of());

        assertRejected("submission/attachments-mismatch");
    }

    @Test
    void anAttachmentThatWasAddedIsRejected() {
        submission.put(
                "attachments", List.of(attachment.toString(), UUID.randomUUID().toString()));

        assertRejected("submission/attachments-mismatch");
    }

    @Test
    void aServiceTheOfficeDoesNotOfferIsRejected() {
        submission.put("publicService", Map.of("identifier", "urn:de:fim:leika:leistung:99000000000000"));

        assertRejected("metadata/unsupported-service");
    }

    @Test
    void textInPlaceOfAJweIsRejected() {
        String noJwe = "kein.jwe.an.dieser.stelle";
        submission.put("encryptedMetadata", noJwe);
        tags.put("metadata", tag(noJwe));
        log.set(1, Jws.sign(serviceKey, "secevent+jwt", submit()));

        assertRejected("metadata/encryption-issue");
    }

    @Test
    void whatIsKeptBeforeAFailedAnswerIsAnsweredInTheNextRound() {
        service.failures.set(1);

        assertThat(work()).isZero();
        assertThat(office.received()).hasSize(1);
        assertThat(office.received().get(0).outcome()).isEqualTo(ReceivedApplication.Outcome.RECEIVED);
        assertThat(office.received().get(0).data()).isEqualTo(parcel.data);

        assertThat(office.work()).isEqualTo(1);
        assertThat(office.received()).hasSize(1);
        assertThat(office.received().get(0).outcome()).isEqualTo(ReceivedApplication.Outcome.ACCEPTED);
    }

    @Test
    void anAttachmentThatCannotBeFetchedLeavesTheSubmissionForLater() {
        String path = "/v2/submissions/" + submissionId + "/attachments/" + attachment;
        byte[] jwe = service.answers.remove(path);

        assertThat(work()).isZero();
        assertThat(service.posted).isEmpty();
        service.answers.put(path, jwe);
        assertThat(office.work()).isEqualTo(1);
    }

    @Test
    void aTokenThatIsNoLongerTakenIsRenewedOnce() {
        service.forgotten.set(1);

        assertThat(work()).isEqualTo(1);
        assertThat(service.logins).hasValue(2);
    }

    @Test
    void aServiceThatIsAwayStopsNeitherRoundNorTimer() throws Exception {
        service.close();
        assertThat(work()).isZero();

        service = new UntrustworthyService();
        office.start(Duration.ofMillis(10));
        Thread.sleep(100);
        assertThat(office.received()).isEmpty();
    }

    private int work() {
        service.json("/v2/cases/" + caseId + "/events", Map.of("eventLog", log));
        service.json("/v2/submissions/" + submissionId, submission);
        return office.work();
    }

    private void assertRejected(String problem) {
        assertThat(work()).isEqualTo(1);
        assertThat(service.posted).hasSize(1);
        String token = service.posted.get(0);
        assertThat(Parcel.eventName(token)).isEqualTo("reject-submission");
        assertThat(Jws.parse(token, "secevent+jwt", "event").verifiedBy(subscriberKey.publicKey()))
                .isTrue();
        assertThat(Parcel.claims(token)
                        .object("events")
                        .object(EVENTS + "reject-submission")
                        .objects("problems")
                        .get(0)
                        .text("type"))
                .endsWith("/problems/" + problem);
        assertThat(office.received().get(0).outcome()).isEqualTo(ReceivedApplication.Outcome.REJECTED);
        assertThat(office.received().get(0).data()).isEmpty();
    }

    private Map<String, Object> submit() {
        Map<String, Object> claims = claims("submit-submission", Map.of("authenticationTags", tags));
        claims.put("$schema", SCHEMA);
        return claims;
    }

    private Map<String, Object> claims(String event, Map<String, ?> payload) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("jti", UUID.randomUUID().toString());
        claims.put("iss", service.base().toString());
        claims.put("iat", NOW.getEpochSecond());
        claims.put("sub", "submission:" + submissionId);
        claims.put("txn", "case:" + caseId);
        claims.put("events", Map.of(EVENTS + event, payload));
        return claims;
    }

    private static String tag(String jwe) {
        return jwe.substring(jwe.lastIndexOf('.') + 1);
    }
}
