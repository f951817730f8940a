// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.internal;

import com.sun.net.httpserver.HttpExchange;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.ozgsdk.core.Environment;
import org.ozgsdk.core.Secret;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.core.json.JsonObject;
import org.ozgsdk.core.keys.Jwk;
import org.ozgsdk.core.keys.KeyMaterial;
import org.ozgsdk.core.store.Store;
import org.ozgsdk.delivery.fitconnect.DecryptionKey;
import org.ozgsdk.delivery.fitconnect.FitConnectEnvironment;
import org.ozgsdk.delivery.fitconnect.FitConnectReceiver;
import org.ozgsdk.delivery.fitconnect.Pickup;
import org.ozgsdk.delivery.fitconnect.ReceiverBuilder;
import org.ozgsdk.delivery.fitconnect.ReceivingDestination;
import org.ozgsdk.delivery.internal.FakeService.Answer;

/** A submission as it waits at a delivery service that a test writes by hand; sound until a field is changed before {@link #publish}. */
public final class FakeSubmission {

    public static final String SCHEMA = "urn:ozgsdk:beispiel:antrag:1.0";
    public static final String SERVICE = "urn:de:fim:leika:leistung:99050012104000";
    public static final String SET_SCHEMA =
            "https://schema.fitko.de/fit-connect/set-payload/1.2.2/set-payload.schema.json";
    /** The size is not the point: opening takes any. */
    public static final Jwk KEY = TestKeys.encryption("reception-2048").build();

    public final FakeService service;
    public byte[] data = "<antrag>Đặng</antrag>".getBytes(StandardCharsets.UTF_8);
    public final Map<String, Object> metadata = new LinkedHashMap<>();
    public final Map<String, Object> structure = new LinkedHashMap<>();
    public final Map<String, Object> dataEntry = new LinkedHashMap<>();
    public final Map<String, Object> dataSchema = new LinkedHashMap<>();
    public final List<Map<String, Object>> entries = new ArrayList<>();
    public final Map<UUID, String> parts = new LinkedHashMap<>();
    public final Map<String, Object> destination = new LinkedHashMap<>();
    public final Map<String, Object> tags = new LinkedHashMap<>();
    public Jwk key = KEY;
    public String metadataJwe = "";
    public String dataJwe = "";
    public final List<String> posted = new CopyOnWriteArrayList<>();
    /** What a POST of an event is answered with; the event enters the log if {@link #takes}. */
    public volatile int status = 204;

    public volatile boolean takes = true;

    public FakeSubmission() {
        service = new FakeService();
        metadata.put("$schema", "https://schema.fitko.de/fit-connect/metadata/2.1.0/metadata.schema.json");
        metadata.put("contentStructure", structure);
        structure.put("data", dataEntry);
        structure.put("attachments", entries);
        dataEntry.put("hash", ReplyOffice.hash(data));
        dataEntry.put("submissionSchema", dataSchema);
        dataSchema.put("schemaUri", SCHEMA);
        dataSchema.put("mimeType", "application/xml");
        destination.put("destinationId", service.destinationId.toString());
        destination.put("status", "active");
        destination.put("encryptionKid", KEY.kid().orElseThrow());
        destination.put("metadataVersions", List.of("1.0.0", "2.1.0"));
        destination.put(
                "publicServices",
                List.of(Map.of(
                        "identifier",
                        SERVICE,
                        "submissionSchemas",
                        List.of(Map.of("schemaUri", SCHEMA, "mimeType", "application/xml")))));
    }

    /** Adds a file that travels in as many parts as given; one part means no fragments. */
    public Map<String, Object> attach(byte[]... fragments) {
        UUID id = UUID.randomUUID();
        int length = 0;
        for (byte[] fragment : fragments) {
            length += fragment.length;
        }
        byte[] whole = new byte[length];
        List<String> ids = new ArrayList<>();
        int at = 0;
        for (byte[] fragment : fragments) {
            System.arraycopy(fragment, 0, whole, at, fragment.length);
            at += fragment.length;
            UUID part = fragments.length == 1 ? id : UUID.randomUUID();
            ids.add(part.toString());
            parts.put(part, seal(fragment, "application/octet-stream"));
        }
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("attachmentId", id.toString());
        entry.put("hash", ReplyOffice.hash(whole));
        entry.put("mimeType", "application/pdf");
        entry.put("purpose", "attachment");
        entry.put("filename", "../../etc/pass\nwd");
        if (fragments.length > 1) {
            entry.put("fragments", ids);
        }
        entries.add(entry);
        return entry;
    }

