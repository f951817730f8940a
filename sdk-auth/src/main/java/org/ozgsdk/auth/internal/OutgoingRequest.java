// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.internal;

import java.net.URI;
import java.security.PrivateKey;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ozgsdk.auth.LoginRequest;
import org.ozgsdk.auth.LoginStart;
import org.ozgsdk.core.Secret;

/**
 * A signed request on its way to the account, and the values that bind its answer.
 *
 * @param id ID of the request
 * @param relayState what the account sends back beside its answer
 * @param start what the browser is to bring
 */
record OutgoingRequest(String id, String relayState, LoginStart start) {

    /** Writes one with fresh values. */
    static OutgoingRequest write(
            RequestWriter writer,
            PrivateKey key,
            SamlLogin.Options options,
            URI destination,
            LoginRequest request,
            Instant at) {
        String id = RandomText.messageId();
        String relayState = RandomText.relayState();
        Secret token = Secret.of(RandomText.browserToken());
        Map<String, String> fields;
        if (options.redirect()) {
            byte[] bare = writer.unsigned(id, at, destination, request);
            fields = RedirectBinding.signed("SAMLRequest", bare, relayState, options.algorithm(), key);
        } else {
            fields = new LinkedHashMap<>();
            fields.put("SAMLRequest", StrictBase64.encode(writer.signed(id, at, destination, request)));
            fields.put("RelayState", relayState);
        }
        LoginStart.Way way = options.redirect() ? LoginStart.Way.REDIRECT : LoginStart.Way.POST;
        return new OutgoingRequest(id, relayState, new LoginStart(way, destination, fields, token));
    }
}
