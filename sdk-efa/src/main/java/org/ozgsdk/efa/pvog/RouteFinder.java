// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.efa.pvog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ozgsdk.core.Ars;
import org.ozgsdk.core.Authority;
import org.ozgsdk.core.LeikaKey;
import org.ozgsdk.core.ParameterValue;
import org.ozgsdk.core.Responsibility;
import org.ozgsdk.core.Trace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the answer for the person out of the units that were found. It never says that no authority is competent: the PVOG has gaps. */
final class RouteFinder {

    static final String CHANNEL = "fit-connect";

    private static final Logger LOG = LoggerFactory.getLogger(RouteFinder.class);
    private static final String UNKNOWN =
            "Zu dieser Leistung ist für diesen Ort im Portalverbund (PVOG) keine zuständige Stelle"
                    + " eingetragen. Bitte wenden Sie sich an Ihre Gemeinde- oder Stadtverwaltung.";
    private static final String CONTACT_POINT =
            "Zu dieser Leistung ist für diesen Ort im Portalverbund (PVOG) keine zuständige"
                    + " Stelle eingetragen. Der Ansprechpunkt hilft Ihnen weiter.";
    private static final String NOT_ONLINE = "Die zuständige Stelle nimmt diesen Antrag noch nicht online entgegen."
            + " Bitte wenden Sie sich direkt an sie.";
    private static final String BROKEN =
            "Die zuständige Stelle ist online noch nicht erreichbar, weil ihr Zustellweg im"
                    + " Portalverbund (PVOG) unvollständig eingetragen ist. Bitte wenden Sie sich direkt an sie.";

    private final PvogEnvironment environment;
    private final PvogReader reader;
    private final UnitFinder units;

    RouteFinder(PvogEnvironment environment, PvogReader reader) {
        this.environment = environment;
        this.reader = reader;
        this.units = new UnitFinder(reader);
    }

    Responsibility find(LeikaKey service, Ars place) {
        Found found = units.find(service, place);
        List<Responsibility.Route> routes = new ArrayList<>();
        boolean broken = false;
        for (Candidate candidate : found.competent()) {
            for (String signature : candidate.signatures()) {
                Optional<String> problem = DestinationSignature.problem(signature);
                if (problem.isEmpty()) {
                    routes.add(new Responsibility.Route(
                            authority(candidate, place), CHANNEL, signature, trace(candidate)));
                } else {
                    broken = true;
                    LOG.warn(
                            "Der Zustellweg von {} ist unbrauchbar: {}",
                            candidate.unit().id(),
                            problem.get());
                }
            }
        }
        return routes.isEmpty() ? notOffered(found, place, broken) : new Responsibility.Offered(routes);
    }

    private Responsibility notOffered(Found found, Ars place, boolean broken) {
        List<Candidate> competent = found.competent();
        if (competent.size() == 1) {
            return new Responsibility.NotOffered(
                    broken ? BROKEN : NOT_ONLINE, Optional.of(authority(competent.get(0), place)));
        }
        if (competent.size() > 1) {
            String names = competent.stream()
                    .map(one -> authority(one, place).name())
                    .sorted()
                    .collect(Collectors.joining("; "));
            return new Responsibility.NotOffered(
                    "Mehrere Stellen kommen in Frage, und keine nimmt diesen Antrag online entgegen: " + names
                            + ". Bitte wenden Sie sich an eine von ihnen.",
                    onlyContactPoint(found, place));
        }
        Optional<Authority> contactPoint = onlyContactPoint(found, place);
        return new Responsibility.NotOffered(contactPoint.isPresent() ? CONTACT_POINT : UNKNOWN, contactPoint);
    }

    /** The contact point if there is one and only one: which of several is nearest cannot be known here. */
    private Optional<Authority> onlyContactPoint(Found found, Ars place) {
        List<Found.ContactPoint> points = found.contactPoints();
        long different =
                points.stream().map(point -> point.unit().id()).distinct().count();
        return different == 1
                ? Optional.of(
                        reader.authority(points.get(0).entry(), points.get(0).unit(), place))
                : Optional.empty();
    }

    /** The parameter "Zustellungskanal" of the only competent authority. */
    ParameterValue deliveryChannel(LeikaKey service, Ars place) {
        List<Candidate> competent = units.find(service, place).competent();
        List<Candidate> reachable =
                competent.stream().filter(one -> !one.signatures().isEmpty()).toList();
        if (competent.isEmpty()) {
            return new ParameterValue.Absent("Keine zuständige Stelle (Rolle 01 oder 02) eingetragen.");
        }
        if (reachable.isEmpty()) {
            return new ParameterValue.Absent("Die zuständige Stelle hat keinen Zustellweg über FIT-Connect.");
        }
        if (reachable.size() > 1 || reachable.get(0).signatures().size() > 1) {
            return new ParameterValue.Absent(
                    "Mehrere Zustellwege eingetragen; die Person muss die Stelle wählen (ResponsibilityResolver.find).");
        }
        String signature = reachable.get(0).signatures().get(0);
        Trace trace = trace(reachable.get(0));
        return DestinationSignature.problem(signature)
                .<ParameterValue>map(why ->
                        new ParameterValue.Invalid(signature, "Der Zustellweg ist unbrauchbar: " + why + ".", trace))
                .orElseGet(() -> new ParameterValue.Found(signature, trace));
    }

    private Authority authority(Candidate candidate, Ars place) {
        return reader.authority(candidate.entry(), candidate.unit(), place);
    }

    private Trace trace(Candidate candidate) {
        return new Trace(
                Pvog.ID,
                environment.endpoint(PvogCall.RELATIONS),
                candidate.unit().id(),
                candidate.level(),
                candidate.fetchedAt());
    }
}
