// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.spi;

import java.security.CodeSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.ozgsdk.core.ConfigurationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The implementations of one extension point, resolved once when built and immutable after; safe for use by many threads.
 *
 * @param <T> the extension point
 */
public final class Registry<T extends Extension> {

    private static final Logger LOG = LoggerFactory.getLogger(Registry.class);
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9.-]{0,63}");

    private final Class<T> type;
    private final Map<String, T> byId;

    private Registry(Class<T> type, Map<String, T> byId) {
        this.type = type;
        this.byId = byId;
    }

    /**
     * Begins a registry.
     *
     * @param <T> the extension point
     * @param type its interface
     * @return a builder, not thread-safe
     */
    public static <T extends Extension> Builder<T> of(Class<T> type) {
        return new Builder<>(type);
    }

    /**
     * Gets the implementation with an id.
     *
     * @param id the id
     * @return the implementation
     * @throws ConfigurationException if there is none; the message lists what is installed and the artifact that is likely missing
     */
    public T require(String id) {
        T found = byId.get(id);
        if (found == null) {
            throw new ConfigurationException("No " + type.getSimpleName() + " with id \"" + id + "\". Installed: "
                    + describeAll() + ". Is the artifact that brings it on the class path (its name often ends in \""
                    + id
                    + "\"), or was it not passed to with(...)?");
        }
        return found;
    }

    /** {@return all ids in alphabetical order} */
    public List<String> ids() {
        return List.copyOf(byId.keySet());
    }

    private String describeAll() {
        if (byId.isEmpty()) {
            return "none";
        }
        List<String> lines = new ArrayList<>();
        byId.forEach((id, extension) -> lines.add(id + " (" + origin(extension) + ")"));
        return String.join(", ", lines);
    }

    static String origin(Extension extension) {
        CodeSource source = extension.getClass().getProtectionDomain().getCodeSource();
        return extension.getClass().getName() + (source == null ? "" : " from " + source.getLocation());
    }

    /**
     * Collects implementations. Not thread-safe.
     *
     * @param <T> the extension point
     */
    public static final class Builder<T extends Extension> {

        private final Class<T> type;
        private final List<T> explicit = new ArrayList<>();
        private final List<T> installed = new ArrayList<>();

        private Builder(Class<T> type) {
            this.type = type;
        }

        /**
         * Adds one by hand. It replaces an installed one with the same id, which is logged at INFO.
         *
         * @param extension the implementation
         * @return this
         */
        public Builder<T> with(T extension) {
            explicit.add(extension);
            return this;
        }

        /**
         * Adds all that {@link ServiceLoader} finds with the loader of the extension point.
         *
         * @return this
         * @throws ConfigurationException if a service file names a class that cannot be made
         */
        public Builder<T> installed() {
            return installed(type.getClassLoader());
        }

        /**
         * Adds all that {@link ServiceLoader} finds with a loader; for application servers. A class that was found before is not added again.
         *
         * @param loader the loader, null means the system loader
         * @return this
         * @throws ConfigurationException if a service file names a class that cannot be made
         */
        public Builder<T> installed(@Nullable ClassLoader loader) {
            // On the module path it is this module that loads, so it must say which services it uses.
            Registry.class.getModule().addUses(type);
            try {
                ServiceLoader.load(type, loader).forEach(this::addOnce);
            } catch (ServiceConfigurationError | LinkageError e) {
                // A linkage error: a library that the provider needs is missing, or of another version.
                throw new ConfigurationException(
                        "META-INF/services/" + type.getName() + " names a provider that cannot be made: "
                                + e.getMessage(),
                        e);
            }
            return this;
        }

        private void addOnce(T found) {
            if (installed.stream().noneMatch(known -> known.getClass() == found.getClass())) {
                installed.add(found);
            }
        }

        /**
         * Resolves everything.
         *
         * @return the registry
         * @throws ConfigurationException if two of the same rank share an id (both are named with their jars) or an id has a wrong form
         */
        public Registry<T> build() {
            Map<String, T> byId = collect(installed);
            collect(explicit).forEach((id, extension) -> {
                T replaced = byId.put(id, extension);
                if (replaced != null) {
                    LOG.info("{} {}: {} replaces {}", type.getSimpleName(), id, origin(extension), origin(replaced));
                }
            });
            return new Registry<>(type, Collections.unmodifiableMap(byId));
        }

        private Map<String, T> collect(List<T> extensions) {
            Map<String, T> byId = new TreeMap<>();
            for (T extension : extensions) {
                String id = checkedId(extension);
                T other = byId.put(id, extension);
                if (other != null) {
                    throw new ConfigurationException("Two " + type.getSimpleName() + " with id \"" + id + "\": "
                            + origin(other) + " and " + origin(extension) + ". Remove one.");
                }
            }
            return byId;
        }

        private static String checkedId(Extension extension) {
            // Written by others: it may break its contract and give null.
            @Nullable String id = extension.id();
            if (id == null || !ID.matcher(id).matches()) {
                throw new ConfigurationException("The id of " + origin(extension)
                        + " must be 1 to 64 lower-case letters, digits, dots and hyphens, beginning with a letter; it is \""
                        + id + "\".");
            }
            return id;
        }
    }
}
