// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.ozgsdk.core.Ars;
import org.ozgsdk.core.LeikaKey;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.core.json.JsonObject;
import org.ozgsdk.delivery.Attachment;
import org.ozgsdk.delivery.DataSchema;
import org.ozgsdk.delivery.Submission;

class MetadataTest {

    private static final VerifiedDestination OFFICE = new VerifiedDestination(
            UUID.randomUUID(),
            LeikaKey.of("99050012104000"),
            Ars.of("053340002002"),
            List.of(new DataSchema("urn:a", "application/xml")),
            TestKeys.encryption("small-2048").build());
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
                    .as(Attachment.Purpose.values()[random.nextInt(3)]);
            builder.attach(random.nextBoolean() ? attachment : attachment.describedAs("Zeile 1\nZeile 2 ✓"));
        }
        if (random.nextBoolean()) {
            builder.senderReference("GW/" + random.nextInt());
        }
        if (random.nextBoolean()) {
            builder.applicationDate(LocalDate.ofEpochDay(random.nextInt(30_000)));
        }
        return builder.build();
    }

    private static byte[] write(Submission submission) {
        return Metadata.write(
                submission,
                HASH,
                submission.attachments().stream().map(a -> HASH).toList());
    }

    @Test
    void hundredsOfSubmissionsFitTheSchemaOfFitko() throws Exception {
        Path file = Path.of(
                System.getProperty("ozg.project.root", ".."),
                "..",
                "shared",
                "data",
                "fitconnect",
                "metadata-2.1.0.schema.json");
        Assumptions.assumeTrue(Files.exists(file), "skipped: FITKO's metadata schema 2.1.0 is not beside this project");
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(file), InputFormat.JSON);
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            String json = new String(write(random(random)), StandardCharsets.UTF_8);
            assertThat(schema.validate(
                            json,
                            InputFormat.JSON,
                            context -> context.executionConfig(config -> config.formatAssertionsEnabled(true))))
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
    void whatIsNotThereIsLeftOut() {
        Submission bare =
                Submission.builder(OFFICE).xml("urn:a", new byte[] {1}).build();
        JsonObject json = Json.object(write(bare), "metadata");
        assertThat(json.names()).containsExactly("$schema", "contentStructure");
        assertThat(Stream.of("null", "fragments")).noneMatch(new String(write(bare), StandardCharsets.UTF_8)::contains);
    }
}
