// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.ozgsdk.core.Ars;
import org.ozgsdk.core.LeikaKey;
import org.ozgsdk.core.Responsibility;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.delivery.fitconnect.FitConnectRouting;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ozg fitconnect route}: who takes a service at a place, every route verified. */
@Command(
        name = "route",
        description = "Fragt den Routingdienst nach den Zustellpunkten einer Leistung und prüft ihre Signaturen;"
                + " 1, wenn es keinen gibt. / Lists verified routes; 1 if there is none.",
        mixinStandardHelpOptions = true)
final class RouteCommand implements Callable<Integer> {

    @Option(names = "--leika", required = true, description = "Leistungsschlüssel, 14 Ziffern. / Service key.")
    private String leika = "";

    @Option(names = "--ars", required = true, description = "Regionalschlüssel, 12 Ziffern. / Regional key.")
    private String ars = "";

    @Option(names = "--fall-back-to-v1", description = "Fragt v1, wo es v2 nicht gibt. / Asks v1 where v2 is missing.")
    private boolean fallBack;

    @Option(names = "--json", description = "Ausgabe als JSON. / Prints JSON.")
    private boolean json;

    @Mixin
    private FitConnectOptions fitConnect = new FitConnectOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    @Override
    public Integer call() {
        FitConnectRouting.Builder builder =
                FitConnectRouting.builder(fitConnect.environment()).transport(fitConnect.transport());
        FitConnectRouting routing = (fallBack ? builder.fallBackToV1() : builder).build();
        Responsibility found = routing.find(LeikaKey.of(leika), Ars.of(ars));
        List<Responsibility.Route> routes =
                found instanceof Responsibility.Offered offered ? offered.routes() : List.of();
        String reason = found instanceof Responsibility.NotOffered no ? no.reason() : "";
        if (json) {
            printJson(routes, reason);
        } else if (routes.isEmpty()) {
            spec.commandLine().getErr().println(reason + " / No authority takes it online here.");
        } else {
            print(routes);
        }
        return routes.isEmpty() ? Ozg.REFUSED : Ozg.FINE;
    }

    private void print(List<Responsibility.Route> routes) {
        PrintWriter out = spec.commandLine().getOut();
        for (Responsibility.Route route : routes) {
            out.printf(
                    "%s  %s (%s)%n",
                    route.authority().id(),
                    route.authority().name(),
                    route.trace().matchedAt());
        }
    }

    private void printJson(List<Responsibility.Route> routes, String reason) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("offered", !routes.isEmpty());
        if (!reason.isEmpty()) {
            members.put("reason", reason);
        }
        members.put("routes", routes.stream().map(RouteCommand::members).toList());
        spec.commandLine().getOut().println(new String(Json.write(members), StandardCharsets.UTF_8));
    }

    private static Map<String, Object> members(Responsibility.Route route) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("destinationId", route.authority().id());
        members.put("name", route.authority().name());
        members.put("ars", route.trace().matchedAt().toString());
        members.put("destinationSignature", route.address());
        return members;
    }
}
