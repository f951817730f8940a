// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.oidc;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.ozgsdk.sandbox.internal.keys.Base64Url;

/** Things under unguessable names for a while: logins that began, codes, access tokens. Safe for many threads. */
final class Once<T> {

    private static final int MOST = 10_000;

    private record Kept<T>(T thing, Instant until) {}

    private final Clock clock;
    private final Duration life;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Kept<T>> kept = new LinkedHashMap<>();

    Once(Clock clock, Duration life) {
        this.clock = clock;
        this.life = life;
    }

    synchronized String put(T thing) {
        Instant now = clock.instant();
        kept.values().removeIf(one -> !now.isBefore(one.until()));
        if (kept.size() >= MOST) {
            kept.clear();
        }
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        String name = Base64Url.encode(bytes);
        kept.put(name, new Kept<>(thing, now.plus(life)));
        return name;
    }

    synchronized Optional<T> find(String name) {
        return Optional.ofNullable(kept.get(name))
                .filter(one -> clock.instant().isBefore(one.until()))
                .map(Kept::thing);
    }

    /** Only one caller gets it. */
    synchronized Optional<T> take(String name) {
        Optional<T> found = find(name);
        kept.remove(name);
        return found;
    }
}
