// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.fitconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ozgsdk.core.Ars;
import org.ozgsdk.core.LeikaKey;
import org.ozgsdk.core.RejectedException;
import org.ozgsdk.core.UnavailableException;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.core.json.JsonObject;
import org.ozgsdk.delivery.Attachment;
import org.ozgsdk.delivery.Destination;
import org.ozgsdk.delivery.Prepared;
import org.ozgsdk.delivery.Receipt;
import org.ozgsdk.delivery.Submission;
import org.ozgsdk.delivery.internal.FakeService;
import org.ozgsdk.delivery.internal.FakeService.Answer;
import org.ozgsdk.delivery.internal.TestKeys;

/** What happens on the wire while sending, above all when the last answer is lost. */
class SendTest {

    private static final LeikaKey SERVICE = LeikaKey.of("99050012104000");
    private static final Ars PLACE = Ars.of("053340002002");

    private FakeService fake;
    private FitConnect channel;
    private Destination office;
    private JsonObject announced;
    private JsonObject finished;
    private int finishCalls;
    private Answer afterFinish = new Answer(200, new byte[0]);
    private boolean writeSubmitEvent = true;
    private String kidNow = "enc-office-4096";

    @BeforeEach
    void open() {
        fake = new FakeService();
        fake.key(TestKeys.encryption("office-4096").build());
        fake.paths.put(
                "/api/v2/destinations/" + fake.destinationId, call -> new Answer(200, Json.write(destination())));
        fake.paths.put("/api/v2/submissions", call -> {
            announced = Json.object(call.getRequestBody().readAllBytes(), "announcement");
            return new Answer(
                    201,
                    Json.write(Map.of(
                            "submissionId", fake.submissionId.toString(), "caseId", fake.caseId.toString(), "x", 1)));
        });
        fake.paths.put(
                "/api/v2/submissions/" + fake.submissionId,
                call -> finish(call.getRequestBody().readAllBytes()));
        channel = fake.client();
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", fake.uri("/portal").toString());
        claims.put("iat", fake.now.getEpochSecond());
        claims.put("submissionHost", fake.uri("").getAuthority());
        claims.put("destinationId", fake.destinationId.toString());
        claims.put(
                "services",
                List.of(Map.of(
                        "gebietIDs", List.of("urn:de:bund:destatis:bevoelkerungsstatistik:schluessel:rs:05"),
                        "leistungIDs", List.of("urn:de:fim:leika:leistung:" + SERVICE))));
        office = channel.destination(TestKeys.sign("portal-4096", "portal-key", "jwt", claims), SERVICE, PLACE);
    }

    @AfterEach
    void close() {
        fake.close();
    }

    private Map<String, Object> destination() {
        return Map.of(
                "destinationId",
                fake.destinationId.toString(),
                "status",
                "active",
                "encryptionKid",
                kidNow,
                "publicServices",
                List.of(Map.of(
                        "identifier", "urn:de:fim:leika:leistung:" + SERVICE,
                        "regions", List.of("DE"),
                        "submissionSchemas", List.of(Map.of("schemaUri", "urn:a", "mimeType", "application/json")))));
    }

    private Answer finish(byte[] body) throws IOException {
        finishCalls++;
        finished = Json.object(body, "content");
        if (writeSubmitEvent && fake.events.isEmpty()) {
            fake.byService("create-submission", Map.of());
            fake.byService(
                    "submit-submission",
                    Map.of(
                            "authenticationTags",
                            Map.of("metadata", tag("encryptedMetadata"), "data", tag("encryptedData"))));
        }
        return afterFinish;
    }

    private String tag(String member) {
        String jwe = finished.text(member);
        return jwe.substring(jwe.lastIndexOf('.') + 1);
    }

