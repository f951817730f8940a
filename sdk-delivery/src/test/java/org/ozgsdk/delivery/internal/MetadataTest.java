// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.ozgsdk.core.Ars;
import org.ozgsdk.core.LeikaKey;
import org.ozgsdk.core.Money;
import org.ozgsdk.core.PaymentEvidence;
import org.ozgsdk.core.PaymentMethod;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.core.json.JsonObject;
import org.ozgsdk.core.keys.Jwk;
import org.ozgsdk.delivery.Attachment;
import org.ozgsdk.delivery.DataSchema;
import org.ozgsdk.delivery.DataSet;
import org.ozgsdk.delivery.ReplyChannel;
import org.ozgsdk.delivery.Submission;

class MetadataTest {

    private static final VerifiedDestination OFFICE = new VerifiedDestination(
            UUID.randomUUID(),
            LeikaKey.of("99050012104000"),
            Ars.of("053340002002"),
            List.of(new DataSchema("urn:a", "application/xml")),
            TestKeys.encryption("small-2048").build(),
            MetadataVersion.V2_1_0,
            List.of());
    private static final Jwk REPLY_KEY =
            TestKeys.encryption("reply-4096").build(); // with certificates, which must not travel
    private static final String REPORT =
            "https://raw.githubusercontent.com/Governikus/IdentificationReport/2.0.0/schema/report.json";
    private static final String HASH = "0123456789abcdef".repeat(8);

    private static Submission random(Random random) {
        Submission.Builder builder = Submission.builder(OFFICE);
        if (random.nextBoolean()) {
            builder.xml("urn:ozgsdk:schema:" + random.nextInt(1000), new byte[] {1});
        } else {
            builder.json("https://schema.example/" + random.nextInt(1000) + "#x", new byte[] {1});
        }
        for (int i = random.nextInt(6); i > 0; i--) {
            String type = List.of("application/pdf", "image/svg+xml", "text/plain", "application/vnd.ms-excel")
                    .get(random.nextInt(4));
            Attachment attachment = Attachment.of("Nachweis \"Đặng\" \\ " + i + ".pdf", type, new byte[] {2})
                    .as(Attachment.Purpose.values()[random.nextInt(4)]);
            builder.attach(random.nextBoolean() ? attachment : attachment.describedAs("Zeile 1\nZeile 2 ✓"));
        }
        if (random.nextBoolean()) {
            builder.senderReference("GW/" + random.nextInt());
        }
        if (random.nextBoolean()) {
            builder.applicationDate(LocalDate.ofEpochDay(random.nextInt(30_000)));
        }
        if (random.nextBoolean()) {
            builder.applicationId(UUID.randomUUID());
        }
        if (random.nextBoolean()) {
            builder.author("Portal Đặng", "Formular \"A\"", "1.0." + random.nextInt(9), "Muster GmbH");
        }
        if (random.nextBoolean()) {
            builder.payment(payment(random));
        }
        if (random.nextBoolean()) {
            builder.replyTo(replyChannel(random));
        }
        if (random.nextBoolean()) {
            builder.digitalNotice(random.nextBoolean());
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            builder.dataSet(dataSet(random));
        }
        return builder.build();
    }

    private static DataSet dataSet(Random random) {
        if (random.nextBoolean()) {
            return DataSet.identificationReport(REPORT, random.nextBoolean() ? "{\"a\":\"Đ\"}" : "eyJh.eyJi.c-_9");
        }
        return new DataSet(
                UUID.randomUUID(),
                new DataSchema("urn:b:" + random.nextInt(9), "application/xml"),
                "<a>Đặng</a>",
                Optional.of("Daten").filter(text -> random.nextBoolean()));
    }

