// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.xoev;

import java.util.List;
import java.util.Optional;
import javax.xml.namespace.QName;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.spi.Registry;

/** The standards an application knows; immutable, safe for use by many threads. */
public final class XoevStandards {

    private final Registry<XoevStandard> registry;

    private XoevStandards(Registry<XoevStandard> registry) {
        this.registry = registry;
    }

    /**
     * Takes the given standards and those found by {@link java.util.ServiceLoader}; a given one replaces a found one with the same id.
     *
     * @param standards standards named by hand
     * @return the standards
     * @throws ConfigurationException if two of the same rank share an id
     */
    public static XoevStandards of(XoevStandard... standards) {
        Registry.Builder<XoevStandard> builder = Registry.of(XoevStandard.class).installed();
        for (XoevStandard standard : standards) {
            builder.with(standard);
        }
        return new XoevStandards(builder.build());
    }

    /**
     * Gets a standard.
     *
     * @param id its id
     * @return the standard
     * @throws ConfigurationException if it is not installed; the message lists those that are
     */
    public XoevStandard require(String id) {
        return registry.require(id);
    }

    /**
     * Finds the standard a message belongs to by its root element. Standards that keep one namespace over several versions (XJustiz) are told apart by
     * their header only: then the first id in alphabetical order is given.
     *
     * @param root namespace and local name of the root element
     * @return the standard, or empty if none knows the root
     */
    public Optional<XoevStandard> forRoot(QName root) {
        return registry.ids().stream()
                .map(registry::require)
                .filter(standard -> standard.messageTypes().stream()
                        .anyMatch(type -> type.root().equals(root)))
                .findFirst();
    }

    /** {@return all ids in alphabetical order} */
    public List<String> ids() {
        return registry.ids();
    }
}
