// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ozgsdk.core.Provided;

/**
 * Everything an account sent about a login, unknown attributes too, each value as it came with its trust level and source. A value is found by what it means
 * or by its technical name. Immutable; {@code toString} shows no name and no value.
 */
public final class LoginAttributes {

    private final Map<String, List<Provided<String>>> values;
    private final Map<AccountAttribute, List<String>> names;

    /**
     * Copies what was received.
     *
     * @param values by technical name
     * @param names which technical names stand for what; the first with a value wins
     */
    public LoginAttributes(Map<String, List<Provided<String>>> values, Map<AccountAttribute, List<String>> names) {
        Map<String, List<Provided<String>>> copy = new LinkedHashMap<>();
        values.forEach((name, all) -> copy.put(name, List.copyOf(all)));
        this.values = copy;
        this.names = names.isEmpty() ? Map.of() : new EnumMap<>(names);
    }

    /**
     * Finds a value by what it means.
     *
     * @param attribute what is meant
     * @return the value; empty if the account did not send it or sent a blank
     */
    public Optional<Provided<String>> get(AccountAttribute attribute) {
        return names.getOrDefault(attribute, List.of()).stream()
                .flatMap(name -> get(name).stream())
                .findFirst();
    }

    /**
     * Finds a value by its technical name.
     *
     * @param name for instance {@code urn:oid:2.5.4.4}; parts of an XML value as {@code Unternehmensanschrift/PLZ}
     * @return the first value; empty if the account did not send it or sent a blank
     */
    public Optional<Provided<String>> get(String name) {
        return all(name).stream().filter(value -> !value.value().isBlank()).findFirst();
    }

    /**
     * Finds all values of a technical name.
     *
     * @param name the name
     * @return the values in their order, blank ones too; only accounts whose profile allows it send more than one
     */
    public List<Provided<String>> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    /** {@return all technical names in the order they came} */
    public Set<String> names() {
        return java.util.Collections.unmodifiableSet(values.keySet());
    }

    /** {@return what of {@link AccountAttribute} has a value} */
    public List<AccountAttribute> known() {
        List<AccountAttribute> found = new ArrayList<>();
        for (AccountAttribute attribute : names.keySet()) {
            if (get(attribute).isPresent()) {
                found.add(attribute);
            }
        }
        return found;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof LoginAttributes that && values.equals(that.values) && names.equals(that.names);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return "LoginAttributes[" + values.size() + "]";
    }
}
