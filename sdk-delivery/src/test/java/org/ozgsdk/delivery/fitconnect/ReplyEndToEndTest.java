// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.fitconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.ozgsdk.core.Money;
import org.ozgsdk.core.PaymentEvidence;
import org.ozgsdk.core.PaymentMethod;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.core.json.JsonObject;
import org.ozgsdk.core.keys.KeyMaterial;
import org.ozgsdk.delivery.Attachment;
import org.ozgsdk.delivery.Outcome;
import org.ozgsdk.delivery.Prepared;
import org.ozgsdk.delivery.Receipt;
import org.ozgsdk.delivery.Reply;
import org.ozgsdk.delivery.ReplyChannel;
import org.ozgsdk.delivery.Submission;
import org.ozgsdk.delivery.World;
import org.ozgsdk.sandbox.ReceivedAttachment;
import org.ozgsdk.sandbox.Tamper;

/** There and back: an application with everything the metadata can say, and the answer of the sandbox's office, which works with other code. */
class ReplyEndToEndTest {

    private static final URI STANDARD = URI.create("urn:ozgsdk:beispiel:empfangsbescheinigung:1.0");
    private static final byte[] XML = ("<gewerbeanmeldung><antragsteller><vornamen>Thị Ặn Łucja</vornamen>"
                    + "<familienname>Đặng-Øllegård</familienname></antragsteller>"
                    + "<betrieb><name>Ğündoğdu &amp; Nowák-Łyś</name></betrieb></gewerbeanmeldung>")
            .getBytes(StandardCharsets.UTF_8);

    private static World world;
    private static FitConnect channel;

