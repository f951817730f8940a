// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The values hold still and keep silent. */
class ValuesTest {

    private static final Problem PROBLEM = new Problem("urn:type", "Titel", "Erika Mustermann fehlt", "data");

    @Test
    void anAttachmentInMemoryIsCopied() throws IOException {
        byte[] content = {1, 2, 3};
        Attachment attachment = Attachment.of("a.bin", "application/octet-stream", content);
        content[0] = 9;
        assertThat(bytes(attachment)).containsExactly(1, 2, 3);
        assertThat(bytes(attachment)).containsExactly(1, 2, 3);
    }

    private static byte[] bytes(Attachment attachment) throws IOException {
        try (InputStream content = attachment.content().open()) {
            return content.readAllBytes();
        }
    }

    @Test
    void anAttachmentFromAFileIsReadWhenItIsNeeded(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("x"), new byte[] {1, 2});
        Attachment attachment = Attachment.of("a.bin", "application/octet-stream", file);
        assertThat(attachment.content().length()).hasValue(2);
        assertThat(bytes(attachment)).containsExactly(1, 2);
        assertThat(attachment.toString()).contains("2 bytes").doesNotContain("a.bin", folder.toString());
    }

    @Test
    void eachAttachmentHasAnIdOfItsOwnOfVersionFour() {
        Attachment first = Attachment.of("a", "text/plain", new byte[0]);
        Attachment second = first.as(Attachment.Purpose.FORM);
        Attachment third = second.describedAs("Text");
        assertThat(List.of(first.id(), second.id(), third.id())).doesNotHaveDuplicates();
        assertThat(third.id().version()).isEqualTo(4);
        assertThat(third.purpose()).isEqualTo(Attachment.Purpose.FORM);
        assertThat(third.description()).contains("Text");
        assertThat(first.description()).isEmpty();
        assertThat(first.purpose()).isEqualTo(Attachment.Purpose.ATTACHMENT);
    }

    @Test
    void aGivenIdStaysWithItsCopies() throws IOException {
        UUID id = UUID.randomUUID();
        Attachment attachment = Attachment.of("a", "text/plain", new byte[] {1})
                .withId(id)
                .as(Attachment.Purpose.FORM)
                .describedAs("Text");
        assertThat(attachment.id()).isEqualTo(id);
        assertThat(bytes(attachment)).containsExactly(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00000000-0000-0000-0000-000000000000",
                "b3b0f7a2-6f0e-3c1c-9d86-000000000001",
                "b3b0f7a2-6f0e-4c1c-0d86-000000000001"
            })
    void anIdThatIsNotRandomIsRefused(String id) {
        Attachment attachment = Attachment.of("a", "text/plain", new byte[0]);
        assertThatThrownBy(() -> attachment.withId(UUID.fromString(id))).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "pdf",
                "application/",
                "/pdf",
                "application/pdf;v=1",
                "application / pdf",
                "a/b/c",
                "text/plain\n"
            })
    void aMediaTypeHasTheFormTheMetadataAllows(String mediaType) {
        assertThatThrownBy(() -> Attachment.of("a", mediaType, new byte[0]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/pdf",
                "image/svg+xml",
                "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                "text/x-a_b"
            })
    void commonMediaTypesAreTaken(String mediaType) {
        assertThat(Attachment.of("a", mediaType, new byte[0]).mediaType()).isEqualTo(mediaType);
    }

    @Test
    void listsAndMapsAreCopied() {
        List<Problem> problems = new ArrayList<>(List.of(PROBLEM));
        Outcome.Rejected rejected = new Outcome.Rejected(Instant.EPOCH, problems);
        Outcome.Accepted accepted = new Outcome.Accepted(Instant.EPOCH, problems);
        Map<UUID, String> tags = new HashMap<>(Map.of(UUID.randomUUID(), "a"));
        AuthenticationTags authentication = new AuthenticationTags("m", "d", tags);
        problems.clear();
        tags.clear();
        assertThat(rejected.problems()).containsExactly(PROBLEM);
        assertThat(accepted.problems()).containsExactly(PROBLEM);
        assertThat(authentication.attachments()).hasSize(1);
    }

    @Test
    void problemsPrintWithoutTheirTexts() {
        assertThat(PROBLEM).hasToString("Problem[urn:type at data]");
        assertThat(new Problem("urn:type", "", "", "")).hasToString("Problem[urn:type]");
        assertThat(new Outcome.Rejected(Instant.EPOCH, List.of(PROBLEM)).toString())
                .doesNotContain("Erika");
    }

    @Test
    void everyOutcomeButUnderwayIsFinal() {
        assertThat(new Outcome.Underway(Outcome.State.FORWARDED, Instant.EPOCH).isFinal())
                .isFalse();
        assertThat(new Outcome.Accepted(Instant.EPOCH, List.of()).isFinal()).isTrue();
        assertThat(new Outcome.Rejected(Instant.EPOCH, List.of()).isFinal()).isTrue();
        assertThat(new Outcome.Deleted(Instant.EPOCH).isFinal()).isTrue();
    }
}
