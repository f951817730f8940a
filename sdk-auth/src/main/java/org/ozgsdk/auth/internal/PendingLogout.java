// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.internal;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.core.json.JsonObject;

/**
 * A logout of ours that the account has not answered yet. Holds nothing personal, and of the browser's token only a hash.
 *
 * @param id ID of the request
 * @param tokenHash SHA-256 of the browser's token, base64
 * @param relayState what the account sends back beside its answer
 * @param until when it is too late
 */
record PendingLogout(String id, String tokenHash, String relayState, Instant until) {

    byte[] json() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("tokenHash", tokenHash);
        members.put("relayState", relayState);
        members.put("until", until.toEpochMilli());
        return Json.write(members);
    }

    static PendingLogout of(String id, byte[] json) {
        JsonObject members = Json.object(json, "pending logout");
        return new PendingLogout(
                id,
                members.text("tokenHash"),
                members.text("relayState"),
                Instant.ofEpochMilli(members.number("until")));
    }

    /** Keeps the hash out of logs. */
    @Override
    public String toString() {
        return "PendingLogout[" + id + "]";
    }
}
