// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.office;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.crypto.RSADecrypter;
import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.core.json.JsonObject;
import org.ozgsdk.core.xml.Xml;
import org.ozgsdk.core.xml.XmlLimits;
import org.ozgsdk.sandbox.ReceivedApplication;
import org.ozgsdk.sandbox.ReceivedAttachment;
import org.ozgsdk.sandbox.internal.delivery.Destination;
import org.xml.sax.helpers.DefaultHandler;

/** The subscriber's duties on receipt, in their order (sheet 3.6). The first breach ends the examination as a problem. */
final class Examination {

    private final OfficeClient http;
    private final Destination destination;
    private final JsonObject submission;
    private final UUID submissionId;
    private final UUID caseId;
    private final JsonObject tags;

    Examination(
            OfficeClient http,
            Destination destination,
            JsonObject submission,
            UUID submissionId,
            UUID caseId,
            JsonObject tags) {
        this.http = http;
        this.destination = destination;
        this.submission = submission;
        this.submissionId = submissionId;
        this.caseId = caseId;
        this.tags = tags;
    }

    /** What came of it: the application, and the reply its sender asks for. */
    record Result(ReceivedApplication application, Optional<ReplyWish> replyWish) {}

    Result run() {
        String metadataJwe = submission.text("encryptedMetadata");
        String dataJwe = submission.text("encryptedData");
        compareTag(metadataJwe, tags.optionalText("metadata").orElse(""), "metadata", "metadata");
        compareTag(dataJwe, tags.optionalText("data").orElse(""), "data", "data");
        Metadata metadata = Metadata.read(decrypt(metadataJwe, "metadata", "metadata"));
        compareAttachments(metadata);
        checkOffer(metadata);
        byte[] data = decrypt(dataJwe, "data", "data");
        compareHash(data, metadata.dataHash(), "data", "data");
        checkSyntax(data, metadata.mimeType());
        List<ReceivedAttachment> attachments =
                metadata.attachments().stream().map(this::attachment).toList();
        ReceivedApplication application = new ReceivedApplication(
                submissionId,
                caseId,
                destination.id(),
                metadata.schemaUri(),
                metadata.dataHash(),
                data,
                attachments,
                ReceivedApplication.Outcome.RECEIVED,
                List.of(),
                metadata.paymentReference(),
                Optional.empty());
        return new Result(application, metadata.replyWish());
    }

    private void compareAttachments(Metadata metadata) {
        List<String> named = new ArrayList<>();
        metadata.attachments().forEach(attachment -> attachment.onTheWire().forEach(id -> named.add(id.toString())));
        Set<String> there = new HashSet<>(submission.texts("attachments"));
        Set<String> tagged = new HashSet<>(
                tags.optionalObject("attachments").map(JsonObject::names).orElse(List.of()));
        if (!there.equals(tagged)) {
            throw Problems.found("submission.attachments-mismatch", "Ereignis und Einreichung", "submission");
        }
        if (named.size() != there.size() || !there.equals(new HashSet<>(named))) {
            throw Problems.found("metadata.missing-attachment", "Metadaten und Einreichung", "metadata");
        }
    }

    private void checkOffer(Metadata metadata) {
        if (!destination.offers(submission.object("publicService").text("identifier"))) {
            throw Problems.found("metadata.unsupported-service", "Leistung nicht angeboten", "metadata");
        }
        boolean offered = metadata.schemaUri().equals(Destination.SCHEMA)
                && metadata.mimeType().equals(Destination.MIME_TYPE);
        if (!offered) {
            throw Problems.found("metadata.unsupported-data-schema", "Schema nicht angeboten", "metadata");
        }
    }

    private ReceivedAttachment attachment(Metadata.Attachment attachment) {
        String instance = "attachment:" + attachment.id();
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        for (UUID id : attachment.onTheWire()) {
            String jwe = http.text("/v2/submissions/" + submissionId + "/attachments/" + id);
            String tag = tags.object("attachments").optionalText(id.toString()).orElse("");
            compareTag(jwe, tag, "attachment", instance);
            whole.writeBytes(decrypt(jwe, "attachment", instance));
        }
        byte[] content = whole.toByteArray();
        compareHash(content, attachment.hash(), "attachment", instance);
        return new ReceivedAttachment(
                attachment.id(), attachment.mimeType(), attachment.purpose(), attachment.filename(), content);
    }

    private static void compareTag(String jwe, String expected, String part, String instance) {
        if (!jwe.substring(jwe.lastIndexOf('.') + 1).equals(expected)) {
            throw Problems.found(part + ".incorrect-authentication-tag", "Tag weicht vom Ereignis ab", instance);
        }
    }

    private byte[] decrypt(String jwe, String part, String instance) {
        try {
            JWEObject object = JWEObject.parse(jwe);
            object.decrypt(new RSADecrypter(destination.office().encryption().privateKey()));
            return object.getPayload().toBytes();
        } catch (ParseException | JOSEException | IllegalStateException e) {
            throw Problems.found(part + ".encryption-issue", "Entschlüsselung gescheitert", instance);
        }
    }

    private static void compareHash(byte[] content, String expected, String part, String instance) {
        try {
            String found = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-512").digest(content));
            if (!found.equals(expected)) {
                throw Problems.found(part + ".hash-mismatch", "SHA-512 weicht ab", instance);
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-512", e);
        }
    }

    private static void checkSyntax(byte[] data, String mimeType) {
        try {
            if (mimeType.equals("application/json")) {
                Json.object(data, "data");
            } else {
                Xml.parse(data, XmlLimits.DEFAULT, new DefaultHandler());
            }
        } catch (UntrustedException e) {
            throw Problems.found("data.syntax-violation", "nicht wohlgeformt", "data");
        }
    }
}
