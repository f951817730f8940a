// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.efa.pvog;

import java.util.Optional;
import java.util.regex.Pattern;
import org.ozgsdk.core.json.JsonObject;

/**
 * Ids of the PVOG: {@code <editor>.<LB|OE|OD>.<local>}, where the local part may hold letters and underscores (Berlin's do). LB is a service description, OE a
 * unit, OD an online service. An id of another shape is skipped: it would end in a query string.
 */
final class ObjectId {

    private static final Pattern SHAPE = Pattern.compile("[A-Z][0-9]{6}\\.(LB|OE|OD)\\.[A-Za-z0-9_-]{1,100}");

    private ObjectId() {}

    static boolean is(String kind, String id) {
        return SHAPE.matcher(id).matches() && id.startsWith("." + kind + ".", 7);
    }

    /** XZuFi writes an id as text with the editor beside it; some answers give the whole id, some only the local part. */
    static Optional<String> ofIdentifier(String kind, JsonObject parent, String member) {
        String plain = Loose.text(parent, member).orElse("");
        if (is(kind, plain)) {
            return Optional.of(plain);
        }
        return parent.looseObjects(member).stream()
                .flatMap(identifier -> {
                    String value = Loose.text(identifier, "value").orElse("");
                    String agency = Loose.agency(identifier).orElse("");
                    return Optional.of(value)
                            .filter(whole -> is(kind, whole))
                            .or(() -> Optional.of(agency + "." + kind + "." + value)
                                    .filter(made -> is(kind, made)))
                            .stream();
                })
                .findFirst();
    }
}
