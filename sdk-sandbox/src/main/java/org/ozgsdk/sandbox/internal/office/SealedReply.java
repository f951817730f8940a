// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.office;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSAEncrypter;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ozgsdk.core.json.Json;

/** A reply ready for the wire: data and one PDF, described by metadata 2.1.0, each a JWE for the sender's reply key. */
record SealedReply(UUID attachmentId, String attachment, String metadata, String data) {

    private static final String SCHEMA = "https://schema.fitko.de/fit-connect/metadata/2.1.0/metadata.schema.json";

    /** A reply whose metadata name these hashes, be they right or wrong. */
    static SealedReply of(
            byte[] json, Map<String, Object> jsonHash, byte[] pdf, Map<String, Object> pdfHash, ReplyWish wish) {
        UUID attachmentId = UUID.randomUUID();
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("hash", jsonHash);
        data.put("submissionSchema", Map.of("schemaUri", ReplyWish.PROCESS, "mimeType", "application/json"));
        Map<String, Object> structure = new LinkedHashMap<>();
        structure.put("data", data);
        structure.put("attachments", List.of(attachment(attachmentId, pdfHash)));
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("$schema", SCHEMA);
        metadata.put("contentStructure", structure);
        return new SealedReply(
                attachmentId,
                encrypt(pdf, "application/pdf", wish),
                encrypt(Json.write(metadata), "application/json", wish),
                encrypt(json, "application/json", wish));
    }

    private static Map<String, Object> attachment(UUID id, Map<String, Object> hash) {
        Map<String, Object> signature = new LinkedHashMap<>();
        signature.put("signatureFormat", "pdf");
        signature.put("detachedSignature", false);
        signature.put("eidasAdesProfile", "http://uri.etsi.org/ades/191x2/level/baseline/B-B#");
        Map<String, Object> attachment = new LinkedHashMap<>();
        attachment.put("attachmentId", id.toString());
        attachment.put("hash", hash);
        attachment.put("mimeType", "application/pdf");
        attachment.put("purpose", "report");
        attachment.put("filename", "empfangsbescheinigung.pdf");
        attachment.put("signature", signature);
        return attachment;
    }

    static Map<String, Object> hash(byte[] content) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-512").digest(content);
            return Map.of("type", "sha512", "content", HexFormat.of().formatHex(hash));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-512", e);
        }
    }

    private static String encrypt(byte[] plaintext, String mediaType, ReplyWish wish) {
        try {
            JWEHeader header = new JWEHeader.Builder(JWEAlgorithm.RSA_OAEP_256, EncryptionMethod.A256GCM)
                    .keyID(wish.kid())
                    .contentType(mediaType)
                    .build();
            JWEObject jwe = new JWEObject(header, new Payload(plaintext));
            jwe.encrypt(new RSAEncrypter(wish.key()));
            return jwe.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("the office cannot encrypt", e);
        }
    }
}
