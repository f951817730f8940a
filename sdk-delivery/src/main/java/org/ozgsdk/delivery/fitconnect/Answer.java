// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.fitconnect;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.core.json.JsonObject;
import org.ozgsdk.delivery.AuthenticationTags;
import org.ozgsdk.delivery.Problem;
import org.ozgsdk.delivery.internal.EventLogReader;
import org.ozgsdk.delivery.internal.EventWriter;

/** A decision as it is stored and told: everything an event needs, so that it can be told after a restart too. */
record Answer(
        Pickup pickup, UUID id, String setSchema, boolean accepts, AuthenticationTags tags, List<Problem> problems) {

    static Answer accept(Pickup pickup, String setSchema, AuthenticationTags tags, List<Problem> problems) {
        return new Answer(pickup, UUID.randomUUID(), setSchema, true, tags, problems);
    }

    static Answer reject(Pickup pickup, String setSchema, List<Problem> problems) {
        return new Answer(
                pickup, UUID.randomUUID(), setSchema, false, new AuthenticationTags("", "", Map.of()), problems);
    }

    String token(EventWriter writer, ReceivingDestination destination) {
        EventWriter.Frame frame = new EventWriter.Frame(id, setSchema);
        return accepts
                ? writer.accept(destination, pickup, frame, tags, problems)
                : writer.reject(destination, pickup, frame, problems);
    }

    Map<String, Object> members() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("destinationId", pickup.destinationId().toString());
        members.put("caseId", pickup.caseId().toString());
        members.put("submissionId", pickup.submissionId().toString());
        members.put("id", id.toString());
        members.put("schema", setSchema);
        members.put("accepts", accepts);
        members.put("tags", EventWriter.members(tags));
        members.put("problems", EventWriter.members(problems));
        return members;
    }

    static Answer of(JsonObject json) {
        return new Answer(
                new Pickup(uuid(json, "destinationId"), uuid(json, "caseId"), uuid(json, "submissionId")),
                uuid(json, "id"),
                json.text("schema"),
                json.optionalFlag("accepts").orElse(false),
                EventLogReader.tags(json.object("tags"), "inbox"),
                json.objects("problems").stream().map(EventLogReader::problem).toList());
    }

    byte[] json() {
        return Json.write(members());
    }

    private static UUID uuid(JsonObject json, String name) {
        return UUID.fromString(json.text(name));
    }

    @Override
    public String toString() {
        return "Answer[" + pickup.submissionId() + ", " + (accepts ? "accept" : "reject") + "]";
    }
}
