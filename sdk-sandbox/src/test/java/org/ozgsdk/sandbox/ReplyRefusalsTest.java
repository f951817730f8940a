// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the delivery service refuses of replies, and the office of reply channels. */
class ReplyRefusalsTest {

    private static final String REPLIES = "/submission-api/v1/replies";
    private static final byte[] CONTENT = "{\"art\":\"Muster\"}".getBytes(StandardCharsets.UTF_8);

    private static Sandbox sandbox;
    private static RawClient sender;
    private static RawClient subscriber;
    private static RawClient foreign;
    private static ReplyKey key;

    @BeforeAll
    static void start() {
        sandbox = Sandbox.builder().officeInterval(Duration.ZERO).start();
        sender = RawClient.of(sandbox, sandbox.sender());
        subscriber = RawClient.of(sandbox, sandbox.subscriber());
        foreign = RawClient.of(sandbox, sandbox.foreignSubscriber());
        key = new ReplyKey(sandbox.testKeys().reply());
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @Test
    void onlyTheSubscriberOfTheDestinationMayReply() {
        Parcel parcel = Parcel.toFirstPlace(sandbox).send();

        assertRefused(create(foreign, parcel.caseId), 403, "forbidden");
        assertRefused(create(sender, parcel.caseId), 403, "forbidden");
        assertRefused(create(RawClient.anonymous(sandbox), parcel.caseId), 401, "unauthorized");
        assertThat(create(subscriber, parcel.caseId).status()).isEqualTo(201);
    }

    @Test
    void aReplyNeedsACaseWithASubmission() {
        Parcel announced = Parcel.toFirstPlace(sandbox).announce();

        assertRefused(create(subscriber, UUID.randomUUID().toString()), 404, "case-not-found");
        assertRefused(create(subscriber, "kein Fall"), 400, "malformed-request");
        assertRefused(create(subscriber, announced.caseId), 409, "case-not-submitted");
    }

    @Test
    void announcedIdsAreJudgedAsForSubmissions() {
        Parcel parcel = Parcel.toFirstPlace(sandbox).send();
        String id = UUID.randomUUID().toString();

        assertRefused(create(subscriber, parcel.caseId, id, id), 422, "duplicate-attachment-id");
        assertRefused(
                create(subscriber, parcel.caseId, "00000000-0000-1000-8000-000000000000"),
                422,
                "invalid-attachment-id");
    }

    @Test
    void attachmentsAreJudgedAsForSubmissions() {
        Draft draft = new Draft();

        assertRefused(
                subscriber.send("PUT", draft.path() + "/attachments/" + UUID.randomUUID(), "application/jose", "x"),
                404,
                "attachment-not-announced");
        assertRefused(draft.upload("application/json", draft.seal()), 415, "unsupported-media-type");
        assertRefused(draft.upload("application/jose", "a.b.c"), 422, "invalid-jwe");
        JWEHeader weak = new JWEHeader.Builder(JWEAlgorithm.RSA_OAEP_256, EncryptionMethod.A128GCM)
                .keyID("antwortschluessel")
                .build();
        assertRefused(draft.upload("application/jose", draft.seal(weak)), 422, "invalid-jwe");
        assertRefused(draft.upload("application/jose", draft.seal(header("kurz"))), 422, "invalid-jwe");
        assertThat(draft.upload("application/jose", draft.seal()).status()).isEqualTo(204);
        assertThat(draft.upload("application/jose", draft.seal()).status()).isEqualTo(204);
        assertRefused(draft.upload("application/jose", draft.seal(header("anderer-schluessel"))), 422, "invalid-jwe");
    }

    @Test
    void anIncompleteReplyCannotBeFinalisedAndIsSeenByNobody() {
        Draft draft = new Draft();

        assertRefused(draft.complete(draft.seal(), draft.seal()), 422, "attachments-missing");
        assertRefused(sender.get(draft.path()), 404, "reply-not-found");
        assertThat(sender.get(REPLIES).body()).doesNotContain(draft.id);
        draft.upload("application/jose", draft.seal());
        assertRefused(draft.complete(draft.seal(), draft.seal(header("anderer-schluessel"))), 422, "invalid-jwe");
        JWEHeader text = new JWEHeader.Builder(header(Draft.KID))
                .contentType("text/plain")
                .build();
        assertRefused(draft.complete(draft.seal(), draft.seal(text)), 422, "invalid-jwe");
    }

    @Test
    void aFinalReplyCannotBeChanged() {
        Draft draft = new Draft();
        draft.upload("application/jose", draft.seal());
        assertThat(draft.complete(draft.seal(), draft.seal()).status()).isEqualTo(202);

        assertRefused(draft.complete(draft.seal(), draft.seal()), 409, "reply-already-final");
        assertRefused(draft.upload("application/jose", draft.seal()), 409, "reply-already-final");
    }

    @Test
    void onlyTheSenderOfTheCaseMayRead() {
        Draft draft = new Draft();
        draft.upload("application/jose", draft.seal());
        draft.complete(draft.seal(), draft.seal());

        assertThat(sender.get(draft.path()).status()).isEqualTo(200);
        assertThat(sender.get(draft.path() + "/attachments/" + draft.attachment).status())
                .isEqualTo(200);
        assertRefused(sender.get(draft.path() + "/attachments/" + UUID.randomUUID()), 404, "attachment-not-found");
        for (RawClient other : List.of(subscriber, foreign)) {
            assertRefused(other.get(draft.path()), 404, "reply-not-found");
            assertRefused(other.get(draft.path() + "/attachments/" + draft.attachment), 404, "reply-not-found");
            assertThat(other.get(REPLIES).json().number("totalCount")).isZero();
        }
        assertRefused(sender.get(REPLIES + "/" + UUID.randomUUID()), 404, "reply-not-found");
        assertRefused(sender.get(REPLIES + "/quatsch"), 404, "reply-not-found");
    }

    @Test
    void aForeignSubscriberCannotWriteIntoAReply() {
        Draft draft = new Draft();

        RawClient.Answer answer = foreign.send(
                "PUT", draft.path() + "/attachments/" + draft.attachment, "application/jose", draft.seal());

        assertRefused(answer, 403, "forbidden");
    }

    @Test
    void theListIsPaged() {
        for (int i = 0; i < 3; i++) {
            Draft draft = new Draft();
            draft.upload("application/jose", draft.seal());
            draft.complete(draft.seal(), draft.seal());
        }
        var all = sender.get(REPLIES).json();
        var page = sender.get(REPLIES + "?offset=1&limit=1").json();

        assertThat(page.number("totalCount")).isEqualTo(all.number("totalCount"));
        assertThat(page.objects("replies")).hasSize(1);
        assertThat(page.objects("replies").get(0).text("replyId"))
                .isEqualTo(all.objects("replies").get(1).text("replyId"));
    }

    /** The metadata's schema demands a whole key as soon as the channel is chosen (sheet 4.1). */
    @ParameterizedTest
    @ValueSource(strings = {"kty=EC", "alg=RSA-OAEP", "key_ops=", "e=AQAC", "n=AQAB", "n=?", "kid=kurz", "kid="})
    void aReplyChannelWithABadKeyIsRejected(String change) {
        Map<String, Object> jwk = new LinkedHashMap<>(key.jwk());
        String name = change.substring(0, change.indexOf('='));
        String value = change.substring(name.length() + 1);
        if (name.equals("key_ops")) {
            jwk.put(name, List.of("wrapKey", "unwrapKey"));
        } else if (value.isEmpty()) {
            jwk.remove(name);
        } else {
            jwk.put(name, value);
        }

        assertRejected(Map.of("processStandards", List.of(ReplyKey.PROCESS), "encryptionPublicKey", jwk));
    }

    @Test
    void aReplyChannelWithoutProcessOrKeyIsRejected() {
        assertRejected(Map.of("processStandards", List.of(), "encryptionPublicKey", key.jwk()));
        assertRejected(Map.of("processStandards", List.of("urn:ozgsdk:beispiel:etwas-anderes:1.0")));
    }

    private static void assertRejected(Map<String, Object> fitConnect) {
        Parcel parcel = Parcel.toFirstPlace(sandbox);
        parcel.metadata.put("replyChannel", Map.of("fitConnect", fitConnect));
        parcel.send();
        sandbox.office().work();

        ReceivedApplication received = sandbox.office().received().stream()
                .filter(application -> application.submissionId().toString().equals(parcel.submissionId))
                .findFirst()
                .orElseThrow();
        assertThat(received.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.type()).endsWith("metadata/schema-violation"));
    }

