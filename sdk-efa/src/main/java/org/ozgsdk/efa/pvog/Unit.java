// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.efa.pvog;

import java.util.Set;

/** A unit (Organisationseinheit, OE) with the roles it has for one entry. Source: XZuFi, role list: 01 and 02 competent, 03 contact point. */
record Unit(String id, String title, Set<String> roles) {

    boolean isCompetent() {
        return roles.contains("01") || roles.contains("02");
    }
}
