// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.fitconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.RejectedException;
import org.ozgsdk.core.UnavailableException;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.keys.Jwk;
import org.ozgsdk.delivery.AuthenticationTags;
import org.ozgsdk.delivery.Receipt;
import org.ozgsdk.delivery.Reply;
import org.ozgsdk.delivery.ReplyAttachment;
import org.ozgsdk.delivery.internal.FakeService;
import org.ozgsdk.delivery.internal.FakeService.Answer;
import org.ozgsdk.delivery.internal.ReplyOffice;
import org.ozgsdk.delivery.internal.TestKeys;

/** Answers of an authority that works with other code (Nimbus), sound ones and every kind of wrong one. */
class ReplyTest {

    private static final URI STANDARD = URI.create(ReplyOffice.STANDARD);
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private FakeService service;
    private FitConnect channel;
    private Receipt receipt;
    private ReplyOffice office;

    @BeforeEach
    void open() {
        service = new FakeService();
        channel = service.clientBuilder()
                .experimentalReplies(TestKeys.material("reply-4096"))
                .build();
        receipt = new Receipt(
                FitConnect.ID,
                service.destinationId,
                service.caseId,
                service.submissionId,
                service.now,
                new AuthenticationTags("m", "d", Map.of()));
        office = new ReplyOffice(service, channel.replyChannel(STANDARD).encryptionPublicKey());
    }

    @AfterEach
    void close() {
        service.close();
    }

    private void untrusted(String as) {
        assertThatThrownBy(() -> channel.replies(receipt)).as(as).isInstanceOf(UntrustedException.class);
    }

    @Test
    void aReplyIsReadByteForByte() {
        office.publish();

        List<Reply> replies = channel.replies(receipt);

        assertThat(replies).singleElement().satisfies(reply -> {
            assertThat(reply.replyId()).isEqualTo(office.replyId);
            assertThat(reply.caseId()).isEqualTo(service.caseId);
            assertThat(reply.at()).isBefore(service.now);
            assertThat(reply.schema().schemaUri()).isEqualTo(ReplyOffice.STANDARD);
            assertThat(reply.schema().mediaType()).isEqualTo("application/json");
            assertThat(reply.data()).isEqualTo(ReplyOffice.DATA);
            assertThat(reply.attachments()).singleElement().satisfies(file -> {
                assertThat(file.id()).isEqualTo(office.attachmentId);
                assertThat(file.filename()).isEqualTo("empfangsbescheinigung.pdf");
                assertThat(file.mediaType()).isEqualTo("application/pdf");
                assertThat(file.content()).isEqualTo(ReplyOffice.PDF);
            });
        });
        assertThat(channel.replies(receipt)).isEqualTo(replies);
    }

    @Test
    void readingChangesNothingOnTheOtherSide() {
        office.publish();
        channel.replies(receipt);
        assertThat(service.calls).allMatch(call -> call.startsWith("GET ") || call.equals("POST /token"));
    }

    @Test
    void aReplyWithoutAttachmentsIsAReply() {
        office.structure.remove("attachments");
        office.announced.clear();
        office.encrypt().serve();
        office.tags.remove("attachments");
        office.write("submit-reply", Map.of("authenticationTags", office.tags));
        assertThat(channel.replies(receipt))
                .singleElement()
                .satisfies(reply -> assertThat(reply.attachments()).isEmpty());
    }

    @Test
    void severalRepliesComeInTheirOrder() {
        office.publish();
        ReplyOffice second =
                new ReplyOffice(service, channel.replyChannel(STANDARD).encryptionPublicKey()).publish();
        assertThat(channel.replies(receipt)).extracting(Reply::replyId).containsExactly(office.replyId, second.replyId);
    }

    @Test
    void waitingEndsWithTheFirstReplyOrWithTheTime() {
        assertThat(channel.replies(receipt)).isEmpty();
        assertThat(channel.awaitReply(receipt, Duration.ofMillis(60))).isEmpty();
        Thread later = new Thread(() -> office.publish());
        later.start();
        assertThat(channel.awaitReply(receipt, Duration.ofSeconds(20)))
                .hasValueSatisfying(reply -> assertThat(reply.data()).isEqualTo(ReplyOffice.DATA));
    }

