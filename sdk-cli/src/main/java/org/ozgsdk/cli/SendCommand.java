// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.ozgsdk.core.Ars;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.Finding;
import org.ozgsdk.core.LeikaKey;
import org.ozgsdk.core.Severity;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.delivery.Attachment;
import org.ozgsdk.delivery.Destination;
import org.ozgsdk.delivery.Outcome;
import org.ozgsdk.delivery.Receipt;
import org.ozgsdk.delivery.Submission;
import org.ozgsdk.delivery.fitconnect.FitConnect;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ozg fitconnect send}: one submission, or only the question whether it would be taken. */
@Command(
        name = "send",
        description = "Sendet eine Einreichung, oder prüft nur, ob sie angenommen würde. / Sends one submission.",
        mixinStandardHelpOptions = true)
final class SendCommand implements Callable<Integer> {

    @Mixin
    private final FitConnectOptions options = new FitConnectOptions();

    @Option(
            names = "--destination-signature",
            required = true,
            description = "Datei mit der Signatur des Zustellpunkts aus dem Routing. / File with the signature.")
    @SuppressWarnings("NullAway.Init") // required, so set by picocli
    private Path signature;

    @Option(names = "--ars", required = true, description = "Amtlicher Regionalschlüssel, 12 Ziffern. / The place.")
    @SuppressWarnings("NullAway.Init") // required, so set by picocli
    private String ars;

    @Option(names = "--leika", required = true, description = "LeiKa-Schlüssel, 14 Ziffern. / The service.")
    @SuppressWarnings("NullAway.Init") // required, so set by picocli
    private String leika;

    @Option(names = "--schema", required = true, description = "URI des Fachdatenschemas. / URI of the data's schema.")
    @SuppressWarnings("NullAway.Init") // required, so set by picocli
    private String schema;

    @Option(names = "--data", required = true, description = "Fachdaten, .xml oder .json. / The data.")
    @SuppressWarnings("NullAway.Init") // required, so set by picocli
    private Path data;

    @Option(names = "--attach", description = "Anlage; mehrfach möglich. / Attachment; may be repeated.")
    private List<Path> attachments = List.of();

    @Option(names = "--service-name", description = "Name der Leistung für Menschen. / Name of the service.")
    private @Nullable String serviceName;

    @Option(names = "--check", description = "Nur prüfen, nichts senden. / Only check, send nothing.")
    private boolean check;

    @Option(
            names = "--wait",
            description = "So viele Sekunden auf die Antwort der Behörde warten. / Wait for the authority's answer.")
    private @Nullable Integer seconds;

    @Option(names = "--json", description = "Ausgabe als JSON. / Print JSON.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        FitConnect channel = FitConnect.builder(
                        options.environment(), options.clientId("sender"), options.secret("sender"))
                .transport(options.transport())
                .build();
        LeikaKey service = LeikaKey.of(leika);
        Ars place = Ars.of(ars);
        String address = new String(read(signature), StandardCharsets.US_ASCII).strip();
        if (check) {
            List<Finding> findings = channel.check(address, service, place);
            if (findings.stream().noneMatch(finding -> finding.severity() == Severity.ERROR)) {
                findings = channel.check(submission(channel.destination(address, service, place)));
            }
            return print(findings);
        }
        Receipt receipt = channel.send(submission(channel.destination(address, service, place)));
        Optional<Outcome> outcome =
                Optional.ofNullable(seconds).map(time -> channel.awaitOutcome(receipt, Duration.ofSeconds(time)));
        print(receipt, outcome);
        return outcome.filter(Outcome.Rejected.class::isInstance).isPresent() ? Ozg.REFUSED : Ozg.FINE;
    }

    private Submission submission(Destination destination) throws IOException {
        Submission.Builder builder = Submission.builder(destination);
        if (data.toString().endsWith(".json")) {
            builder.json(schema, read(data));
        } else {
            builder.xml(schema, read(data));
        }
        if (serviceName != null) {
            builder.serviceName(serviceName);
        }
        for (Path file : attachments) {
            String name = String.valueOf(file.getFileName());
            String type = Objects.requireNonNullElse(
                    URLConnection.guessContentTypeFromName(name), "application/octet-stream");
            read(file, 0);
            builder.attach(Attachment.of(name, type, file));
        }
        return builder.build();
    }

    private static byte[] read(Path file) {
        return read(file, Integer.MAX_VALUE);
    }

    private static byte[] read(Path file, int most) {
        try (var in = Files.newInputStream(file)) {
            return in.readNBytes(most);
        } catch (IOException e) {
            throw new ConfigurationException("Die Datei " + file + " ist nicht lesbar. / The file cannot be read.", e);
        }
    }

    private int print(List<Finding> findings) {
        PrintWriter out = spec.commandLine().getOut();
        boolean fine = findings.stream().noneMatch(finding -> finding.severity() == Severity.ERROR);
        if (json) {
            print(Map.of(
                    "accepted",
                    fine,
                    "findings",
                    findings.stream().map(SendCommand::members).toList()));
        } else {
            out.println(
                    fine
                            ? "Die Einreichung würde angenommen. / The submission would be taken."
                            : "Die Einreichung würde nicht angenommen. / The submission would not be taken.");
            findings.forEach(finding -> out.println("  " + finding + ": " + finding.text()));
        }
        return fine ? Ozg.FINE : Ozg.REFUSED;
    }

    private static Map<String, Object> members(Finding finding) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("rule", finding.rule());
        members.put("place", finding.place());
        members.put("severity", finding.severity().toString());
        members.put("text", finding.text());
        return members;
    }

    private void print(Receipt receipt, Optional<Outcome> outcome) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("destinationId", receipt.destinationId().toString());
        members.put("caseId", receipt.caseId().toString());
        members.put("submissionId", receipt.submissionId().toString());
        outcome.ifPresent(value -> members.put("outcome", value.getClass().getSimpleName()));
        if (outcome.orElse(null) instanceof Outcome.Rejected rejected) {
            members.put(
                    "problems",
                    rejected.problems().stream().map(problem -> problem.type()).toList());
        }
        if (json) {
            print(members);
            return;
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println("Eingereicht. / Submitted.");
        members.forEach((name, value) -> out.printf("  %-14s %s%n", name, value));
    }

    private void print(Map<String, ?> members) {
        spec.commandLine().getOut().println(new String(Json.writePretty(members), StandardCharsets.UTF_8));
    }
}