    /** Adds a file of any size in fragments that lie encrypted on disk; after {@link #serve} call {@link #serveFromDisk}. */
    public String attachLarge(int fragments, int size, Path directory) throws IOException, GeneralSecurityException {
        Map<String, Object> entry = attach(new byte[0]);
        parts.remove(UUID.fromString((String) entry.get("attachmentId")));
        MessageDigest whole = MessageDigest.getInstance("SHA-512");
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < fragments; i++) {
            UUID id = UUID.randomUUID();
            ids.add(id.toString());
            byte[] block = new byte[1 << 20];
            new Random(i).nextBytes(block);
            try (InputStream plain = new DigestInputStream(new Repeated(block, size), whole);
                    OutputStream out =
                            new BufferedOutputStream(Files.newOutputStream(directory.resolve(id.toString())))) {
                parts.put(
                        id,
                        "."
                                + JweWriter.write(key, "application/octet-stream", plain, out)
                                        .tag());
            }
        }
        String hash = HexFormat.of().formatHex(whole.digest());
        entry.put("hash", Map.of("type", "sha512", "content", hash));
        entry.put("fragments", ids);
        return hash;
    }

    public void serveFromDisk(Path directory) {
        for (UUID id : parts.keySet()) {
            service.paths.put(
                    "/api/v2/submissions/" + service.submissionId + "/attachments/" + id,
                    call -> new Answer(200, Files.readAllBytes(directory.resolve(id.toString()))));
        }
    }

    /** A block again and again. */
    private static final class Repeated extends InputStream {
        private final byte[] block;
        private long left;

        Repeated(byte[] block, long length) {
            this.block = block;
            this.left = length;
        }

        @Override
        public int read() {
            throw new UnsupportedOperationException();
        }

        @Override
        public int read(byte[] buffer, int from, int count) {
            int read = (int) Math.min(Math.min(left, count), block.length);
            System.arraycopy(block, 0, buffer, from, read);
            left -= read;
            return read == 0 ? -1 : read;
        }
    }

    public String seal(byte[] plain, String mediaType) {
        return ReplyOffice.seal(
                ReplyOffice.header(key).contentType(mediaType).build(), (RSAPublicKey) key.publicKey(), plain);
    }

    /** Encrypts what the fields say and notes the tags, as sender and delivery service would. */
    public FakeSubmission encrypt() {
        metadataJwe = seal(Json.write(metadata), "application/json");
        dataJwe = seal(data, "application/xml");
        tags.put("metadata", TagWatch.tagOf(metadataJwe));
        tags.put("data", TagWatch.tagOf(dataJwe));
        Map<String, String> each = new LinkedHashMap<>();
        parts.forEach((id, jwe) -> each.put(id.toString(), TagWatch.tagOf(jwe)));
        tags.put("attachments", each);
        return this;
    }

    public Pickup pickup() {
        return new Pickup(service.destinationId, service.caseId, service.submissionId);
    }

    public FakeSubmission serve() {
        service.json("/api/v2/destinations/" + service.destinationId, destination);
        service.paths.put("/api/v2/submissions", call -> json(list()));
        service.paths.put("/api/v2/submissions/" + service.submissionId, call -> json(submission()));
        for (UUID id : parts.keySet()) {
            service.paths.put(
                    "/api/v2/submissions/" + service.submissionId + "/attachments/" + id,
                    call -> new Answer(200, parts.get(id).getBytes(StandardCharsets.US_ASCII)));
        }
        FakeService.Handler log = service.paths.get("/api/v2/cases/" + service.caseId + "/events");
        service.paths.put(
                "/api/v2/cases/" + service.caseId + "/events",
                call -> call.getRequestMethod().equals("POST") ? take(call) : log.answer(call));
        return this;
    }

    /** The event that says what was submitted. */
    public FakeSubmission submit() {
        service.byService("create-submission", Map.of());
        Map<String, Object> event =
                service.event(service.api(), "submit-submission", Map.of("authenticationTags", tags));
        event.put("$schema", SET_SCHEMA);
        service.events.add(FakeService.signedByService(event));
        return this;
    }

    public FakeSubmission publish() {
        return encrypt().serve().submit();
    }

    private Answer take(HttpExchange call) throws IOException {
        String token = new String(call.getRequestBody().readAllBytes(), StandardCharsets.US_ASCII);
        posted.add(token);
        if (takes) {
            service.events.add(token);
        }
        return new Answer(status, new byte[0]);
    }

    private Map<String, Object> list() {
        return Map.of("submissions", List.of(ids()), "totalCount", 1, "count", 1, "offset", 0);
    }

    private Map<String, Object> ids() {
        Map<String, Object> ids = new LinkedHashMap<>();
        ids.put("destinationId", service.destinationId.toString());
        ids.put("caseId", service.caseId.toString());
        ids.put("submissionId", service.submissionId.toString());
        ids.put("unknown", 1);
        return ids;
    }

    private Map<String, Object> submission() {
        Map<String, Object> all = ids();
        all.put("encryptedMetadata", metadataJwe);
        if (!dataJwe.isEmpty()) {
            all.put("encryptedData", dataJwe);
        }
        all.put("attachments", parts.keySet().stream().map(UUID::toString).toList());
        return all;
    }

    private static Answer json(Map<String, ?> body) {
        return new Answer(200, Json.write(body));
    }

    public ReceivingDestination receiving() {
        KeyMaterial signing = TestKeys.material("office-4096");
        return new ReceivingDestination(
                service.destinationId,
                signing,
                "sig-office-4096",
                List.of(
                        DecryptionKey.of(
                                "enc-older", TestKeys.pair("older-2048").getPrivate()),
                        DecryptionKey.of(
                                KEY.kid().orElseThrow(),
                                TestKeys.pair("reception-2048").getPrivate())));
    }

    public ReceiverBuilder receiver(Store store) {
        FitConnectEnvironment environment = FitConnectEnvironment.custom(Environment.SANDBOX)
                .token(service.uri("/token"))
                .submissionApi(service.uri("/api"))
                .portal(service.uri("/portal"))
                .build()
                .withAnchors(List.of(TestKeys.ROOT));
        return FitConnectReceiver.builder(environment, "subscriber", Secret.of("geheim"))
                .destination(receiving())
                .store(store)
                .transport(service.transport())
                .clock(service.clock());
    }

    /** {@return the payload of the last event that was posted} */
    public JsonObject lastPosted() {
        String payload = posted.get(posted.size() - 1).split("\\.")[1];
        return Json.object(java.util.Base64.getUrlDecoder().decode(payload), "posted");
    }
}
