// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.fitconnect;

import java.util.Collection;
import java.util.List;
import org.ozgsdk.core.Ars;
import org.ozgsdk.core.Assumption;
import org.ozgsdk.core.LeikaKey;
import org.ozgsdk.delivery.DataSchema;

/**
 * A service that a destination takes applications for.
 *
 * @param identifier a URN, for a service of the catalogue {@code urn:de:fim:leika:leistung:} and 14 digits
 * @param schemas the forms of data it takes
 * @param regions where, as FIT-Connect writes it: {@code DE}, or {@code DE} and an ARS; empty where the service has no place
 */
public record OfferedService(String identifier, List<DataSchema> schemas, List<String> regions) {

    /** Copies the lists. */
    public OfferedService {
        schemas = List.copyOf(schemas);
        regions = List.copyOf(regions);
    }

    /**
     * A service of the catalogue at places.
     *
     * @param service the service
     * @param places where; {@link Ars#BUND} for the whole country
     * @param schemas the forms of data it takes
     * @return the service
     */
    @Assumption("fitconnect.regions")
    public static OfferedService of(LeikaKey service, Collection<Ars> places, DataSchema... schemas) {
        List<String> regions = places.stream()
                .map(place -> place.equals(Ars.BUND) ? "DE" : "DE" + place)
                .toList();
        return new OfferedService(service.urn(), List.of(schemas), regions);
    }
}
