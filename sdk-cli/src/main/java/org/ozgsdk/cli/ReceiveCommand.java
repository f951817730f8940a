// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.OzgException;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.core.keys.Jwk;
import org.ozgsdk.core.keys.KeyMaterial;
import org.ozgsdk.core.store.InMemoryStore;
import org.ozgsdk.delivery.Outcome;
import org.ozgsdk.delivery.fitconnect.DecryptionKey;
import org.ozgsdk.delivery.fitconnect.Faulty;
import org.ozgsdk.delivery.fitconnect.FitConnectReceiver;
import org.ozgsdk.delivery.fitconnect.Pickup;
import org.ozgsdk.delivery.fitconnect.Received;
import org.ozgsdk.delivery.fitconnect.ReceivedSubmission;
import org.ozgsdk.delivery.fitconnect.ReceivingDestination;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ozg fitconnect receive}: fetches what waits, verifies it and stores it; accepts only when told to. Never rejects. */
@Command(
        name = "receive",
        description =
                "Holt Einreichungen ab, prüft sie und legt sie ab; bestätigt nur mit --accept. / Fetches, verifies and stores submissions.",
        mixinStandardHelpOptions = true)
final class ReceiveCommand implements Callable<Integer> {

    @Mixin
    private final FitConnectOptions world = new FitConnectOptions();

    @Option(names = "--destination", required = true, description = "Zustellpunkt (UUID). / Destination.")
    @SuppressWarnings("NullAway.Init") // required, so set by picocli
    private UUID destination;

    @Option(
            names = "--decryption-key",
            required = true,
            description =
                    "Privater JWK zum Entschlüsseln; mehrmals bei einem Schlüsselwechsel. / Private JWK, repeatable.")
    @SuppressWarnings("NullAway.Init") // required, so set by picocli
    private List<Path> decryptionKeys;

    @Option(
            names = "--signing-key",
            required = true,
            description = "Signaturschlüssel: JWK mit x5c, oder PEM mit Zertifikat und --signing-kid. / Signing key.")
    @SuppressWarnings("NullAway.Init") // required, so set by picocli
    private Path signingKey;

    @Option(names = "--signing-kid", description = "kid des Signaturschlüssels; nötig bei PEM. / Its kid, for PEM.")
    private @Nullable String signingKid;

    @Option(
            names = "--out",
            required = true,
            description = "Verzeichnis; je Einreichung entsteht darin eines. / Directory to store in.")
    @SuppressWarnings("NullAway.Init") // required, so set by picocli
    private Path out;

    @Option(
            names = "--accept",
            description = "Nach dem Ablegen bestätigen; der Zustelldienst löscht dann. / Accept what was stored.")
    private boolean accept;

    @Option(names = "--json", description = "Ausgabe als JSON. / Print JSON.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    @Override
    public Integer call() {
        FitConnectReceiver receiver = FitConnectReceiver.builder(
                        world.environment(), world.clientId("subscriber"), world.secret("subscriber"))
                .transport(world.transport())
                .destination(receiving())
                .store(new InMemoryStore(Clock.systemUTC()))
                .build();
        createDirectory();
        List<Map<String, Object>> all = new ArrayList<>();
        for (Pickup pickup : receiver.waiting()) {
            all.add(received(receiver, pickup));
        }
        print(all);
        return all.stream().allMatch(one -> List.of("stored", "accepted").contains(one.get("state")))
                ? Ozg.FINE
                : Ozg.REFUSED;
    }

    private Map<String, Object> received(FitConnectReceiver receiver, Pickup pickup) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("submissionId", pickup.submissionId().toString());
        line.put("caseId", pickup.caseId().toString());
        try (Received received = receiver.receive(pickup)) {
            if (received instanceof Faulty faulty) {
                line.put("state", "faulty");
                line.put(
                        "problems",
                        faulty.problems().stream()
                                .map(problem -> Map.of("type", problem.type(), "instance", problem.instance()))
                                .toList());
            } else {
                store(receiver, received.orThrow(), line);
            }
            line.put(
                    "findings",
                    received.findings().stream().map(Object::toString).toList());
        } catch (OzgException | UncheckedIOException e) {
            line.putIfAbsent("state", e instanceof UntrustedException ? "untrusted" : "failed");
            line.put("reason", String.valueOf(e.getMessage()));
            spec.commandLine().getErr().println(e.getMessage());
        }
        return line;
    }