    private Submission.Builder application() {
        return Submission.builder(office).json("urn:a", "{}".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void theAnnouncementHoldsWhatTheServiceNeedsAndNothingOfTheContent() {
        Receipt receipt = channel.send(application()
                .serviceName("Gewerbe anmelden")
                .senderReference("GW-1")
                .build());

        assertThat(announced.names())
                .containsExactly("destinationId", "announcedAttachments", "publicService", "region");
        assertThat(announced.text("region")).isEqualTo("DE053340002002");
        assertThat(announced.object("publicService").text("identifier"))
                .isEqualTo("urn:de:fim:leika:leistung:99050012104000");
        assertThat(announced.object("publicService").text("name")).isEqualTo("Gewerbe anmelden");
        assertThat(announced.texts("announcedAttachments")).isEmpty();
        assertThat(finished.names()).containsExactlyInAnyOrder("encryptedMetadata", "encryptedData");
        assertThat(receipt.caseId()).isEqualTo(fake.caseId);
        assertThat(receipt.submissionId()).isEqualTo(fake.submissionId);
        assertThat(receipt.tags().data()).isEqualTo(tag("encryptedData"));
        assertThat(receipt.tags().metadata()).isEqualTo(tag("encryptedMetadata"));
    }

    @Test
    void aLostAnswerAfterTheLastStepIsNoSecondSubmission() {
        afterFinish = new Answer(503, new byte[0]);
        assertThat(channel.send(application().build()).submissionId()).isEqualTo(fake.submissionId);
        assertThat(finishCalls).isEqualTo(1);
    }

    @Test
    void aConflictAfterARepeatedLastStepIsAskedAtTheEventLog() {
        afterFinish = new Answer(409, new byte[0]);
        assertThat(channel.send(application().build()).submissionId()).isEqualTo(fake.submissionId);
    }

    @ParameterizedTest
    @ValueSource(ints = {503, 409, 403})
    void aLastStepThatDidNotHappenIsReported(int status) {
        writeSubmitEvent = false;
        afterFinish = new Answer(status, new byte[0]);
        assertThatThrownBy(() -> channel.send(application().build()))
                .isInstanceOf(status == 503 ? UnavailableException.class : RejectedException.class);
    }

    @Test
    void anAnnouncementDeletedMeanwhileIsToBePreparedAnew() {
        writeSubmitEvent = false;
        Prepared prepared = channel.prepare(application().build());
        afterFinish = new Answer(404, new byte[0]);

        assertThatThrownBy(() -> channel.submit(prepared))
                .isInstanceOfSatisfying(
                        RejectedException.class, e -> assertThat(e.status()).isEqualTo(404))
                .hasMessageContaining("neu vorbereiten");
    }

    @Test
    void nothingIsConcludedWhileTheEventLogCannotBeRead() {
        Prepared prepared = channel.prepare(application().build());
        afterFinish = new Answer(404, new byte[0]);
        fake.paths.put("/api/v2/cases/" + fake.caseId + "/events", call -> new Answer(503, new byte[0]));

        assertThatThrownBy(() -> channel.submit(prepared))
                .isInstanceOf(RejectedException.class)
                .hasMessageNotContaining("neu vorbereiten")
                .satisfies(e -> assertThat(e.getSuppressed()).hasSize(1));
        assertThatThrownBy(() -> channel.isSubmitted(prepared.receipt())).isInstanceOf(UnavailableException.class);
    }

    @Test
    void aSubmissionWhoseAnswerAndProofWereLostIsFoundLater() {
        Prepared prepared = channel.prepare(application().build());
        afterFinish = new Answer(503, new byte[0]);
        String log = "/api/v2/cases/" + fake.caseId + "/events";
        FakeService.Handler readable = fake.paths.put(log, call -> new Answer(503, new byte[0]));

        assertThatThrownBy(() -> channel.submit(prepared)).isInstanceOf(UnavailableException.class);

        fake.paths.put(log, readable);
        assertThat(fake.client().isSubmitted(prepared.receipt())).isTrue();
        assertThatThrownBy(() -> channel.prepare(application().build(), prepared.receipt()))
                .isInstanceOfSatisfying(
                        RejectedException.class, e -> assertThat(e.status()).isEqualTo(409));
        assertThat(finishCalls).isEqualTo(1);
    }

    @Test
    void aPreparationSendsNoContentYet() {
        channel.prepare(application().build());
        assertThat(finishCalls).isZero();
        assertThat(fake.calls).filteredOn(call -> call.startsWith("PUT")).isEmpty();
    }

    @Test
    void contentTheServiceCallsMalformedWasChangedOnItsWay() {
        writeSubmitEvent = false;
        afterFinish = new Answer(422, new byte[0]);
        assertThatThrownBy(() -> channel.send(application().build())).isInstanceOf(UntrustedException.class);
    }

    @Test
    void aKeyReplacedInBetweenIsNoAttack() {
        writeSubmitEvent = false;
        afterFinish = new Answer(422, new byte[0]);
        kidNow = "enc-brand-new";
        assertThatThrownBy(() -> channel.send(application().build())).isInstanceOf(RejectedException.class);
    }

    @Test
    void whatTheServiceSaysItGotMustBeWhatWasSent() {
        writeSubmitEvent = false;
        fake.byService("create-submission", Map.of());
        fake.byService("submit-submission", Map.of("authenticationTags", Map.of("metadata", "x", "data", "y")));
        afterFinish = new Answer(409, new byte[0]);
        assertThatThrownBy(() -> channel.send(application().build())).isInstanceOf(UntrustedException.class);
    }

    @Test
    void moreThanAHundredAttachmentsAreRefusedBeforeAnythingLeaves() {
        Submission.Builder builder = application();
        IntStream.range(0, 101).forEach(i -> builder.attach(Attachment.of("a", "text/plain", new byte[0])));
        assertThatThrownBy(() -> channel.send(builder.build()))
                .isInstanceOfSatisfying(
                        RejectedException.class, e -> assertThat(e.code()).isEqualTo("too-many-attachments"));
        assertThat(announced).isNull();
    }

    @Test
    void anAnnouncementAnsweredInAnotherShapeIsUntrusted() {
        fake.json(
                "/api/v2/submissions",
                201,
                Map.of("submissionId", "../../x", "caseId", UUID.randomUUID().toString()));
        assertThatThrownBy(() -> channel.send(application().build())).isInstanceOf(UntrustedException.class);
    }

    @Test
    void nothingPrintsItsContent() {
        Submission submission = application()
                .attach(Attachment.of("Erika-Mustermann.pdf", "application/pdf", new byte[] {1}))
                .senderReference("geheim")
                .build();
        assertThat(submission.toString()).doesNotContain("Erika", "geheim");
        assertThat(submission.attachments().get(0).toString()).doesNotContain("Erika");
        assertThat(channel.toString()).doesNotContain("geheim");
    }

    @Test
    void aSubmissionIsCompleteOrNotBuilt() {
        assertThatThrownBy(() -> Submission.builder(office).build()).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Submission.builder(office).xml("no uri", new byte[0]))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Submission.builder(office).xml("relative", new byte[0]))
                .isInstanceOf(IllegalArgumentException.class);
        Attachment attachment = Attachment.of("a", "text/plain", new byte[0]);
        assertThatThrownBy(() -> application().attach(attachment).attach(attachment))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Attachment.of(" ", "text/plain", new byte[0]))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Attachment.of("a", "text/plain; charset=utf-8", new byte[0]))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
