// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.CompressionAlgorithm;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ozgsdk.core.json.JsonObject;

/** What the office accepts and with which problem it rejects the rest (sheet 3.6). */
class OfficeTest {

    private static final String PREFIX = "https://schema.fitko.de/fit-connect/events/problems/";

    private static Sandbox sandbox;

    @BeforeAll
    static void start() {
        sandbox = Sandbox.builder().officeInterval(Duration.ZERO).start();
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @AfterEach
    void clearFaults() {
        sandbox.faults().clear();
    }

    @Test
    void aSoundApplicationIsAccepted() {
        Parcel parcel =
                Parcel.toFirstPlace(sandbox).with("Anlage eins").with("").send();

        assertThat(sandbox.office().work()).isEqualTo(1);

        ReceivedApplication received = received(parcel);
        assertThat(received.outcome()).isEqualTo(ReceivedApplication.Outcome.ACCEPTED);
        assertThat(received.caseId()).hasToString(parcel.caseId);
        assertThat(received.destinationId()).isEqualTo(parcel.destination);
        assertThat(received.data()).isEqualTo(parcel.data);
        assertThat(received.dataSha512()).isEqualTo(Parcel.sha512(parcel.data));
        assertThat(received.schemaUri()).isEqualTo(Parcel.SCHEMA);
        assertThat(received.attachments()).hasSize(2);
        assertThat(text(received.attachments().get(0))).isEqualTo("Anlage eins");
        assertThat(received.attachments().get(0).filename()).isEqualTo("beleg.txt");
        assertThat(received.problems()).isEmpty();
        assertThat(parcel.eventNames())
                .containsExactly(
                        "create-submission",
                        "submit-submission",
                        "notify-submission",
                        "accept-submission",
                        "delete-submission");
    }

    @Test
    void acceptanceRepeatsTagsAndSchemaOfTheSubmitEvent() {
        Parcel parcel = Parcel.toFirstPlace(sandbox).with("Anlage").send();

        sandbox.office().work();

        JsonObject submit = Parcel.claims(parcel.events().get(1));
        JsonObject accept = Parcel.claims(parcel.events().get(3));
        assertThat(accept.text("$schema")).isEqualTo(submit.text("$schema"));
        assertThat(accept.text("iss")).isEqualTo(parcel.destination.toString());
        assertThat(tag(accept, "accept-submission", "metadata"))
                .isEqualTo(tag(submit, "submit-submission", "metadata"));
        assertThat(tag(accept, "accept-submission", "data")).isEqualTo(tag(submit, "submit-submission", "data"));
    }

    @Test
    void printingAnApplicationShowsNothingOfItsContent() {
        Parcel parcel = Parcel.toFirstPlace(sandbox).with("Geheimes").send();
        sandbox.office().work();

        ReceivedApplication received = received(parcel);

        assertThat(received.toString() + received.attachments()).doesNotContain("Đặng", "Geheimes", "beleg");
        received.data()[0] = 0;
        assertThat(received.data()).isEqualTo(parcel.data);
    }

    /** The ciphertext (0.9) or the tag (1.0) is changed on the way in: the service cannot see it, the office must. */
    @ParameterizedTest
    @CsvSource({
        "METADATA, 0.9, metadata/encryption-issue, metadata",
        "METADATA, 1.0, metadata/encryption-issue, metadata",
        "DATA, 0.9, data/encryption-issue, data",
        "DATA, 1.0, data/encryption-issue, data",
        "ATTACHMENT, 0.9, attachment/encryption-issue, attachment:",
        "ATTACHMENT, 1.0, attachment/encryption-issue, attachment:"
    })
    void aPartChangedInFlightIsRejected(Tamper part, double position, String problem, String instance) {
        Parcel parcel = Parcel.toFirstPlace(sandbox).with("Anlage ".repeat(300));
        sandbox.faults().tamper(part, position);
        parcel.send();
        sandbox.faults().clear();

        assertRejected(parcel, problem, instance);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.3, 0.5, 0.75, 0.9})
    void anyChangedPartOfTheDataIsRejectedOrRefused(double position) {
        Parcel parcel = Parcel.toFirstPlace(sandbox).announce();
        sandbox.faults().tamper(Tamper.DATA, position);
        RawClient.Answer answer = parcel.complete();
        sandbox.faults().clear();

        if (answer.status() == 200) {
            assertRejected(parcel, "data/encryption-issue", "data");
        } else {
            assertThat(answer.status()).isEqualTo(422);
        }
    }

