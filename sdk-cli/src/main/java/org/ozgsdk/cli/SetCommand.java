// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.core.keys.JwkSet;
import org.ozgsdk.delivery.fitconnect.Event;
import org.ozgsdk.delivery.fitconnect.SecurityEvents;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ozg fitconnect set}: single security event tokens. */
@Command(
        name = "set",
        description = "Einzelne Ereignisse (Security Event Token). / Single events.",
        mixinStandardHelpOptions = true)
final class SetCommand implements Runnable {

    private static final int LARGEST = 1024 * 1024;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before it runs
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    @Command(
            name = "verify",
            description = "Prüft ein Ereignis gegen einen Schlüsselsatz. / Verifies one event against a set of keys.",
            mixinStandardHelpOptions = true)
    int verify(
            @Option(names = "--keys", required = true, description = "Der Schlüsselsatz (JWKS). / The keys (JWKS).")
                    Path keys,
            @Option(names = "--case", required = true, description = "Die Vorgangs-ID. / The case id.") UUID caseId,
            @Option(names = "--json", description = "Ausgabe als JSON. / Print JSON.") boolean json,
            @Parameters(paramLabel = "FILE", description = "Das Token; - = Standardeingabe. / - = standard input.")
                    String file)
            throws IOException {
        JwkSet known = known(keys);
        Event event;
        try (InputStream in = Outlet.open(file)) {
            String token = new String(in.readNBytes(LARGEST), StandardCharsets.US_ASCII).strip();
            event = SecurityEvents.verify(token, known, caseId);
        } catch (UntrustedException e) {
            spec.commandLine()
                    .getErr()
                    .println("Das Ereignis hält nicht. / The event does not hold: " + e.getMessage());
            return Ozg.REFUSED;
        }
        if (json) {
            spec.commandLine().getOut().println(new String(Json.write(members(event)), StandardCharsets.UTF_8));
        } else {
            spec.commandLine().getOut().println(event);
        }
        return Ozg.FINE;
    }

    private static JwkSet known(Path keys) throws IOException {
        try {
            return JwkSet.parse(Files.readAllBytes(keys), "--keys");
        } catch (UntrustedException e) {
            throw new ConfigurationException(
                    "Die Datei \"" + keys + "\" ist kein Schlüsselsatz (JWKS). / The file holds no JWKS: "
                            + e.getMessage(),
                    e);
        }
    }

    private static Map<String, Object> members(Event event) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("id", event.id().toString());
        members.put("event", event.uri());
        members.put("issuer", event.issuer().toString());
        members.put("subject", event.subject());
        members.put("at", event.at().toString());
        members.put(
                "problems",
                List.copyOf(event.problems().stream().map(Object::toString).toList()));
        return members;
    }
}
