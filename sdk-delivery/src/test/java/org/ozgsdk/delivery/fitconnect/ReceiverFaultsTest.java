// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.fitconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.Finding;
import org.ozgsdk.core.RejectedException;
import org.ozgsdk.core.Severity;
import org.ozgsdk.core.UnavailableException;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.json.JsonObject;
import org.ozgsdk.core.store.InMemoryStore;
import org.ozgsdk.delivery.Problem;
import org.ozgsdk.delivery.internal.FakeService;
import org.ozgsdk.delivery.internal.FakeService.Answer;
import org.ozgsdk.delivery.internal.FakeSubmission;
import org.ozgsdk.delivery.internal.ReplyOffice;
import org.ozgsdk.delivery.internal.TestKeys;

/** What no sound sender and no sound delivery service does. Mistakes of the sender are values; tampering is never handed over. */
class ReceiverFaultsTest {

    @TempDir
    Path spool;

    private FakeSubmission sent;

    @BeforeEach
    void open() {
        sent = new FakeSubmission();
    }

    @AfterEach
    void close() {
        assertThat(spool).as("nothing is left in the spool").isEmptyDirectory();
        sent.service.close();
    }

    private ReceiverBuilder builder() {
        return sent.receiver(new InMemoryStore(sent.service.clock())).spool(spool);
    }

    private Received received() {
        return builder().build().receive(sent.pickup());
    }

    private ReceivedSubmission good() {
        try (Received received = received()) {
            return received.orThrow();
        }
    }

    private void assertFaulty(String problem, String instance) {
        try (Received received = received()) {
            assertThat(received)
                    .isInstanceOfSatisfying(
                            Faulty.class,
                            faulty -> assertThat(faulty.problems()).anySatisfy(found -> {
                                assertThat(found.type())
                                        .isEqualTo("https://schema.fitko.de/fit-connect/events/problems/" + problem);
                                assertThat(found.instance()).startsWith(instance);
                                assertThat(found.title()).isNotEmpty();
                            }));
            assertThatThrownBy(received::orThrow)
                    .isInstanceOf(UntrustedException.class)
                    .hasMessageContaining(problem);
        }
        assertThat(sent.posted).as("nothing is rejected by itself").isEmpty();
    }

