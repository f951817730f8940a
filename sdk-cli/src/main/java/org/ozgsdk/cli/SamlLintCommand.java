// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.ozgsdk.auth.saml.MetadataLint;
import org.ozgsdk.core.Finding;
import org.ozgsdk.core.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ozg saml lint}: the metadata of a service before they are handed in. */
@Command(
        name = "lint",
        description = "Prüft die Metadaten eines Dienstes vor dem Einreichen; Ende 1, wenn ein Fehler darin ist."
                + " / Checks the metadata of a service; exit 1 if there is an error in them.",
        mixinStandardHelpOptions = true)
final class SamlLintCommand implements Callable<Integer> {

    @Option(
            names = "--profile",
            defaultValue = "bundid",
            description = "bundid (Vorgabe), muk, bayernid, dataport-osi oder generic. / The account they are for.")
    @SuppressWarnings("NullAway.Init") // has a default
    private String profile;

    @Option(
            names = "--host-before",
            description = "Bisher eingereichter Hostname der entityID. / Host of the entityID as registered.")
    private @Nullable String hostBefore;

    @Option(names = "--json", description = "Ausgabe als JSON. / Print JSON.")
    private boolean json;

    @Parameters(paramLabel = "FILE", description = "Die Metadaten; - = Standardeingabe. / - = standard input.")
    @SuppressWarnings("NullAway.Init") // required
    private String file;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    @Override
    public Integer call() {
        List<Finding> findings = MetadataLint.check(
                SamlFiles.read(file), SamlFiles.profile(profile), Optional.ofNullable(hostBefore), Clock.systemUTC());
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            Map<String, Object> members = new LinkedHashMap<>();
            members.put("profile", profile);
            members.put("findings", FindingsPrinter.members(findings));
            out.println(new String(Json.writePretty(members), StandardCharsets.UTF_8));
        } else {
            FindingsPrinter.print(findings, out);
        }
        return FindingsPrinter.code(findings);
    }
}
