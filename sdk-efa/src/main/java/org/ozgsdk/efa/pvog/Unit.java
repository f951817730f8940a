// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.efa.pvog;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A unit (Organisationseinheit, OE) with the roles it has for one entry. Source: XZuFi, role list: 01 and 02 competent, 03 contact point. */
record Unit(String id, String title, Set<String> roles) {

    boolean isCompetent() {
        return roles.contains("01") || roles.contains("02");
    }

    Unit together(Unit same) {
        Set<String> all = Stream.concat(roles.stream(), same.roles.stream()).collect(Collectors.toUnmodifiableSet());
        return new Unit(id, title.isEmpty() ? same.title : title, all);
    }
}
