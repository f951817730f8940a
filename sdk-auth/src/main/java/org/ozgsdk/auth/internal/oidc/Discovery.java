// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.internal.oidc;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.ozgsdk.auth.internal.Breach;
import org.ozgsdk.auth.oidc.Issuer;
import org.ozgsdk.auth.oidc.Issuer.Endpoints;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.core.json.JsonObject;
import org.ozgsdk.core.transport.Request;
import org.ozgsdk.core.transport.Response;

/** The provider's addresses: given, or read from its discovery document when they are first needed and kept (OpenID Connect Discovery 1.0, 4). */
final class Discovery {

    private static final String WHAT = "discovery document of the OpenID provider";

    private final Issuer issuer;
    private final BackChannel channel;
    private volatile @Nullable Endpoints known;

    Discovery(Issuer issuer, BackChannel channel) {
        this.issuer = issuer;
        this.channel = channel;
        this.known = issuer.endpoints().orElse(null);
    }

    /**
     * The addresses; two threads may both read them, to the same end.
     *
     * @throws ConfigurationException if the provider is not the one that was configured, or names an address that is not allowed
     */
    Endpoints endpoints() {
        Endpoints before = known;
        if (before != null) {
            return before;
        }
        Endpoints read = read();
        known = read;
        return read;
    }

    private Endpoints read() {
        URI address = URI.create(issuer.uri().toString().replaceFirst("/$", "") + "/.well-known/openid-configuration");
        try {
            Response answer = channel.send(Request.get(address));
            if (answer.status() != 200) {
                throw new ConfigurationException("Issuer.uri: " + address + " answered " + answer.status()
                        + " instead of a discovery document; set the issuer, or Issuer.withEndpoints.");
            }
            return endpoints(Json.object(answer.bytes(), WHAT));
        } catch (UntrustedException | IllegalArgumentException e) {
            throw new ConfigurationException("Issuer.uri: the " + WHAT + " at " + address + " is of another form.", e);
        } catch (Breach e) {
            throw new ConfigurationException(
                    "Issuer.uri: the server at " + address + " is not trusted; see the log.", e);
        }
    }

    private Endpoints endpoints(JsonObject document) {
        if (!document.text("issuer").equals(issuer.uri().toString())) {
            throw new ConfigurationException(
                    "Issuer.uri: the " + WHAT
                            + " names another issuer; it must be the same letter by letter (OpenID Connect Discovery 1.0, 4.3).");
        }
        Endpoints read = new Endpoints(
                URI.create(document.text("authorization_endpoint")),
                URI.create(document.text("token_endpoint")),
                URI.create(document.text("jwks_uri")),
                document.optionalText("userinfo_endpoint").map(URI::create),
                document.optionalText("end_session_endpoint").map(URI::create),
                document.optionalFlag("authorization_response_iss_parameter_supported")
                        .orElse(false));
        // Checks the addresses.
        return issuer.withEndpoints(read).endpoints().orElseThrow();
    }
}
