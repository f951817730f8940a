// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSAEncrypter;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.core.json.JsonObject;

/** A sender for tests, made with Nimbus and the JDK: what is to be sent, step by step, each step open to mischief. */
final class Parcel {

    static final String SERVICE = "urn:de:fim:leika:leistung:99050012104000";
    static final String SCHEMA = "urn:ozgsdk:beispiel:gewerbeanmeldung:1.0";
    static final String API = "/submission-api/v2";
    static final String XML = "<gewerbe xmlns=\"urn:ozgsdk:beispiel:gewerbeanmeldung:1.0\">Müller Đặng</gewerbe>";

    final RawClient http;
    final UUID destination;
    final JsonObject key;
    final Map<UUID, byte[]> attachments = new LinkedHashMap<>();
    final Map<String, Object> metadata = new LinkedHashMap<>();
    byte[] data = XML.getBytes(StandardCharsets.UTF_8);
    String submissionId = "";
    String caseId = "";

    Parcel(RawClient http, UUID destination) {
        this.http = http;
        this.destination = destination;
        String kid = http.get(API + "/destinations/" + destination).json().text("encryptionKid");
        this.key =
                http.get(API + "/destinations/" + destination + "/keys/" + kid).json();
    }

    /** Without a service in between: only for making metadata and JWEs. */
    Parcel(JsonObject key, UUID destination) {
        this.http = null;
        this.destination = destination;
        this.key = key;
    }

    static Parcel toFirstPlace(Sandbox sandbox) {
        UUID destination = sandbox.places().list().get(0).destination().orElseThrow();
        return new Parcel(RawClient.of(sandbox, sandbox.sender()), destination);
    }

    Parcel with(String text) {
        attachments.put(UUID.randomUUID(), text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    Map<String, Object> announcement() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("destinationId", destination.toString());
        body.put(
                "announcedAttachments",
                attachments.keySet().stream().map(UUID::toString).toList());
        body.put("publicService", Map.of("identifier", SERVICE, "name", "Gewerbe Anmeldung"));
        return body;
    }

    Parcel announce() {
        JsonObject answer =
                http.json("POST", API + "/submissions", announcement()).json();
        submissionId = answer.text("submissionId");
        caseId = answer.text("caseId");
        return this;
    }

    RawClient.Answer upload(UUID id, String jwe) {
        return http.send("PUT", API + "/submissions/" + submissionId + "/attachments/" + id, "application/jose", jwe);
    }

    Parcel uploadAll() {
        attachments.forEach((id, content) -> upload(id, seal(content, "text/plain")));
        return this;
    }

    RawClient.Answer complete() {
        return complete(seal(metadata(), "application/json"), seal(data, "application/xml"));
    }

    RawClient.Answer complete(String metadataJwe, String dataJwe) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("encryptedMetadata", metadataJwe);
        body.put("encryptedData", dataJwe);
        return http.json("PUT", API + "/submissions/" + submissionId, body);
    }

    /** The whole way. */
    Parcel send() {
        announce().uploadAll();
        RawClient.Answer answer = complete();
        if (answer.status() != 200) {
            throw new AssertionError("finalising: " + answer.status() + " " + answer.body());
        }
        return this;
    }

    byte[] metadata() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("$schema", "https://schema.fitko.de/fit-connect/metadata/2.1.0/metadata.schema.json");
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("hash", hash(data));
        described.put("submissionSchema", Map.of("schemaUri", SCHEMA, "mimeType", "application/xml"));
        List<Map<String, Object>> list = new ArrayList<>();
        attachments.forEach((id, content) -> list.add(described(id, content)));
        Map<String, Object> structure = new LinkedHashMap<>();
        structure.put("data", described);
        structure.put("attachments", list);
        all.put("contentStructure", structure);
        all.putAll(metadata);
        return Json.write(all);
    }

    static Map<String, Object> described(UUID id, byte[] content) {
        Map<String, Object> attachment = new LinkedHashMap<>();
        attachment.put("attachmentId", id.toString());
        attachment.put("hash", hash(content));
        attachment.put("mimeType", "text/plain");
        attachment.put("purpose", "attachment");
        attachment.put("filename", "beleg.txt");
        return attachment;
    }

    static Map<String, Object> hash(byte[] content) {
        return Map.of("type", "sha512", "content", sha512(content));
    }

    static String sha512(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-512").digest(content));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    JWEHeader.Builder header(String cty) {
        return new JWEHeader.Builder(JWEAlgorithm.RSA_OAEP_256, EncryptionMethod.A256GCM)
                .keyID(key.text("kid"))
                .contentType(cty);
    }

    String seal(byte[] plaintext, String cty) {
        return seal(plaintext, header(cty).build());
    }

    String seal(byte[] plaintext, JWEHeader header) {
        try {
            JWEObject jwe = new JWEObject(header, new Payload(plaintext));
            jwe.encrypt(new RSAEncrypter(publicKey(key)));
            return jwe.serialize();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    static RSAPublicKey publicKey(JsonObject jwk) {
        try {
            BigInteger n = new BigInteger(1, Base64.getUrlDecoder().decode(jwk.text("n")));
            BigInteger e = new BigInteger(1, Base64.getUrlDecoder().decode(jwk.text("e")));
            return (RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(n, e));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    List<String> events() {
        return http.get(API + "/cases/" + caseId + "/events").json().texts("eventLog");
    }

    /** The short names of the events in the log, unverified. */
    List<String> eventNames() {
        return events().stream().map(Parcel::eventName).toList();
    }

    static String eventName(String token) {
        String uri = claims(token).object("events").names().get(0);
        return uri.substring(uri.lastIndexOf('/') + 1);
    }

    static JsonObject claims(String token) {
        return Json.object(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]), "claims");
    }
}
