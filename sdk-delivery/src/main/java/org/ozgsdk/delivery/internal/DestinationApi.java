// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.internal;

import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.ozgsdk.core.Assumption;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.core.json.JsonObject;
import org.ozgsdk.core.keys.JwkSet;
import org.ozgsdk.core.transport.Body;
import org.ozgsdk.core.transport.Request;
import org.ozgsdk.core.transport.Response;
import org.ozgsdk.core.transport.Transport;
import org.ozgsdk.delivery.fitconnect.ApiVersion;

/** The calls of the Destination API. All paths of that API stand here and nowhere else. */
public final class DestinationApi {

    private final Transport transport;
    private final String changes;
    private final String reads;
    private final AccessTokens tokens;

    /**
     * Prepares the calls.
     *
     * @param transport the way out
     * @param base the API's base, without version and closing slash
     * @param changing the generation that creates and changes; reading is v2
     * @param tokens the access tokens
     */
    @Assumption("fitconnect.destination-api-paths")
    public DestinationApi(Transport transport, URI base, ApiVersion changing, AccessTokens tokens) {
        this.transport = transport;
        this.changes = base + changing.path() + "/destinations";
        this.reads = base + ApiVersion.V2.path() + "/destinations";
        this.tokens = tokens;
    }

    /**
     * Creates a destination.
     *
     * @param members all of it
     * @return what the service says about it
     */
    public JsonObject create(Map<String, ? extends @Nullable Object> members) {
        Request request = Request.post(URI.create(changes), Body.of("application/json", Json.write(members)));
        return json(request, "new destination");
    }

    /**
     * Changes a destination (RFC 7396).
     *
     * @param id the destination
     * @param members what becomes other
     * @return what the service says about it; without members if the answer is empty
     */
    public JsonObject change(UUID id, Map<String, ? extends @Nullable Object> members) {
        Body patch = Body.of("application/merge-patch+json", Json.write(members));
        return json(Request.patch(URI.create(changes + "/" + id), patch), "destination " + id);
    }

    /**
     * Shows a destination.
     *
     * @param id the destination
     * @return what the service says about it
     */
    public JsonObject show(UUID id) {
        return json(Request.get(URI.create(reads + "/" + id)), "destination " + id);
    }

    /**
     * Lists the keys of a destination.
     *
     * @param id the destination
     * @return its keys, unchecked
     */
    public JwkSet keys(UUID id) {
        String what = "keys of destination " + id;
        return JwkSet.parse(
                call(Request.get(URI.create(reads + "/" + id + "/keys")), what).bytes(), what);
    }

    private JsonObject json(Request request, String what) {
        byte[] body = call(request, what).bytes();
        return Json.object(body.length == 0 ? new byte[] {'{', '}'} : body, what);
    }

    private Response call(Request request, String what) {
        String token = tokens.current();
        Response answer = transport.send(authorised(request, token));
        if (answer.status() == 401) {
            tokens.discard(token);
            if (request.method().equals("GET")) {
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
}
