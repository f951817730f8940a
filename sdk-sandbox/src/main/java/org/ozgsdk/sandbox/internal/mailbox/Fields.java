// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.mailbox;

import java.util.Set;
import java.util.UUID;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.json.JsonObject;
import org.ozgsdk.sandbox.internal.http.Uuids;

/** Reads members with their lengths; a breach names the member, never its value. Null stands for missing. */
record Fields(JsonObject json) {

    /** Refuses members that nobody knows. */
    Fields only(Set<String> names) {
        if (!names.containsAll(json.names())) {
            throw new UntrustedException(
                    "There are members beside " + names.stream().sorted().toList() + ".");
        }
        return this;
    }

    String text(String name, int longest) {
        String text = optional(name, longest);
        if (text.isBlank()) {
            throw new UntrustedException("The member \"" + name + "\" is missing or blank.");
        }
        return text;
    }

    /** Empty if missing. */
    String optional(String name, int longest) {
        String text = json.optionalText(name).orElse("");
        if (text.codePointCount(0, text.length()) > longest) {
            throw new UntrustedException("The member \"" + name + "\" has more than " + longest + " characters.");
        }
        return text;
    }

    UUID uuid(String name) {
        return Uuids.parse(json.text(name))
                .orElseThrow(() -> new UntrustedException("The member \"" + name + "\" is no UUID."));
    }

    void optionalUuid(String name) {
        if (json.has(name)) {
            uuid(name);
        }
    }

    /** The German text in an object of languages. */
    String german(String name, int longest) {
        return new Fields(json.object(name)).only(Set.of("de")).text("de", longest);
    }

    void optionalGerman(String name, int longest) {
        if (json.has(name)) {
            new Fields(json.object(name)).only(Set.of("de")).optional("de", longest);
        }
    }
}