    @Test
    void repliesAreOffUnlessConfigured() {
        office.publish();
        FitConnect plain = service.client();
        assertThatThrownBy(() -> plain.replies(receipt))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("experimentalReplies");
        assertThatThrownBy(() -> plain.awaitReply(receipt, Duration.ZERO)).isInstanceOf(ConfigurationException.class);
        assertThatThrownBy(() -> plain.replyChannel(STANDARD)).isInstanceOf(ConfigurationException.class);
        assertThat(plain.eventLog(receipt).events()).hasSize(2);
    }

    @Test
    void aSmallReplyKeyIsRefused() {
        FitConnect.Builder builder = service.clientBuilder();
        assertThatThrownBy(() -> builder.experimentalReplies(TestKeys.material("small-2048")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("4096");
    }

    @Test
    void aReceiptOfAnotherChannelIsRefused() {
        Receipt foreign = new Receipt(
                "xta",
                receipt.destinationId(),
                receipt.caseId(),
                receipt.submissionId(),
                receipt.sentAt(),
                receipt.tags());
        assertThatThrownBy(() -> channel.replies(foreign)).isInstanceOf(ConfigurationException.class);
    }

    @Test
    void whatTheDeliveryServiceDidNotSignForIsNeverEvenFetched() {
        office.encrypt().serve();
        office.write("create-reply", Map.of());
        assertThat(channel.replies(receipt)).isEmpty();
        assertThat(service.calls).noneMatch(call -> call.contains("/replies/"));
    }

    @Test
    void aDeletedReplyIsNoError() {
        office.publish();
        office.write("delete-reply", Map.of());
        service.paths.remove("/api/v1/replies/" + office.replyId);
        assertThat(channel.replies(receipt)).isEmpty();
    }

    @Test
    void aReplyThatIsGoneOrCannotBeFetchedNowIsNoMatterOfTrust() {
        office.publish();
        service.paths.put("/api/v1/replies/" + office.replyId, call -> new Answer(404, new byte[0]));
        assertThatThrownBy(() -> channel.replies(receipt)).isInstanceOf(RejectedException.class);
        service.paths.put("/api/v1/replies/" + office.replyId, call -> new Answer(503, new byte[0]));
        assertThatThrownBy(() -> channel.replies(receipt)).isInstanceOf(UnavailableException.class);
    }

    private static String changed(String text, int at, Random random) {
        char other;
        do {
            other = ALPHABET.charAt(random.nextInt(64));
        } while (other == text.charAt(at));
        return text.substring(0, at) + other + text.substring(at + 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"metadata", "data", "attachment"})
    void anyCharacterOfAReplyChangedOnItsWayIsUntrusted(String part) {
        office.publish();
        String metadata = office.metadataJwe;
        String data = office.dataJwe;
        String file = office.fileJwe;
        long seed = System.nanoTime();
        Random random = new Random(seed);
        String whole = part.equals("metadata") ? metadata : part.equals("data") ? data : file;
        for (int at = 0; at < whole.length(); at += 1 + random.nextInt(40)) {
            if (whole.charAt(at) == '.') {
                continue;
            }
            String other = changed(whole, at, random);
            office.metadataJwe = part.equals("metadata") ? other : metadata;
            office.dataJwe = part.equals("data") ? other : data;
            office.fileJwe = part.equals("attachment") ? other : file;
            untrusted("seed " + seed + ", " + part + " at " + at);
        }
        for (int at = whole.length() - 22; at < whole.length(); at++) {
            String other = changed(whole, at, random);
            office.metadataJwe = part.equals("metadata") ? other : metadata;
            office.dataJwe = part.equals("data") ? other : data;
            office.fileJwe = part.equals("attachment") ? other : file;
            untrusted("seed " + seed + ", tag of " + part + " at " + at);
        }
        office.metadataJwe = metadata;
        office.dataJwe = data;
        office.fileJwe = file;
        assertThat(channel.replies(receipt)).hasSize(1);
    }

    @Test
    void aChangedTagThatTheServiceSignedForDoesNotOpenAnything() {
        office.encrypt();
        office.dataJwe = changed(office.dataJwe, office.dataJwe.length() - 3, new Random(1));
        office.sign().serve();
        office.write("submit-reply", Map.of("authenticationTags", office.tags));
        untrusted("tag changed before the service saw it");
    }

    @Test
    void anyCharacterOfTheSignedEventChangedIsUntrusted() {
        office.publish();
        String token = service.events.get(1);
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int at = 0; at < token.length(); at += 1 + random.nextInt(15)) {
            if (token.charAt(at) != '.') {
                service.events.set(1, changed(token, at, random));
                untrusted("seed " + seed + ", character " + at);
            }
        }
        service.events.set(1, token);
        assertThat(channel.replies(receipt)).hasSize(1);
    }

    @Test
    void onlyTheDeliveryServiceProvesThatAReplyArrived() {
        office.encrypt().serve();
        Map<String, Object> claims = office.event("submit-reply", Map.of("authenticationTags", office.tags));
        claims.put("iss", service.destinationId.toString());
        service.events.add(FakeService.signedByOffice(claims));
        untrusted("signed by the authority");
        claims.put("iss", service.api());
        service.events.set(0, FakeService.signedByOffice(claims));
        untrusted("signed with the authority's key in the name of the service");
    }

    @Test
    void twoProofsForOneReplyProveNothing() {
        office.publish();
        office.write("submit-reply", Map.of("authenticationTags", office.tags));
        untrusted("submitted twice");
    }

    @Test
    void aProofOfAnotherCaseProvesNothing() {
        office.encrypt().serve();
        Map<String, Object> claims = office.event("submit-reply", Map.of("authenticationTags", office.tags));
        claims.put("txn", "case:" + UUID.randomUUID());
        service.events.add(FakeService.signedByService(claims));
        untrusted("case");
    }

    @Test
    void tagsOfAnotherReplyProveNothing() {
        ReplyOffice other =
                new ReplyOffice(service, channel.replyChannel(STANDARD).encryptionPublicKey()).encrypt();
        office.encrypt().serve();
        office.write("submit-reply", Map.of("authenticationTags", Map.copyOf(other.tags)));
        untrusted("tags");
    }

    @Test
    void anAnswerWithAnotherReplyOrCaseIsUntrusted() {
        office.caseId = UUID.randomUUID();
        office.publish();
        untrusted("case");
        office.caseId = service.caseId;
        assertThat(channel.replies(receipt)).hasSize(1);
        ReplyOffice other =
                new ReplyOffice(service, channel.replyChannel(STANDARD).encryptionPublicKey());
        other.encrypt().serve();
        service.paths.put("/api/v1/replies/" + office.replyId, service.paths.get("/api/v1/replies/" + other.replyId));
        untrusted("reply");
    }

    @Test
    void attachmentsListedSignedAndDescribedAreTheSame() {
        office.announced.add(UUID.randomUUID().toString());
        office.publish();
        untrusted("one more listed");
        office.announced.remove(1);
        assertThat(channel.replies(receipt)).hasSize(1);
        office.announced.add(office.attachmentId.toString());
        untrusted("listed twice");
        office.announced.clear();
        untrusted("one less listed");
    }

    @Test
    void anAttachmentThatTheMetadataDoNotKnowIsUntrusted() {
        office.structure.remove("attachments");
        office.publish();
        untrusted("not described");
    }

    @Test
    void anAttachmentDescribedTwiceIsUntrusted() {
        office.structure.put("attachments", List.of(office.file, office.file));
        office.publish();
        untrusted("described twice");
    }

    @Test
    void contentThatDoesNotFitItsHashIsUntrusted() {
        office.dataEntry.put("hash", ReplyOffice.hash(new byte[] {1}));
        office.publish();
        untrusted("data");
    }

    @Test
    void aFileThatDoesNotFitItsHashIsUntrusted() {
        office.file.put("hash", ReplyOffice.hash(new byte[] {1}));
        office.publish();
        untrusted("file");
    }

    @Test
    void aReplyForAnotherKeyIsUntrusted() {
        Jwk other = Jwk.of(TestKeys.pair("office-4096").getPublic())
                .kid(channel.replyChannel(STANDARD).encryptionPublicKey().kid().orElseThrow())
                .build();
        new ReplyOffice(service, other).publish();
        untrusted("key");
    }

    @Test
    void metadataOfAnotherShapeAreUntrusted() {
        List<Runnable> mistakes = new ArrayList<>();
        mistakes.add(() -> office.metadata.remove("$schema"));
        mistakes.add(() -> office.metadata.put("$schema", "https://schema.fitko.de/fit-connect/metadata/9.0.0/x"));
        mistakes.add(() -> office.metadata.remove("contentStructure"));
        mistakes.add(() -> office.metadata.put("contentStructure", "x"));
        mistakes.add(() -> office.structure.remove("data"));
        mistakes.add(() -> office.dataEntry.remove("hash"));
        mistakes.add(() -> office.dataEntry.put("hash", Map.of("type", "sha256", "content", "00")));
        mistakes.add(() -> office.dataEntry.put("hash", Map.of("type", "sha512", "content", "A".repeat(128))));
        mistakes.add(() -> office.dataEntry.remove("submissionSchema"));
        mistakes.add(() -> office.dataEntry.put("submissionSchema", Map.of("schemaUri", "u:a", "mimeType", "a/b")));
        mistakes.add(() -> office.file.put("purpose", "other"));
        mistakes.add(() -> office.file.put("mimeType", "pdf"));
        mistakes.add(() -> office.file.remove("attachmentId"));
        mistakes.add(() -> office.file.put("attachmentId", UUID.randomUUID().toString()));
        mistakes.add(() -> office.file.put("attachmentId", "../x"));
        mistakes.add(
                () -> office.file.put("fragments", List.of(UUID.randomUUID().toString())));
        for (int i = 0; i < mistakes.size(); i++) {
            office = new ReplyOffice(service, channel.replyChannel(STANDARD).encryptionPublicKey());
            service.events.clear();
            mistakes.get(i).run();
            office.publish();
            untrusted("mistake " + i);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../etc/passwd", "..\\..\\x.pdf", "a\nb", "..", "", "C:x", "\u202Efdp.exe"})
    void aFileNameLeadsNowhere(String name) {
        office.file.put("filename", name);
        office.publish();
        String safe = channel.replies(receipt).get(0).attachments().get(0).filename();
        assertThat(safe)
                .isNotBlank()
                .doesNotContain("/", "\\", "\n", ":", "\u202E")
                .isNotIn(".", "..");
    }

    @Test
    void aFileWithoutNameGetsOne() {
        office.file.remove("filename");
        office.publish();
        assertThat(channel.replies(receipt).get(0).attachments().get(0).filename())
                .isEqualTo("anlage");
    }

    @Test
    void repliesHoldStillAndKeepSilent() {
        office.publish();
        Reply reply = channel.replies(receipt).get(0);
        ReplyAttachment file = reply.attachments().get(0);
        reply.data()[0] = 'x';
        file.content()[0] = 'x';

        assertThat(reply.data()).isEqualTo(ReplyOffice.DATA);
        assertThat(file.content()).isEqualTo(ReplyOffice.PDF);
        assertThat(reply.toString()).doesNotContain("Łucja", "empfangs").contains(office.replyId.toString());
        assertThat(file.toString()).doesNotContain("empfangs");
        assertThat(file)
                .isNotEqualTo(new ReplyAttachment(file.id(), file.filename(), file.mediaType(), new byte[] {1}));
        assertThat(reply).hasSameHashCodeAs(channel.replies(receipt).get(0));
        assertThat(new String(ReplyOffice.DATA, StandardCharsets.UTF_8)).contains("Łucja");
    }

    @Test
    void theReplyKeyHasTheSameNameAfterEachStart() {
        FitConnect again = service.clientBuilder()
                .experimentalReplies(TestKeys.material("reply-4096"))
                .build();
        assertThat(again.replyChannel(STANDARD)).isEqualTo(channel.replyChannel(STANDARD));
        assertThat(again.replyChannel(STANDARD).encryptionPublicKey().privateKey())
                .isEmpty();
    }
}
