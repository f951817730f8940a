// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.internal;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.ozgsdk.core.Finding;
import org.ozgsdk.core.Severity;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.core.json.JsonObject;

/** Checks the parts of written metadata that no type holds in shape, without a schema file (sheet 4.1 and 4.2). A full check is the caller's ({@code MetadataCheck}). */
final class MetadataStructure {

    private static final Pattern HASH = Pattern.compile("[a-f0-9]{128}");
    private static final Pattern MEDIA_TYPE = Pattern.compile("[-\\w.]+/[-\\w.+]+");
    private static final Set<String> DATA = Set.of("application/json", "application/xml");
    private static final Set<String> DATA_SET = Set.of("application/json", "application/xml", "application/jose");

    private final List<Finding> findings = new ArrayList<>();

    private MetadataStructure() {}

    static List<Finding> check(byte[] metadata) {
        MetadataStructure structure = new MetadataStructure();
        try {
            structure.all(Json.object(metadata, "metadata"));
        } catch (UntrustedException e) {
            structure.wrong("", "hat nicht die Form, die das Schema verlangt (" + e.getMessage() + ")");
        }
        return structure.findings;
    }

    private void all(JsonObject json) {
        JsonObject content = json.object("contentStructure");
        JsonObject data = content.object("data");
        hash(data, "contentStructure.data");
        schema(data.object("submissionSchema"), "contentStructure.data", DATA);
        int number = 0;
        for (JsonObject attachment : content.objects("attachments")) {
            String place = "contentStructure.attachments[" + number++ + "]";
            hash(attachment, place);
            id(attachment.text("attachmentId"), place);
            require(MEDIA_TYPE.matcher(attachment.text("mimeType")).matches(), place + ".mimeType");
            if (attachment.has("fragments")) {
                List<String> fragments = attachment.texts("fragments");
                require(!fragments.isEmpty() && Set.copyOf(fragments).size() == fragments.size(), place + ".fragments");
                fragments.forEach(id -> id(id, place));
            }
        }
        number = 0;
        for (JsonObject set : json.objects("dataSets")) {
            String place = "dataSets[" + number++ + "]";
            hash(set, place);
            id(set.text("dataSetId"), place);
            schema(set.object("schema"), place, DATA_SET);
        }
        json.optionalObject("replyChannel").ifPresent(one -> require(one.names().size() == 1, "replyChannel"));
    }

    private void hash(JsonObject parent, String place) {
        JsonObject hash = parent.object("hash");
        require(
                hash.text("type").equals("sha512")
                        && HASH.matcher(hash.text("content")).matches(),
                place + ".hash");
    }

    private void schema(JsonObject schema, String place, Set<String> mediaTypes) {
        require(mediaTypes.contains(schema.text("mimeType")), place + ".mimeType");
        require(isUri(schema.text("schemaUri")), place + ".schemaUri");
    }

    private static boolean isUri(String text) {
        try {
            return URI.create(text).isAbsolute();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private void id(String text, String place) {
        try {
            Ids.uuid(text, place);
        } catch (UntrustedException e) {
            require(false, place);
        }
    }

    private void require(boolean condition, String place) {
        if (!condition) {
            wrong(place, "hat eine Form, die das Metadatenschema nicht zulässt: die Angabe in der Einreichung ändern");
        }
    }

    private void wrong(String place, String what) {
        findings.add(new Finding(
                "fitconnect.metadata-structure",
                place,
                Severity.ERROR,
                "Metadaten: " + place + " " + what + ". / The metadata does not have the form of its schema."));
    }
}
