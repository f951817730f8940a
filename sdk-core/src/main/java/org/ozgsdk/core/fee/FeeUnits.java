// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.fee;

/**
 * An amount is due once per unit of a counted fact of the case, after some units that are free.
 *
 * @param count name of the counted fact, for instance {@code weitereVertreter}
 * @param free how many units cost nothing, at least 0
 */
public record FeeUnits(String count, int free) {

    /** Refuses a name that is none and a negative number. */
    public FeeUnits {
        FactNames.check(count);
        if (free < 0) {
            throw new IllegalArgumentException("free units cannot be negative");
        }
    }
}
