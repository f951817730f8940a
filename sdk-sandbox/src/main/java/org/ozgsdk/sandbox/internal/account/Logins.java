// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Logins that began and have not ended, by an unguessable token. Each ends once. Safe for many threads. */
final class Logins {

    private static final int MOST = 10_000;
    private static final Duration LIFE = Duration.ofMinutes(30);

    private record Begun(Demand demand, Instant until) {}

    private final Clock clock;
    private final Map<String, Begun> begun = new LinkedHashMap<>();

    Logins(Clock clock) {
        this.clock = clock;
    }

    synchronized String begin(Demand demand) {
        Iterator<Begun> oldest = begun.values().iterator();
        while (oldest.hasNext() && (oldest.next().until().isBefore(clock.instant()) || begun.size() >= MOST)) {
            oldest.remove();
        }
        String token = Saml.random(20);
        begun.put(token, new Begun(demand, clock.instant().plus(LIFE)));
        return token;
    }

    synchronized Optional<Demand> find(String token) {
        return Optional.ofNullable(begun.get(token))
                .filter(one -> clock.instant().isBefore(one.until()))
                .map(Begun::demand);
    }

    /** Ends a login; only one caller gets it. */
    synchronized Optional<Demand> end(String token) {
        Optional<Demand> demand = find(token);
        begun.remove(token);
        return demand;
    }
}