    private void assertUntrusted(String reason) {
        FitConnectReceiver receiver = builder().build();
        assertThatThrownBy(() -> receiver.receive(sent.pickup()))
                .isInstanceOf(UntrustedException.class)
                .hasMessageContaining(reason);
        assertThat(receiver.receiveAll(received -> Decision.accept()))
                .extracting(PickupResult::state)
                .containsExactly(PickupResult.State.UNTRUSTED);
        assertThat(sent.posted).isEmpty();
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void aSoundOneIsTakenAndItsEventMirrorsTheSchema() {
        sent.attach(text("%PDF"));
        sent.publish();
        FitConnectReceiver receiver = builder().build();
        assertThat(receiver.receiveAll(received -> {
                    assertThat(received.orThrow().attachments().get(0).filename())
                            .as("neither path nor line break")
                            .isEqualTo(".._.._etc_pass_wd");
                    return Decision.accept();
                }))
                .extracting(PickupResult::state)
                .containsExactly(PickupResult.State.ACCEPTED);
        JsonObject claims = sent.lastPosted();
        assertThat(claims.text("$schema")).isEqualTo(FakeSubmission.SET_SCHEMA);
        assertThat(claims.text("iss")).isEqualTo(sent.service.destinationId.toString());
        assertThat(claims.text("sub")).isEqualTo("submission:" + sent.service.submissionId);
        assertThat(claims.text("txn")).isEqualTo("case:" + sent.service.caseId);
        assertThat(claims.number("iat")).isEqualTo(sent.service.now.getEpochSecond());
        assertThat(UUID.fromString(claims.text("jti")).version()).isEqualTo(4);
        assertThat(claims.object("events").names()).hasSize(1);
        assertThat(receiver.eventLog(sent.pickup()).last(sent.service.submissionId, EventKind.ACCEPT_SUBMISSION))
                .as("verified by our own reader")
                .isPresent();
    }

    @Test
    void theHashOfTheDataCounts() {
        sent.dataEntry.put("hash", ReplyOffice.hash(text("anderes")));
        sent.publish();
        assertFaulty("data/hash-mismatch", "data");
    }

    @Test
    void theHashOfEachAttachmentCountsAndAllProblemsAreFound() {
        sent.attach(text("a"));
        Map<String, Object> second = sent.attach(text("b"));
        Map<String, Object> third = sent.attach(text("c"));
        second.put("hash", ReplyOffice.hash(text("x")));
        third.put("hash", ReplyOffice.hash(text("y")));
        sent.publish();
        assertFaulty("attachment/hash-mismatch", "attachment:" + second.get("attachmentId"));
        assertFaulty("attachment/hash-mismatch", "attachment:" + third.get("attachmentId"));
    }

    @Test
    void theHashOfTheWholeCountsNotThatOfItsFragments() throws IOException {
        byte[] first = new byte[1_500_000];
        byte[] second = text("zweites");
        Map<String, Object> entry = sent.attach(first, second, text("drittes"));
        sent.publish();
        try (ReceivedSubmission submission = received().orThrow();
                InputStream in = submission.attachments().get(0).open()) {
            assertThat(submission.attachments()).hasSize(1);
            assertThat(submission.attachments().get(0).length()).isEqualTo(1_500_014);
            byte[] whole = in.readAllBytes();
            assertThat(whole).hasSize(1_500_014).endsWith(text("zweitesdrittes"));
        }
        @SuppressWarnings("unchecked") // written by attach
        List<String> ids = new java.util.ArrayList<>((List<String>) entry.get("fragments"));
        java.util.Collections.swap(ids, 1, 2);
        entry.put("fragments", ids);
        sent.service.events.clear();
        sent.publish();
        assertFaulty("attachment/hash-mismatch", "attachment:");
    }

    @Test
    void emptyFragmentsAreReadAsNone() {
        sent.attach(text("a")).put("fragments", List.of());
        sent.publish();
        assertThat(good().findings()).extracting(Finding::rule).containsExactly("fitconnect.metadata.fragments");
    }

    @Test
    void anAttachmentThatWasNeverAnnouncedIsMissed() {
        sent.attach(text("a"));
        sent.attach(text("b"));
        sent.parts.remove(UUID.fromString((String) sent.entries.get(1).get("attachmentId")));
        sent.publish();
        assertFaulty("submission/attachments-mismatch", "submission");
    }

    @Test
    void anAttachmentThatTheServiceDidNotSignForIsTampering() {
        sent.attach(text("a"));
        sent.publish();
        sent.parts.put(UUID.randomUUID(), sent.seal(text("b"), "text/plain"));
        assertUntrusted("signed for");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void aPartPutInAfterwardsIsTampering(int part) {
        sent.attach(text("a"));
        sent.publish();
        if (part == 0) {
            sent.metadataJwe = sent.seal(text("{}"), "application/json");
        } else if (part == 1) {
            sent.dataJwe = sent.seal(text("<b/>"), "application/xml");
        } else {
            sent.parts.replaceAll((id, jwe) -> sent.seal(text("b"), "text/plain"));
        }
        assertUntrusted("authentication tag");
    }

    @Test
    void anAttachmentWithTheRightTagAndOtherContentCannotBeOpened() {
        sent.attach(text("aaaaaaaaaaaaaaaaaaaaaaaaaaaaa"));
        sent.publish();
        sent.parts.replaceAll((id, jwe) -> {
            String[] five = jwe.split("\\.");
            five[3] = (five[3].startsWith("A") ? "B" : "A") + five[3].substring(1);
            return String.join(".", five);
        });
        assertFaulty("attachment/encryption-issue", "attachment:");
    }

    @Test
    void aKeyThatIsNobodysIsTheSendersMistake() {
        sent.key = TestKeys.encryption("foreign-2048").build();
        sent.publish();
        assertFaulty("metadata/encryption-issue", "metadata");
    }

    @Test
    void aPublishedKeyThatIsMissingHereIsOurMistake() {
        sent.key = TestKeys.encryption("foreign-2048").build();
        sent.destination.put("encryptionKid", "enc-foreign-2048");
        sent.publish();
        FitConnectReceiver receiver = builder().build();
        assertThatThrownBy(() -> receiver.receive(sent.pickup()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("decryptionKeys");
        assertThat(receiver.receiveAll(received -> Decision.accept()))
                .extracting(PickupResult::state)
                .containsExactly(PickupResult.State.FAILED);
    }

    @Test
    void anOlderKeyStillOpens() {
        sent.key = org.ozgsdk.core.keys.Jwk.of(TestKeys.pair("older-2048").getPublic())
                .kid("enc-older")
                .build();
        sent.publish();
        assertThat(good().metadataVersion()).isEqualTo("2.1.0");
    }

    @Test
    void anUnknownLineOfMetadataIsNotRead() {
        sent.metadata.put("$schema", "https://schema.fitko.de/fit-connect/metadata/3.0.0/metadata.schema.json");
        sent.publish();
        assertFaulty("metadata/unsupported-schema", "metadata");
    }

    @Test
    void aLaterVersionOfAKnownLineIsReadWithAWarning() {
        sent.metadata.put("$schema", "https://schema.fitko.de/fit-connect/metadata/2.9.0/metadata.schema.json");
        sent.metadata.put("future", Map.of("x", 1));
        sent.publish();
        assertThat(good().findings())
                .extracting(Finding::rule)
                .contains("fitconnect.metadata.version", "fitconnect.metadata.version-not-offered");
    }

    @Test
    void metadataOfVersion1AreRead() {
        sent.metadata.remove("$schema");
        sent.metadata.put("publicServiceType", Map.of("identifier", FakeSubmission.SERVICE, "name", "x"));
        sent.metadata.put(
                "authenticationInformation",
                List.of(Map.of("type", "identificationReport", "version", "1.0.0", "content", "a.b.c")));
        sent.publish();
        ReceivedSubmission submission = good();
        assertThat(submission.metadataVersion()).isEqualTo("1.0.0");
        assertThat(submission.service()).contains(FakeSubmission.SERVICE);
        assertThat(submission.dataSets())
                .singleElement()
                .satisfies(set -> assertThat(set.content()).isEqualTo("a.b.c"));
    }

    @ParameterizedTest
    @CsvSource({
        "publicServiceType, metadata/unsupported-service",
        "schema, metadata/unsupported-data-schema",
        "replyChannel, metadata/unsupported-reply-channel"
    })
    void whatTheDestinationDoesNotOfferIsToldApart(String what, String problem) {
        switch (what) {
            case "publicServiceType" -> sent.metadata.put(what, Map.of("identifier", "urn:de:andere", "name", "x"));
            case "schema" -> sent.dataSchema.put("schemaUri", "urn:andere");
            default -> {
                sent.metadata.put("replyChannel", Map.of("eMail", Map.of("address", "a@example.org")));
                sent.destination.put("replyChannels", Map.of("fitConnect", Map.of("processStandards", List.of("x"))));
            }
        }
        sent.publish();
        assertFaulty(problem, "metadata");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<antrag>", "<!DOCTYPE a []><a/>", "kein XML"})
    void dataThatAreNoXmlAreTheSendersMistake(String data) {
        sent.data = text(data);
        sent.dataEntry.put("hash", ReplyOffice.hash(sent.data));
        sent.publish();
        assertFaulty("data/syntax-violation", "data");
    }

    @Test
    void metadataThatAreNoJsonAreTheSendersMistake() {
        sent.publish();
        sent.metadataJwe = sent.seal(text("{"), "application/json");
        sent.tags.put("metadata", sent.metadataJwe.substring(sent.metadataJwe.lastIndexOf('.') + 1));
        sent.service.events.clear();
        sent.submit();
        assertFaulty("metadata/syntax-violation", "metadata");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hash", "mimeType", "purpose", "attachmentId"})
    void aFileWithoutWhatItNeedsBreaksTheStructure(String member) {
        sent.attach(text("a")).remove(member);
        sent.publish();
        assertFaulty("metadata/schema-violation", "metadata");
    }

    @Test
    void theSameAttachmentTwiceBreaksTheStructure() {
        sent.entries.add(sent.attach(text("a")));
        sent.publish();
        assertFaulty("metadata/schema-violation", "metadata");
    }

    @Test
    void whatIsOnlyToldAlongMayBeMalformed() {
        sent.metadata.put("paymentInformation", Map.of("transactionTimestamp", "gestern"));
        sent.metadata.put("replyChannel", Map.of("a", Map.of(), "b", Map.of()));
        sent.metadata.put("additionalReferenceInfo", Map.of("applicationDate", "31.12.", "senderReference", "AZ"));
        sent.metadata.put("author", "ich");
        sent.metadata.put("dataSets", List.of(Map.of("dataSetId", "x")));
        sent.publish();
        ReceivedSubmission submission = good();
        assertThat(submission.findings()).hasSize(5).allSatisfy(finding -> {
            assertThat(finding.rule()).isEqualTo("fitconnect.metadata.malformed");
            assertThat(finding.severity()).isEqualTo(Severity.WARNING);
        });
        assertThat(submission.senderReference()).contains("AZ");
        assertThat(submission.payment()).isEmpty();
    }

    @Test
    void theHashOfADataSetFitsInBothForms() {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("level", "hoch");
        sent.metadata.put(
                "dataSets",
                List.of(
                        dataSet("text Đ", ReplyOffice.hash(text("text Đ"))),
                        dataSet(object, ReplyOffice.hash(text("{\"level\":\"hoch\"}"))),
                        dataSet("text", ReplyOffice.hash(text("anders")))));
        sent.publish();
        ReceivedSubmission submission = good();
        assertThat(submission.dataSets()).extracting(ReceivedDataSet::hashHolds).containsExactly(true, true, false);
        assertThat(submission.findings()).extracting(Finding::rule).containsExactly("fitconnect.metadata.dataset-hash");
    }

    private static Map<String, Object> dataSet(Object content, Map<String, Object> hash) {
        return Map.of(
                "dataSetId",
                UUID.randomUUID().toString(),
                "schema",
                Map.of("schemaUri", "urn:x", "mimeType", "application/json"),
                "hash",
                hash,
                "content",
                content);
    }

    @Test
    void paymentAndReplyChannelAreTyped() {
        sent.metadata.put(
                "paymentInformation",
                Map.of(
                        "transactionReference", "KZ-1",
                        "transactionId", "T-1",
                        "paymentMethod", "NEUARTIG",
                        "status", "BOOKED",
                        "transactionTimestamp", "2026-11-23T10:00:00+01:00",
                        "grossAmount", new java.math.BigDecimal("26.00")));
        sent.metadata.put("replyChannel", Map.of("idBundDeMailbox", Map.of("mailboxUuid", "geheim-1")));
        sent.publish();
        ReceivedSubmission submission = good();
        ReceivedPayment payment = submission.payment().orElseThrow();
        assertThat(payment.method()).isEqualTo("NEUARTIG");
        assertThat(payment.at()).contains(java.time.Instant.parse("2026-11-23T09:00:00Z"));
        assertThat(payment.grossAmount()).contains(new java.math.BigDecimal("26.00"));
        ReceivedReplyChannel channel = submission.replyChannel().orElseThrow();
        assertThat(channel.kind()).isEqualTo("idBundDeMailbox");
        assertThat(channel.members()).containsEntry("mailboxUuid", "geheim-1");
        assertThat(channel + " " + payment).doesNotContain("geheim").doesNotContain("KZ-1");
    }

    @Test
    void aCheckOfTheCallerMakesItFaulty() {
        sent.publish();
        Finding error = new Finding("XSD-1", "/antrag", Severity.ERROR, "Feld fehlt");
        FitConnectReceiver receiver = builder()
                .dataSchema(FakeSubmission.SCHEMA, data -> List.of(error))
                .build();
        assertThat(receiver.receive(sent.pickup())).isInstanceOfSatisfying(Faulty.class, faulty -> {
            assertThat(faulty.findings()).contains(error);
            assertThat(faulty.problems()).extracting(Problem::detail).containsExactly("XSD-1");
        });
    }

    @Test
    void theFullSchemaOfTheMetadataIsCheckedByTheCallersValidator() {
        sent.publish();
        Finding error = new Finding("additionalProperties", "/author", Severity.ERROR, "unbekannt");
        FitConnectReceiver receiver = builder()
                .metadataCheck((version, metadata) ->
                        new String(metadata, StandardCharsets.UTF_8).contains(version) ? List.of(error) : List.of())
                .build();
        assertThat(receiver.receive(sent.pickup())).isInstanceOfSatisfying(Faulty.class, faulty -> {
            assertThat(faulty.problems().get(0).type()).endsWith("/metadata/schema-violation");
            assertThat(faulty.findings()).contains(error);
        });
    }

    @ParameterizedTest
    @CsvSource({"403, Self-Service-Portal", "404, ID des ReceivingDestination", "429, ''"})
    void aListThatIsRefusedNamesTheRemedy(int status, String remedy) {
        sent.service.paths.put("/api/v2/submissions", call -> new Answer(status, new byte[0]));
        FitConnectReceiver receiver = builder().build();
        if (status == 429) {
            assertThatThrownBy(receiver::waiting).isInstanceOf(UnavailableException.class);
        } else {
            assertRefused(receiver::waiting, status, remedy);
        }
    }

    @ParameterizedTest
    @CsvSource({"403, Self-Service-Portal", "404, eventLog", "410, lehnte ab"})
    void aSubmissionThatIsRefusedNamesTheRemedy(int status, String remedy) {
        sent.publish();
        sent.service.paths.put(
                "/api/v2/submissions/" + sent.service.submissionId, call -> new Answer(status, new byte[0]));
        FitConnectReceiver receiver = builder().build();
        assertRefused(() -> receiver.receive(sent.pickup()), status, remedy);
    }

    @ParameterizedTest
    @CsvSource({
        "400, kid des ReceivingDestination",
        "403, Self-Service-Portal",
        "409, Ereignisprotokoll",
        "422, kid des ReceivingDestination"
    })
    void anAnswerThatIsRefusedNamesTheRemedy(int status, String remedy) {
        sent.publish();
        sent.status = status;
        sent.takes = false;
        FitConnectReceiver receiver = builder().build();
        try (Received received = receiver.receive(sent.pickup())) {
            assertRefused(() -> receiver.accept(received.orThrow()), status, remedy);
        }
    }

    private static void assertRefused(ThrowingCallable call, int status, String remedy) {
        assertThatThrownBy(call)
                .hasMessageContaining(remedy)
                .hasMessageContaining(" / ")
                .isInstanceOfSatisfying(
                        RejectedException.class, e -> assertThat(e.status()).isEqualTo(status));
    }

    @Test
    void aReceivedSubmissionSaysHowItsMetadataWereChecked() {
        sent.publish();
        assertThat(good().metadataChecked()).hasToString("STRUCTURE 2.1.0");
        FitConnectReceiver receiver =
                builder().metadataCheck((version, metadata) -> List.of()).build();
        try (Received received = receiver.receive(sent.pickup())) {
            assertThat(received.orThrow().metadataChecked())
                    .isEqualTo(new MetadataChecked(MetadataChecked.Depth.SCHEMA, "2.1.0"));
        }
    }

    @Test
    void twoSubmitEventsAreTampering() {
        sent.publish().submit();
        assertUntrusted("created after something else happened");
        sent.service.events.remove(2);
        assertUntrusted("submitted twice");
    }

    @Test
    void withoutAProofOfSubmissionNothingIsTaken() {
        sent.encrypt().serve();
        assertUntrusted("never submitted");
        sent.service.byService("create-submission", Map.of());
        sent.service.byService("submit-submission", Map.of());
        assertUntrusted("without authentication tags");
    }

    @Test
    void aProofSignedByTheDestinationIsNone() {
        sent.encrypt().serve();
        sent.service.byService("create-submission", Map.of());
        sent.service.byOffice("submit-submission", Map.of("authenticationTags", sent.tags));
        assertUntrusted("may not be issued");
    }

    @Test
    void anAnswerForAnotherSubmissionIsTampering() {
        sent.publish();
        Map<String, Object> other = new LinkedHashMap<>();
        other.put("submissionId", UUID.randomUUID().toString());
        other.put("caseId", sent.service.caseId.toString());
        other.put("destinationId", sent.service.destinationId.toString());
        sent.service.json("/api/v2/submissions/" + sent.service.submissionId, other);
        assertUntrusted("another submission");
    }

    @Test
    void aFaultyOneCannotBeAcceptedButRejectedWithItsProblems() {
        sent.dataEntry.put("hash", ReplyOffice.hash(text("anderes")));
        sent.publish();
        FitConnectReceiver receiver = builder().build();
        assertThat(receiver.receiveAll(received -> Decision.accept()))
                .extracting(PickupResult::state)
                .containsExactly(PickupResult.State.FAILED);
        assertThat(receiver.receiveAll(received -> Decision.reject(((Faulty) received).problems())))
                .extracting(PickupResult::state)
                .containsExactly(PickupResult.State.REJECTED);
        JsonObject payload = sent.lastPosted()
                .object("events")
                .object("https://schema.fitko.de/fit-connect/events/reject-submission");
        assertThat(payload.objects("problems").get(0).text("type")).endsWith("/data/hash-mismatch");
        assertThat(sent.lastPosted().text("$schema")).isEqualTo(FakeSubmission.SET_SCHEMA);
    }

    @Test
    void anUntrustedOneIsRejectedOnlyWhenTheCallerSaysSo() {
        sent.publish();
        sent.service.events.set(1, FakeService.signedByOffice(sent.service.event("x", "submit-submission", Map.of())));
        assertUntrusted("");
        sent.status = 204;
        assertThat(builder()
                        .build()
                        .reject(
                                sent.pickup(),
                                List.of(Problems.of("submission/invalid-event-log", "Protokoll", "submission"))))
                .isInstanceOf(org.ozgsdk.delivery.Outcome.Rejected.class);
        assertThat(sent.lastPosted().text("$schema")).contains("/set-payload/1.2.2/");
    }
}
