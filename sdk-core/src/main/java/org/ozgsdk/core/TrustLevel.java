// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core;

/**
 * Trust level (Vertrauensniveau) of an identification, in rising order after eIDAS Art. 8 and BSI TR-03107-1. Compare with {@link #covers}.
 */
public enum TrustLevel {
    /** Nobody checked who it is, for instance an anonymous form. */
    NONE,
    /** User name and password (Basisregistrierung). */
    BASIC,
    /** eIDAS "low" (niedrig). */
    LOW,
    /** eIDAS "substantial" (substanziell), for instance an ELSTER certificate. */
    SUBSTANTIAL,
    /** eIDAS "high" (hoch), for instance the eID of the identity card. */
    HIGH;

    /**
     * Says whether this level is enough where another one is asked for.
     *
     * @param required the level asked for
     * @return true if this level is the same or higher
     */
    public boolean covers(TrustLevel required) {
        return compareTo(required) >= 0;
    }
}
