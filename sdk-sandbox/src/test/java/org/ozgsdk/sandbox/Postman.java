// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.core.json.JsonObject;

/** A service that writes to mailboxes with hand-made signatures; what it says can be bent before it is sent. */
final class Postman {

    static final String BOUNDARY = "----grenze4711";
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final Mailboxes mailboxes;
    private final PrivateKey key;
    final Map<String, Object> header = new LinkedHashMap<>();
    final Map<String, Object> claims = new LinkedHashMap<>();

    /** One file of a message. */
    record File(String name, String type, byte[] content) {}

    /** Status, assumption, body. */
    record Answer(int status, String assumption, String body) {

        String title() {
            return Json.object(body.getBytes(StandardCharsets.UTF_8), "answer").text("title");
        }

        JsonObject json() {
            return Json.object(body.getBytes(StandardCharsets.UTF_8), "answer");
        }
    }

    Postman(Sandbox sandbox, Clock clock) {
        this(sandbox, clock, key(sandbox.testKeys().mailbox()));
    }

    Postman(Sandbox sandbox, Clock clock, PrivateKey key) {
        mailboxes = sandbox.mailboxes();
        this.key = key;
        header.put("alg", "RS512");
        header.put("typ", "JWT");
        long now = clock.instant().getEpochSecond();
        claims.put("iat", now);
        claims.put("exp", now + 1800);
        claims.put("signer", "Sandbox service-mailbox");
        claims.put("roles", List.of("THIRD_PARTY"));
    }

    static PrivateKey key(Path pem) {
        try {
            String text = Files.readString(pem);
            String begin = "-----BEGIN PRIVATE KEY-----";
            String body = text.substring(text.indexOf(begin) + begin.length(), text.indexOf("-----END PRIVATE KEY"));
            return KeyFactory.getInstance("RSA")
                    .generatePrivate(
                            new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(body)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    static String sha512(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-512").digest(content));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    byte[] signature(String text) {
        try {
            Signature engine = Signature.getInstance("SHA512withRSA");
            engine.initSign(key);
            engine.update(text.getBytes(StandardCharsets.UTF_8));
            return engine.sign();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    String token() {
        String signed = url(Json.write(header)) + "." + url(Json.write(claims));
        return signed + "." + url(signature(signed));
    }

    private static String url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** The signed envelope around an inner text. */
    String envelope(String content) {
        Map<String, Object> envelope = new LinkedHashMap<>();
        envelope.put("content", content);
        envelope.put("sha512sum", Base64.getEncoder().encodeToString(signature(content)));
        return text(envelope);
    }

    static String text(Map<String, ?> json) {
        return new String(Json.write(json), StandardCharsets.UTF_8);
    }

    /** A good message, files announced as they are. */
    static Map<String, Object> message(Object mailbox, File... files) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("mailboxUuid", mailbox.toString());
        message.put("stork_qaa_level", 3);
        message.put("sender", "Stadt Aachen, Gewerbeamt (Muster)");
        message.put("title", "Ihre Empfangsbescheinigung, Thị Ặn");
        message.put("content", "Guten Tag, die Bescheinigung liegt bei.");
        message.put("service", "Gewerbe anmelden");
        message.put("reference", "vorgang-1");
        message.put("applicationId", null);
        List<Map<String, Object>> attachments = new ArrayList<>();
        for (File file : files) {
            Map<String, Object> attachment = new LinkedHashMap<>();
            attachment.put("filename", file.name());
            attachment.put("sha512sum", sha512(file.content()));
            attachment.put("contentLength", file.content().length);
            attachments.add(attachment);
        }
        message.put("attachments", attachments);
        return message;
    }

    /** A good state. */
    static Map<String, Object> state(Object application, String status) {
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("applicationId", application.toString());
        state.put("status", status);
        state.put("publicServiceName", new LinkedHashMap<>(Map.of("de", "Gewerbe anmelden")));
        state.put("senderName", "Stadt Aachen (Muster)");
        state.put("createdDate", "2026-11-23T10:00:00.000Z");
        state.put("statusDetails", Map.of("de", "eingegangen"));
        state.put("additionalInformation", Map.of("de", "Es ist nichts zu tun."));
        state.put("reference", "vorgang-1");
        return state;
    }

    Answer send(Map<String, ?> message, File... files) {
        return sendJson(envelope(text(message)), files);
    }

    Answer sendJson(String json, File... files) {
        return put("multipart/form-data; boundary=" + BOUNDARY, body(json, files));
    }

    static byte[] body(String json, File... files) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        write(
                out,
                "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"json\"\r\n"
                        + "Content-Type: application/json\r\n\r\n" + json);
        for (File file : files) {
            write(
                    out,
                    "\r\n--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"files\"; filename=\""
                            + file.name().replace("\"", "%22") + "\"\r\nContent-Type: " + file.type() + "\r\n\r\n");
            out.writeBytes(file.content());
        }
        write(out, "\r\n--" + BOUNDARY + "--\r\n");
        return out.toByteArray();
    }

    private static void write(ByteArrayOutputStream out, String text) {
        out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    Answer put(String type, byte[] body) {
        return call("PUT", "/v6/mailbox/messages", type, body, "Bearer " + token());
    }

    Answer put(String type, String body) {
        return put(type, body.getBytes(StandardCharsets.UTF_8));
    }

    Answer set(Map<String, ?> state) {
        return post("application/json", envelope(text(state)));
    }

    Answer post(String type, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return call("POST", "/v6/mailbox/applications/states", type, bytes, "Bearer " + token());
    }

    Answer call(String method, String path, String type, byte[] body, String authorization) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(mailboxes.base() + path))
                .header("Content-Type", type)
                .method(method, HttpRequest.BodyPublishers.ofByteArray(body));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        try {
            HttpResponse<String> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(
                    response.statusCode(),
                    response.headers().firstValue("X-Sandbox-Assumption").orElse(""),
                    response.body());
        } catch (IOException e) {
            throw new AssertionError("no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
