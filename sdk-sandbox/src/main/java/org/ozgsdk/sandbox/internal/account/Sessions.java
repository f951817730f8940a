// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.account;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sessions at an account with single logout, by the SessionIndex the services got. Safe for many threads. */
final class Sessions {

    private static final int MOST = 1_000;

    /** Who is logged in where. */
    record Session(String index, String nameId, String format, ServiceProvider provider, String persona) {}

    private final Map<String, Session> open = new LinkedHashMap<>();

    synchronized void add(Session session) {
        if (open.size() >= MOST) {
            open.remove(open.keySet().iterator().next());
        }
        open.put(session.index(), session);
    }

    synchronized List<Session> all() {
        return List.copyOf(open.values());
    }

    synchronized Optional<Session> end(String index) {
        return Optional.ofNullable(open.remove(index));
    }

    /** Ends the sessions of one subject at one service: those named, or all if none is (SAML core 3.7.1). */
    synchronized List<Session> end(ServiceProvider provider, String nameId, Collection<String> indexes) {
        List<Session> ended = open.values().stream()
                .filter(session -> session.provider().entityId().equals(provider.entityId())
                        && session.nameId().equals(nameId)
                        && (indexes.isEmpty() || indexes.contains(session.index())))
                .toList();
        ended.forEach(session -> open.remove(session.index()));
        return ended;
    }
}
