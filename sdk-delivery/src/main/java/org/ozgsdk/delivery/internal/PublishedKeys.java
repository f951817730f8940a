// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.internal;

import java.net.URI;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ozgsdk.core.Assumption;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.keys.Jwk;
import org.ozgsdk.core.keys.JwkSet;
import org.ozgsdk.core.keys.KeyRules;
import org.ozgsdk.core.keys.KeyUse;
import org.ozgsdk.core.transport.Request;
import org.ozgsdk.core.transport.Response;
import org.ozgsdk.core.transport.Transport;

/**
 * The signature keys that the portal or the delivery service publishes under {@code /.well-known/jwks.json}. Kept for an hour; an unknown id makes them be
 * fetched once more, but not within ten seconds after the last time: whoever writes tokens must not make us ask as often as he likes. They are trusted because they come from a configured address over TLS.
 */
@Assumption("fitconnect.published-keys-without-certificates")
public final class PublishedKeys {

    private static final Duration LIFETIME = Duration.ofHours(1);
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final Transport transport;
    private final URI uri;
    private final Clock clock;
    private final String what;
    private final Object lock = new Object();
    private volatile @Nullable Fetched fetched;

    private record Fetched(JwkSet keys, Instant at, long round) {}

    /**
     * Prepares the keys of the self-service portal.
     *
     * @param transport the way out
     * @param portal its configured address, without closing slash
     * @param clock tells when the keys are old
     * @return the keys
     */
    public static PublishedKeys ofPortal(Transport transport, URI portal, Clock clock) {
        return new PublishedKeys(transport, portal, clock, "Schlüssel des Self-Service-Portals / keys of the portal");
    }

    /**
     * Prepares the keys of the delivery service.
     *
     * @param transport the way out
     * @param submissionApi its configured address, without closing slash
     * @param clock tells when the keys are old
     * @return the keys
     */
    public static PublishedKeys ofService(Transport transport, URI submissionApi, Clock clock) {
        return new PublishedKeys(
                transport, submissionApi, clock, "Schlüssel des Zustelldienstes / keys of the delivery service");
    }

    private PublishedKeys(Transport transport, URI base, Clock clock, String what) {
        this.transport = transport;
        this.uri = URI.create(base + "/.well-known/jwks.json");
        this.clock = clock;
        this.what = what;
    }

    RSAPublicKey find(String kid) {
        return (RSAPublicKey) jwk(kid).publicKey();
    }

    /** {@return the checked key as it is published} */
    Jwk jwk(String kid) {
        Fetched known = fetched;
        Optional<Jwk> key = known == null || isOlder(known, LIFETIME) ? Optional.empty() : known.keys.find(kid);
        if (key.isEmpty() && (known == null || isOlder(known, PAUSE))) {
            key = refreshed(known == null ? 0 : known.round).keys.find(kid);
        }
        return checked(key.orElseThrow(
                () -> new UntrustedException(what + ": there is no key with the id that the token names.")));
    }

    private boolean isOlder(Fetched known, Duration age) {
        return !clock.instant().isBefore(known.at.plus(age));
    }

    private Fetched refreshed(long knownRound) {
        synchronized (lock) {
            Fetched now = fetched;
            long round = now == null ? 0 : now.round;
            if (now != null && round != knownRound) {
                return now; // another thread was faster
            }
            Response answer = transport.send(Request.get(uri).header("Accept", "application/json"));
            if (!answer.isSuccess()) {
                throw Refusals.of(answer, what);
            }
            now = new Fetched(JwkSet.parse(answer.bytes(), what), clock.instant(), round + 1);
            fetched = now;
            return now;
        }
    }

    private Jwk checked(Jwk key) {
        boolean forVerifying = key.keyOps().isEmpty() || key.keyOps().contains(KeyUse.VERIFY.keyOperation());
        if (!key.alg().orElse("PS512").equals("PS512")
                || !forVerifying
                || !key.use().orElse("sig").equals("sig")) {
            throw new UntrustedException(what + ": the key is not meant for verifying PS512 signatures.");
        }
        KeyRules.FIT_CONNECT.require(key.publicKey(), what);
        return key;
    }
}
