// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.core.keys.Certificates;
import org.ozgsdk.delivery.fitconnect.Evidence;
import org.ozgsdk.delivery.fitconnect.EvidenceReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ozg fitconnect evidence}: evidence files. */
@Command(name = "evidence", description = "Nachweisdateien. / Evidence files.", mixinStandardHelpOptions = true)
final class EvidenceCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before it runs
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    @Command(
            name = "verify",
            description = "Prüft eine Nachweisdatei ohne Netz; Ende 1, wenn sie nichts beweist."
                    + " / Verifies an evidence file without a network; exit 1 if it proves nothing.",
            mixinStandardHelpOptions = true)
    int verify(
            @Option(
                            names = "--anchors",
                            description = "PEM mit den Wurzelzertifikaten, denen Sie trauen. / Roots you trust (PEM).")
                    @Nullable
                    Path anchors,
            @Option(
                            names = "--service-key",
                            description = "Fingerabdruck (RFC 7638) eines bekannten Schlüssels des Zustelldienstes;"
                                    + " mehrere möglich. / Known thumbprint; may be repeated.")
                    @Nullable
                    List<String> serviceKeys,
            @Option(names = "--json", description = "Ausgabe als JSON. / Print JSON.") boolean json,
            @Parameters(paramLabel = "FILE", description = "Die Datei; - = Standardeingabe. / - = standard input.")
                    String file)
            throws IOException {
        Evidence evidence = Evidence.verifier(Clock.systemUTC())
                .anchoredIn(anchors == null ? List.of() : Certificates.pem(anchors))
                .knowing(serviceKeys == null ? List.of() : serviceKeys);
        EvidenceReport report;
        try (InputStream in = Outlet.open(file)) {
            report = evidence.verify(in);
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(new String(Json.writePretty(members(report)), StandardCharsets.UTF_8));
        } else {
            report.checks().forEach(check -> out.println(check.result() + " " + check.name() + ": " + check.text()));
            report.serviceKeys().forEach(key -> out.println("Schlüssel des Zustelldienstes / service key: " + key));
            report.outcome().ifPresent(outcome -> out.println("Ergebnis / outcome: " + outcome));
            out.println(report.verdict());
        }
        return report.verdict() == EvidenceReport.Verdict.BROKEN ? Ozg.REFUSED : Ozg.FINE;
    }

    private static Map<String, Object> members(EvidenceReport report) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("verdict", report.verdict().toString());
        members.put("caseId", report.caseId().map(UUID::toString).orElse(""));
        members.put("submissionId", report.submissionId().map(UUID::toString).orElse(""));
        members.put("outcome", report.outcome().map(Object::toString).orElse(""));
        members.put("serviceKeys", report.serviceKeys());
        members.put(
                "checks",
                report.checks().stream()
                        .map(check -> Map.of(
                                "name", check.name(), "result", check.result().toString(), "text", check.text()))
                        .toList());
        return members;
    }
}