    @Test
    void anEventChangedInFlightIsRejected() {
        Parcel parcel = Parcel.toFirstPlace(sandbox).send();
        sandbox.faults().tamper(Tamper.EVENT);

        assertRejected(parcel, "submission/invalid-event-log", "submission");
    }

    @Test
    void aWrongHashOfTheDataIsRejected() {
        Parcel parcel = Parcel.toFirstPlace(sandbox).announce();
        byte[] metadata = parcel.metadata();
        parcel.data = "<anderes/>".getBytes(StandardCharsets.UTF_8);
        parcel.complete(parcel.seal(metadata, "application/json"), parcel.seal(parcel.data, "application/xml"));

        assertRejected(parcel, "data/hash-mismatch", "data");
    }

    @Test
    void aWrongHashOfAnAttachmentIsRejected() {
        Parcel parcel = Parcel.toFirstPlace(sandbox).with("Original").announce();
        UUID id = parcel.attachments.keySet().iterator().next();
        parcel.upload(id, parcel.seal("Fälschung".getBytes(StandardCharsets.UTF_8), "text/plain"));
        parcel.complete();

        assertRejected(parcel, "attachment/hash-mismatch", "attachment:" + id);
    }

    @Test
    void swappedAttachmentsAreRejected() {
        Parcel parcel = Parcel.toFirstPlace(sandbox).with("eins").with("zwei").announce();
        List<UUID> ids = List.copyOf(parcel.attachments.keySet());
        parcel.upload(ids.get(0), parcel.seal(parcel.attachments.get(ids.get(1)), "text/plain"));
        parcel.upload(ids.get(1), parcel.seal(parcel.attachments.get(ids.get(0)), "text/plain"));
        parcel.complete();

        assertRejected(parcel, "attachment/hash-mismatch", "attachment:");
    }

    @Test
    void metadataThatIsNoJsonIsRejected() {
        Parcel parcel = Parcel.toFirstPlace(sandbox).announce();
        byte[] noJson = "{\"contentStructure\":".getBytes(StandardCharsets.UTF_8);
        parcel.complete(parcel.seal(noJson, "application/json"), parcel.seal(parcel.data, "application/xml"));

        assertRejected(parcel, "metadata/syntax-violation", "metadata");
    }

    @Test
    void anAttachmentTheMetadataDoesNotNameIsRejected() {
        Parcel parcel =
                Parcel.toFirstPlace(sandbox).with("verschwiegen").announce().uploadAll();
        parcel.attachments.clear();
        parcel.complete();

        assertRejected(parcel, "metadata/missing-attachment", "metadata");
    }

    @Test
    void anAttachmentThatWasNeverAnnouncedIsRejected() {
        Parcel parcel = Parcel.toFirstPlace(sandbox).announce().with("nur behauptet");
        parcel.complete();

        assertRejected(parcel, "metadata/missing-attachment", "metadata");
    }

    @ParameterizedTest
    @CsvSource({
        "https://schema.fitko.de/fit-connect/metadata/1.0.0/metadata.schema.json, metadata/unsupported-schema",
        "https://schema.fitko.de/fit-connect/metadata/2.9.0/metadata.schema.json, metadata/unsupported-schema",
        "https://boese.example/metadata/2.1.0/metadata.schema.json, metadata/unsupported-schema"
    })
    void anotherMetadataSchemaIsRejected(String schema, String problem) {
        Parcel parcel = Parcel.toFirstPlace(sandbox);
        parcel.metadata.put("$schema", schema);

        assertRejected(parcel.send(), problem, "metadata");
    }

    @Test
    void metadataWithoutSchemaIsRejected() {
        Parcel parcel = Parcel.toFirstPlace(sandbox);
        parcel.metadata.put("$schema", null);

        assertRejected(parcel.send(), "metadata/missing-schema", "metadata");
    }

