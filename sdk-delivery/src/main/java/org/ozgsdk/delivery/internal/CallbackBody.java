// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.internal;

import java.util.List;
import java.util.UUID;
import org.ozgsdk.core.Assumption;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.core.json.JsonObject;
import org.ozgsdk.delivery.fitconnect.Callback;

/** Reads a callback whose HMAC held. A form that is not known is no error, since new ones may come and polling finds everything anyway. */
public final class CallbackBody {

    private static final String TYPES = "https://schema.fitko.de/fit-connect/submission-api/callbacks/";

    private CallbackBody() {}

    /**
     * Reads the body.
     *
     * @param body JSON
     * @return what it tells
     */
    @Assumption("fitconnect.callback-types")
    public static Callback read(byte[] body) {
        String type = "";
        try {
            JsonObject json = Json.object(body, "callback");
            type = json.optionalText("type").orElse("");
            return switch (type) {
                case TYPES + "new-submissions" ->
                    new Callback.NewSubmissions(json.objects("submissions").stream()
                            .map(one -> new Callback.Waiting(
                                    id(one, "destinationId"), id(one, "caseId"), id(one, "submissionId")))
                            .toList());
                case TYPES + "new-events" -> new Callback.NewEvents(ids(json.texts("caseIds")));
                case TYPES + "new-replies" ->
                    new Callback.NewReplies(json.objects("replies").stream()
                            .map(one -> new Callback.Answer(id(one, "caseId"), id(one, "replyId")))
                            .toList());
                default -> new Callback.Unknown(type);
            };
        } catch (UntrustedException e) {
            return new Callback.Unknown(type); // genuine, but of another form
        }
    }

    private static List<UUID> ids(List<String> texts) {
        return texts.stream().map(text -> Ids.uuid(text, "callback")).toList();
    }

    private static UUID id(JsonObject json, String name) {
        return Ids.uuid(json.text(name), "callback");
    }
}
