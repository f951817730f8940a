// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.internal.oidc;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ozgsdk.auth.internal.Breach;
import org.ozgsdk.auth.internal.Rule;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.core.transport.Request;
import org.ozgsdk.core.transport.Response;

/** More claims about the same person (OpenID Connect Core 1.0, 5.3). */
final class UserInfo {

    private final BackChannel channel;

    UserInfo(BackChannel channel) {
        this.channel = channel;
    }

    /**
     * Adds what the user info endpoint tells; the signed claims of the ID token stay as they are.
     *
     * @throws Breach if it tells of somebody else, or nothing
     */
    Map<String, Object> added(Map<String, Object> signed, String subject, URI address, String accessToken) {
        Response answer;
        try {
            answer = channel.send(Request.get(address).header("Authorization", "Bearer " + accessToken));
        } catch (IllegalArgumentException e) {
            // An access token that fits no header.
            throw new Breach(Rule.TOKEN_ANSWER);
        }
        Breach.unless(answer.status() == 200, Rule.USER_INFO);
        Map<String, Object> told = object(answer.bytes());
        Breach.unless(subject.equals(told.get("sub")), Rule.USER_INFO);
        Map<String, Object> all = new LinkedHashMap<>(signed);
        told.forEach(all::putIfAbsent);
        return all;
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> object(byte[] json) {
        try {
            return Json.read(json, Map.class, "claims");
        } catch (UntrustedException e) {
            throw new Breach(Rule.CLAIM);
        }
    }
}
