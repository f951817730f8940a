// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Paths with variables in braces, one handler per method. Filled before the server starts, read only after. */
public final class Router {

    /** Answers one call or throws {@link Refusal}. */
    @FunctionalInterface
    public interface Handler {
        Reply handle(Call call);
    }

    record Match(Handler handler, Map<String, String> variables) {}

    private record Route(String method, List<String> segments, Handler handler) {

        Optional<Map<String, String>> variables(List<String> path) {
            if (path.size() != segments.size()) {
                return Optional.empty();
            }
            Map<String, String> variables = new LinkedHashMap<>();
            for (int i = 0; i < path.size(); i++) {
                String segment = segments.get(i);
                if (segment.startsWith("{")) {
                    variables.put(segment.substring(1, segment.length() - 1), path.get(i));
                } else if (!segment.equals(path.get(i))) {
                    return Optional.empty();
                }
            }
            return Optional.of(variables);
        }
    }

    private final List<Route> routes = new ArrayList<>();

    public void on(String method, String path, Handler handler) {
        routes.add(new Route(method, segments(path), handler));
    }

    Match match(String method, String path) {
        TreeSet<String> allowed = new TreeSet<>();
        for (Route route : routes) {
            Optional<Map<String, String>> variables = route.variables(segments(path));
            if (variables.isPresent()) {
                if (route.method().equals(method)) {
                    return new Match(route.handler(), variables.get());
                }
                allowed.add(route.method());
            }
        }
        if (allowed.isEmpty()) {
            throw Refusal.of(404, "no-such-path", "The sandbox has no such path.");
        }
        String methods = String.join(", ", allowed);
        return new Match(
                call -> Refusal.of(405, "method-not-allowed", "This path takes only " + methods + ".")
                        .reply()
                        .with("Allow", methods),
                Map.of());
    }

    private static List<String> segments(String path) {
        return List.of(path.split("/", -1));
    }
}
