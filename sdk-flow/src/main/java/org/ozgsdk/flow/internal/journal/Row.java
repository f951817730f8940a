// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.flow.internal.journal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.core.json.JsonObject;

/**
 * What the journal holds of one journey: a JSON object whose members are objects, and the list of steps. Ids, words and times only; what a person declared lies
 * in {@link Contents}. Immutable.
 */
public final class Row {

    private static final String LOG = "log";
    private final JsonObject json;

    private Row(JsonObject json) {
        this.json = json;
    }

    /** A row without members. */
    public static Row empty() {
        return of(Map.of(LOG, List.of()));
    }

    static Row read(byte[] bytes) {
        return new Row(Json.object(bytes, "journal entry"));
    }

    private static Row of(Map<String, ?> members) {
        return read(Json.write(members));
    }

    byte[] bytes() {
        return Json.write(members());
    }

    /** A member, empty if nothing was noted. */
    public Optional<JsonObject> member(String name) {
        return json.optionalObject(name);
    }

    /** The same row with a member noted or replaced. */
    public Row with(String name, Map<String, ?> values) {
        Map<String, Object> members = members();
        members.put(name, values);
        return of(members);
    }

    /** The same row without a member. */
    public Row without(String name) {
        Map<String, Object> members = members();
        members.remove(name);
        return of(members);
    }

    /** The same row with one more step in its log. */
    public Row logged(Instant at, String step, String detail) {
        Map<String, Object> members = members();
        List<Object> log = new ArrayList<>(json.objects(LOG));
        log.add(Map.of("at", at.toString(), "step", step, "detail", detail));
        members.put(LOG, log);
        return of(members);
    }

    /** The names of all members. */
    public List<String> names() {
        return json.names();
    }

    /** The steps in order. */
    public List<JsonObject> log() {
        return json.objects(LOG);
    }

    private Map<String, Object> members() {
        Map<String, Object> members = new LinkedHashMap<>();
        for (String name : json.names()) {
            members.put(name, name.equals(LOG) ? json.objects(LOG) : json.object(name));
        }
        return members;
    }
}