    @Test
    void breachesOfTheMetadataStructureAreRejected() {
        UUID id = UUID.randomUUID();
        Map<String, Object> hash = Parcel.hash(new byte[0]);
        Map<String, Object> data = Map.of(
                "hash", Parcel.hash(Parcel.XML.getBytes(StandardCharsets.UTF_8)),
                "submissionSchema", Map.of("schemaUri", Parcel.SCHEMA, "mimeType", "application/xml"));
        List<Map<String, Object>> breaches = List.of(
                Map.of("contentStructure", Map.of("data", data)),
                Map.of("contentStructure", Map.of("attachments", List.of())),
                Map.of("contentStructure", "nichts"),
                structure(
                        data, Map.of("attachmentId", "keine-uuid", "hash", hash, "mimeType", "a/b", "purpose", "form")),
                structure(data, Map.of("attachmentId", id.toString(), "mimeType", "a/b", "purpose", "form")),
                structure(data, Map.of("attachmentId", id.toString(), "hash", hash, "mimeType", "a/b", "purpose", "x")),
                structure(
                        data,
                        Map.of(
                                "attachmentId",
                                id.toString(),
                                "hash",
                                Map.of("type", "sha256", "content", "00"),
                                "mimeType",
                                "a/b",
                                "purpose",
                                "form")),
                structure(
                        data,
                        Map.of(
                                "attachmentId",
                                id.toString(),
                                "hash",
                                hash,
                                "mimeType",
                                "a/b",
                                "purpose",
                                "form",
                                "fragments",
                                List.of())),
                structure(data, Parcel.described(id, new byte[0]), Parcel.described(id, new byte[0])),
                Map.of("replyChannel", Map.of()),
                Map.of("replyChannel", Map.of("eMail", Map.of("address", "a@b.example"), "fink", Map.of())),
                Map.of("replyChannel", Map.of("brieftaube", Map.of())),
                Map.of("additionalReferenceInfo", Map.of("eigenes", "x")),
                Map.of("author", Map.of("name", "ohne Produkt")));

        for (Map<String, Object> breach : breaches) {
            Parcel parcel = Parcel.toFirstPlace(sandbox);
            parcel.metadata.putAll(breach);

            assertRejected(parcel.send(), "metadata/schema-violation", "metadata");
        }
    }

    @Test
    void everythingTheSchemaAllowsIsAccepted() {
        Parcel parcel = Parcel.toFirstPlace(sandbox);
        parcel.metadata.put("replyChannel", Map.of("eMail", Map.of("address", "max@muster.example")));
        parcel.metadata.put(
                "additionalReferenceInfo", Map.of("senderReference", "4711", "applicationDate", "2026-11-23"));
        parcel.metadata.put(
                "author",
                Map.of("name", "Muster", "product", Map.of("name", "a", "version", "1", "manufacturer", "b")));
        parcel.metadata.put("erweiterung", Map.of("frei", true));
        parcel.send();

        sandbox.office().work();

        assertThat(received(parcel).outcome()).isEqualTo(ReceivedApplication.Outcome.ACCEPTED);
    }

