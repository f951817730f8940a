// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.core.json.JsonObject;

/** What an office answers, and what of it the sender can read (sheet 2.2, replies in the shapes of v1). */
class ReplyTest {

    private static final String REPLIES = "/submission-api/v1/replies";
    private static final String XML = "<gewerbeanmeldung><antragsteller><vornamen>Thị Ặn Łucja</vornamen>"
            + "<familienname>Đặng-Øllegård</familienname></antragsteller>"
            + "<betrieb><name>Ğündoğdu &amp; Nowák-Łyś</name></betrieb></gewerbeanmeldung>";

    private static Sandbox sandbox;
    private static ReplyKey key;
    private static RawClient sender;

    @BeforeAll
    static void start() {
        sandbox = Sandbox.builder().officeInterval(Duration.ZERO).start();
        key = new ReplyKey(sandbox.testKeys().reply());
        sender = RawClient.of(sandbox, sandbox.sender());
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
    void theOfficeAnswersWithTheNamesOfTheApplication() throws IOException {
        Parcel parcel = answered(XML);

        JsonObject reply = reply(parcel);
        JsonObject data = Json.object(key.open(reply.text("encryptedData")), "data");

        assertThat(reply.text("caseId")).isEqualTo(parcel.caseId);
        assertThat(data.text("art")).isEqualTo("Empfangsbescheinigung");
        assertThat(data.text("vorgang")).isEqualTo(parcel.caseId);
        assertThat(Instant.parse(data.text("eingang"))).isBeforeOrEqualTo(Instant.now());
        assertThat(data.text("antragsteller")).isEqualTo("Thị Ặn Łucja Đặng-Øllegård");
        assertThat(data.text("betrieb")).isEqualTo("Ğündoğdu & Nowák-Łyś");
        assertThat(textOf(pdf(reply)))
                .contains("Thị Ặn Łucja Đặng-Øllegård", "Ğündoğdu & Nowák-Łyś", parcel.caseId, "Simulation");
    }

    @Test
    void theMetadataOfTheReplyDescribeItsParts() {
        JsonObject reply = reply(answered(XML));

        JsonObject metadata = Json.object(key.open(reply.text("encryptedMetadata")), "metadata");
        JsonObject structure = metadata.object("contentStructure");
        JsonObject attachment = structure.objects("attachments").get(0);

        assertThat(metadata.text("$schema"))
                .isEqualTo("https://schema.fitko.de/fit-connect/metadata/2.1.0/metadata.schema.json");
        assertThat(structure.object("data").object("hash").text("content"))
                .isEqualTo(Parcel.sha512(key.open(reply.text("encryptedData"))));
        assertThat(structure.object("data").object("submissionSchema").text("schemaUri"))
                .isEqualTo(ReplyKey.PROCESS);
        assertThat(reply.texts("attachments")).containsExactly(attachment.text("attachmentId"));
        assertThat(attachment.text("filename")).isEqualTo("empfangsbescheinigung.pdf");
        assertThat(attachment.text("mimeType")).isEqualTo("application/pdf");
        assertThat(attachment.object("hash").text("content")).isEqualTo(Parcel.sha512(pdf(reply)));
    }

    @Test
    void theReplyCarriesTheSealOfTheOffice() throws Exception {
        byte[] pdf = pdf(reply(answered(XML)));

        SealVerdict verdict = SealVerdict.of(pdf);

        assertThat(verdict.coversWholeFile()).isTrue();
        assertThat(verdict.intact()).isTrue();
        verdict.signer().verify(sandbox.trustAnchors().get(0).getPublicKey());
        assertThat(verdict.signer().getSubjectX500Principal().getName()).contains("CN=Sandbox office-seal");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.0, 0.3, 0.5, 0.99})
    void aByteChangedAfterSealingBreaksTheSealButNotTheEncryption(double position) {
        sandbox.faults().tamper(Tamper.SEAL, position);
        JsonObject reply = reply(answered(XML));

        byte[] pdf = pdf(reply);

        assertThat(Parcel.sha512(pdf)).isEqualTo(pdfHash(reply));
        assertThat(SealVerdict.of(pdf).intact()).isFalse();
        assertThat(sandbox.history())
                .anyMatch(event -> event.about().equals("SEAL") && event.kind() == HistoryEvent.Kind.FAULT);
    }

