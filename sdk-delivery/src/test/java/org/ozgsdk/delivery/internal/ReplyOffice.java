// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.internal;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSAEncrypter;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.core.keys.Jwk;
import org.ozgsdk.delivery.internal.FakeService.Answer;

/** An authority that replies with Nimbus, and the delivery service's half of it. Change its fields before {@link #publish} to make it wrong. */
public final class ReplyOffice {

    public static final byte[] DATA = "{\"antragsteller\":\"Thị Ặn Łucja\"}".getBytes(StandardCharsets.UTF_8);
    public static final byte[] PDF = "%PDF-1.7 Đặng".getBytes(StandardCharsets.UTF_8);
    public static final String STANDARD = "urn:ozgsdk:beispiel:empfangsbescheinigung:1.0";

    public final UUID replyId = UUID.randomUUID();
    public final UUID attachmentId = UUID.randomUUID();
    public UUID caseId;
    public byte[] data = DATA;
    public final List<String> announced = new ArrayList<>();
    public final Map<String, Object> metadata = new LinkedHashMap<>();
    public final Map<String, Object> structure = new LinkedHashMap<>();
    public final Map<String, Object> dataEntry = new LinkedHashMap<>();
    public final Map<String, Object> file = new LinkedHashMap<>();
    public final Map<String, Object> tags = new LinkedHashMap<>();
    public String metadataJwe = "";
    public String dataJwe = "";
    public String fileJwe = "";
    private final FakeService service;
    private final Jwk key;

    public ReplyOffice(FakeService service, Jwk key) {
        this.service = service;
        this.key = key;
        this.caseId = service.caseId;
        announced.add(attachmentId.toString());
        metadata.put("$schema", "https://schema.fitko.de/fit-connect/metadata/2.1.0/metadata.schema.json");
        metadata.put("contentStructure", structure);
        structure.put("data", dataEntry);
        structure.put("attachments", new ArrayList<>(List.of(file)));
        dataEntry.put("hash", hash(DATA));
        dataEntry.put("submissionSchema", Map.of("schemaUri", STANDARD, "mimeType", "application/json"));
        file.put("attachmentId", attachmentId.toString());
        file.put("hash", hash(PDF));
        file.put("mimeType", "application/pdf");
        file.put("purpose", "report");
        file.put("filename", "empfangsbescheinigung.pdf");
    }

    public static Map<String, Object> hash(byte[] content) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-512").digest(content);
            return Map.of("type", "sha512", "content", HexFormat.of().formatHex(hash));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    public static JWEHeader.Builder header(Jwk key) {
        return new JWEHeader.Builder(JWEAlgorithm.RSA_OAEP_256, EncryptionMethod.A256GCM)
                .keyID(key.kid().orElseThrow());
    }

    public static String seal(JWEHeader header, RSAPublicKey key, byte[] plain) {
        try {
            JWEObject object = new JWEObject(header, new Payload(plain));
            object.encrypt(new RSAEncrypter(key));
            return object.serialize();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    public String seal(byte[] plain) {
        return seal(header(key).build(), (RSAPublicKey) key.publicKey(), plain);
    }

    /** Encrypts what is not encrypted yet and computes the tags as the delivery service does. */
    public ReplyOffice encrypt() {
        metadataJwe = seal(Json.write(metadata));
        dataJwe = seal(data);
        fileJwe = seal(PDF);
        return sign();
    }

    public ReplyOffice sign() {
        tags.put("metadata", tag(metadataJwe));
        tags.put("data", tag(dataJwe));
        tags.put("attachments", new LinkedHashMap<>(Map.of(attachmentId.toString(), tag(fileJwe))));
        return this;
    }

    /** Answers with the reply as the fields stand when asked. */
    public ReplyOffice serve() {
        service.paths.put(
                "/api/v1/replies/" + replyId,
                call -> new Answer(
                        200,
                        Json.write(Map.of(
                                "replyId",
                                replyId.toString(),
                                "caseId",
                                caseId.toString(),
                                "encryptedMetadata",
                                metadataJwe,
                                "encryptedData",
                                dataJwe,
                                "attachments",
                                announced,
                                "unknown",
                                1))));
        service.paths.put(
                "/api/v1/replies/" + replyId + "/attachments/" + attachmentId,
                call -> new Answer(200, fileJwe.getBytes(StandardCharsets.US_ASCII)));
        return this;
    }

    public Map<String, Object> event(String name, Map<String, ?> payload) {
        Map<String, Object> claims = service.event(service.api(), name, payload);
        claims.put("sub", "reply:" + replyId);
        return claims;
    }

    public void write(String name, Map<String, ?> payload) {
        service.events.add(FakeService.signedByService(event(name, payload)));
    }

    /** All of it as it should be. */
    public ReplyOffice publish() {
        encrypt().serve();
        write("create-reply", Map.of());
        write("submit-reply", Map.of("authenticationTags", tags));
        return this;
    }

    private static String tag(String compact) {
        return compact.substring(compact.lastIndexOf('.') + 1);
    }
}
