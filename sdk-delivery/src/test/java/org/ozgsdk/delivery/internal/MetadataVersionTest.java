// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ozgsdk.core.Ars;
import org.ozgsdk.core.Finding;
import org.ozgsdk.core.LeikaKey;
import org.ozgsdk.core.Severity;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.core.json.JsonObject;
import org.ozgsdk.delivery.Attachment;
import org.ozgsdk.delivery.DataSchema;
import org.ozgsdk.delivery.DataSet;
import org.ozgsdk.delivery.ReplyChannel;
import org.ozgsdk.delivery.Submission;

/** The version is the highest that both sides know, and what an older one cannot hold is told. */
class MetadataVersionTest {

    private static final String HASH = "0123456789abcdef".repeat(8);
    private static final VerifiedDestination OFFICE = new VerifiedDestination(
            UUID.randomUUID(),
            LeikaKey.of("99050012104000"),
            Ars.of("053340002002"),
            List.of(new DataSchema("urn:a", "application/xml")),
            TestKeys.encryption("small-2048").build(),
            MetadataVersion.V1_0_0,
            List.of());

    private static Submission.Builder application() {
        return Submission.builder(OFFICE).xml("urn:a", new byte[] {1}).serviceName("Gewerbe anmelden");
    }

    private static MetadataVersion.Written old(Submission submission) {
        return MetadataVersion.V1_0_0.write(
                submission,
                HASH,
                Metadata.attachments(submission).stream()
                        .map(file -> SentFile.whole(file, HASH))
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({"'', 2.1.0", "1.0.0 2.1.0 3.0.0, 2.1.0", "1.0.0, 1.0.0", "1.0.0 1.5.0, 1.0.0", "1.5.0 2.0.0,"})
    void theHighestCommonVersionIsTaken(String theirs, String expected) {
        assertThat(MetadataVersion.common(theirs.isEmpty() ? List.of() : List.of(theirs.split(" ")))
                        .map(MetadataVersion::toString))
                .isEqualTo(Optional.ofNullable(expected));
    }

    @Test
    void versionOneNamesTheService() {
        JsonObject json = Json.object(old(application().build()).json(), "metadata");
        assertThat(json.text("$schema")).endsWith("/metadata/1.0.0/metadata.schema.json");
        assertThat(json.object("publicServiceType").text("identifier"))
                .isEqualTo("urn:de:fim:leika:leistung:99050012104000");
        assertThat(json.object("publicServiceType").text("name")).isEqualTo("Gewerbe anmelden");
    }

    @Test
    void everyLossOfADowngradeIsAFindingWithARemedyAndNothingElseIsLost() {
        Submission submission = application()
                .author("Portal", "Formular", "1", "Muster")
                .replyTo(new ReplyChannel.BundIdMailbox(UUID.randomUUID()))
                .attach(Attachment.of("a", "text/csv", new byte[0]).as(Attachment.Purpose.DATA))
                .dataSet(new DataSet(
                        UUID.randomUUID(), new DataSchema("urn:b", "application/xml"), "<a/>", Optional.empty()))
                .dataSet(DataSet.identificationReport(
                        "https://raw.githubusercontent.com/Governikus/IdentificationReport/2.0.0/a.json", "a.b.c"))
                .senderReference("GW-1")
                .digitalNotice(false)
                .build();

        MetadataVersion.Written written = old(submission);

        assertThat(written.losses())
                .extracting(Finding::place)
                .containsExactlyInAnyOrder(
                        "author",
                        "replyChannel",
                        "contentStructure.attachments.purpose",
                        "dataSets." + submission.dataSets().get(0).id());
        assertThat(written.losses()).allSatisfy(loss -> {
            assertThat(loss.rule()).isEqualTo("fitconnect.metadata-loss");
            assertThat(loss.severity()).isEqualTo(Severity.WARNING);
            assertThat(loss.text()).contains("2.1.0").contains(" / ");
        });
        JsonObject json = Json.object(written.json(), "metadata");
        assertThat(json.names()).doesNotContain("author", "replyChannel", "dataSets");
        JsonObject proof = json.objects("authenticationInformation").get(0);
        assertThat(proof.text("version")).isEqualTo("2.0.0");
        assertThat(proof.text("content")).isEqualTo("a.b.c");
        assertThat(json.object("contentStructure").objects("attachments").get(0).text("purpose"))
                .isEqualTo("attachment");
        assertThat(json.object("additionalReferenceInfo").optionalFlag("zustimmungZumDigitalenBescheid"))
                .contains(false);
        assertThat(MetadataVersion.V2_1_0.write(submission, HASH, List.of()).losses())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1234567890, kurz, 0, true", "1234567890, länger als zehn, 1, false", "12345, kurz, 1, false"})
    void elsterIsStricterInVersionOne(String account, String reference, int losses, boolean kept) {
        MetadataVersion.Written written = old(application()
                .replyTo(new ReplyChannel.Elster(account, Optional.of("T"), Optional.of(reference)))
                .build());
        assertThat(written.losses()).hasSize(losses);
        JsonObject json = Json.object(written.json(), "metadata");
        assertThat(json.optionalObject("replyChannel")
                        .map(channel -> channel.object("elster").has("geschaeftszeichen"))
                        .orElse(false))
                .isEqualTo(kept);
    }

    @Test
    void aDataSetIsHashedExactlyAsItTravels() {
        DataSet set = DataSet.identificationReport("https://example.org/2.0.0/a", "{\"name\": \"Đặng\"}");
        JsonObject written = Json.object(
                        MetadataVersion.V2_1_0
                                .write(application().dataSet(set).build(), HASH, List.of())
                                .json(),
                        "metadata")
                .objects("dataSets")
                .get(0);
        assertThat(written.text("content")).isEqualTo(set.content());
        assertThat(written.object("hash").text("content"))
                .isEqualTo(SafeFiles.sha512(set.content().getBytes(StandardCharsets.UTF_8)));
        assertThat(written.object("schema").text("mimeType")).isEqualTo("application/json");
        assertThat(DataSet.identificationReport("urn:a", "a.b.c").schema().mediaType())
                .isEqualTo("application/jose");
        assertThat(set.toString()).doesNotContain("Đặng");
        assertThatThrownBy(() -> DataSet.identificationReport("urn:a", ""))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{}",
                "{\"contentStructure\":{\"attachments\":[]}}",
                "{\"contentStructure\":{\"data\":{\"hash\":{\"type\":\"sha512\",\"content\":\"00\"},\"submissionSchema\":{\"schemaUri\":\"urn:a\",\"mimeType\":\"text/plain\"}},\"attachments\":[]}}"
            })
    void brokenMetadataIsFound(String json) {
        assertThat(MetadataStructure.check(json.getBytes(StandardCharsets.UTF_8)))
                .isNotEmpty()
                .allSatisfy(finding -> assertThat(finding.severity()).isEqualTo(Severity.ERROR));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "@b", "a@", "a@b@c", " a@b"})
    void anAddressThatIsNoneIsRefused(String address) {
        assertThatThrownBy(() -> new ReplyChannel.EMail(address, Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ReplyChannel.DeMail(address)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void replyChannelsThatTheSchemaDoesNotTakeAreRefusedAndNonePrintsItsAddress() {
        assertThatThrownBy(() -> new ReplyChannel.EMail("a@b.de", Optional.of("abc")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ReplyChannel.Elster(" ", Optional.empty(), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ReplyChannel.Elster("1", Optional.empty(), Optional.of("x".repeat(61))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(List.of(
                        new ReplyChannel.EMail("erika@example.org", Optional.empty()),
                        new ReplyChannel.DeMail("erika@example.org"),
                        new ReplyChannel.Elster("1234567890", Optional.empty(), Optional.empty())))
                .noneMatch(channel -> channel.toString().contains("erika"))
                .noneMatch(channel -> channel.toString().contains("123"));
    }
}
