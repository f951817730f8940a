// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.ozgsdk.core.Ars;
import org.ozgsdk.core.LeikaKey;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.core.json.JsonObject;
import org.ozgsdk.delivery.Destination;
import org.ozgsdk.delivery.Submission;
import org.ozgsdk.delivery.fitconnect.FitConnect;
import org.ozgsdk.delivery.internal.FakeService.Answer;

/** A fake delivery service with one destination that takes submissions and writes its event log as the real one does. */
public final class FakeOffice implements AutoCloseable {

    public static final LeikaKey SERVICE = LeikaKey.of("99050012104000");
    public static final Ars PLACE = Ars.of("053340002002");

    public final FakeService fake = new FakeService();
    public final Map<UUID, byte[]> uploads = new ConcurrentHashMap<>();
    public final AtomicInteger uploadCalls = new AtomicInteger();
    public final AtomicLong uploadedBytes = new AtomicLong();
    /** False keeps of each upload only its last bytes, which are its tag. */
    public volatile boolean keepUploads = true;

    public final AtomicInteger announcements = new AtomicInteger();
    /** What was finished. */
    public final List<JsonObject> submitted = new CopyOnWriteArrayList<>();

    public final Map<String, Object> destination = new ConcurrentHashMap<>();
    public volatile JsonObject announced = Json.object("{}".getBytes(StandardCharsets.UTF_8), "nothing");
    /** Called before each upload; an answer other than null refuses it. */
    public volatile Supplier<@Nullable Answer> onUpload = () -> null;

    private final AtomicInteger stepsLeft = new AtomicInteger();
    private volatile boolean stepHappens;

    /** The n-th announcement, upload or finish is answered with 503, before it happened or after. */
    public void dieAt(int step, boolean happened) {
        stepsLeft.set(step);
        stepHappens = happened;
    }

    private FakeService.Handler mortal(FakeService.Handler step) {
        return call -> {
            boolean dies = stepsLeft.getAndDecrement() == 1;
            if (dies && !stepHappens) {
                return new Answer(503, new byte[0]);
            }
            Answer answer = step.answer(call);
            return dies ? new Answer(503, new byte[0]) : answer;
        };
    }

    public FakeOffice() {
        this("v2");
    }

    public FakeOffice(String version) {
        String api = "/api/" + version;
        fake.key(TestKeys.encryption("office-4096").build());
        destination.put("destinationId", fake.destinationId.toString());
        destination.put("status", "active");
        destination.put("encryptionKid", "enc-office-4096");
        destination.put(
                version.equals("v1") ? "services" : "publicServices",
                List.of(Map.of(
                        "identifier",
                        "urn:de:fim:leika:leistung:" + SERVICE,
                        "regions",
                        List.of("DE"),
                        "submissionSchemas",
                        List.of(Map.of("schemaUri", "urn:a", "mimeType", "application/json")))));
        fake.paths.put(api + "/destinations/" + fake.destinationId, call -> new Answer(200, Json.write(destination)));
        fake.paths.put(
                api + "/submissions",
                mortal(call -> announce(call.getRequestBody().readAllBytes(), api)));
        fake.paths.put(
                api + "/submissions/" + fake.submissionId,
                mortal(call -> finish(call.getRequestBody().readAllBytes())));
    }

    private Answer announce(byte[] body, String api) {
        announcements.incrementAndGet();
        announced = Json.object(body, "announcement");
        for (String id : announced.texts("announcedAttachments")) {
            fake.paths.put(api + "/submissions/" + fake.submissionId + "/attachments/" + id, mortal(call -> {
                uploadCalls.incrementAndGet();
                byte[] jwe = keepUploads ? call.getRequestBody().readAllBytes() : end(call.getRequestBody());
                Answer refusal = onUpload.get();
                if (refusal != null) {
                    return refusal;
                }
                uploads.put(UUID.fromString(id), jwe);
                return new Answer(204, new byte[0]);
            }));
        }
        return new Answer(
                201,
                Json.write(Map.of("submissionId", fake.submissionId.toString(), "caseId", fake.caseId.toString())));
    }

    private byte[] end(InputStream body) throws IOException {
        byte[] buffer = new byte[64 * 1024];
        byte[] end = new byte[0];
        for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
            uploadedBytes.addAndGet(read);
            byte[] both = Arrays.copyOf(end, end.length + read);
            System.arraycopy(buffer, 0, both, end.length, read);
            end = Arrays.copyOfRange(both, Math.max(0, both.length - 64), both.length);
        }
        return end;
    }

    private synchronized Answer finish(byte[] body) throws IOException {
        if (!submitted.isEmpty()) {
            return new Answer(409, new byte[0]);
        }
        JsonObject content = Json.object(body, "content");
        submitted.add(content);
        Map<String, Object> tags = new LinkedHashMap<>();
        tags.put("metadata", tag(content.text("encryptedMetadata")));
        tags.put("data", tag(content.text("encryptedData")));
        if (!uploads.isEmpty()) {
            Map<String, String> attachments = new LinkedHashMap<>();
            tags().forEach((id, tag) -> attachments.put(id.toString(), tag));
            tags.put("attachments", attachments);
        }
        fake.byService("create-submission", Map.of());
        fake.byService("submit-submission", Map.of("authenticationTags", tags));
        return new Answer(200, new byte[0]);
    }

    /** {@return the tags of what was uploaded} */
    public Map<UUID, String> tags() {
        Map<UUID, String> tags = new LinkedHashMap<>();
        uploads.forEach((id, jwe) -> tags.put(id, tag(new String(jwe, StandardCharsets.US_ASCII))));
        return tags;
    }

    private static String tag(String jwe) {
        return jwe.substring(jwe.lastIndexOf('.') + 1);
    }

    /** {@return what the portal signs about the destination} */
    public String signature() {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", fake.uri("/portal").toString());
        claims.put("iat", fake.now.getEpochSecond());
        claims.put("submissionHost", fake.uri("").getAuthority());
        claims.put("destinationId", fake.destinationId.toString());
        claims.put(
                "services",
                List.of(Map.of(
                        "gebietIDs", List.of("urn:de:bund:destatis:bevoelkerungsstatistik:schluessel:rs:05"),
                        "leistungIDs", List.of("urn:de:fim:leika:leistung:" + SERVICE))));
        return TestKeys.sign("portal-4096", "portal-key", "jwt", claims);
    }

    public Destination verified(FitConnect channel) {
        return channel.destination(signature(), SERVICE, PLACE);
    }

    public Submission.Builder application(FitConnect channel) {
        return Submission.builder(verified(channel)).json("urn:a", "{}".getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        fake.close();
    }
}
