// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.oidc;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.ozgsdk.sandbox.OidcClient;
import org.ozgsdk.sandbox.OidcFault;
import org.ozgsdk.sandbox.internal.http.Call;
import org.ozgsdk.sandbox.internal.http.Reply;
import org.ozgsdk.sandbox.internal.keys.Base64Url;

/** Where codes become tokens, and access tokens open the user info (OpenID Connect Core 1.0, 3.1.3 and 5.3). */
final class TokenRoom {

    private static final int SMALL = 64 << 10;
    private static final Duration CODE = Duration.ofSeconds(60);
    private static final Duration ACCESS = Duration.ofMinutes(5);

    private final ClientCheck clients;
    private final IdTokenWriter writer;
    private final Supplier<Set<OidcFault>> faults;
    private final Once<Grant> codes;
    private final Once<Grant> accessTokens;

    TokenRoom(Clock clock, ClientCheck clients, IdTokenWriter writer, Supplier<Set<OidcFault>> faults) {
        this.clients = clients;
        this.writer = writer;
        this.faults = faults;
        this.codes = new Once<>(clock, CODE);
        this.accessTokens = new Once<>(clock, ACCESS);
    }

    String code(Grant grant) {
        return codes.put(grant);
    }

    Reply token(Call call) {
        try {
            return Reply.json(200, tokens(call)).with("Cache-Control", "no-store");
        } catch (OidcRefusal e) {
            boolean unknown = e.code().equals("invalid_client");
            Reply reply = Reply.json(unknown ? 401 : 400, Map.of("error", e.code(), "error_description", e.rule()))
                    .with("Cache-Control", "no-store");
            return unknown ? reply.with("WWW-Authenticate", "Basic realm=\"haus\"") : reply;
        }
    }

    private Map<String, Object> tokens(Call call) {
        Set<OidcFault> now = faults.get();
        Map<String, String> form = call.form(SMALL);
        OidcClient client = clients.client(call, form);
        OidcRefusal.unless(
                "authorization_code".equals(form.get("grant_type")),
                "unsupported_grant_type",
                "grant_type must be authorization_code");
        String code = form.getOrDefault("code", "");
        Grant grant = (now.contains(OidcFault.REPLAYED_CODE) ? codes.find(code) : codes.take(code))
                .orElseThrow(() -> new OidcRefusal("invalid_grant", "the code is unknown, used or too old"));
        check(grant, client, form, now);
        String accessToken = accessTokens.put(grant);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("access_token", accessToken);
        answer.put("token_type", "Bearer");
        answer.put("expires_in", ACCESS.toSeconds());
        answer.put("id_token", writer.write(grant, accessToken, now));
        return answer;
    }

    private static void check(Grant grant, OidcClient client, Map<String, String> form, Set<OidcFault> now) {
        OidcRefusal.unless(
                grant.wish().client().id().equals(client.id()), "invalid_grant", "the code is another client's");
        OidcRefusal.unless(
                grant.wish().redirectUri().toString().equals(form.get("redirect_uri")),
                "invalid_grant",
                "redirect_uri is not the one of the request");
        String challenge = Base64Url.encode(Tokens.sha256(form.getOrDefault("code_verifier", "")));
        OidcRefusal.unless(
                now.contains(OidcFault.NO_PKCE_CHECK)
                        || challenge.equals(grant.wish().challenge()),
                "invalid_grant",
                "code_verifier does not fit the code_challenge of the request");
    }

    Reply userInfo(Call call) {
        String header = call.header("Authorization").orElse("");
        Optional<Grant> grant =
                header.startsWith("Bearer ") ? accessTokens.find(header.substring(7)) : Optional.empty();
        if (grant.isEmpty()) {
            return Reply.json(401, Map.of("error", "invalid_token"))
                    .with("WWW-Authenticate", "Bearer error=\"invalid_token\"");
        }
        Map<String, Object> claims = new LinkedHashMap<>(IdTokenWriter.person(grant.get(), faults.get()));
        if (faults.get().contains(OidcFault.OTHER_USER_INFO)) {
            claims.put("sub", "somebody-else");
        }
        return Reply.json(200, claims);
    }
}
