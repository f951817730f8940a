// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.delivery.Attachment;
import org.ozgsdk.delivery.Submission;

/** Writes the metadata of a submission (schema 2.1.0 of FITKO). Members without a value are left out, above all {@code fragments}. */
final class Metadata {

    static final String VERSION = "2.1.0";
    private static final String SCHEMA =
            "https://schema.fitko.de/fit-connect/metadata/" + VERSION + "/metadata.schema.json";

    private Metadata() {}

    /**
     * Writes the metadata.
     *
     * @param submission the application
     * @param dataHash SHA-512 of the data, hex
     * @param attachmentHashes SHA-512 of each attachment, hex, in the submission's order
     * @return JSON, UTF-8
     */
    static byte[] write(Submission submission, String dataHash, List<String> attachmentHashes) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("hash", hash(dataHash));
        data.put(
                "submissionSchema",
                Map.of(
                        "schemaUri", submission.schema().schemaUri(),
                        "mimeType", submission.schema().mediaType()));
        List<Map<String, Object>> attachments = new ArrayList<>();
        for (int i = 0; i < submission.attachments().size(); i++) {
            attachments.add(attachment(submission.attachments().get(i), attachmentHashes.get(i)));
        }
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("$schema", SCHEMA);
        metadata.put("contentStructure", Map.of("data", data, "attachments", attachments));
        Map<String, Object> reference = new LinkedHashMap<>();
        submission.senderReference().ifPresent(value -> reference.put("senderReference", value));
        submission.applicationDate().ifPresent(value -> reference.put("applicationDate", value.toString()));
        if (!reference.isEmpty()) {
            metadata.put("additionalReferenceInfo", reference);
        }
        return Json.write(metadata);
    }

    private static Map<String, Object> attachment(Attachment attachment, String hash) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("attachmentId", attachment.id().toString());
        members.put("hash", hash(hash));
        members.put("mimeType", attachment.mediaType());
        members.put("purpose", attachment.purpose().word());
        members.put("filename", attachment.filename());
        attachment.description().ifPresent(text -> members.put("description", text));
        return members;
    }

    private static Map<String, String> hash(String content) {
        return Map.of("type", "sha512", "content", content);
    }
}
