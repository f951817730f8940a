// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.internal;

import java.util.Set;
import org.ozgsdk.core.Ars;

/** Areas as FIT-Connect writes them: an ARS, often without the levels that are zero. */
final class Areas {

    private static final Set<Integer> LEVELS = Set.of(2, 3, 5, 9, 12);

    private Areas() {}

    /** Says whether an area covers a place. An area that is no ARS covers nothing. */
    static boolean covers(String area, Ars place) {
        if (!LEVELS.contains(area.length())) {
            return false;
        }
        try {
            return Ars.of(area + "0".repeat(12 - area.length())).contains(place);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