    @Test
    void theEventLogHoldsTheTagsOfTheReply() {
        Parcel parcel = answered(XML);

        JsonObject reply = reply(parcel);
        JsonObject create = Parcel.claims(parcel.events().get(5));
        JsonObject submit = Parcel.claims(parcel.events().get(6));
        JsonObject tags = submit.object("events")
                .object("https://schema.fitko.de/fit-connect/events/submit-reply")
                .object("authenticationTags");

        assertThat(parcel.eventNames())
                .endsWith("accept-submission", "delete-submission", "create-reply", "submit-reply");
        assertThat(List.of(create, submit)).allSatisfy(event -> {
            assertThat(event.text("iss")).isEqualTo(sandbox.submissionApi().toString());
            assertThat(event.text("sub")).isEqualTo("reply:" + reply.text("replyId"));
            assertThat(event.text("txn")).isEqualTo("case:" + parcel.caseId);
        });
        assertThat(create.has("$schema")).isFalse();
        assertThat(tags.text("metadata")).isEqualTo(tag(reply.text("encryptedMetadata")));
        assertThat(tags.text("data")).isEqualTo(tag(reply.text("encryptedData")));
        String attachment = reply.texts("attachments").get(0);
        assertThat(tags.object("attachments").text(attachment)).isEqualTo(tag(attachmentJwe(reply)));
        List<String> ofSubmission = sender.get(Parcel.API + "/submissions/" + parcel.submissionId + "/events")
                .json()
                .texts("eventLog");
        assertThat(ofSubmission).map(Parcel::eventName).doesNotContain("create-reply", "submit-reply");
    }

    @Test
    void aSecondApplicationInACaseWithRepliesIsStillExamined() {
        Parcel first = answered(XML);
        Parcel second = Parcel.toFirstPlace(sandbox);
        Map<String, Object> announcement = second.announcement();
        announcement.put("caseId", first.caseId);
        JsonObject ids =
                sender.json("POST", Parcel.API + "/submissions", announcement).json();
        second.submissionId = ids.text("submissionId");
        second.caseId = ids.text("caseId");
        second.complete();

        sandbox.office().work();

        assertThat(received(second).outcome()).isEqualTo(ReceivedApplication.Outcome.ACCEPTED);
    }

    @Test
    void anApplicationIsAnsweredOnce() {
        Parcel parcel = answered(XML);
        sandbox.office().work();
        sandbox.office().work();

        assertThat(repliesOf(parcel)).hasSize(1);
        assertThat(received(parcel).replyId())
                .contains(UUID.fromString(repliesOf(parcel).get(0)));
        assertThat(sandbox.history())
                .filteredOn(event -> event.kind() == HistoryEvent.Kind.REPLIED)
                .filteredOn(event -> event.detail().equals("case:" + parcel.caseId))
                .extracting(HistoryEvent::about)
                .containsExactlyElementsOf(repliesOf(parcel));
    }

    @Test
    void whoDoesNotAskGetsNoReply() {
        Parcel silent = Parcel.toFirstPlace(sandbox).send();
        Parcel other = parcel(XML);
        other.metadata.put("replyChannel", key.channel("urn:ozgsdk:beispiel:etwas-anderes:1.0"));
        other.send();
        sandbox.office().work();

        assertThat(repliesOf(silent)).isEmpty();
        assertThat(repliesOf(other)).isEmpty();
        assertThat(received(other).replyId()).isEmpty();
        assertThat(received(other).outcome()).isEqualTo(ReceivedApplication.Outcome.ACCEPTED);
    }

    @Test
    void missingNamesAreEmptyWordsNeverAFailure() {
        Parcel parcel = answered("<gewerbe><antragsteller/><betrieb><ort>Aachen</ort></betrieb></gewerbe>");

        JsonObject data = Json.object(key.open(reply(parcel).text("encryptedData")), "data");

        assertThat(data.text("antragsteller")).isEmpty();
        assertThat(data.text("betrieb")).isEmpty();
    }

