// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.profile;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ozgsdk.auth.AccountAttribute;

/**
 * What an account calls the attributes of {@link AccountAttribute}. A name is the technical one, never a FriendlyName; a part of an XML-valued attribute has
 * the names of its elements behind it, joined by {@code /}, for instance {@code Unternehmensanschrift/PLZ}. Immutable.
 */
public final class AttributeCatalogue {

    /** A catalogue without entries: attributes are read by their technical names only. */
    public static final AttributeCatalogue EMPTY = builder().build();

    /**
     * One attribute.
     *
     * @param attribute what it means
     * @param names its names; the first is asked for, any is understood, the first with a value wins
     * @param form how its value is written
     * @param vouched whether the trust level of the login holds for it where the account gives no level of its own
     */
    public record Entry(AccountAttribute attribute, List<String> names, ValueForm form, boolean vouched) {

        /** Copies the names. */
        public Entry {
            names = List.copyOf(names);
            if (names.isEmpty()) {
                throw new IllegalArgumentException("an attribute needs a name");
            }
        }
    }

    private final Map<AccountAttribute, Entry> entries;

    private AttributeCatalogue(Map<AccountAttribute, Entry> entries) {
        this.entries = entries.isEmpty() ? new EnumMap<>(AccountAttribute.class) : new EnumMap<>(entries);
    }

    /** {@return a catalogue to fill; not thread-safe} */
    public static Builder builder() {
        return new Builder();
    }

    /** {@return a copy of this catalogue to change; not thread-safe} */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.entries.putAll(entries);
        return builder;
    }

    /**
     * Finds an attribute.
     *
     * @param attribute what is meant
     * @return what the account calls it; empty if the account has no such thing
     */
    public Optional<Entry> find(AccountAttribute attribute) {
        return Optional.ofNullable(entries.get(attribute));
    }

    /**
     * The name by which an attribute is asked for.
     *
     * @param attribute what is meant
     * @return its first name; empty if the account has no such thing
     */
    public Optional<String> name(AccountAttribute attribute) {
        return find(attribute).map(entry -> entry.names().get(0));
    }

    /**
     * The entry a technical name belongs to.
     *
     * @param name as it stands in an answer
     * @return the entry; empty for a name that is not in the catalogue
     */
    public Optional<Entry> byName(String name) {
        return entries.values().stream()
                .filter(entry -> entry.names().contains(name))
                .findFirst();
    }

    /**
     * Says whether an attribute is XML-valued.
     *
     * @param name its name as it stands in an answer
     * @return true if some entry is a part of it
     */
    public boolean hasParts(String name) {
        return entries.values().stream()
                .flatMap(entry -> entry.names().stream())
                .anyMatch(known -> known.startsWith(name + "/"));
    }

    /** {@return all entries in the order of {@link AccountAttribute}} */
    public List<Entry> entries() {
        return List.copyOf(new ArrayList<>(entries.values()));
    }

    /** Fills a catalogue. Not thread-safe. */
    public static final class Builder {

        private final Map<AccountAttribute, Entry> entries = new EnumMap<>(AccountAttribute.class);

        private Builder() {}

        /**
         * Adds or replaces a text the login's level holds for only if the account says so.
         *
         * @param attribute what it means
         * @param names its names, the one to ask for first
         * @return this
         */
        public Builder text(AccountAttribute attribute, String... names) {
            return add(attribute, ValueForm.TEXT, false, names);
        }

        /**
         * Adds or replaces an attribute.
         *
         * @param attribute what it means
         * @param form how its value is written
         * @param vouched whether the login's level holds for it
         * @param names its names, the one to ask for first
         * @return this
         */
        public Builder add(AccountAttribute attribute, ValueForm form, boolean vouched, String... names) {
            entries.put(attribute, new Entry(attribute, List.of(names), form, vouched));
            return this;
        }

        /**
         * Takes an attribute out.
         *
         * @param attribute what it means
         * @return this
         */
        public Builder without(AccountAttribute attribute) {
            entries.remove(attribute);
            return this;
        }

        /** {@return the catalogue} */
        public AttributeCatalogue build() {
            return new AttributeCatalogue(entries);
        }
    }
}
