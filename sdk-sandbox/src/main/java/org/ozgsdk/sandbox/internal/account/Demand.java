// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.account;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ozgsdk.sandbox.Persona;

/** A request that passed all checks: who asks, for whom the answer is, and for what. */
record Demand(
        ServiceProvider provider,
        String id,
        Instant issued,
        String acs,
        Optional<String> relayState,
        int level,
        Extension extension) {

    /** What BundID's extension says; attributes by their names on the wire in order, true where required. */
    record Extension(
            boolean statusDetail,
            List<Means> methods,
            Map<String, Boolean> attributes,
            String displayName,
            Optional<String> backUrl) {

        Extension {
            methods = List.copyOf(methods);
            attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
        }
    }

    /** The means that are asked for and reach the level ("minimum": higher ones are fine). */
    List<Means> offered() {
        return extension.methods().stream()
                .filter(means -> means.level() >= level)
                .toList();
    }

    /** Guests disappear when something is asked for that only accounts have (interface description, 9.2.1). */
    boolean offers(Persona persona) {
        boolean guest = persona.mailbox().isEmpty();
        boolean asked = extension.attributes().containsKey(Attribute.BPK2.wireName())
                || extension.attributes().containsKey(Attribute.MAILBOX.wireName());
        return !(guest && asked)
                && offered().stream().anyMatch(means -> persona.means().contains(means.word()));
    }
}
