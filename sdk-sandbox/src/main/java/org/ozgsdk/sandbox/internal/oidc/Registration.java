// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.oidc;

import java.net.URI;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ozgsdk.core.Secret;
import org.ozgsdk.core.json.JsonObject;
import org.ozgsdk.sandbox.OidcClient;
import org.ozgsdk.sandbox.OidcProvider;
import org.ozgsdk.sandbox.internal.http.Call;
import org.ozgsdk.sandbox.internal.http.Reply;

/** Registration of clients from another process (RFC 7591), open to everybody: these clients reach nobody real. They get a secret. */
final class Registration {

    private static final int SMALL = 64 << 10;

    private final OidcProvider provider;
    private final SecureRandom random = new SecureRandom();

    Registration(OidcProvider provider) {
        this.provider = provider;
    }

    Reply register(Call call) {
        JsonObject wish = call.json(SMALL);
        try {
            OidcClient client = new OidcClient(
                    random(),
                    Optional.of(Secret.of(random())),
                    Optional.empty(),
                    only(wish.texts("redirect_uris"))
                            .orElseThrow(() -> new OidcRefusal("invalid_redirect_uri", "redirect_uris is missing")),
                    only(wish.texts("post_logout_redirect_uris")));
            provider.register(client);
            return Reply.json(201, described(client)).with("Cache-Control", "no-store");
        } catch (OidcRefusal e) {
            return Reply.json(400, Map.of("error", e.code(), "error_description", e.rule()));
        }
    }

    private static Map<String, Object> described(OidcClient client) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("client_id", client.id());
        json.put("client_secret", client.secret().orElseThrow().reveal());
        json.put("client_secret_expires_at", 0);
        json.put("redirect_uris", List.of(client.redirectUri().toString()));
        return json;
    }

    private static Optional<URI> only(List<String> addresses) {
        OidcRefusal.unless(addresses.size() <= 1, "invalid_redirect_uri", "one address is enough here");
        try {
            Optional<URI> address = addresses.stream().findFirst().map(URI::create);
            OidcRefusal.unless(
                    address.map(uri -> uri.isAbsolute() && uri.getRawFragment() == null)
                            .orElse(true),
                    "invalid_redirect_uri",
                    "an address must be absolute and have no fragment");
            return address;
        } catch (IllegalArgumentException e) {
            throw new OidcRefusal("invalid_redirect_uri", "an address is no URI");
        }
    }

    private String random() {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
