// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.internal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ozgsdk.core.Assumption;
import org.ozgsdk.core.Finding;
import org.ozgsdk.core.Severity;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.core.json.JsonObject;
import org.ozgsdk.core.keys.Jwk;
import org.ozgsdk.delivery.DataSchema;
import org.ozgsdk.delivery.Submission;
import org.ozgsdk.delivery.fitconnect.ReceivedDataSet;
import org.ozgsdk.delivery.fitconnect.ReceivedPayment;
import org.ozgsdk.delivery.fitconnect.ReceivedReplyChannel;
import org.ozgsdk.delivery.internal.ReceivedMetadata.DataPart;
import org.ozgsdk.delivery.internal.ReceivedMetadata.FilePart;

/**
 * Reads metadata 1.x and 2.x tolerantly: what the handover needs must hold, else the sender is at fault; what is merely told along becomes a warning where it
 * is malformed. Unknown members are ignored.
 */
final class MetadataReader {

    private static final Pattern SCHEMA = Pattern.compile(
            "https://schema\\.fitko\\.de/fit-connect/metadata/([0-9]{1,4})\\.([0-9]{1,4})\\.([0-9]{1,4})/metadata\\.schema\\.json");

    private static final Set<String> KNOWN =
            Set.of("1.0.0", "1.1.0", "1.2.0", "1.3.0", "1.4.0", "1.5.0", "1.6.0", "2.0.0", "2.1.0");
    private static final Set<String> DATA_TYPES = Set.of("application/json", "application/xml");
    private static final Set<String> PURPOSES = Set.of("form", "attachment", "report", "data");
    private static final Pattern MEDIA_TYPE = Pattern.compile("[-\\w.]{1,100}/[-\\w.+]{1,100}");
    private static final Pattern SHA512 = Pattern.compile("[0-9a-f]{128}");
    private static final String WHAT = "metadata";

    private final JsonObject json;
    private final List<Finding> findings;

    private MetadataReader(JsonObject json, List<Finding> findings) {
        this.json = json;
        this.findings = findings;
    }

    static ReceivedMetadata read(byte[] content, List<Finding> findings) {
        JsonObject json;
        try {
            json = Json.object(content, WHAT);
        } catch (UntrustedException e) {
            throw SenderFault.of("metadata/syntax-violation", String.valueOf(e.getMessage()), "metadata");
        }
        try {
            return new MetadataReader(json, findings).read();
        } catch (UntrustedException e) {
            throw SenderFault.of("metadata/schema-violation", String.valueOf(e.getMessage()), "metadata");
        }
    }

    private ReceivedMetadata read() {
        String version = version();
        JsonObject structure = json.object("contentStructure");
        Optional<DataPart> data = structure.optionalObject("data").map(MetadataReader::data);
        if (data.isEmpty() && !version.startsWith("1.")) {
            throw SenderFault.of("metadata/missing-data", "contentStructure.data is missing", "metadata");
        }
        Optional<JsonObject> reference =
                optional("additionalReferenceInfo", () -> json.optionalObject("additionalReferenceInfo"));
        return new ReceivedMetadata(
                version,
                data,
                files(structure),
                optional(
                        "publicServiceType",
                        () -> json.optionalObject("publicServiceType").map(type -> type.text("identifier"))),
                optional(
                        "paymentInformation",
                        () -> json.optionalObject("paymentInformation").map(MetadataReader::payment)),
                optional(
                        "replyChannel",
                        () -> json.optionalObject("replyChannel").map(MetadataReader::replyChannel)),
                optional("senderReference", () -> reference.flatMap(info -> info.optionalText("senderReference"))),
                optional(
                        "applicationDate",
                        () -> reference
                                .flatMap(info -> info.optionalText("applicationDate"))
                                .map(LocalDate::parse)),
                optional(
                        "idBundDeApplicationId",
                        () -> reference
                                .flatMap(info -> info.optionalText("idBundDeApplicationId"))
                                .map(text -> Ids.uuid(text, WHAT))),
                optional("author", () -> json.optionalObject("author").map(MetadataReader::author)),
                dataSets());
    }

