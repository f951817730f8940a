// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.sandbox.KnownAssumptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ozg assumptions}: the unconfirmed facts about real services. */
@Command(
        name = "assumptions",
        description = "Zeigt die unbestätigten Annahmen über echte Dienste. / Lists the unconfirmed facts we rely on.",
        mixinStandardHelpOptions = true)
final class AssumptionsCommand implements Callable<Integer> {

    @Option(names = "--json", description = "Ausgabe als JSON. / Print JSON.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        List<KnownAssumptions.Entry> all = KnownAssumptions.all();
        if (json) {
            out.println(new String(
                    Json.writePretty(Map.of(
                            "assumptions",
                            all.stream().map(AssumptionsCommand::members).toList())),
                    StandardCharsets.UTF_8));
            return Ozg.FINE;
        }
        long confirmed = all.stream().filter(KnownAssumptions.Entry::confirmed).count();
        out.println(confirmed + " von " + all.size() + " Annahmen bestätigt. / " + confirmed + " of " + all.size()
                + " confirmed.");
        for (KnownAssumptions.Entry entry : all) {
            out.println();
            out.println(entry.id() + " [" + entry.status() + "]");
            out.println("  " + entry.statement());
            out.println("  source: " + entry.source());
            out.println("  switch: " + entry.remedy());
        }
        return Ozg.FINE;
    }

    private static Map<String, String> members(KnownAssumptions.Entry entry) {
        Map<String, String> members = new LinkedHashMap<>();
        members.put("id", entry.id());
        members.put("statement", entry.statement());
        members.put("source", entry.source());
        members.put("switch", entry.remedy());
        members.put("status", entry.status());
        return members;
    }
}
