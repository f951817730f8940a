// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.TrustLevel;

class MailboxMessageTest {

    private static final String MAILBOX = "0b3c8f4e-7c43-4a5e-9a0c-3f6a7f0a1b2c";

    @ParameterizedTest
    @ValueSource(strings = {"", "kein-postfach", "0b3c8f4e", "1-2-3-4-5"})
    void anAddressThatIsNoUuidIsRefusedAndNotRepeated(String address) {
        assertThatThrownBy(() -> MailboxMessage.builder(address, "a", "b", "c", "d"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageNotContaining("kein-postfach");
    }

    @ParameterizedTest
    @CsvSource({"256, 1, 1", "1, 1025, 1", "1, 1, 256", "0, 1, 1", "1, 0, 1", "1, 1, 0"})
    void textsHaveTheLengthsOfTheMailbox(int sender, int title, int service) {
        assertThatThrownBy(() -> MailboxMessage.builder(
                        MAILBOX, "ß".repeat(sender), "ß".repeat(title), "Text", "ß".repeat(service)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageNotContaining("ß");
    }

    @Test
    void lengthsCountCharactersAndNotHalvesOfThem() {
        assertThat(MailboxMessage.builder(MAILBOX, "😀".repeat(255), "t", "c", "s")
                        .build()
                        .sender())
                .hasSize(510);
    }

    @Test
    void theLevelIsHighWhereNothingIsSaidAndNeverNone() {
        MailboxMessage.Builder builder = MailboxMessage.builder(MAILBOX, "a", "b", "c", "d");

        assertThat(builder.build().level()).isEqualTo(TrustLevel.HIGH);
        assertThatThrownBy(() -> builder.level(TrustLevel.NONE)).isInstanceOf(ConfigurationException.class);
    }

    @Test
    void attachmentsAreFewAndSmall() {
        MailboxMessage.Builder builder = MailboxMessage.builder(MAILBOX, "a", "b", "c", "d");
        for (int i = 0; i < MailboxMessage.MOST_ATTACHMENTS; i++) {
            builder.attach(i + ".txt", "text/plain", new byte[MailboxMessage.MOST_ATTACHMENT_BYTES]);
        }

        assertThat(builder.build().attachments()).hasSize(5);
        assertThatThrownBy(() -> builder.attach("6.txt", "text/plain", new byte[1]))
                .isInstanceOf(ConfigurationException.class);
        assertThatThrownBy(() -> MailboxMessage.builder(MAILBOX, "a", "b", "c", "d")
                        .attach("g.txt", "text/plain", new byte[MailboxMessage.MOST_ATTACHMENT_BYTES + 1]))
                .isInstanceOf(ConfigurationException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\"b.txt", "a\r\nX: y.txt", "a\u0000.txt", " "})
    void aFilenameCannotBreakOutOfItsHeader(String filename) {
        assertThatThrownBy(() ->
                        MailboxMessage.builder(MAILBOX, "a", "b", "c", "d").attach(filename, "text/plain", new byte[1]))
                .isInstanceOf(ConfigurationException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "pdf", "text/plain\r\nX: y", "text/plain; charset=utf-8", "/pdf", "text/", "text/plain "})
    void aMediaTypeCannotBreakOutOfItsHeader(String mediaType) {
        assertThatThrownBy(() ->
                        MailboxMessage.builder(MAILBOX, "a", "b", "c", "d").attach("a.txt", mediaType, new byte[1]))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageNotContaining("X: y");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://stadt.example/", "https:stadt", "/antrag", "mailto:a@b.example"})
    void aSenderUrlIsAnAbsoluteHttpsAddress(String page) {
        MailboxMessage.Builder builder = MailboxMessage.builder(MAILBOX, "a", "b", "c", "d");

        assertThatThrownBy(() -> builder.senderUrl(URI.create(page))).isInstanceOf(ConfigurationException.class);
        assertThatThrownBy(() -> builder.senderUrl(URI.create("https://stadt.example/" + "x".repeat(255))))
                .isInstanceOf(ConfigurationException.class);
        assertThat(builder.build().senderUrl()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "amt", "@stadt.example", "amt@", "amt @stadt.example", "amt@stadt.example\r\nBcc: x"})
    void aConfirmationGoesToAnEMailAddress(String address) {
        MailboxMessage.Builder builder = MailboxMessage.builder(MAILBOX, "a", "b", "c", "d");

        assertThatThrownBy(() -> builder.retrievalConfirmationAddress(address))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageNotContaining("stadt.example");
        assertThatThrownBy(() -> builder.retrievalConfirmationAddress("a".repeat(311) + "@b.example"))
                .isInstanceOf(ConfigurationException.class);
        assertThat(builder.retrievalConfirmationAddress("amt@stadt.example")
                        .build()
                        .retrievalConfirmationAddress())
                .contains("amt@stadt.example");
    }

    @Test
    void anAttachmentIsCopiedInAndOut() {
        byte[] content = {1, 2, 3};
        MailboxAttachment attachment = new MailboxAttachment("a.txt", "text/plain", content);
        content[0] = 9;
        attachment.content()[1] = 9;

        assertThat(attachment.content()).containsExactly(1, 2, 3);
        assertThat(attachment).hasToString("MailboxAttachment[text/plain, 3 bytes]");
    }

    @Test
    void aStateHasTheLengthsOfTheMailbox() {
        assertThatThrownBy(() -> state("x".repeat(101), "a", Optional.empty()))
                .isInstanceOf(ConfigurationException.class);
        assertThatThrownBy(() -> state("a", " ", Optional.empty())).isInstanceOf(ConfigurationException.class);
        assertThatThrownBy(() -> state("a", "b", Optional.of("x".repeat(51))))
                .isInstanceOf(ConfigurationException.class);
        assertThat(state("a", "b", Optional.of("AZ")).reference()).contains("AZ");
    }

    private static ApplicationState state(String service, String sender, Optional<String> reference) {
        return new ApplicationState(
                UUID.fromString(MAILBOX),
                ApplicationState.Status.SUBMITTED,
                service,
                sender,
                Instant.parse("2026-11-23T10:00:00Z"),
                reference);
    }
}
