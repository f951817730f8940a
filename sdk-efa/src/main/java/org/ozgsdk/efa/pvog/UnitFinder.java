// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.efa.pvog;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ozgsdk.core.Ars;
import org.ozgsdk.core.LeikaKey;

/**
 * Finds the competent units of a service at a place. Rule: the deepest level with a competent unit decides, and its units are all kept; a unit of a higher
 * level is never taken because it has a route where the competent one has none.
 */
final class UnitFinder {

    private static final Set<String> COMPETENT = Set.of("01", "02");

    private final PvogReader reader;

    UnitFinder(PvogReader reader) {
        this.reader = reader;
    }

    Found find(LeikaKey service, Ars place) {
        List<ServiceEntry> entries = reader.entries(service, place);
        List<Found.ContactPoint> contactPoints = new ArrayList<>();
        for (Ars level : place.rollUp()) {
            List<Candidate> competent = new ArrayList<>();
            for (ServiceEntry entry : entries) {
                if (entry.level().equals(level)) {
                    collect(entry, place, competent, contactPoints);
                }
            }
            if (!competent.isEmpty()) {
                return new Found(deepest(competent, place), List.copyOf(contactPoints));
            }
        }
        return new Found(List.of(), List.copyOf(contactPoints));
    }

    private void collect(
            ServiceEntry entry, Ars place, List<Candidate> competent, List<Found.ContactPoint> contactPoints) {
        Map<String, Unit> units = new LinkedHashMap<>();
        reader.units(entry.id(), place).forEach(unit -> units.put(unit.id(), unit));
        List<Jurisdiction> jurisdictions = reader.jurisdictions(entry.id(), place);
        // A unit that the list of titles lacks but XZuFi calls competent counts too.
        Map<String, Unit> more = new LinkedHashMap<>();
        jurisdictions.forEach(
                one -> more.merge(one.unit(), new Unit(one.unit(), "", Set.of(one.role())), Unit::together));
        more.forEach(units::putIfAbsent);
        for (Unit unit : units.values()) {
            if (unit.isCompetent()) {
                competent.add(candidate(entry, unit, jurisdictions, place));
            } else {
                contactPoints.add(new Found.ContactPoint(entry.id(), unit));
            }
        }
    }

    private static Candidate candidate(ServiceEntry entry, Unit unit, List<Jurisdiction> all, Ars place) {
        List<Jurisdiction> own = all.stream()
                .filter(one -> one.unit().equals(unit.id()) && COMPETENT.contains(one.role()))
                .toList();
        Ars level = Areas.deepest(own.stream().map(Jurisdiction::level).toList(), place)
                .orElse(entry.level());
        List<Jurisdiction> nearest =
                own.stream().filter(one -> one.level().equals(level)).toList();
        List<String> signatures = nearest.stream()
                .flatMap(one -> one.signatures().stream())
                .distinct()
                .toList();
        Instant fetchedAt =
                nearest.stream().map(Jurisdiction::fetchedAt).findFirst().orElse(Instant.EPOCH);
        return new Candidate(entry.id(), unit, level, signatures, fetchedAt);
    }

    /** The candidates of the deepest level, each unit once even if several entries name it. */
    private static List<Candidate> deepest(List<Candidate> competent, Ars place) {
        Ars level = Areas.deepest(competent.stream().map(Candidate::level).toList(), place)
                .orElseThrow();
        Map<String, Candidate> byUnit = new LinkedHashMap<>();
        competent.stream()
                .filter(one -> one.level().equals(level))
                .forEach(one -> byUnit.merge(one.unit().id(), one, Candidate::together));
        return List.copyOf(byUnit.values());
    }
}
