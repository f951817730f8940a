// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.payment;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.ozgsdk.core.json.JsonObject;

/** Which members a JSON object has and what each may hold: no others, none of them null. Immutable. */
final class Shape {

    /** Looks at one member that is there; throws {@link PaymentRefusal}, or lets the exception of another type through. */
    @FunctionalInterface
    interface Rule {
        void check(JsonObject owner, String name);
    }

    private record Member(String name, boolean required, Rule rule) {}

    private final Map<String, Member> members;

    private Shape(List<Member> members) {
        this.members = members.stream().collect(Collectors.toUnmodifiableMap(Member::name, member -> member));
    }

    static Shape of(Object... members) {
        return new Shape(List.of(members).stream().map(Member.class::cast).toList());
    }

    /** A member that must be there. */
    static Object required(String name, Rule rule) {
        return new Member(name, true, rule);
    }

    /** A member that may be missing. */
    static Object optional(String name, Rule rule) {
        return new Member(name, false, rule);
    }

    /** An object of this shape. */
    Rule asRule() {
        return (owner, name) -> check(owner.object(name));
    }

    /** A list of objects of this shape. */
    Rule asList(int fewest, int most) {
        return (owner, name) -> {
            List<JsonObject> elements = owner.objects(name);
            if (elements.size() < fewest || elements.size() > most) {
                throw PaymentRefusal.invalid("Das Feld " + name + " braucht " + fewest + " bis " + most + " Einträge.");
            }
            elements.forEach(this::check);
        };
    }

    void check(JsonObject json) {
        Set<String> names = Set.copyOf(json.names());
        for (String name : names) {
            Member member = members.get(name);
            if (member == null) {
                // Not repeated: the sender may have put a person's data into a name.
                throw PaymentRefusal.invalid("Ein Feld ist im Standard nicht vorgesehen. Erlaubt sind "
                        + members.keySet().stream().sorted().collect(Collectors.joining(", ")) + ".");
            }
            if (!json.has(name)) {
                throw PaymentRefusal.invalid("Das Feld " + name + " darf nicht null sein.");
            }
            member.rule().check(json, name);
        }
        members.values().stream()
                .filter(member -> member.required() && !names.contains(member.name()))
                .map(Member::name)
                .sorted()
                .findFirst()
                .ifPresent(missing -> {
                    throw PaymentRefusal.invalid("Das Pflichtfeld " + missing + " fehlt.");
                });
    }
}
