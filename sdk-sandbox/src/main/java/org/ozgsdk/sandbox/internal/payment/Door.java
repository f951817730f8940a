// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.payment;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.ozgsdk.core.Assumption;
import org.ozgsdk.core.Secret;
import org.ozgsdk.sandbox.internal.http.Call;
import org.ozgsdk.sandbox.internal.http.Router;

/** How a payment service knows its callers: the standard leaves that to each (payment sheet 0.3). */
sealed interface Door permits BasicDoor, TokenDoor {

    /** Lets the call in or throws {@link PaymentRefusal}. */
    void admit(Call call);

    /** Adds what the door itself answers. */
    default void addTo(Router router) {}

    /** Where tokens come from, empty if none are needed. */
    Optional<URI> tokenUri();

    /** Whether tokens are fetched with HTTP Basic. */
    default boolean tokenByBasic() {
        return false;
    }

    /** User name or client id. */
    String clientId();

    /** Password or client secret. */
    Secret secret();

    /** Nothing was shown: 403 by the standard. */
    static PaymentRefusal nothingShown() {
        return PaymentRefusal.of(403, "FORBIDDEN", "Die Authentifizierung fehlt.");
    }

    /** Something wrong was shown: the standard has no 401, HTTP has. */
    @Assumption("payment.wrong-credentials-401")
    static PaymentRefusal wrong(String challenge) {
        return PaymentRefusal.of(401, "FORBIDDEN", "Die Authentifizierung ist fehlgeschlagen.")
                .assuming("payment.wrong-credentials-401")
                .challenging(challenge);
    }

    static boolean same(String expected, String found) {
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), found.getBytes(StandardCharsets.UTF_8));
    }
}
