// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.directory;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.ozgsdk.core.Ars;
import org.ozgsdk.core.LeikaKey;
import org.ozgsdk.delivery.DataSchema;

/**
 * An authority that picks applications up from a folder. Immutable.
 *
 * @param name how routes name it: 1 to 64 small letters, digits and hyphens
 * @param folder where its applications appear; it exists, is no symbolic link, and lies on one file system with all its content
 * @param offers what it takes
 */
public record DirectoryOffice(String name, Path folder, List<Offer> offers) {

    private static final int LONGEST_NAME = 64;

    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException if the name has another form
     */
    public DirectoryOffice {
        boolean letters = name.chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-');
        if (name.isEmpty() || name.length() > LONGEST_NAME || !letters) {
            throw new IllegalArgumentException(
                    "the name of an office is 1 to 64 small letters, digits and hyphens; found something else");
        }
        offers = List.copyOf(offers);
    }

    /**
     * A service that the authority takes applications for.
     *
     * @param service the service
     * @param place where, with all that lies in it
     * @param schemas the forms of data it takes
     */
    public record Offer(LeikaKey service, Ars place, List<DataSchema> schemas) {

        /**
         * Copies the list.
         *
         * @throws IllegalArgumentException if it is empty
         */
        public Offer {
            schemas = List.copyOf(schemas);
            if (schemas.isEmpty()) {
                throw new IllegalArgumentException("an offer needs at least one schema");
            }
        }

        boolean covers(LeikaKey wanted, Ars where) {
            return service.equals(wanted) && place.contains(where);
        }
    }

    /**
     * An authority that takes nothing yet.
     *
     * @param name how routes name it
     * @param folder where its applications appear
     * @return the authority
     */
    public static DirectoryOffice of(String name, Path folder) {
        return new DirectoryOffice(name, folder, List.of());
    }

    /**
     * Adds a service.
     *
     * @param service the service
     * @param place where, with all that lies in it
     * @param schemas the forms of data it takes
     * @return a copy with it
     */
    public DirectoryOffice takes(LeikaKey service, Ars place, DataSchema... schemas) {
        Offer offer = new Offer(service, place, List.of(schemas));
        return new DirectoryOffice(
                name, folder, Stream.concat(offers.stream(), Stream.of(offer)).toList());
    }

    /** Receipts name a destination by UUID, so the name gets the form of one. */
    UUID uuid() {
        return UUID.nameUUIDFromBytes(("directory:" + name).getBytes(StandardCharsets.UTF_8));
    }
}
