// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.internal;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.ozgsdk.delivery.Attachment;
import org.ozgsdk.delivery.DataSet;
import org.ozgsdk.delivery.ReplyChannel;
import org.ozgsdk.delivery.Submission;

/** The metadata of a submission in the words of major version 2 (schema 2.1.0 of FITKO). Members without a value are left out, above all {@code fragments}. */
final class Metadata {

    private static final String SCHEMA = "https://schema.fitko.de/fit-connect/metadata/2.1.0/metadata.schema.json";

    /** The schema of the reply key names these; a certificate would tell the authority nothing, since nobody vouches for a reply key. */
    private static final Set<String> KEY_MEMBERS = Set.of("kty", "key_ops", "alg", "kid", "n", "e");

    private Metadata() {}

    /**
     * Writes the metadata.
     *
     * @param submission the application
     * @param dataHash SHA-512 of the data, hex
     * @param files each of {@link #attachments}, as it was sent, in their order
     * @return the members, mutable
     */
    static Map<String, Object> members(Submission submission, String dataHash, List<SentFile> files) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("hash", hash(dataHash));
        data.put(
                "submissionSchema",
                Map.of(
                        "schemaUri", submission.schema().schemaUri(),
                        "mimeType", submission.schema().mediaType()));
        List<Map<String, Object>> attachments =
                files.stream().map(Metadata::attachment).toList();
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("$schema", SCHEMA);
        metadata.put("contentStructure", Map.of("data", data, "attachments", attachments));
        submission
                .payment()
                .filter(PaymentInformation::fits)
                .ifPresent(paid -> metadata.put("paymentInformation", PaymentInformation.members(paid)));
        submission.replyChannel().ifPresent(channel -> metadata.put("replyChannel", replyChannel(channel)));
        Map<String, Object> reference = reference(submission);
        if (!reference.isEmpty()) {
            metadata.put("additionalReferenceInfo", reference);
        }
        submission.author().ifPresent(author -> metadata.put("author", author(author)));
        if (!submission.dataSets().isEmpty()) {
            metadata.put(
                    "dataSets",
                    submission.dataSets().stream().map(Metadata::dataSet).toList());
        }
        return metadata;
    }

    /** {@return what is announced and uploaded: the submission's attachments, and evidence of a payment that the metadata cannot hold} */
    static List<Attachment> attachments(Submission submission) {
        Optional<Attachment> evidence = submission
                .payment()
                .filter(paid -> !PaymentInformation.fits(paid))
                .map(PaymentInformation::attachment);
        return Stream.concat(submission.attachments().stream(), evidence.stream())
                .toList();
    }

    private static Map<String, Object> reference(Submission submission) {
        Map<String, Object> reference = new LinkedHashMap<>();
        submission.senderReference().ifPresent(value -> reference.put("senderReference", value));
        submission.applicationDate().ifPresent(value -> reference.put("applicationDate", value.toString()));
        submission.applicationId().ifPresent(value -> reference.put("idBundDeApplicationId", value.toString()));
        submission.digitalNotice().ifPresent(value -> reference.put("zustimmungZumDigitalenBescheid", value));
        return reference;
    }

    private static Map<String, Object> author(Submission.Author author) {
        return Map.of(
                "name",
                author.name(),
                "product",
                Map.of("name", author.product(), "version", author.version(), "manufacturer", author.manufacturer()));
    }

    private static Map<String, Object> dataSet(DataSet set) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("dataSetId", set.id().toString());
        members.put(
                "schema",
                Map.of(
                        "schemaUri",
                        set.schema().schemaUri(),
                        "mimeType",
                        set.schema().mediaType()));
        members.put("hash", hash(SafeFiles.sha512(set.content().getBytes(StandardCharsets.UTF_8))));
        members.put("content", set.content());
        set.description().ifPresent(text -> members.put("description", text));
        return members;
    }

    private static Map<String, Object> replyChannel(ReplyChannel channel) {
        Map<String, Object> members = new LinkedHashMap<>();
        if (channel instanceof ReplyChannel.BundIdMailbox bundId) {
            members.put("mailboxUuid", bundId.mailbox().toString());
        } else if (channel instanceof ReplyChannel.EMail mail) {
            members.put("address", mail.address());
            mail.pgpPublicKey().ifPresent(key -> members.put("pgpPublicKey", key));
        } else if (channel instanceof ReplyChannel.DeMail mail) {
            members.put("address", mail.address());
        } else if (channel instanceof ReplyChannel.Elster elster) {
            members.put("accountId", elster.accountId());
            elster.lieferTicket().ifPresent(ticket -> members.put("lieferTicket", ticket));
            elster.geschaeftszeichen().ifPresent(text -> members.put("geschaeftszeichen", text));
        } else if (channel instanceof ReplyChannel.FitConnect fitConnect) {
            Map<String, Object> key =
                    new LinkedHashMap<>(fitConnect.encryptionPublicKey().publicMembers());
            key.keySet().retainAll(KEY_MEMBERS);
            members.put("processStandards", List.of(fitConnect.processStandard().toString()));
            members.put("encryptionPublicKey", key);
        }
        return Map.of(word(channel), members);
    }

    /** {@return how the metadata calls a reply channel} */
    static String word(ReplyChannel channel) {
        if (channel instanceof ReplyChannel.BundIdMailbox) {
            return "idBundDeMailbox";
        }
        if (channel instanceof ReplyChannel.EMail) {
            return "eMail";
        }
        if (channel instanceof ReplyChannel.DeMail) {
            return "deMail";
        }
        return channel instanceof ReplyChannel.Elster ? "elster" : "fitConnect";
    }

    private static Map<String, Object> attachment(SentFile file) {
        Attachment attachment = file.attachment();
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("attachmentId", attachment.id().toString());
        members.put("hash", hash(file.sha512()));
        members.put("mimeType", attachment.mediaType());
        members.put("purpose", attachment.purpose().word());
        members.put("filename", attachment.filename());
        attachment.description().ifPresent(text -> members.put("description", text));
        if (!file.fragments().isEmpty()) {
            members.put(
                    "fragments", file.fragments().stream().map(UUID::toString).toList());
        }
        return members;
    }

    private static Map<String, String> hash(String content) {
        return Map.of("type", "sha512", "content", content);
    }
}