    /** 1.0.0 had no {@code $schema}. A later one of a known line is read as far as it is known, another line not at all. */
    private String version() {
        Optional<String> schema = json.optionalText("$schema");
        if (schema.isEmpty()) {
            if (json.optionalObject("contentStructure").isEmpty()) {
                throw SenderFault.of("metadata/missing-schema", "$schema is missing", "metadata");
            }
            warn("version", "$schema", "Die Version der Metadaten fehlt; gelesen als 1.0.0. / Read as 1.0.0.");
            return "1.0.0";
        }
        Matcher parts = SCHEMA.matcher(schema.get());
        if (!parts.matches() || !Set.of("1", "2").contains(parts.group(1))) {
            throw SenderFault.of("metadata/unsupported-schema", "expected metadata of version 1.x or 2.x", "metadata");
        }
        String version = parts.group(1) + "." + parts.group(2) + "." + parts.group(3);
        if (!KNOWN.contains(version)) {
            warn(
                    "version",
                    "$schema",
                    "Unbekannte Version " + version + " der Metadaten. / Unknown version, read as far as known.");
        }
        return version;
    }

    private static DataPart data(JsonObject data) {
        JsonObject schema = data.object("submissionSchema");
        String mediaType = schema.text("mimeType");
        if (!DATA_TYPES.contains(mediaType)) {
            throw new UntrustedException(WHAT + ": submissionSchema.mimeType must be one of " + DATA_TYPES + ".");
        }
        return new DataPart(new DataSchema(schema.text("schemaUri"), mediaType), hash(data));
    }

    private List<FilePart> files(JsonObject structure) {
        List<FilePart> files = new ArrayList<>();
        Set<UUID> seen = new HashSet<>();
        for (JsonObject entry : structure.objects("attachments")) {
            FilePart file = file(entry);
            boolean fresh = seen.add(file.id());
            for (UUID fragment : file.fragments()) {
                fresh &= seen.add(fragment);
            }
            if (!fresh) {
                throw new UntrustedException(WHAT + ": an attachment or fragment stands there twice.");
            }
            files.add(file);
        }
        return List.copyOf(files);
    }

    private FilePart file(JsonObject entry) {
        UUID id = Ids.uuid(entry.text("attachmentId"), WHAT);
        String purpose = entry.text("purpose");
        if (!PURPOSES.contains(purpose)) {
            warn("purpose", "attachment:" + id, "Unbekannter Zweck einer Anlage. / Unknown purpose of an attachment.");
        }
        String mediaType = entry.text("mimeType");
        if (!MEDIA_TYPE.matcher(mediaType).matches()) {
            throw new UntrustedException(WHAT + ": the mimeType of an attachment has another form.");
        }
        List<UUID> fragments = entry.texts("fragments").stream()
                .map(text -> Ids.uuid(text, WHAT))
                .toList();
        if (entry.has("fragments") && fragments.isEmpty()) {
            // A release candidate of the official SDK writes it for each attachment.
            warn(
                    "fragments",
                    "attachment:" + id,
                    "Leeres fragments; gelesen als keines. / Empty fragments, read as none.");
        }
        return new FilePart(
                id,
                ReplyMetadata.filename(entry.optionalText("filename").orElse("")),
                mediaType,
                purpose,
                entry.optionalText("description"),
                hash(entry),
                fragments);
    }

    private static String hash(JsonObject holder) {
        JsonObject hash = holder.object("hash");
        String content = hash.text("content");
        if (!hash.text("type").equals("sha512") || !SHA512.matcher(content).matches()) {
            throw new UntrustedException(WHAT + ": expected SHA-512 in 128 lower-case hexadecimal digits.");
        }
        return content;
    }