    private static JWEHeader header(String kid) {
        return new JWEHeader.Builder(JWEAlgorithm.RSA_OAEP_256, EncryptionMethod.A256GCM)
                .keyID(kid)
                .contentType("application/json")
                .build();
    }

    private static RawClient.Answer create(RawClient client, String caseId, String... attachments) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("caseId", caseId);
        body.put("announcedAttachments", List.of(attachments));
        return client.json("POST", REPLIES, body);
    }

    private static void assertRefused(RawClient.Answer answer, int status, String problem) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.problem()).isEqualTo(problem);
    }

    /** A reply that was announced with one attachment. */
    private static final class Draft {

        static final String KID = "antwortschluessel";
        final Parcel parcel = Parcel.toFirstPlace(sandbox).send();
        final String attachment = UUID.randomUUID().toString();
        final String id = create(subscriber, parcel.caseId, attachment).json().text("replyId");

        String path() {
            return REPLIES + "/" + id;
        }

        String seal() {
            return seal(header(KID));
        }

        String seal(JWEHeader header) {
            return parcel.seal(CONTENT, header);
        }

        RawClient.Answer upload(String type, String body) {
            return subscriber.send("PUT", path() + "/attachments/" + attachment, type, body);
        }

        RawClient.Answer complete(String metadata, String data) {
            return subscriber.json("PUT", path(), Map.of("encryptedMetadata", metadata, "encryptedData", data));
        }
    }
}