    private void store(FitConnectReceiver receiver, ReceivedSubmission submission, Map<String, Object> line) {
        try {
            line.put("directory", SubmissionFolder.store(out, submission).toString());
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Die Einreichung ließ sich nicht ablegen; sie bleibt beim Zustelldienst. / It could not be stored and stays.",
                    e);
        }
        if (!accept) {
            line.put("state", "stored");
            return;
        }
        line.put("state", receiver.accept(submission) instanceof Outcome.Accepted ? "accepted" : "answered-otherwise");
    }

    private void print(List<Map<String, Object>> all) {
        if (json) {
            spec.commandLine()
                    .getOut()
                    .println(new String(Json.writePretty(Map.of("submissions", all)), StandardCharsets.UTF_8));
            return;
        }
        if (all.isEmpty()) {
            spec.commandLine().getOut().println("Nichts wartet. / Nothing waits.");
        }
        all.forEach(line -> spec.commandLine()
                .getOut()
                .println(line.get("submissionId") + " " + line.get("state")
                        + (line.containsKey("directory") ? " " + line.get("directory") : "")));
    }

    private void createDirectory() {
        try {
            Files.createDirectories(out);
        } catch (IOException e) {
            throw new ConfigurationException(
                    "Das Verzeichnis " + out + " lässt sich nicht anlegen (--out). / The directory cannot be created.",
                    e);
        }
    }

    private ReceivingDestination receiving() {
        List<DecryptionKey> keys = new ArrayList<>();
        for (Path file : decryptionKeys) {
            Jwk key = jwk(file);
            keys.add(DecryptionKey.of(
                    key.kid().orElseThrow(() -> unfit(file, "kid")),
                    key.privateKey().orElseThrow(() -> unfit(file, "d"))));
        }
        if (!isJwk(signingKey)) {
            String kid = signingKid;
            if (kid == null) {
                throw new ConfigurationException(
                        "Zu einem PEM gehört --signing-kid, die Kennung beim Zustellpunkt. / A PEM needs --signing-kid.");
            }
            return new ReceivingDestination(destination, KeyMaterial.pem(signingKey), kid, keys);
        }
        Jwk key = jwk(signingKey);
        if (key.certificates().isEmpty()) {
            throw unfit(signingKey, "x5c");
        }
        return new ReceivingDestination(
                destination,
                KeyMaterial.of(key.privateKey().orElseThrow(() -> unfit(signingKey, "d")), key.certificates()),
                signingKid == null ? key.kid().orElseThrow(() -> unfit(signingKey, "kid")) : signingKid,
                keys);
    }

    private static boolean isJwk(Path file) {
        byte[] content = content(file);
        return content.length > 0 && content[0] == '{';
    }

    private static Jwk jwk(Path file) {
        try {
            return Jwk.parse(content(file), file.toString());
        } catch (UntrustedException e) {
            throw new ConfigurationException(
                    "Die Schlüsseldatei ist kein JWK. / The key file is no JWK: " + e.getMessage(), e);
        }
    }

    private static byte[] content(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new ConfigurationException(
                    "Der Schlüssel " + file + " ist nicht lesbar. / The key cannot be read.", e);
        }
    }

    private static ConfigurationException unfit(Path file, String member) {
        return new ConfigurationException(
                "Dem Schlüssel " + file + " fehlt \"" + member + "\". / The key lacks this member.");
    }
}
