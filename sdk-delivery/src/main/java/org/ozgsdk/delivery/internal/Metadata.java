// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.delivery.Attachment;
import org.ozgsdk.delivery.ReplyChannel;
import org.ozgsdk.delivery.Submission;

/** Writes the metadata of a submission (schema 2.1.0 of FITKO). Members without a value are left out, above all {@code fragments}. */
final class Metadata {

    static final String VERSION = "2.1.0";
    private static final String SCHEMA =
            "https://schema.fitko.de/fit-connect/metadata/" + VERSION + "/metadata.schema.json";

    /** The schema of the reply key names these; a certificate would tell the authority nothing, since nobody vouches for a reply key. */
    private static final Set<String> KEY_MEMBERS = Set.of("kty", "key_ops", "alg", "kid", "n", "e");

    private Metadata() {}

    /**
     * Writes the metadata.
     *
     * @param submission the application
     * @param dataHash SHA-512 of the data, hex
     * @param files each of {@link #attachments}, as it was sent, in their order
     * @return JSON, UTF-8
     */
    static byte[] write(Submission submission, String dataHash, List<SentFile> files) {
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
        return Json.write(metadata);
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
        return reference;
    }

    private static Map<String, Object> author(Submission.Author author) {
        return Map.of(
                "name",
                author.name(),
                "product",
                Map.of("name", author.product(), "version", author.version(), "manufacturer", author.manufacturer()));
    }

    private static Map<String, Object> replyChannel(ReplyChannel channel) {
        if (channel instanceof ReplyChannel.BundIdMailbox bundId) {
            return Map.of(
                    "idBundDeMailbox", Map.of("mailboxUuid", bundId.mailbox().toString()));
        }
        ReplyChannel.FitConnect fitConnect = (ReplyChannel.FitConnect) channel;
        Map<String, Object> key =
                new LinkedHashMap<>(fitConnect.encryptionPublicKey().publicMembers());
        key.keySet().retainAll(KEY_MEMBERS);
        return Map.of(
                "fitConnect",
                Map.of(
                        "processStandards",
                        List.of(fitConnect.processStandard().toString()),
                        "encryptionPublicKey",
                        key));
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
