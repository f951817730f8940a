// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.internal;

import java.net.URI;
import java.security.PrivateKey;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.ozgsdk.auth.AccountAttribute;
import org.ozgsdk.auth.LoginRequest;
import org.ozgsdk.auth.LoginStart;
import org.ozgsdk.auth.profile.AccountProfile;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.Secret;

/** Writes one request as a login would, without beginning one. */
public final class SingleRequest {

    private SingleRequest() {}

    /**
     * Both ends of a request.
     *
     * @param entityId our entityID
     * @param consumer our assertion consumer service
     * @param destination where the request goes
     */
    public record Ends(String entityId, URI consumer, URI destination) {}

    /**
     * Writes.
     *
     * @param profile how the account speaks
     * @param ends both ends
     * @param key signs
     * @param options how it is signed and sent
     * @param request what is asked for
     * @param now IssueInstant
     * @return what a browser would bring; its RelayState and token belong to no login
     * @throws ConfigurationException if the account has no such attribute
     */
    public static LoginStart write(
            AccountProfile profile,
            Ends ends,
            PrivateKey key,
            SamlLogin.Options options,
            LoginRequest request,
            Instant now) {
        for (AccountAttribute attribute : request.attributes().keySet()) {
            if (profile.catalogue().find(attribute).isEmpty()) {
                throw new ConfigurationException(profile.name() + " has no attribute " + attribute + ".");
            }
        }
        RequestWriter writer = new RequestWriter(
                profile,
                new RequestWriter.Writer(ends.entityId(), ends.consumer().toString(), key),
                options.algorithm());
        String id = RandomText.messageId();
        Instant at = now.truncatedTo(ChronoUnit.MILLIS);
        String relayState = RandomText.relayState();
        Secret token = Secret.of(RandomText.browserToken());
        if (options.redirect()) {
            return new LoginStart(
                    LoginStart.Way.REDIRECT,
                    ends.destination(),
                    RedirectBinding.signed(
                            "SAMLRequest",
                            writer.unsigned(id, at, ends.destination(), request),
                            relayState,
                            options.algorithm(),
                            key),
                    token);
        }
        byte[] xml = writer.signed(id, at, ends.destination(), request);
        return new LoginStart(
                LoginStart.Way.POST,
                ends.destination(),
                Map.of("SAMLRequest", StrictBase64.encode(xml), "RelayState", relayState),
                token);
    }
}