    private static ReplyChannel replyChannel(Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> new ReplyChannel.BundIdMailbox(UUID.randomUUID());
            case 1 -> new ReplyChannel.FitConnect(REPLY_KEY, URI.create("urn:a:b:" + random.nextInt(9)));
            case 2 ->
                new ReplyChannel.EMail(
                        "erika@example.org",
                        Optional.of("-----BEGIN PGP PUBLIC KEY BLOCK-----\n\nabc")
                                .filter(key -> random.nextBoolean()));
            case 3 -> new ReplyChannel.DeMail("erika@example.de");
            default ->
                new ReplyChannel.Elster(
                        one(random, List.of("1234567890", "12345", "Konto")),
                        Optional.of("T-1").filter(text -> random.nextBoolean()),
                        Optional.of("x".repeat(random.nextInt(60))).filter(text -> random.nextBoolean()));
        };
    }

    private static <T> T one(Random random, List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private static PaymentEvidence payment(Random random) {
        List<String> words = List.of("SIM-1", "a_b-c", "x".repeat(36), "x".repeat(37), "", "a b", "Kreditkarte/Đ", " ");
        return new PaymentEvidence(
                "xbezahldienste",
                one(random, words),
                Optional.of(one(random, words)).filter(word -> random.nextBoolean()),
                Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000)),
                one(random, List.of(PaymentMethod.values())),
                Optional.of(one(random, words)).filter(word -> random.nextBoolean()),
                Money.ofCents(1 + random.nextInt(1_000_000)),
                Optional.of(URI.create("https://bezahldienst.example/t/" + random.nextInt()))
                        .filter(uri -> random.nextBoolean()));
    }

    private static PaymentEvidence paid(String id, String reference, String detail) {
        return new PaymentEvidence(
                "xbezahldienste",
                id,
                Optional.ofNullable(reference),
                Instant.parse("2026-11-23T10:00:00.5Z"),
                PaymentMethod.OTHER,
                Optional.ofNullable(detail),
                Money.euro("26.00"),
                Optional.of(URI.create("https://bezahldienst.example/t/1")));
    }

    private static byte[] write(Submission submission) {
        return MetadataVersion.V2_1_0
                .write(
                        submission,
                        HASH,
                        Metadata.attachments(submission).stream()
                                .map(file -> SentFile.whole(file, HASH))
                                .toList())
                .json();
    }

    private static MetadataVersion.Written written(MetadataVersion version, Submission submission, Random random) {
        return version.write(
                submission,
                HASH,
                Metadata.attachments(submission).stream()
                        .map(file -> new SentFile(file, HASH, fragments(version, random)))
                        .toList());
    }

    private static List<UUID> fragments(MetadataVersion version, Random random) {
        return Stream.generate(UUID::randomUUID)
                .limit(version.hasFragments() ? Math.max(0, random.nextInt(8) - 4) : 0)
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void hundredsOfSubmissionsFitTheSchemaOfFitko(MetadataVersion version) throws Exception {
        Path file = Path.of(
                System.getProperty("ozg.project.root", ".."),
                "..",
                "shared",
                "data",
                "fitconnect",
                "metadata-" + version + ".schema.json");
        Assumptions.assumeTrue(
                Files.exists(file), "skipped: FITKO's metadata schema " + version + " is not beside this project");
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(file), InputFormat.JSON);
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            byte[] written = written(version, random(random), random).json();
            String json = new String(written, StandardCharsets.UTF_8);
            assertThat(schema.validate(
                            json,
                            InputFormat.JSON,
                            context -> context.executionConfig(config -> config.formatAssertionsEnabled(true))))
                    .as("seed %d, round %d: %s", seed, i, json)
                    .isEmpty();
            assertThat(MetadataStructure.check(written))
                    .as("seed %d, round %d: %s", seed, i, json)
                    .isEmpty();
        }
        // The check itself must be able to fail.
        assertThat(schema.validate("{\"contentStructure\":{}}", InputFormat.JSON))
                .isNotEmpty();
    }

    @Test
    void everyMemberSaysWhatTheSubmissionSays() {
        Attachment attachment = Attachment.of("a.pdf", "application/pdf", new byte[] {2})
                .as(Attachment.Purpose.REPORT)
                .describedAs("Bescheinigung");
        Submission submission = Submission.builder(OFFICE)
                .xml("urn:a", new byte[] {1})
                .attach(attachment)
                .senderReference("GW-1")
                .applicationDate(LocalDate.of(2026, 11, 23))
                .build();

        JsonObject json = Json.object(write(submission), "metadata");

        assertThat(json.text("$schema")).endsWith("/metadata/2.1.0/metadata.schema.json");
        JsonObject data = json.object("contentStructure").object("data");
        assertThat(data.object("submissionSchema").text("schemaUri")).isEqualTo("urn:a");
        assertThat(data.object("submissionSchema").text("mimeType")).isEqualTo("application/xml");
        assertThat(data.object("hash").text("content")).isEqualTo(HASH);
        JsonObject written =
                json.object("contentStructure").objects("attachments").get(0);
        assertThat(written.names()).doesNotContain("fragments");
        assertThat(written.text("attachmentId")).isEqualTo(attachment.id().toString());
        assertThat(written.text("purpose")).isEqualTo("report");
        assertThat(written.text("filename")).isEqualTo("a.pdf");
        assertThat(written.text("description")).isEqualTo("Bescheinigung");
        assertThat(json.object("additionalReferenceInfo").text("applicationDate"))
                .isEqualTo("2026-11-23");
        assertThat(json.object("additionalReferenceInfo").text("senderReference"))
                .isEqualTo("GW-1");
    }

    @Test
    void aPaymentIsSaidInTheWordsOfTheSchema() {
        Submission submission = Submission.builder(OFFICE)
                .xml("urn:a", new byte[] {1})
                .payment(paid("SIM-4711", "KZ 0815/26", "Apple-Pay"))
                .build();
        JsonObject payment = Json.object(write(submission), "metadata").object("paymentInformation");

        assertThat(payment.names())
                .containsExactlyInAnyOrder(
                        "transactionReference",
                        "transactionId",
                        "paymentMethod",
                        "paymentMethodDetail",
                        "status",
                        "transactionUrl",
                        "transactionTimestamp",
                        "grossAmount");
        assertThat(payment.text("transactionId")).isEqualTo("SIM-4711");
        assertThat(payment.text("transactionReference")).isEqualTo("KZ 0815/26");
        assertThat(payment.text("paymentMethod")).isEqualTo("OTHER");
        assertThat(payment.text("paymentMethodDetail")).isEqualTo("Apple-Pay");
        assertThat(payment.text("status")).isEqualTo("BOOKED");
        assertThat(payment.text("transactionUrl")).isEqualTo("https://bezahldienst.example/t/1");
        assertThat(payment.text("transactionTimestamp")).isEqualTo("2026-11-23T10:00:00.500Z");
        assertThat(new String(write(submission), StandardCharsets.UTF_8)).contains("\"grossAmount\":26.00");
        assertThat(Metadata.attachments(submission)).isEmpty();
    }

    @Test
    void aDetailThatTheSchemaDoesNotTakeIsLeftOut() {
        Submission submission = Submission.builder(OFFICE)
                .xml("urn:a", new byte[] {1})
                .payment(paid("SIM-4711", "KZ", "Kreditkarte (Visa)"))
                .build();
        assertThat(Json.object(write(submission), "metadata")
                        .object("paymentInformation")
                        .names())
                .doesNotContain("paymentMethodDetail");
    }

    @ParameterizedTest
    @CsvSource({
        "SIM-4711,",
        "SIM-4711, ' '",
        "1234567890123456789012345678901234567, KZ",
        "'SIM 4711', KZ",
        "'', KZ",
        "SIM.4711, KZ"
    })
    void evidenceTheSchemaCannotHoldGoesAlongAsAFileOfTheSameId(String id, String reference) throws IOException {
        Attachment pdf = Attachment.of("a.pdf", "application/pdf", new byte[] {2});
        Submission submission = Submission.builder(OFFICE)
                .xml("urn:a", new byte[] {1})
                .attach(pdf)
                .payment(paid(id, reference, "Kreditkarte (Visa)"))
                .build();

        assertThat(Json.object(write(submission), "metadata").names()).doesNotContain("paymentInformation");
        List<Attachment> files = Metadata.attachments(submission);
        assertThat(files).hasSize(2).first().isEqualTo(pdf);
        Attachment evidence = files.get(1);
        assertThat(evidence.id())
                .isEqualTo(Metadata.attachments(submission).get(1).id())
                .satisfies(uuid -> assertThat(uuid.version()).isEqualTo(4))
                .satisfies(uuid -> assertThat(uuid.variant()).isEqualTo(2));
        assertThat(evidence.filename()).isEqualTo("zahlungsnachweis.json");
        assertThat(evidence.purpose()).isEqualTo(Attachment.Purpose.ATTACHMENT);
        JsonObject json = Json.object(bytes(evidence), "evidence");
        assertThat(json.text("transactionId")).isEqualTo(id);
        assertThat(json.optionalText("transactionReference").orElse("none"))
                .isEqualTo(reference == null ? "none" : reference);
        assertThat(json.text("paymentMethodDetail")).isEqualTo("Kreditkarte (Visa)");
        assertThat(json.text("currency")).isEqualTo("EUR");
        assertThat(json.text("provider")).isEqualTo("xbezahldienste");
        assertThat(new String(bytes(evidence), StandardCharsets.UTF_8)).contains("\"grossAmount\":26.00");
    }

    private static byte[] bytes(Attachment attachment) throws IOException {
        try (InputStream content = attachment.content().open()) {
            return content.readAllBytes();
        }
    }

    @Test
    void otherPaymentsGiveOtherFiles() {
        List<UUID> ids = Stream.of("a.1", "a.2", "a.3")
                .map(id -> PaymentInformation.attachment(paid(id, null, null)).id())
                .toList();
        assertThat(ids).doesNotHaveDuplicates();
    }

    @Test
    void theReplyChannelIsExactlyOne() {
        UUID mailbox = UUID.randomUUID();
        Submission.Builder builder = Submission.builder(OFFICE).xml("urn:a", new byte[] {1});
        JsonObject bundId = Json.object(
                        write(builder.replyTo(new ReplyChannel.BundIdMailbox(mailbox))
                                .build()),
                        "metadata")
                .object("replyChannel");
        JsonObject fitConnect = Json.object(
                        write(builder.replyTo(new ReplyChannel.FitConnect(REPLY_KEY, URI.create("urn:a:b")))
                                .build()),
                        "metadata")
                .object("replyChannel");

        assertThat(bundId.names()).containsExactly("idBundDeMailbox");
        assertThat(bundId.object("idBundDeMailbox").text("mailboxUuid")).isEqualTo(mailbox.toString());
        assertThat(fitConnect.names()).containsExactly("fitConnect");
        assertThat(fitConnect.object("fitConnect").texts("processStandards")).containsExactly("urn:a:b");
        assertThat(fitConnect.object("fitConnect").object("encryptionPublicKey").names())
                .containsExactlyInAnyOrder("kty", "key_ops", "alg", "kid", "n", "e");
        assertThat(new ReplyChannel.BundIdMailbox(mailbox).toString()).doesNotContain(mailbox.toString());
    }

    @Test
    void aReplyKeyThatTheSchemaDoesNotTakeIsRefused() {
        URI standard = URI.create("urn:a:b");
        for (Jwk wrong : List.of(
                TestKeys.encryption("small-2048").build(),
                TestKeys.encryption("reply-4096").kid("short").build(),
                TestKeys.encryption("reply-4096").alg("RSA-OAEP").build(),
                TestKeys.encryption("reply-4096").keyOps("wrapKey", "encrypt").build())) {
            assertThatThrownBy(() -> new ReplyChannel.FitConnect(wrong, standard))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> new ReplyChannel.FitConnect(REPLY_KEY, URI.create("relative")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void authorAndApplicationIdStandWhereTheSchemaWantsThem() {
        UUID id = UUID.randomUUID();
        JsonObject json = Json.object(
                write(Submission.builder(OFFICE)
                        .xml("urn:a", new byte[] {1})
                        .applicationId(id)
                        .author("Portal", "Formular", "1.2", "Muster")
                        .build()),
                "metadata");
        assertThat(json.object("additionalReferenceInfo").text("idBundDeApplicationId"))
                .isEqualTo(id.toString());
        assertThat(json.object("author").text("name")).isEqualTo("Portal");
        JsonObject product = json.object("author").object("product");
        assertThat(List.of(product.text("name"), product.text("version"), product.text("manufacturer")))
                .containsExactly("Formular", "1.2", "Muster");
    }

    @Test
    void whatIsNotThereIsLeftOut() {
        Submission bare =
                Submission.builder(OFFICE).xml("urn:a", new byte[] {1}).build();
        JsonObject json = Json.object(write(bare), "metadata");
        assertThat(json.names()).containsExactly("$schema", "contentStructure");
        assertThat(Stream.of("null", "fragments")).noneMatch(new String(write(bare), StandardCharsets.UTF_8)::contains);
    }
}
