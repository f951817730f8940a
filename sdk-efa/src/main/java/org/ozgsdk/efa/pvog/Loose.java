// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.efa.pvog;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ozgsdk.core.json.JsonObject;

/** Tolerant reading of single members, since versions and editors differ in what they write once and what many times. */
final class Loose {

    private Loose() {}

    static Optional<String> text(JsonObject object, String name) {
        return object.looseTexts(name).stream()
                .map(String::strip)
                .filter(t -> !t.isEmpty())
                .findFirst();
    }

    /** The catalogue page writes schemeAgencyId, real data schemeAgencyID. */
    static Optional<String> agency(JsonObject identifier) {
        return text(identifier, "schemeAgencyID").or(() -> text(identifier, "schemeAgencyId"));
    }

    /** A code is an object with the member "code", or a text alone. */
    static Optional<String> code(JsonObject object, String name) {
        return object.looseObjects(name).stream()
                .flatMap(code -> text(code, "code").stream())
                .findFirst()
                .or(() -> text(object, name));
    }

    /** The objects of a list that may stand under either of two names. */
    static List<JsonObject> objects(JsonObject object, String name, String otherName) {
        return Stream.concat(object.looseObjects(name).stream(), object.looseObjects(otherName).stream())
                .toList();
    }
}
