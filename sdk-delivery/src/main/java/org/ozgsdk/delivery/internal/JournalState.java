// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.internal;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.core.json.JsonObject;
import org.ozgsdk.delivery.AuthenticationTags;
import org.ozgsdk.delivery.Receipt;
import org.ozgsdk.delivery.internal.JweWriter.Seal;

/**
 * How far sending under a key got. Holds ids, tags and hashes, nothing of the content.
 *
 * @param destinationId where to
 * @param caseId the case
 * @param submissionId the announced submission
 * @param files ids of the attachments, in order
 * @param parts announced ids
 * @param uploaded tag and plaintext hash of what the delivery service has
 * @param fingerprint hash over the content of the receipt; empty before it is prepared
 * @param receipt what is being submitted; empty before
 * @param submitted whether it surely was
 */
record JournalState(
        UUID destinationId,
        UUID caseId,
        UUID submissionId,
        List<UUID> files,
        List<UUID> parts,
        Map<UUID, Seal> uploaded,
        String fingerprint,
        Optional<Receipt> receipt,
        boolean submitted) {

    private static final String WHAT = "journal of a half-sent submission";

    JournalState {
        files = List.copyOf(files);
        parts = List.copyOf(parts);
        uploaded = Map.copyOf(uploaded);
    }

    static JournalState announced(UUID destination, SubmissionApi.Announced ids, Parcel parcel) {
        return new JournalState(
                destination,
                ids.caseId(),
                ids.submissionId(),
                parcel.files().stream().map(file -> file.attachment().id()).toList(),
                parcel.ids(),
                Map.of(),
                "",
                Optional.empty(),
                false);
    }

    JournalState with(UUID part, Seal seal) {
        Map<UUID, Seal> more = new LinkedHashMap<>(uploaded);
        more.put(part, seal);
        return new JournalState(
                destinationId, caseId, submissionId, files, parts, more, fingerprint, receipt, submitted);
    }

    JournalState submitting(Receipt what, String content) {
        return new JournalState(
                destinationId, caseId, submissionId, files, parts, uploaded, content, Optional.of(what), false);
    }

    JournalState done() {
        return new JournalState(
                destinationId, caseId, submissionId, files, parts, uploaded, fingerprint, receipt, true);
    }

    byte[] write() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("destinationId", destinationId.toString());
        json.put("caseId", caseId.toString());
        json.put("submissionId", submissionId.toString());
        json.put("files", files.stream().map(UUID::toString).toList());
        json.put("parts", parts.stream().map(UUID::toString).toList());
        json.put(
                "uploaded",
                uploaded.entrySet().stream()
                        .map(part -> Map.of(
                                "id", part.getKey().toString(),
                                "tag", part.getValue().tag(),
                                "sha512", part.getValue().sha512()))
                        .toList());
        json.put("fingerprint", fingerprint);
        json.put("submitted", submitted);
        receipt.ifPresent(value -> {
            json.put("channel", value.channel());
            json.put("preparedAt", value.sentAt().toString());
            json.put("metadataTag", value.tags().metadata());
            json.put("dataTag", value.tags().data());
            Map<String, String> tags = new LinkedHashMap<>();
            value.tags().attachments().forEach((id, tag) -> tags.put(id.toString(), tag));
            json.put("attachmentTags", tags);
        });
        return Json.write(json);
    }

    static JournalState read(byte[] bytes) {
        JsonObject json = Json.object(bytes, WHAT);
        Map<UUID, Seal> uploaded = new LinkedHashMap<>();
        json.objects("uploaded")
                .forEach(part ->
                        uploaded.put(Ids.uuid(part.text("id"), WHAT), new Seal(part.text("tag"), part.text("sha512"))));
        return new JournalState(
                Ids.uuid(json.text("destinationId"), WHAT),
                Ids.uuid(json.text("caseId"), WHAT),
                Ids.uuid(json.text("submissionId"), WHAT),
                ids(json.texts("files")),
                ids(json.texts("parts")),
                uploaded,
                json.text("fingerprint"),
                json.optionalText("metadataTag").map(tag -> receipt(json, tag)),
                json.optionalFlag("submitted").orElse(false));
    }

    private static Receipt receipt(JsonObject json, String metadataTag) {
        JsonObject tags = json.object("attachmentTags");
        Map<UUID, String> attachments = new LinkedHashMap<>();
        tags.names().forEach(id -> attachments.put(Ids.uuid(id, WHAT), tags.text(id)));
        return new Receipt(
                json.text("channel"),
                Ids.uuid(json.text("destinationId"), WHAT),
                Ids.uuid(json.text("caseId"), WHAT),
                Ids.uuid(json.text("submissionId"), WHAT),
                Instant.parse(json.text("preparedAt")),
                new AuthenticationTags(metadataTag, json.text("dataTag"), attachments));
    }

    private static List<UUID> ids(List<String> texts) {
        return texts.stream().map(text -> Ids.uuid(text, WHAT)).toList();
    }
}