    @Test
    void anOrganisationIsNamedBesideThePersonWhoActs() throws IOException {
        Parcel parcel = answered("<g><antragsteller><organisation><name>Łódź Bäckerei GmbH</name></organisation>"
                + "<vornamen>Jürgen Ștefan</vornamen><familienname>Nowák-Łyś</familienname></antragsteller>"
                + "<betrieb><name>Bäckerei</name></betrieb></g>");

        JsonObject reply = reply(parcel);
        JsonObject data = Json.object(key.open(reply.text("encryptedData")), "data");

        assertThat(data.text("organisation")).isEqualTo("Łódź Bäckerei GmbH");
        assertThat(data.text("antragsteller")).isEqualTo("Jürgen Ștefan Nowák-Łyś");
        assertThat(textOf(pdf(reply))).contains("Łódź Bäckerei GmbH", "Jürgen Ștefan Nowák-Łyś");
    }

    @Test
    void aNameThatTheFontCannotShowIsNotAnsweredRatherThanMutilated() {
        Parcel parcel = answered(XML.replace("Łucja", "漢字"));
        sandbox.office().work();

        assertThat(received(parcel).outcome()).isEqualTo(ReceivedApplication.Outcome.ACCEPTED);
        assertThat(received(parcel).replyId()).isEmpty();
        assertThat(repliesOf(parcel)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.0, 0.25, 0.5, 0.75, 1.0})
    void aReplyChangedInFlightNoLongerFitsItsEvent(double position) {
        Parcel parcel = answered(XML);
        JsonObject before = reply(parcel);
        sandbox.faults().tamper(Tamper.REPLY, position);

        JsonObject after = reply(parcel);

        int changed = differences(before.text("encryptedMetadata"), after.text("encryptedMetadata"))
                + differences(before.text("encryptedData"), after.text("encryptedData"));
        assertThat(changed).isEqualTo(1);
        String attachment = attachmentJwe(after);
        sandbox.faults().clear();
        assertThat(differences(attachmentJwe(after), attachment)).isEqualTo(1);
    }

    @Test
    void thePaymentReferenceOfTheMetadataIsKept() {
        Parcel parcel = parcel(XML);
        parcel.metadata.put(
                "paymentInformation",
                Map.of(
                        "transactionReference", "KZ-0815",
                        "transactionId", "SIM-1",
                        "paymentMethod", "CREDITCARD",
                        "status", "BOOKED"));
        parcel.send();
        sandbox.office().work();

        assertThat(received(parcel).paymentReference()).contains("KZ-0815");
    }

    private static int differences(String one, String other) {
        assertThat(other).hasSameSizeAs(one);
        return (int) IntStream.range(0, one.length())
                .filter(i -> one.charAt(i) != other.charAt(i))
                .count();
    }

    private static Parcel parcel(String xml) {
        Parcel parcel = Parcel.toFirstPlace(sandbox);
        parcel.data = xml.getBytes(StandardCharsets.UTF_8);
        return parcel;
    }

    private static Parcel answered(String xml) {
        Parcel parcel = parcel(xml);
        parcel.metadata.put("replyChannel", key.channel(ReplyKey.PROCESS));
        parcel.send();
        sandbox.office().work();
        return parcel;
    }

    private static List<String> repliesOf(Parcel parcel) {
        return sender.get(REPLIES).json().objects("replies").stream()
                .filter(reply -> reply.text("caseId").equals(parcel.caseId))
                .map(reply -> reply.text("replyId"))
                .toList();
    }

    private static JsonObject reply(Parcel parcel) {
        return sender.get(REPLIES + "/" + repliesOf(parcel).get(0)).json();
    }

    private static String attachmentJwe(JsonObject reply) {
        String id = reply.texts("attachments").get(0);
        return sender.get(REPLIES + "/" + reply.text("replyId") + "/attachments/" + id)
                .body();
    }

    private static byte[] pdf(JsonObject reply) {
        return key.open(attachmentJwe(reply));
    }

    private static String pdfHash(JsonObject reply) {
        return Json.object(key.open(reply.text("encryptedMetadata")), "metadata")
                .object("contentStructure")
                .objects("attachments")
                .get(0)
                .object("hash")
                .text("content");
    }

    private static String textOf(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    private static String tag(String jwe) {
        return jwe.substring(jwe.lastIndexOf('.') + 1);
    }

    private static ReceivedApplication received(Parcel parcel) {
        return sandbox.office().received().stream()
                .filter(application -> application.submissionId().toString().equals(parcel.submissionId))
                .findFirst()
                .orElseThrow();
    }
}
