// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.efa.pvog;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.ozgsdk.core.Ars;
import org.ozgsdk.core.Environment;
import org.ozgsdk.core.LeikaKey;
import org.ozgsdk.core.ParameterValue;
import org.ozgsdk.core.Trace;
import org.ozgsdk.efa.internal.ParameterCheck;

/** Reads parameters out of the online services of a service at a place: the deepest level that has the name wins. */
final class ParameterFinder {

    private static final int MAX_ONLINE_SERVICES = 50;

    private final PvogEnvironment environment;
    private final PvogReader reader;
    private final Environment world;

    ParameterFinder(PvogEnvironment environment, PvogReader reader, Environment world) {
        this.environment = environment;
        this.reader = reader;
        this.world = world;
    }

    /** The online services of all levels, deepest first, each once. */
    List<OnlineService> load(LeikaKey service, Ars place) {
        List<ServiceEntry> entries = reader.entries(service, place);
        List<OnlineService> result = new ArrayList<>();
        Set<String> seen = new TreeSet<>();
        for (Ars level : place.rollUp()) {
            entries.stream()
                    .filter(entry -> entry.level().equals(level))
                    .flatMap(entry -> entry.onlineServices().stream())
                    .filter(id -> seen.size() < MAX_ONLINE_SERVICES && seen.add(id))
                    .forEach(id -> result.add(reader.onlineService(id, level)));
        }
        return List.copyOf(result);
    }

    ParameterValue read(String name, List<OnlineService> onlineServices) {
        List<OnlineService> having = onlineServices.stream()
                .filter(one -> one.parameters().containsKey(name))
                .toList();
        if (having.isEmpty()) {
            return new ParameterValue.Absent(
                    "Kein Onlinedienst dieser Leistung hat an diesem Ort den Parameter " + name + ".");
        }
        Ars level = having.get(0).level();
        List<OnlineService> nearest =
                having.stream().filter(one -> one.level().equals(level)).toList();
        String values = nearest.stream()
                .map(one -> String.valueOf(one.parameters().get(name)))
                .distinct()
                .collect(Collectors.joining("\n"));
        Trace trace = trace(nearest.get(0));
        if (values.contains("\n")) {
            return new ParameterValue.Invalid(
                    values,
                    "Mehrere verschiedene Werte auf derselben Ebene; welcher gilt, ist nicht zu erkennen.",
                    trace);
        }
        return ParameterCheck.judge(name, values, world, trace);
    }

    private Trace trace(OnlineService service) {
        return new Trace(
                Pvog.ID,
                environment.endpoint(PvogCall.ONLINE_SERVICE_DETAIL),
                service.id(),
                service.level(),
                service.fetchedAt());
    }
}
