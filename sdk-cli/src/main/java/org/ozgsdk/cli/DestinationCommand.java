// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.delivery.fitconnect.FitConnectDestinations;
import org.ozgsdk.delivery.fitconnect.ManagedDestination;
import org.ozgsdk.delivery.fitconnect.OfferedService;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ozg fitconnect destination}: destinations of one's own. */
@Command(
        name = "destination",
        description = "Legt eigene Zustellpunkte an und betreut sie. / Sets up destinations of one's own.",
        mixinStandardHelpOptions = true,
        subcommands = {DestinationCreateCommand.class, DestinationCommand.Activate.class, DestinationCommand.Show.class
        })
final class DestinationCommand implements Runnable {

    /** The client whose destinations these are. */
    private static final String SUBSCRIBER = "subscriber";

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before run()
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    static FitConnectDestinations client(FitConnectOptions options) {
        return FitConnectDestinations.builder(
                        options.environment(), options.clientId(SUBSCRIBER), options.secret(SUBSCRIBER))
                .transport(options.transport())
                .build();
    }

    static void print(CommandSpec spec, ManagedDestination destination, boolean json) {
        PrintWriter out = spec.commandLine().getOut();
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("destinationId", destination.id().toString());
        members.put("status", destination.status());
        members.put("name", destination.name());
        members.put(
                "services",
                destination.services().stream().map(OfferedService::identifier).toList());
        members.put("metadataVersions", destination.metadataVersions());
        members.put("encryptionKid", destination.encryptionKid().orElse(""));
        if (json) {
            out.println(new String(Json.write(members), StandardCharsets.UTF_8));
        } else {
            members.forEach((name, value) -> out.printf("%-17s %s%n", name, value));
        }
    }

    /** {@code ozg fitconnect destination activate}. */
    @Command(
            name = "activate",
            description = "Lässt einen Zustellpunkt Einreichungen annehmen. / Lets a destination take submissions.",
            mixinStandardHelpOptions = true)
    static final class Activate implements Callable<Integer> {

        @Parameters(paramLabel = "ID", description = "Zustellpunkt. / Destination.")
        @SuppressWarnings("NullAway.Init") // picocli refuses the command without it
        private UUID id;

        @Option(names = "--json", description = "Ausgabe als JSON. / Prints JSON.")
        private boolean json;

        @Mixin
        private FitConnectOptions fitConnect = new FitConnectOptions();

        @Spec
        @SuppressWarnings("NullAway.Init") // set by picocli before call()
        private CommandSpec spec;

        @Override
        public Integer call() {
            print(spec, client(fitConnect).activate(id), json);
            return Ozg.FINE;
        }
    }

    /** {@code ozg fitconnect destination show}. */
    @Command(
            name = "show",
            description = "Zeigt einen Zustellpunkt. / Shows a destination.",
            mixinStandardHelpOptions = true)
    static final class Show implements Callable<Integer> {

        @Parameters(paramLabel = "ID", description = "Zustellpunkt. / Destination.")
        @SuppressWarnings("NullAway.Init") // picocli refuses the command without it
        private UUID id;

        @Option(names = "--json", description = "Ausgabe als JSON. / Prints JSON.")
        private boolean json;

        @Mixin
        private FitConnectOptions fitConnect = new FitConnectOptions();

        @Spec
        @SuppressWarnings("NullAway.Init") // set by picocli before call()
        private CommandSpec spec;

        @Override
        public Integer call() {
            print(spec, client(fitConnect).get(id), json);
            return Ozg.FINE;
        }
    }
}
