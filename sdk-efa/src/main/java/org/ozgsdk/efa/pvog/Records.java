// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.efa.pvog;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ozgsdk.core.Ars;

/** An entry of the service (Leistungsbeschreibung, LB) and the level at which it covers the place. */
record ServiceEntry(String id, Ars level, List<String> onlineServices) {}

/** A unit (Organisationseinheit, OE) with the roles it has for one entry. Source: XZuFi, role list: 01 and 02 competent, 03 contact point. */
record Unit(String id, String title, Set<String> roles) {

    boolean isCompetent() {
        return roles.contains("01") || roles.contains("02");
    }
}

/** One Zuständigkeit of a unit that covers the place, with what is written in its idSekundaer. */
record Jurisdiction(String unit, Ars level, String role, List<String> signatures, Instant fetchedAt) {}

/** A competent unit with the level and the signatures of its deepest Zuständigkeit. */
record Candidate(String entry, Unit unit, Ars level, List<String> signatures, Instant fetchedAt) {}

/** Who was found for a service at a place. */
record Found(List<Candidate> competent, List<ContactPoint> contactPoints) {

    /** A unit that helps but does not decide. */
    record ContactPoint(String entry, Unit unit) {}
}

/** An online service (Onlinedienst, OD) and its parameters. */
record OnlineService(String id, Ars level, Map<String, String> parameters, Instant fetchedAt) {}
