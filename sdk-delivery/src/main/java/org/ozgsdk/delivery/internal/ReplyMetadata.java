// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.ozgsdk.core.Assumption;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.core.json.JsonObject;
import org.ozgsdk.delivery.DataSchema;

/** What the metadata of a reply say about its parts (schema 2.x of FITKO); everything else in them is ignored. */
record ReplyMetadata(DataSchema schema, String dataHash, Map<UUID, FileEntry> files) {

    /** A file by its metadata. The name stays out of {@code toString}. */
    record FileEntry(String filename, String mediaType, String hash) {

        @Override
        public String toString() {
            return "FileEntry[" + mediaType + "]";
        }
    }

    private static final String SCHEMA = "https://schema.fitko.de/fit-connect/metadata/2.";
    private static final Pattern SHA512 = Pattern.compile("[0-9a-f]{128}");
    private static final Pattern MEDIA_TYPE = Pattern.compile("[-\\w.]+/[-\\w.+]+");
    private static final Set<String> DATA_TYPES = Set.of("application/json", "application/xml");
    private static final Set<String> PURPOSES = Set.of("form", "attachment", "report", "data");
    /** What could lead a file elsewhere or forge a line: separators of paths, control and format characters. */
    private static final Pattern UNSAFE = Pattern.compile("[/\\\\:\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}]");

    @Assumption("fitconnect.reply-metadata-version")
    static ReplyMetadata parse(byte[] content, String what) {
        JsonObject json = Json.object(content, what);
        if (!json.text("$schema").startsWith(SCHEMA)) {
            throw new UntrustedException(what + ": expected metadata of version 2, found another schema.");
        }
        JsonObject structure = json.object("contentStructure");
        JsonObject data = structure.object("data");
        JsonObject schema = data.object("submissionSchema");
        Map<UUID, FileEntry> files = new LinkedHashMap<>();
        for (JsonObject entry : structure.objects("attachments")) {
            if (files.put(Ids.uuid(entry.text("attachmentId"), what), file(entry, what)) != null) {
                throw new UntrustedException(what + ": an attachment stands there twice.");
            }
        }
        String mediaType = one(schema.text("mimeType"), DATA_TYPES, what);
        return new ReplyMetadata(new DataSchema(schema.text("schemaUri"), mediaType), hash(data, what), files);
    }

    private static FileEntry file(JsonObject entry, String what) {
        if (entry.has("fragments")) {
            throw new UntrustedException(what + ": an attachment comes in fragments, which replies do not know here.");
        }
        one(entry.text("purpose"), PURPOSES, what);
        String mediaType = entry.text("mimeType");
        if (!MEDIA_TYPE.matcher(mediaType).matches()) {
            throw new UntrustedException(what + ": an attachment has a media type of another form.");
        }
        return new FileEntry(filename(entry.optionalText("filename").orElse("")), mediaType, hash(entry, what));
    }

    /** The authority is trusted with the content, not with the place where our side might store it. */
    static String filename(String given) {
        String name = UNSAFE.matcher(given).replaceAll("_").strip();
        return name.isEmpty() || List.of(".", "..").contains(name) ? "anlage" : name;
    }

    private static String hash(JsonObject holder, String what) {
        JsonObject hash = holder.object("hash");
        String content = hash.text("content");
        if (!hash.text("type").equals("sha512") || !SHA512.matcher(content).matches()) {
            throw new UntrustedException(what + ": expected SHA-512 in 128 lower-case hexadecimal digits.");
        }
        return content;
    }

    private static String one(String word, Set<String> allowed, String what) {
        if (!allowed.contains(word)) {
            throw new UntrustedException(what + ": expected one of " + allowed + ", found another word.");
        }
        return word;
    }
}
