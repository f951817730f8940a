// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.ozgsdk.core.Secret;
import org.ozgsdk.core.store.Store;
import org.ozgsdk.core.store.StoredEntry;

/** Remembers logins that began, each to be ended once, and assertions that were used. What is shared by all nodes is the store. */
public final class Logins {

    private static final String PENDING = "auth.pending";
    private static final String LOGOUT = "auth.logout";
    private static final String USED = "auth.used";
    private static final Pattern REQUEST_ID = Pattern.compile("_[0-9a-f]{40}");

    private final Store store;
    private final Clock clock;

    public Logins(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    public void remember(Pending pending) {
        if (store.putIfAbsent(PENDING, pending.id(), pending.json(), pending.until())
                .isEmpty()) {
            throw new IllegalStateException("The request ID is taken: the random numbers of this machine repeat.");
        }
    }

    /**
     * Ends a pending login, if it is this browser's; of several who try at once, one succeeds. Somebody else's attempt leaves it pending.
     *
     * @param id InResponseTo of the answer (OpenID Connect: state)
     * @param relayState RelayState beside the answer (OpenID Connect: state again)
     * @param browserToken the browser's cookie
     * @return the login
     */
    public Pending consume(String id, String relayState, Secret browserToken) {
        Breach.unless(REQUEST_ID.matcher(id).matches(), Rule.IN_RESPONSE_TO);
        StoredEntry entry = store.find(PENDING, id).orElseThrow(() -> new Breach(Rule.IN_RESPONSE_TO));
        Pending pending = Pending.of(id, entry.value());
        Breach.unless(same(hash(browserToken.reveal()), pending.tokenHash()), Rule.BROWSER);
        Breach.unless(same(relayState, pending.relayState()), Rule.RELAY_STATE);
        // The store may live by another clock than we do.
        Breach.unless(clock.instant().isBefore(pending.until()), Rule.PENDING_EXPIRED);
        Breach.unless(store.remove(entry), Rule.CONSUMED);
        return pending;
    }

    void rememberLogout(PendingLogout pending) {
        if (store.putIfAbsent(LOGOUT, pending.id(), pending.json(), pending.until())
                .isEmpty()) {
            throw new IllegalStateException("The request ID is taken: the random numbers of this machine repeat.");
        }
    }

    /** Ends a pending logout, if it is this browser's; as {@link #consume}. */
    void consumeLogout(String id, String relayState, Secret browserToken) {
        Breach.unless(REQUEST_ID.matcher(id).matches(), Rule.IN_RESPONSE_TO);
        StoredEntry entry = store.find(LOGOUT, id).orElseThrow(() -> new Breach(Rule.IN_RESPONSE_TO));
        PendingLogout pending = PendingLogout.of(id, entry.value());
        Breach.unless(same(hash(browserToken.reveal()), pending.tokenHash()), Rule.BROWSER);
        Breach.unless(same(relayState, pending.relayState()), Rule.RELAY_STATE);
        Breach.unless(clock.instant().isBefore(pending.until()), Rule.PENDING_EXPIRED);
        Breach.unless(store.remove(entry), Rule.CONSUMED);
    }

    /** Notes an assertion, code or ID token as used until nobody could use it any more. */
    public void useOnce(String account, String assertionId, Instant until) {
        // Hashed: a foreign text is no key of a store.
        String key = hex(sha256(account + " " + assertionId));
        Breach.unless(store.putIfAbsent(USED, key, new byte[0], until).isPresent(), Rule.REPLAY);
    }

    static String hash(String token) {
        return StrictBase64.encode(sha256(token));
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] sha256(String text) {
        return DigestAlgorithm.SHA256.of(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
