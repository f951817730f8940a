// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.office;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.core.json.JsonObject;
import org.ozgsdk.sandbox.internal.delivery.Destination;
import org.ozgsdk.sandbox.internal.http.Uuids;

/** The decrypted metadata set, checked against the structure of metadata 2.x by hand (sheet 4.1), since the official schema is not ours to ship. */
record Metadata(
        String schemaUri,
        String mimeType,
        String dataHash,
        List<Attachment> attachments,
        Optional<String> paymentReference,
        Optional<ReplyWish> replyWish) {

    private static final Set<String> PURPOSES = Set.of("form", "attachment", "report", "data");
    private static final Set<String> REPLY_CHANNELS =
            Set.of("eMail", "deMail", "fink", "elster", "fitConnect", "idBundDeMailbox");
    private static final Set<String> REFERENCES =
            Set.of("senderReference", "applicationDate", "idBundDeApplicationId", "zustimmungZumDigitalenBescheid");

    /** One attachment; fragments replace its id on the wire. */
    record Attachment(UUID id, String hash, String mimeType, String purpose, String filename, List<UUID> fragments) {

        List<UUID> onTheWire() {
            return fragments.isEmpty() ? List.of(id) : fragments;
        }
    }

    static Metadata read(byte[] plaintext) {
        JsonObject json;
        try {
            json = Json.object(plaintext, "metadata");
        } catch (UntrustedException e) {
            throw Problems.found("metadata.syntax-violation", String.valueOf(e.getMessage()), "metadata");
        }
        try {
            checkVersion(json);
            checkRest(json);
            JsonObject structure = json.object("contentStructure");
            JsonObject data = structure.object("data");
            JsonObject schema = data.object("submissionSchema");
            return new Metadata(
                    schema.text("schemaUri"),
                    schema.text("mimeType"),
                    hash(data),
                    attachments(structure),
                    json.optionalObject("paymentInformation").map(payment -> payment.text("transactionReference")),
                    ReplyWish.of(json));
        } catch (UntrustedException e) {
            throw violation(String.valueOf(e.getMessage()));
        }
    }

    private static void checkVersion(JsonObject json) {
        String schema = json.optionalText("$schema")
                .orElseThrow(() -> Problems.found("metadata.missing-schema", "$schema fehlt", "metadata"));
        boolean known = Destination.METADATA_VERSIONS.stream()
                .anyMatch(version -> schema.equals(
                        "https://schema.fitko.de/fit-connect/metadata/" + version + "/metadata.schema.json"));
        if (!known) {
            throw Problems.found("metadata.unsupported-schema", "$schema nicht unterstützt", "metadata");
        }
    }

    private static void checkRest(JsonObject json) {
        json.optionalObject("replyChannel").ifPresent(channel -> {
            if (channel.names().size() != 1 || !REPLY_CHANNELS.containsAll(channel.names())) {
                throw violation("replyChannel must be exactly one known channel.");
            }
        });
        json.optionalObject("additionalReferenceInfo").ifPresent(info -> {
            if (!REFERENCES.containsAll(info.names())) {
                throw violation("additionalReferenceInfo has unknown members.");
            }
        });
        json.optionalObject("author").ifPresent(author -> {
            author.text("name");
            JsonObject product = author.object("product");
            List.of("name", "version", "manufacturer").forEach(product::text);
        });
    }

    private static List<Attachment> attachments(JsonObject structure) {
        if (!structure.has("attachments")) {
            throw violation("contentStructure.attachments is missing.");
        }
        List<Attachment> attachments = new ArrayList<>();
        Set<UUID> unique = new HashSet<>();
        for (JsonObject json : structure.objects("attachments")) {
            Attachment attachment = attachment(json);
            if (!unique.add(attachment.id())) {
                throw violation("An attachment is named twice.");
            }
            attachments.add(attachment);
        }
        return List.copyOf(attachments);
    }

    private static Attachment attachment(JsonObject json) {
        List<UUID> fragments =
                json.texts("fragments").stream().map(Metadata::uuid).toList();
        if (json.has("fragments") && fragments.isEmpty()) {
            throw violation("fragments must not be empty.");
        }
        String purpose = json.text("purpose");
        if (!PURPOSES.contains(purpose)) {
            throw violation("purpose is not known.");
        }
        return new Attachment(
                uuid(json.text("attachmentId")),
                hash(json),
                json.text("mimeType"),
                purpose,
                json.optionalText("filename").orElse(""),
                fragments);
    }

    private static String hash(JsonObject owner) {
        JsonObject hash = owner.object("hash");
        String content = hash.text("content");
        boolean hex = content.length() == 128
                && content.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
        if (!hash.text("type").equals("sha512") || !hex) {
            throw violation("hash must be sha512 with 128 lower-case hex digits.");
        }
        return content;
    }

    private static UUID uuid(String text) {
        Optional<UUID> id = Uuids.parse(text);
        return id.orElseThrow(() -> violation("An attachment id is no UUID."));
    }

    private static Problems.Found violation(String detail) {
        return Problems.found("metadata.schema-violation", detail, "metadata");
    }
}
