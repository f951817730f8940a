// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ozgsdk.auth.AccountAttribute;
import org.ozgsdk.auth.LoginRequest;
import org.ozgsdk.core.TrustLevel;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.core.json.JsonObject;

/**
 * A login that began and has not ended. Holds nothing personal, and of the browser's token only a hash.
 *
 * @param id ID of the request
 * @param tokenHash SHA-256 of the browser's token, base64
 * @param relayState what the account sends back beside its answer
 * @param level the level asked for
 * @param asked all attributes asked for
 * @param required the attributes without which the login fails
 * @param issuedAt IssueInstant of the request
 * @param until when it is too late
 */
public record Pending(
        String id,
        String tokenHash,
        String relayState,
        TrustLevel level,
        List<AccountAttribute> asked,
        List<AccountAttribute> required,
        Instant issuedAt,
        Instant until) {

    /** A login that begins now. */
    public static Pending begun(
            String id, String browserToken, String relayState, LoginRequest request, Instant now, Duration lifetime) {
        return new Pending(
                id,
                Logins.hash(browserToken),
                relayState,
                request.level(),
                List.copyOf(request.attributes().keySet()),
                request.attributes().entrySet().stream()
                        .filter(Map.Entry::getValue)
                        .map(Map.Entry::getKey)
                        .toList(),
                now,
                now.plus(lifetime));
    }

    public Expected expected() {
        return new Expected(Optional.of(id), level, asked, required, issuedAt);
    }

    byte[] json() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("tokenHash", tokenHash);
        members.put("relayState", relayState);
        members.put("level", level.name());
        members.put("asked", asked.stream().map(Enum::name).toList());
        members.put("required", required.stream().map(Enum::name).toList());
        members.put("issuedAt", issuedAt.toEpochMilli());
        members.put("until", until.toEpochMilli());
        return Json.write(members);
    }

    static Pending of(String id, byte[] json) {
        JsonObject members = Json.object(json, "pending login");
        return new Pending(
                id,
                members.text("tokenHash"),
                members.text("relayState"),
                TrustLevel.valueOf(members.text("level")),
                attributes(members.texts("asked")),
                attributes(members.texts("required")),
                Instant.ofEpochMilli(members.number("issuedAt")),
                Instant.ofEpochMilli(members.number("until")));
    }

    private static List<AccountAttribute> attributes(List<String> names) {
        return names.stream().map(AccountAttribute::valueOf).toList();
    }

    /** Keeps the hash out of logs. */
    @Override
    public String toString() {
        return "Pending[" + id + "]";
    }
}
