// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.internal;

import java.net.URI;
import java.security.PrivateKey;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.ozgsdk.auth.LoginRequest;
import org.ozgsdk.auth.LoginStart;
import org.ozgsdk.auth.profile.AccountProfile;
import org.ozgsdk.core.ConfigurationException;

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
        RequestLint.attributes(profile, request);
        RequestWriter writer = new RequestWriter(
                profile,
                new RequestWriter.Writer(ends.entityId(), ends.consumer().toString(), key),
                options.algorithm());
        Instant at = now.truncatedTo(ChronoUnit.MILLIS);
        return OutgoingRequest.write(writer, key, options, ends.destination(), request, at)
                .start();
    }
}
