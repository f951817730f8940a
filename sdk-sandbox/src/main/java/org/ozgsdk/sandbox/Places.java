// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox;

import java.util.List;
import java.util.UUID;
import org.ozgsdk.core.Ars;
import org.ozgsdk.core.LeikaKey;

/** The areas and authorities the sandbox's PVOG knows. Changes are visible to the next call, as with the editor page. Safe for use by many threads. */
public interface Places {

    /** {@return all places, those that joined and those that have not} */
    List<Place> list();

    /**
     * Lets an area join: a destination with its own key, a signed route and a PVOG entry. Joining again gives the same destination. The first join is
     * quick; each further one may take some seconds, since a key of 4096 bit is made (and kept for the next run).
     *
     * @param ars the area, any level below the Bund
     * @param service the service offered there
     * @param authorityName name of the authority, 3 to 120 characters
     * @return the id of the destination, a UUID
     * @throws IllegalArgumentException if the area is the Bund or the name too short or long; German sentence first
     */
    UUID join(Ars ars, LeikaKey service, String authorityName);

    /**
     * Switches a destination off or on again, as its owner may at any time.
     *
     * @param destination its id
     * @param active whether it takes submissions
     * @throws IllegalArgumentException if there is no such destination
     */
    void setActive(UUID destination, boolean active);
}