    @BeforeAll
    static void open() {
        world = World.start(Duration.ZERO);
        channel = world.clientBuilder()
                .experimentalReplies(KeyMaterial.pem(world.sandbox.testKeys().reply()))
                .build();
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @AfterEach
    void repair() {
        world.sandbox.faults().clear();
        world.sandbox.office().work();
    }

    private static Submission.Builder application() {
        return Submission.builder(channel.destination(world.signature(World.AACHEN), World.TRADE, World.AACHEN))
                .xml(World.SCHEMA, XML)
                .serviceName("Gewerbe anmelden");
    }

    private static Receipt answered() {
        Receipt receipt = channel.send(
                application().replyTo(channel.replyChannel(STANDARD)).build());
        assertThat(channel.replies(receipt)).isEmpty();
        world.sandbox.office().work();
        return receipt;
    }

    private static PaymentEvidence paid(String reference) {
        return new PaymentEvidence(
                "xbezahldienste",
                "SIM-" + UUID.randomUUID().toString().substring(0, 8),
                Optional.ofNullable(reference),
                Instant.parse("2026-11-23T10:00:00Z"),
                PaymentMethod.CREDITCARD,
                Optional.of("Visa"),
                Money.euro("26.00"),
                Optional.empty());
    }

    @Test
    void theAnswerOfTheOfficeComesBackWithEveryLetter() {
        Receipt receipt = answered();

        Reply reply = channel.awaitReply(receipt, Duration.ofSeconds(20)).orElseThrow();

        assertThat(reply.caseId()).isEqualTo(receipt.caseId());
        assertThat(reply.schema().schemaUri()).isEqualTo(STANDARD.toString());
        JsonObject data = Json.object(reply.data(), "reply");
        assertThat(data.text("antragsteller")).isEqualTo("Thị Ặn Łucja Đặng-Øllegård");
        assertThat(data.text("betrieb")).isEqualTo("Ğündoğdu & Nowák-Łyś");
        assertThat(data.text("vorgang")).isEqualTo(receipt.caseId().toString());
        assertThat(reply.attachments()).singleElement().satisfies(file -> {
            assertThat(file.filename()).isEqualTo("empfangsbescheinigung.pdf");
            assertThat(file.mediaType()).isEqualTo("application/pdf");
            assertThat(new String(file.content(), 0, 5, StandardCharsets.US_ASCII))
                    .isEqualTo("%PDF-");
        });
    }

    @Test
    void theReplyStandsInTheEventLogAndLeavesTheOutcomeAsItIs() {
        Receipt receipt = answered();

        assertThat(channel.eventLog(receipt).events())
                .extracting(Event::kind)
                .endsWith(
                        EventKind.ACCEPT_SUBMISSION,
                        EventKind.DELETE_SUBMISSION,
                        EventKind.CREATE_REPLY,
                        EventKind.SUBMIT_REPLY);
        assertThat(world.client().status(receipt)).isInstanceOf(Outcome.Accepted.class);
        assertThat(channel.isSubmitted(receipt)).isTrue();
    }

    @Test
    void whoAsksForNoReplyGetsNone() {
        Receipt receipt = channel.send(application().build());
        world.sandbox.office().work();
        assertThat(channel.status(receipt)).isInstanceOf(Outcome.Accepted.class);
        assertThat(channel.awaitReply(receipt, Duration.ZERO)).isEmpty();
    }

    @Test
    void aReplyChangedOnItsWayIsUntrusted() {
        Receipt receipt = answered();
        for (double position = 0; position <= 1; position += 0.05) {
            world.sandbox.faults().tamper(Tamper.REPLY, position);
            assertThatThrownBy(() -> channel.replies(receipt))
                    .as("position %s", position)
                    .isInstanceOf(UntrustedException.class);
        }
        world.sandbox.faults().clear();
        assertThat(channel.replies(receipt)).hasSize(1);
    }

    @Test
    void aProofOfAReplyChangedOnItsWayIsUntrusted() {
        Receipt receipt = answered();
        for (double position = 0; position <= 1; position += 0.05) {
            world.sandbox.faults().tamper(Tamper.EVENT, position);
            assertThatThrownBy(() -> channel.replies(receipt))
                    .as("position %s", position)
                    .isInstanceOf(UntrustedException.class);
        }
    }

    @Test
    void theOfficeTakesAnApplicationWithEverythingTheMetadataCanSay() {
        Submission.Builder full = application()
                .payment(paid("KZ 0815/26"))
                .applicationId(UUID.randomUUID())
                .applicationDate(LocalDate.of(2026, 11, 23))
                .senderReference("GW-1")
                .author("Portal", "Formular", "1.0", "Muster")
                .replyTo(new ReplyChannel.BundIdMailbox(UUID.randomUUID()));

        Receipt receipt = channel.send(full.build());
        world.sandbox.office().work();

        assertThat(channel.status(receipt)).isInstanceOf(Outcome.Accepted.class);
        assertThat(channel.replies(receipt)).isEmpty();
    }

    @Test
    void evidenceTravelsAsAFileAlsoWhenPreparedAgain() {
        PaymentEvidence evidence = paid(null);
        UUID pdf = UUID.randomUUID();
        Receipt earlier = channel.prepare(withEvidence(evidence, pdf)).receipt();
        Prepared again = world.client().prepare(withEvidence(evidence, pdf), earlier);
        Receipt receipt = world.client().isSubmitted(again.receipt()) ? earlier : channel.submit(again);
        world.sandbox.office().work();

        assertThat(channel.status(receipt)).isInstanceOf(Outcome.Accepted.class);
        List<ReceivedAttachment> files = world.sandbox.office().received().stream()
                .filter(received -> received.submissionId().equals(receipt.submissionId()))
                .findFirst()
                .orElseThrow()
                .attachments();
        assertThat(files).extracting(ReceivedAttachment::filename).containsExactly("a.pdf", "zahlungsnachweis.json");
        assertThat(Json.object(files.get(1).content(), "evidence").text("transactionId"))
                .isEqualTo(evidence.transactionId());
    }

    private static Submission withEvidence(PaymentEvidence evidence, UUID pdf) {
        return application()
                .attach(Attachment.of("a.pdf", "application/pdf", new byte[] {1, 2})
                        .withId(pdf))
                .payment(evidence)
                .build();
    }
}
