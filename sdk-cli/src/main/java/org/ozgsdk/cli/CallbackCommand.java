// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.Secret;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.core.store.InMemoryStore;
import org.ozgsdk.delivery.fitconnect.CallbackVerifier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ozg fitconnect callback}: callbacks as they came. */
@Command(
        name = "callback",
        description = "Callbacks, wie sie ankamen. / Callbacks as they came.",
        mixinStandardHelpOptions = true)
final class CallbackCommand implements Runnable {

    private static final String SECRET_VARIABLE = "OZG_FITCONNECT_CALLBACK_SECRET";

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before it runs
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    @Command(
            name = "verify",
            description = "Prüft einen Callback; das Geheimnis steht in " + SECRET_VARIABLE
                    + " oder einer Datei. / Verifies one callback; the secret comes from the environment or a file.",
            mixinStandardHelpOptions = true)
    int verify(
            @Option(
                            names = "--authentication",
                            required = true,
                            description = "Kopfzeile callback-authentication. / The header.")
                    String authentication,
            @Option(names = "--timestamp", required = true, description = "Kopfzeile callback-timestamp. / The header.")
                    String timestamp,
            @Option(names = "--secret-file", description = "Datei mit dem Geheimnis. / File with the secret.") @Nullable
                    Path secretFile,
            @Option(names = "--at", description = "Zeitpunkt der Prüfung, Vorgabe jetzt. / When it came; default now.")
                    @Nullable
                    Instant at,
            @Option(names = "--json", description = "Ausgabe als JSON. / Print JSON.") boolean json,
            @Parameters(
                            paramLabel = "FILE",
                            description = "Der Rumpf, Byte für Byte; - = Standardeingabe. / The body, byte by byte.")
                    String file)
            throws IOException {
        Clock clock = at == null ? Clock.systemUTC() : Clock.fixed(at, ZoneOffset.UTC);
        CallbackVerifier verifier = CallbackVerifier.of(List.of(secret(secretFile)), new InMemoryStore(clock), clock);
        CallbackVerifier.Verdict verdict;
        try (InputStream in = Outlet.open(file)) {
            verdict = verifier.verify(authentication, timestamp, in.readAllBytes());
        } catch (UntrustedException e) {
            spec.commandLine().getErr().println(e.getMessage());
            return Ozg.REFUSED;
        }
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("genuine", true);
        members.put("callback", ((CallbackVerifier.Fresh) verdict).callback().toString());
        spec.commandLine()
                .getOut()
                .println(
                        json
                                ? new String(Json.write(members), StandardCharsets.UTF_8)
                                : "Echt / genuine: " + members.get("callback"));
        return Ozg.FINE;
    }

    private static Secret secret(@Nullable Path file) throws IOException {
        String secret = file == null
                ? System.getenv().getOrDefault(SECRET_VARIABLE, "")
                : Files.readString(file).strip();
        if (secret.isEmpty()) {
            throw new ConfigurationException(
                    "Das Geheimnis fehlt: " + SECRET_VARIABLE
                            + " setzen oder --secret-file angeben. / The secret is missing: set the variable or give the file.");
        }
        return Secret.of(secret);
    }
}
