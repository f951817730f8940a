// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.internal.oidc;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ozgsdk.auth.internal.Breach;
import org.ozgsdk.auth.internal.Rule;
import org.ozgsdk.core.keys.Jwk;
import org.ozgsdk.core.keys.JwkSet;
import org.ozgsdk.core.transport.Request;
import org.ozgsdk.core.transport.Response;

/**
 * The provider's public keys, from its JWKS and nowhere else. Kept for an hour, so that a key it took back is forgotten; an unknown id makes us look again, but
 * at most every 30 seconds, so that nobody can make us a flood.
 */
final class SigningKeys {

    static final Duration KEPT = Duration.ofHours(1);
    static final Duration LEAST = Duration.ofSeconds(30);

    private final Discovery discovery;
    private final BackChannel channel;
    private final Clock clock;
    private @Nullable JwkSet keys;
    private Instant read = Instant.EPOCH;

    SigningKeys(Discovery discovery, BackChannel channel, Clock clock) {
        this.discovery = discovery;
        this.channel = channel;
        this.clock = clock;
    }

    /**
     * Finds a key.
     *
     * @throws Breach if the provider has none with this id, or its answer is no set of keys
     */
    synchronized Jwk find(String kid) {
        Instant now = clock.instant();
        JwkSet current = keys;
        if (current == null || !now.isBefore(read.plus(KEPT))) {
            current = fetch(now);
        }
        Optional<Jwk> found = current.find(kid);
        if (found.isEmpty() && !now.isBefore(read.plus(LEAST))) {
            found = fetch(now).find(kid);
        }
        return found.orElseThrow(() -> new Breach(Rule.KEY));
    }

    private JwkSet fetch(Instant now) {
        Response answer = channel.send(Request.get(discovery.endpoints().jwks()));
        Breach.unless(answer.status() == 200, Rule.KEY);
        JwkSet fetched = JwkSet.parse(answer.bytes(), "keys of the OpenID provider");
        keys = fetched;
        read = now;
        return fetched;
    }
}
