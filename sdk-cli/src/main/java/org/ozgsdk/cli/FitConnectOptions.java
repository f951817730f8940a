// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.Environment;
import org.ozgsdk.core.Secret;
import org.ozgsdk.core.keys.Certificates;
import org.ozgsdk.core.transport.Transport;
import org.ozgsdk.delivery.fitconnect.FitConnectEnvironment;
import picocli.CommandLine.Option;

/** Which FIT-Connect a command talks to, and as whom. The secret comes from a file or the environment, never as an argument, which others on the machine could read. */
final class FitConnectOptions {

    private static final String ID_VARIABLE = "OZG_FITCONNECT_CLIENT_ID";
    private static final String SECRET_VARIABLE = "OZG_FITCONNECT_CLIENT_SECRET";

    @Option(
            names = "--environment",
            paramLabel = "NAME",
            defaultValue = "TEST",
            description = "TEST, STAGE, PROD oder die Adresse einer Sandbox (http://127.0.0.1:8480); Vorgabe"
                    + " ${DEFAULT-VALUE}. / Or the address of a sandbox.")
    private String environment = "TEST";

    @Option(
            names = "--client-id",
            paramLabel = "ID",
            description = "OAuth-Client; sonst aus " + ID_VARIABLE + ". / Else from this variable.")
    private @Nullable String clientId;

    @Option(
            names = "--secret-file",
            paramLabel = "FILE",
            description =
                    "Datei mit dem Geheimnis des Clients; sonst aus " + SECRET_VARIABLE + ". / File with the secret.")
    private @Nullable Path secretFile;

    @Option(
            names = "--anchors",
            paramLabel = "PEM",
            description = "Vertrauensanker (Wurzeln der Verwaltungs-PKI). / Trust anchors.")
    private @Nullable Path anchors;

    @Option(
            names = "--insecure-self-signed",
            description = "UNSICHER: nimmt auch selbstsignierte Zertifikate, nur in TEST und Sandbox."
                    + " / INSECURE: also takes self-signed certificates.")
    private boolean selfSigned;

    FitConnectEnvironment environment() {
        FitConnectEnvironment world = switch (environment.toUpperCase(Locale.ROOT)) {
            case "TEST" -> FitConnectEnvironment.TEST;
            case "STAGE" -> FitConnectEnvironment.STAGE;
            case "PROD" -> FitConnectEnvironment.PROD;
            default -> sandbox();
        };
        FitConnectEnvironment anchored = anchors == null ? world : world.withAnchors(Certificates.pem(anchors));
        return selfSigned ? anchored.insecurelyAcceptingSelfSigned() : anchored;
    }

    private FitConnectEnvironment sandbox() {
        if (!environment.startsWith("http://")) {
            throw new ConfigurationException("--environment: erwartet TEST, STAGE, PROD oder die Adresse einer Sandbox"
                    + " (http://127.0.0.1:8480). / Expected one of these or a sandbox's address.");
        }
        String base = environment.endsWith("/") ? environment.substring(0, environment.length() - 1) : environment;
        return FitConnectEnvironment.custom(Environment.SANDBOX)
                .token(URI.create(base + "/token"))
                .submissionApi(URI.create(base + "/submission-api"))
                .destinationApi(URI.create(base + "/destination-api"))
                .routingApi(URI.create(base + "/routing"))
                .portal(URI.create(base + "/portal"))
                .build();
    }

    Transport transport() {
        return Transport.builder(environment().environment()).build();
    }

    String clientId() {
        String id = clientId == null ? System.getenv(ID_VARIABLE) : clientId;
        if (id == null || id.isBlank()) {
            throw new ConfigurationException(
                    "Es fehlt die Client-ID: --client-id oder " + ID_VARIABLE + " setzen. / The client id is missing.");
        }
        return id;
    }

    Secret secret() {
        if (secretFile == null) {
            return Secret.fromEnvironment(SECRET_VARIABLE);
        }
        return secret(secretFile);
    }

    static Secret secret(Path file) {
        try {
            return Secret.of(Files.readString(file).strip());
        } catch (IOException e) {
            throw new ConfigurationException(
                    "Die Datei mit dem Geheimnis ist nicht lesbar: " + file + ". / The secret's file cannot be read.");
        }
    }
}