    private static ReceivedPayment payment(JsonObject paid) {
        return new ReceivedPayment(
                paid.optionalText("transactionReference").orElse(""),
                paid.optionalText("transactionId").orElse(""),
                paid.optionalText("paymentMethod").orElse(""),
                paid.optionalText("paymentMethodDetail"),
                paid.optionalText("status").orElse(""),
                paid.optionalText("transactionUrl"),
                paid.optionalText("transactionTimestamp").map(MetadataReader::time),
                paid.optionalDecimal("grossAmount"));
    }

    private static Instant time(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }

    private static ReceivedReplyChannel replyChannel(JsonObject channel) {
        if (channel.names().size() != 1) {
            throw new UntrustedException(WHAT + ": replyChannel must have exactly one member.");
        }
        String kind = channel.names().get(0);
        JsonObject members = channel.object(kind);
        Map<String, String> texts = new LinkedHashMap<>();
        for (String name : members.names()) {
            List<String> one = members.looseTexts(name);
            if (one.size() == 1) {
                texts.put(name, one.get(0));
            }
        }
        texts.remove("processStandards");
        return new ReceivedReplyChannel(
                kind,
                texts,
                kind.equals("fitConnect")
                        ? members.optionalObject("encryptionPublicKey").map(key -> Jwk.from(key, WHAT + ", reply key"))
                        : Optional.empty(),
                kind.equals("fitConnect") ? members.texts("processStandards") : List.of());
    }

    private static Submission.Author author(JsonObject author) {
        JsonObject product = author.object("product");
        return new Submission.Author(
                author.text("name"), product.text("name"), product.text("version"), product.text("manufacturer"));
    }

    private List<ReceivedDataSet> dataSets() {
        List<ReceivedDataSet> all = new ArrayList<>();
        for (JsonObject set : json.looseObjects("dataSets")) {
            optional("dataSets", () -> Optional.of(dataSet(set))).ifPresent(all::add);
        }
        for (JsonObject proof : json.looseObjects("authenticationInformation")) {
            optional("authenticationInformation", () -> Optional.of(proof(proof)))
                    .ifPresent(all::add);
        }
        return List.copyOf(all);
    }

    /** How an object is to be serialised before hashing is not specified, so only a warning. */
    @Assumption("fitconnect.dataset-hash")
    private ReceivedDataSet dataSet(JsonObject set) {
        UUID id = Ids.uuid(set.text("dataSetId"), WHAT);
        JsonObject schema = set.object("schema");
        String content = content(set);
        boolean holds = set.optionalObject("hash")
                .map(hash -> hash.optionalText("content").orElse("").equals(sha512(content)))
                .orElse(false);
        if (!holds) {
            warn(
                    "dataset-hash",
                    "dataSet:" + id,
                    "Die Prüfsumme eines Datensatzes passt nicht. / The hash of a data set does not fit.");
        }
        return new ReceivedDataSet(
                Optional.of(id),
                new DataSchema(schema.text("schemaUri"), schema.text("mimeType")),
                content,
                set.optionalText("description"),
                holds);
    }

    private static String content(JsonObject set) {
        if (set.looseObjects("content").size() != 1) {
            return set.text("content");
        }
        String wrapped = new String(Json.write(Map.of("content", set.object("content"))), StandardCharsets.UTF_8);
        return wrapped.substring("{\"content\":".length(), wrapped.length() - 1);
    }

    private static ReceivedDataSet proof(JsonObject proof) {
        return new ReceivedDataSet(
                Optional.empty(),
                new DataSchema(proof.text("type") + ":" + proof.text("version"), "application/jose"),
                proof.text("content"),
                Optional.empty(),
                false);
    }

    static String sha512(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-512").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-512", e);
        }
    }

    private <T> Optional<T> optional(String member, Supplier<Optional<T>> reading) {
        try {
            return reading.get();
        } catch (UntrustedException | DateTimeParseException | IllegalArgumentException e) {
            warn("malformed", member, "Diese Angabe ist nicht lesbar und wird übergangen. / Unreadable and left out.");
            return Optional.empty();
        }
    }

    private void warn(String rule, String place, String text) {
        findings.add(new Finding("fitconnect.metadata." + rule, place, Severity.WARNING, text));
    }
}
