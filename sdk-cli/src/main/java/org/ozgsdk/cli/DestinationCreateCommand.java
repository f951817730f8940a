// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.ozgsdk.core.Ars;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.LeikaKey;
import org.ozgsdk.core.Secret;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.keys.Jwk;
import org.ozgsdk.delivery.DataSchema;
import org.ozgsdk.delivery.fitconnect.DestinationSettings;
import org.ozgsdk.delivery.fitconnect.FitConnectDestinations;
import org.ozgsdk.delivery.fitconnect.ManagedDestination;
import org.ozgsdk.delivery.fitconnect.OfferedService;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ozg fitconnect destination create}: a destination for services at places, with keys as {@code ozg fitconnect keys} makes them. */
@Command(
        name = "create",
        description = "Legt einen Zustellpunkt an; nimmt erst nach \"activate\" etwas an."
                + " / Creates a destination; it takes nothing before \"activate\".",
        mixinStandardHelpOptions = true)
final class DestinationCreateCommand implements Callable<Integer> {

    @Option(names = "--name", required = true, description = "Name, öffentlich. / Name, public.")
    private String name = "";

    @Option(names = "--legal-name", required = true, description = "Behörde. / Authority.")
    private String legalName = "";

    @Option(names = "--email", required = true, description = "Funktionspostfach, öffentlich. / Office's address.")
    private String email = "";

    @Option(
            names = "--leika",
            required = true,
            description = "Leistungsschlüssel, mehrfach. / Service key, repeatable.")
    private List<String> services = List.of();

    @Option(names = "--ars", required = true, description = "Regionalschlüssel, mehrfach. / Regional key, repeatable.")
    private List<String> places = List.of();

    @Option(names = "--schema", required = true, description = "URI des Fachdatenschemas. / URI of the data's schema.")
    private String schema = "";

    @Option(
            names = "--media-type",
            defaultValue = "application/xml",
            description = "Dazu: application/xml oder application/json; Vorgabe ${DEFAULT-VALUE}. / Its media type.")
    private String mediaType = "application/xml";

    @Option(
            names = "--metadata-version",
            defaultValue = "2.1.0",
            description = "Mehrfach; Vorgabe ${DEFAULT-VALUE}. / Repeatable.")
    private List<String> versions = List.of();

    @Option(
            names = "--encryption-key",
            paramLabel = "JWK",
            required = true,
            description = "Öffentlicher JWK mit x5c. / Public JWK.")
    private Path encryption = Path.of("");

    @Option(
            names = "--signing-key",
            paramLabel = "JWK",
            required = true,
            description = "Öffentlicher JWK mit x5c. / Public JWK.")
    private Path signing = Path.of("");

    @Option(names = "--callback", paramLabel = "URL", description = "Rückruf bei Neuem. / Callback for what is new.")
    private @Nullable URI callback;

    @Option(
            names = "--callback-secret-file",
            paramLabel = "FILE",
            description = "Datei mit dem Geheimnis des Rückrufs. / File with its secret.")
    private @Nullable Path callbackSecret;

    @Option(names = "--json", description = "Ausgabe als JSON. / Prints JSON.")
    private boolean json;

    @Mixin
    private FitConnectOptions fitConnect = new FitConnectOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    @Override
    public Integer call() {
        DestinationSettings settings = settings();
        Jwk encryptionKey = key(encryption);
        Jwk signingKey = key(signing);
        FitConnectDestinations client = DestinationCommand.client(fitConnect);
        ManagedDestination made = client.create(settings, encryptionKey, signingKey);
        DestinationCommand.print(spec, made, json);
        return Ozg.FINE;
    }

    private DestinationSettings settings() {
        List<Ars> areas = places.stream().map(Ars::of).toList();
        DataSchema form = new DataSchema(schema, mediaType);
        DestinationSettings settings = DestinationSettings.none()
                .name(name)
                .contact(legalName, email)
                .services(services.stream()
                        .map(leika -> OfferedService.of(LeikaKey.of(leika), areas, form))
                        .toArray(OfferedService[]::new))
                .metadataVersions(versions.toArray(String[]::new));
        if (callback == null) {
            return settings;
        }
        if (callbackSecret == null) {
            throw new ConfigurationException(
                    "--callback braucht --callback-secret-file. / A callback needs the file with its secret.");
        }
        return settings.callback(callback, secret(callbackSecret));
    }

    private static Secret secret(Path file) {
        try {
            return Secret.of(Files.readString(file).strip());
        } catch (IOException e) {
            throw new ConfigurationException(
                    "Die Datei mit dem Geheimnis ist nicht lesbar: " + file + ". / The secret's file cannot be read.");
        }
    }

    private static Jwk key(Path file) {
        try {
            return Jwk.parse(Files.readAllBytes(file), file.getFileName().toString());
        } catch (IOException e) {
            throw new ConfigurationException("Der Schlüssel ist nicht lesbar: " + file + ". / The key cannot be read.");
        } catch (UntrustedException e) {
            throw new ConfigurationException("Das ist kein JWK: " + e.getMessage() + " / This is no JWK.", e);
        }
    }
}
