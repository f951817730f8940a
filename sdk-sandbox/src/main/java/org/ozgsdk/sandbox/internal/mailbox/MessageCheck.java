// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.mailbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.ozgsdk.core.Assumption;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.json.JsonObject;
import org.ozgsdk.sandbox.MailboxEntry;
import org.ozgsdk.sandbox.internal.control.Sha512;

/** The inner message and its attachments (login sheet 6.2), lengths as the one known sender keeps them, sizes and types as of the SOAP interface. */
final class MessageCheck {

    private static final int MOST_ATTACHMENTS = 5;
    private static final int LARGEST_ATTACHMENT = 2 * 1024 * 1024;

    private static final Set<String> MEMBERS = Set.of(
            "mailboxUuid",
            "stork_qaa_level",
            "sender",
            "title",
            "content",
            "service",
            "senderUrl",
            "reference",
            "retrievalConfirmationAddress",
            "replyAddress",
            "applicationId",
            "attachments");

    private static final Set<String> TYPES = Set.of(
            "text/plain",
            "text/rtf",
            "application/rtf",
            "text/calendar",
            "text/csv",
            "image/jpeg",
            "image/gif",
            "image/png",
            "image/tiff",
            "image/bmp",
            "image/svg+xml",
            "application/pdf");

    private MessageCheck() {}

    /** The message as a mailbox keeps it; throws {@link UntrustedException} where a rule is broken. */
    @Assumption("mailbox.message-fields")
    static Letter.Content read(JsonObject message, List<Multipart.Part> files) {
        Fields fields = new Fields(message).only(MEMBERS);
        UUID mailbox = fields.uuid("mailboxUuid");
        long level = message.optionalNumber("stork_qaa_level").orElse(4L);
        if (level < 1 || level > 4) {
            throw new UntrustedException("The member \"stork_qaa_level\" must be from 1 to 4.");
        }
        fields.optional("replyAddress", 320);
        fields.optionalUuid("applicationId");
        MailboxEntry entry = new MailboxEntry(
                mailbox,
                fields.text("title", 1024),
                fields.text("sender", 255),
                fields.optional("reference", 255),
                fields.text("content", Integer.MAX_VALUE),
                attachments(message.objects("attachments"), files));
        return new Letter.Content(
                entry,
                fields.text("service", 255),
                level,
                fields.optional("senderUrl", 255),
                fields.optional("retrievalConfirmationAddress", 320),
                message.objects("attachments").stream()
                        .map(file -> file.text("filename"))
                        .toList());
    }

    @Assumption("mailbox.attachment-limits")
    private static List<String> attachments(List<JsonObject> announced, List<Multipart.Part> files) {
        if (announced.size() != files.size() || files.size() > MOST_ATTACHMENTS) {
            throw new UntrustedException("There are " + announced.size() + " attachments in the message and "
                    + files.size() + " files; they must be as many, at most " + MOST_ATTACHMENTS + ".");
        }
        List<String> hashes = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            hashes.add(attachment(announced.get(i), files.get(i), i + 1));
        }
        return hashes;
    }

    private static String attachment(JsonObject announced, Multipart.Part file, int number) {
        Fields fields = new Fields(announced).only(Set.of("filename", "sha512sum", "contentLength"));
        String name = fields.text("filename", 4000);
        String hash = Sha512.hex(file.content());
        require(file.filename().orElse("").equals(name), number, "has another filename");
        require(announced.number("contentLength") == file.content().length, number, "has another length");
        require(announced.text("sha512sum").equals(hash), number, "has another SHA-512 (128 lower-case hex digits)");
        require(file.content().length <= LARGEST_ATTACHMENT, number, "has more than 2 MiB");
        require(TYPES.contains(file.mediaType()), number, "has a media type that is not taken");
        return hash;
    }

    private static void require(boolean good, int number, String breach) {
        if (!good) {
            throw new UntrustedException("Attachment " + number + " " + breach + ".");
        }
    }
}
