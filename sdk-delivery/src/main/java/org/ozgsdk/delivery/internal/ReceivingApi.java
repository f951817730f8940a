// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.internal;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.ozgsdk.core.Assumption;
import org.ozgsdk.core.RejectedException;
import org.ozgsdk.core.UnavailableException;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.core.json.JsonObject;
import org.ozgsdk.core.transport.Body;
import org.ozgsdk.core.transport.ContentReader;
import org.ozgsdk.core.transport.Request;
import org.ozgsdk.core.transport.Response;
import org.ozgsdk.core.transport.Transport;
import org.ozgsdk.delivery.fitconnect.ApiVersion;
import org.ozgsdk.delivery.fitconnect.Pickup;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The calls that only a receiver makes: fetching, answering, and sending replies (Submission API, sheet sections 2.1 and 2.2). */
@Assumption("fitconnect.attachments-get")
@Assumption("fitconnect.reply-endpoints")
public final class ReceivingApi {

    private static final Logger LOG = LoggerFactory.getLogger(ReceivingApi.class);
    private static final int PAGE = 500;
    /** Metadata and data of one submission come inside one JSON document. */
    private static final long MOST_DOCUMENTS = 96L << 20;

    private static final String JOSE = "application/jose";

    private final Transport transport;
    private final String base;
    private final String replyBase;
    private final AccessTokens tokens;
    private final Duration transferTime;
    private final long mostAttachment;

    /**
     * Prepares the calls.
     *
     * @param transport the way out
     * @param base the API's base, without version and closing slash
     * @param version which generation is spoken
     * @param tokens the access tokens
     * @param transferTime bound of one transfer of an attachment
     * @param mostAttachment most bytes of one encrypted attachment
     */
    public ReceivingApi(
            Transport transport,
            URI base,
            ApiVersion version,
            AccessTokens tokens,
            Duration transferTime,
            long mostAttachment) {
        this.transport = transport;
        this.base = base + version.path();
        this.replyBase = base + "/v1/replies";
        this.tokens = tokens;
        this.transferTime = transferTime;
        this.mostAttachment = mostAttachment;
    }

    /**
     * Lists what waits, over all pages. While others fetch, the pages shift: what slips through is found the next time.
     *
     * @param destination the destination
     * @return what waits, oldest first as the service lists it
     */
    public List<Pickup> waiting(UUID destination) {
        String what = "list of submissions of destination " + destination;
        Set<Pickup> all = new LinkedHashSet<>();
        int offset = 0;
        while (true) {
            URI page = URI.create(
                    base + "/submissions?destinationId=" + destination + "&offset=" + offset + "&limit=" + PAGE);
            JsonObject answer = Json.object(
                    call(Request.get(page), what, ReceiveRefusals::ofList).bytes(), what);
            List<JsonObject> items = answer.objects("submissions");
            for (JsonObject item : items) {
                Pickup pickup = new Pickup(
                        Ids.uuid(item.text("destinationId"), what),
                        Ids.uuid(item.text("caseId"), what),
                        Ids.uuid(item.text("submissionId"), what));
                if (pickup.destinationId().equals(destination)) {
                    all.add(pickup);
                } else {
                    LOG.warn(
                            "The list of destination {} names a submission of another one; it is ignored.",
                            destination);
                }
            }
            offset += items.size();
            if (items.isEmpty() || offset >= answer.optionalNumber("totalCount").orElse(0L)) {
                return new ArrayList<>(all);
            }
        }
    }

    JsonObject submission(UUID id) {
        String what = "submission " + id;
        Request request = Request.get(URI.create(base + "/submissions/" + id)).maxResponseBytes(MOST_DOCUMENTS);
        return Json.object(call(request, what, ReceiveRefusals::ofContent).bytes(), what);
    }

    void attachment(UUID submission, UUID id, ContentReader reader) {
        Request request = Request.get(URI.create(base + "/submissions/" + submission + "/attachments/" + id))
                .maxResponseBytes(mostAttachment)
                .callTimeout(transferTime);
        String what = "attachment " + id + " of submission " + submission;
        Response answer = authorised(request, token -> transport.send(signed(request, token), reader));
        if (!answer.isSuccess()) {
            throw ReceiveRefusals.ofContent(answer, what);
        }
    }

    /**
     * Posts a signed event, once.
     *
     * @param caseId the case
     * @param token the event
     */
    public void post(UUID caseId, String token) {
        Body body = Body.of(JOSE, token.getBytes(StandardCharsets.US_ASCII));
        call(
                Request.post(URI.create(base + "/cases/" + caseId + "/events"), body),
                "event of case " + caseId,
                ReceiveRefusals::ofEvent);
    }

    UUID announceReply(UUID caseId, List<UUID> attachments) {
        String what = "announcement of a reply in case " + caseId;
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("caseId", caseId.toString());
        body.put(
                "announcedAttachments", attachments.stream().map(UUID::toString).toList());
        Request request = Request.post(URI.create(replyBase), Body.of("application/json", Json.write(body)));
        return Ids.uuid(Json.object(call(request, what).bytes(), what).text("replyId"), what);
    }

    void uploadReply(UUID reply, UUID attachment, Body body) {
        URI uri = URI.create(replyBase + "/" + reply + "/attachments/" + attachment);
        call(Request.put(uri, body).callTimeout(transferTime), "attachment " + attachment + " of reply " + reply);
    }

    void finishReply(UUID reply, Map<String, ?> content) {
        Body body = Body.of("application/json", Json.write(content));
        call(Request.put(URI.create(replyBase + "/" + reply), body), "reply " + reply);
    }

    /** One exchange with a token. */
    private interface Exchange {
        Response with(String token);
    }

    /** Says what a refusal means. */
    private interface Reading {
        RejectedException of(Response answer, String what);
    }

    private Response call(Request request, String what) {
        return call(request, what, Refusals::of);
    }

    private Response call(Request request, String what, Reading reading) {
        Response answer = authorised(request, token -> transport.send(signed(request, token)));
        if (!answer.isSuccess()) {
            throw reading.of(answer, what);
        }
        return answer;
    }

    /** A token may have been withdrawn; a POST is not repeated even then. */
    private Response authorised(Request request, Exchange exchange) {
        String token = tokens.current();
        Response answer = exchange.with(token);
        if (answer.status() == 401) {
            tokens.discard(token);
            if (!request.method().equals("POST")) {
                return exchange.with(tokens.current());
            }
        }
        return answer;
    }

    private static Request signed(Request request, String token) {
        return request.header("Authorization", "Bearer " + token)
                .header("Accept", "application/json, application/jose, application/problem+json");
    }

    static UnavailableException unreadable(String what, IOException e) {
        return new UnavailableException(
                what + ": der Zwischenspeicher für Chiffrat ist nicht lesbar. / The spool cannot be read.", null, e);
    }
}
