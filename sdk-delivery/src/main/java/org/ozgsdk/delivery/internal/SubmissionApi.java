// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.internal;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ozgsdk.core.Assumption;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.core.json.JsonObject;
import org.ozgsdk.core.keys.Jwk;
import org.ozgsdk.core.transport.Body;
import org.ozgsdk.core.transport.Request;
import org.ozgsdk.core.transport.Response;
import org.ozgsdk.core.transport.Transport;
import org.ozgsdk.delivery.Submission;
import org.ozgsdk.delivery.fitconnect.ApiVersion;

/** The calls of the Submission API that a sender makes: v1 or v2, and v1 for replies. All paths and words in which the two differ stand here and nowhere else. */
public final class SubmissionApi {

    private static final int PAGE = 500;
    private static final int MOST_EVENTS = 10_000;
    private static final Duration SLOWEST_START = Duration.ofMinutes(1);
    private static final long SLOWEST_BYTES_PER_SECOND = 100_000;

    private final Transport transport;
    private final String base;
    private final String replyBase;
    private final AccessTokens tokens;
    private final ApiVersion version;

    /**
     * Prepares the calls.
     *
     * @param transport the way out
     * @param base the API's base, without version and closing slash
     * @param tokens the access tokens
     * @param version the generation that is spoken
     */
    public SubmissionApi(Transport transport, URI base, AccessTokens tokens, ApiVersion version) {
        this.transport = transport;
        this.base = base + version.path();
        this.replyBase = base + "/v1/replies/";
        this.tokens = tokens;
        this.version = version;
    }

    /** The ids a new submission got. */
    record Announced(UUID caseId, UUID submissionId) {}

    JsonObject destination(UUID id) {
        String what = "destination " + id;
        return Json.object(call(Request.get(uri("/destinations/" + id)), what).bytes(), what);
    }

    Jwk key(UUID destination, String kid) {
        String what = "key of destination " + destination;
        String path = "/destinations/" + destination + "/keys/" + segment(kid);
        return Jwk.parse(call(Request.get(uri(path)), what).bytes(), what);
    }

    /** {@return what a destination offers: v1 calls it otherwise} */
    List<JsonObject> offers(JsonObject destination) {
        return destination.objects(version == ApiVersion.V1 ? "services" : "publicServices");
    }

    /** Announces a submission. v1 has no region and another word for the service (FIT-Connect documentation "Einreichung anlegen"). */
    Announced announce(Submission submission, UUID destination, List<UUID> parts) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("destinationId", destination.toString());
        body.put("announcedAttachments", parts.stream().map(UUID::toString).toList());
        Map<String, String> service = new LinkedHashMap<>();
        service.put("identifier", submission.destination().service().urn());
        service.put("name", submission.serviceName());
        if (version == ApiVersion.V1) {
            body.put("serviceType", service);
        } else {
            body.put("publicService", service);
            body.put("region", "DE" + submission.destination().place());
        }
        submission.caseId().ifPresent(id -> body.put("caseId", id.toString()));
        return announce(body);
    }

    @Assumption("fitconnect.case-continuation")
    Announced announce(Map<String, ?> announcement) {
        String what = "announcement of a submission";
        Body body = Body.of("application/json", Json.write(announcement));
        JsonObject answer =
                Json.object(call(Request.post(uri("/submissions"), body), what).bytes(), what);
        return new Announced(Ids.uuid(answer.text("caseId"), what), Ids.uuid(answer.text("submissionId"), what));
    }

    /** A large part may take longer than the transport allows other calls: one minute, and one second per 100 kB (0.8 Mbit/s). */
    void upload(UUID submission, UUID attachment, Body jwe, boolean large) {
        Request put = Request.put(uri("/submissions/" + submission + "/attachments/" + attachment), jwe);
        call(
                large ? put.callTimeout(SLOWEST_START.plusSeconds(jwe.length() / SLOWEST_BYTES_PER_SECOND)) : put,
                "attachment " + attachment);
    }

    void finish(UUID submission, Map<String, ?> content) {
        call(
                Request.put(uri("/submissions/" + submission), Body.of("application/json", Json.write(content))),
                "submission " + submission);
    }

    /** {@return all tokens of a case's event log, over all pages} */
    List<String> events(UUID caseId) {
        String what = "event log of case " + caseId;
        List<String> all = new ArrayList<>();
        while (true) {
            URI page = uri("/cases/" + caseId + "/events?offset=" + all.size() + "&limit=" + PAGE);
            JsonObject answer = Json.object(call(Request.get(page), what).bytes(), what);
            List<String> events = answer.texts("eventLog");
            all.addAll(events);
            long total = answer.optionalNumber("totalCount").orElse((long) all.size());
            if (all.size() > MOST_EVENTS || (events.isEmpty() && all.size() < total)) {
                throw new UntrustedException(what + ": claims " + total + " events, gave " + all.size() + ".");
            }
            if (all.size() >= total) {
                return all;
            }
        }
    }

    JsonObject reply(UUID id) {
        String what = "reply " + id;
        return Json.object(call(Request.get(URI.create(replyBase + id)), what).bytes(), what);
    }

    byte[] replyAttachment(UUID reply, UUID id) {
        URI uri = URI.create(replyBase + reply + "/attachments/" + id);
        return call(Request.get(uri), "attachment " + id + " of reply " + reply).bytes();
    }

    private Response call(Request request, String what) {
        String token = tokens.current();
        Response answer = transport.send(authorised(request, token));
        if (answer.status() == 401) {
            tokens.discard(token);
            if (!request.method().equals("POST")) {
                answer = transport.send(authorised(request, tokens.current()));
            }
        }
        if (!answer.isSuccess()) {
            throw Refusals.of(answer, what);
        }
        return answer;
    }

    private static Request authorised(Request request, String token) {
        return request.header("Authorization", "Bearer " + token)
                .header("Accept", "application/json, application/problem+json");
    }

    private URI uri(String path) {
        return URI.create(base + path);
    }

    /** A kid is opaque, so nothing in it may change the path. */
    private static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace(".", "%2E");
    }
}