    @Test
    void aSchemaTheDestinationDoesNotOfferIsRejected() {
        Parcel parcel = Parcel.toFirstPlace(sandbox);
        Map<String, Object> data = Map.of(
                "hash", Parcel.hash(parcel.data),
                "submissionSchema",
                        Map.of("schemaUri", "urn:ozgsdk:beispiel:anderes:1.0", "mimeType", "application/xml"));
        parcel.metadata.put("contentStructure", Map.of("data", data, "attachments", List.of()));

        assertRejected(parcel.send(), "metadata/unsupported-data-schema", "metadata");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"<offen>", "kein XML", "", "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/hostname\">]><a>&b;</a>"
            })
    void dataThatIsNotWellFormedIsRejected(String xml) {
        Parcel parcel = Parcel.toFirstPlace(sandbox);
        parcel.data = xml.getBytes(StandardCharsets.UTF_8);

        assertRejected(parcel.send(), "data/syntax-violation", "data");
    }

    @Test
    void fragmentsArePutTogetherInTheirOrder() {
        Parcel parcel = Parcel.toFirstPlace(sandbox).with("erster Teil, ").with("zweiter Teil");
        List<UUID> parts = List.copyOf(parcel.attachments.keySet());
        UUID whole = UUID.randomUUID();
        byte[] content = "erster Teil, zweiter Teil".getBytes(StandardCharsets.UTF_8);
        Map<String, Object> described = Parcel.described(whole, content);
        described.put("fragments", parts.stream().map(UUID::toString).toList());
        Map<String, Object> data = Map.of(
                "hash", Parcel.hash(parcel.data),
                "submissionSchema", Map.of("schemaUri", Parcel.SCHEMA, "mimeType", "application/xml"));
        parcel.metadata.put("contentStructure", Map.of("data", data, "attachments", List.of(described)));
        parcel.send();

        sandbox.office().work();

        assertThat(received(parcel).attachments()).hasSize(1);
        assertThat(received(parcel).attachments().get(0).content()).isEqualTo(content);
    }

    @Test
    void compressedContentIsRead() {
        Parcel parcel = Parcel.toFirstPlace(sandbox).announce();
        String metadata = parcel.seal(
                parcel.metadata(),
                parcel.header("application/json")
                        .compressionAlgorithm(CompressionAlgorithm.DEF)
                        .build());
        parcel.complete(metadata, parcel.seal(parcel.data, "application/xml"));

        sandbox.office().work();

        assertThat(received(parcel).outcome()).isEqualTo(ReceivedApplication.Outcome.ACCEPTED);
    }

    @Test
    void nothingIsAnsweredTwice() {
        Parcel parcel = Parcel.toFirstPlace(sandbox).send();

        assertThat(sandbox.office().work()).isEqualTo(1);
        assertThat(sandbox.office().work()).isZero();
        assertThat(parcel.eventNames()).filteredOn("accept-submission"::equals).hasSize(1);
    }

    @Test
    void eightSendersAtOnceAreAllAnsweredByTheOfficeThatPollsByItself() throws Exception {
        try (Sandbox busy =
                Sandbox.builder().officeInterval(Duration.ofMillis(20)).start()) {
            ExecutorService senders = Executors.newFixedThreadPool(8);
            List<Future<Parcel>> sent = IntStream.range(0, 50)
                    .mapToObj(number -> senders.submit(() ->
                            Parcel.toFirstPlace(busy).with("Anlage " + number).send()))
                    .toList();
            senders.shutdown();
            for (Future<Parcel> parcel : sent) {
                waitUntilAccepted(parcel.get());
            }
            assertThat(busy.office().received())
                    .hasSize(50)
                    .allMatch(received -> received.outcome() == ReceivedApplication.Outcome.ACCEPTED);
            assertThat(busy.history())
                    .filteredOn(event -> event.kind() == HistoryEvent.Kind.ACCEPTED)
                    .hasSize(50);
        }
    }

    private static void waitUntilAccepted(Parcel parcel) throws InterruptedException {
        for (int i = 0; i < 600 && !parcel.eventNames().contains("accept-submission"); i++) {
            Thread.sleep(50);
        }
        assertThat(parcel.eventNames()).contains("accept-submission");
    }

    @SafeVarargs
    private static Map<String, Object> structure(Map<String, Object> data, Map<String, Object>... attachments) {
        return Map.of("contentStructure", Map.of("data", data, "attachments", List.of(attachments)));
    }

    private static void assertRejected(Parcel parcel, String problem, String instance) {
        sandbox.office().work();
        ReceivedApplication received = received(parcel);
        assertThat(received.outcome()).isEqualTo(ReceivedApplication.Outcome.REJECTED);
        assertThat(received.problems()).hasSize(1);
        assertThat(received.problems().get(0).type()).isEqualTo(PREFIX + problem);
        assertThat(received.problems().get(0).title()).isNotBlank();
        assertThat(received.problems().get(0).instance()).startsWith(instance);
        assertThat(received.data()).isEmpty();
        assertThat(received.attachments()).isEmpty();
        sandbox.faults().clear();
        assertThat(parcel.eventNames())
                .endsWith("reject-submission", "delete-submission")
                .doesNotContain("accept-submission");
    }

    private static ReceivedApplication received(Parcel parcel) {
        return sandbox.office().received().stream()
                .filter(each -> each.submissionId().toString().equals(parcel.submissionId))
                .findFirst()
                .orElseThrow();
    }

    private static String tag(JsonObject claims, String event, String part) {
        return claims.object("events")
                .object("https://schema.fitko.de/fit-connect/events/" + event)
                .object("authenticationTags")
                .text(part);
    }

    private static String text(ReceivedAttachment attachment) {
        return new String(attachment.content(), StandardCharsets.UTF_8);
    }
}
