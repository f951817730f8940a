// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.account;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ozgsdk.sandbox.Persona;

/**
 * A request that passed all checks: who asks, for whom the answer is, and for what.
 *
 * @param nameIdFormat the kind of NameID asked for; empty for one the account does not have
 */
record Demand(
        Face face,
        ServiceProvider provider,
        String id,
        Instant issued,
        String acs,
        Optional<String> relayState,
        Dialect.Context context,
        Optional<String> nameIdFormat,
        Extension extension) {

    /**
     * What the AKDB accounts' extension says, elsewhere what holds without one.
     *
     * @param attributes names on the wire in order, true where required
     * @param optional whether a person may hold attributes back that are not required
     * @param language language of the pages the service asks for
     */
    record Extension(
            boolean statusDetail,
            List<Means> methods,
            Map<String, Boolean> attributes,
            boolean optional,
            String displayName,
            String language,
            Optional<String> backUrl) {

        Extension {
            methods = List.copyOf(methods);
            attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
        }
    }

    int level() {
        return context.level();
    }

    /** The means that are asked for and reach the level ("minimum": higher ones are fine). */
    List<Means> offered() {
        return extension.methods().stream().filter(this::reaches).toList();
    }

    boolean reaches(Means means) {
        return face.dialect().level(means) >= level();
    }

    List<Persona> people() {
        return face.dialect().personas().stream().filter(this::offers).toList();
    }

    /** Guests disappear when something is asked for that only accounts have (interface description, 9.2.1). */
    boolean offers(Persona persona) {
        boolean asked = extension.attributes().containsKey(Attribute.BPK2.wireName())
                || extension.attributes().containsKey(Attribute.MAILBOX.wireName());
        return !(Personas.isGuest(persona) && asked)
                && offered().stream().anyMatch(means -> persona.means().contains(means.word()));
    }
}
