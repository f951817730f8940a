// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.Environment;
import org.ozgsdk.core.Secret;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.core.json.JsonObject;
import org.ozgsdk.core.keys.Certificates;
import org.ozgsdk.core.transport.Request;
import org.ozgsdk.core.transport.Response;
import org.ozgsdk.core.transport.Transport;
import org.ozgsdk.delivery.fitconnect.FitConnectEnvironment;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Which FIT-Connect a command talks to, and as whom; a mixin of the commands that need it. The secret never stands on the command line, where other users of the machine could read it. */
final class FitConnectOptions {

    /** Holds the secret, unless {@code --secret-file} does. */
    static final String SECRET = "OZG_FITCONNECT_CLIENT_SECRET";

    @ArgGroup(multiplicity = "1")
    @SuppressWarnings("NullAway.Init") // required, so set by picocli
    private Where where;

    @Option(
            names = "--client-id",
            description =
                    "Client-ID aus dem Self-Service-Portal; bei --base die der Sandbox. / Client id; with --base the sandbox's.")
    private @Nullable String clientId;

    @Option(
            names = "--secret-file",
            description = "Datei mit dem Geheimnis; sonst die Umgebungsvariable " + SECRET
                    + ". / File with the secret; else the environment variable.")
    private @Nullable Path secretFile;

    @Option(
            names = "--anchors",
            description =
                    "Wurzelzertifikate der Verwaltungs-PKI als PEM. / Root certificates as PEM; with --base the sandbox's.")
    private @Nullable Path anchors;

    @Option(
            names = "--self-signed",
            description = "UNSICHER, nur TEST: selbst ausgestellte Zertifikate annehmen. / INSECURE, TEST only.")
    private boolean selfSigned;

    private @Nullable JsonObject description;

    /** One of the two. */
    static final class Where {
        @Option(names = "--base", description = "Adresse einer laufenden Sandbox. / Address of a running sandbox.")
        private @Nullable URI base;

        @Option(names = "--environment", description = "test, stage oder prod. / test, stage or prod.")
        private @Nullable String environment;
    }

    /** {@return a way out that fits the environment} */
    Transport transport() {
        return Transport.builder(world()).userAgent("ozg-cli").build();
    }

    /** {@return the addresses and whose certificates count there} */
    FitConnectEnvironment environment() {
        FitConnectEnvironment found = where.base == null ? named() : sandbox();
        if (anchors != null) {
            found = found.withAnchors(Certificates.pem(anchors));
        }
        return selfSigned ? found.insecurelyAcceptingSelfSigned() : found;
    }

    /**
     * Says as whom.
     *
     * @param role {@code sender} or {@code subscriber}: which of the sandbox's clients is the default
     */
    String clientId(String role) {
        if (clientId != null) {
            return clientId;
        }
        if (where.base == null) {
            throw new ConfigurationException("Die Client-ID fehlt: --client-id. / The client id is missing.");
        }
        return description().object(role).text("clientId");
    }

    /** {@return the client's secret} */
    Secret secret(String role) {
        if (secretFile != null) {
            try {
                return Secret.of(Files.readString(secretFile).strip());
            } catch (IOException e) {
                throw new ConfigurationException(
                        "Die Datei mit dem Geheimnis ist nicht lesbar: " + secretFile
                                + ". / The secret's file cannot be read.",
                        e);
            }
        }
        String fromOutside = System.getenv(SECRET);
        if (fromOutside != null && !fromOutside.isBlank()) {
            return Secret.of(fromOutside);
        }
        if (where.base == null || clientId != null) {
            throw new ConfigurationException("Das Geheimnis fehlt: Umgebungsvariable " + SECRET
                    + " setzen oder --secret-file angeben. / The secret is missing: set the variable or name a file.");
        }
        return Secret.of(description().object(role).text("clientSecret"));
    }

    private Environment world() {
        return where.base == null ? named().environment() : Environment.SANDBOX;
    }

    private FitConnectEnvironment named() {
        return switch (String.valueOf(where.environment).toLowerCase(Locale.ROOT)) {
            case "test" -> FitConnectEnvironment.TEST;
            case "stage" -> FitConnectEnvironment.STAGE;
            case "prod" -> FitConnectEnvironment.PROD;
            default ->
                throw new ConfigurationException("--environment ist test, stage oder prod; angegeben ist \""
                        + where.environment + "\". / --environment is test, stage or prod.");
        };
    }

    private FitConnectEnvironment sandbox() {
        JsonObject json = description();
        FitConnectEnvironment.Builder builder = FitConnectEnvironment.custom(Environment.SANDBOX)
                .token(URI.create(json.text("tokenUri")))
                .submissionApi(URI.create(json.text("submissionApi")))
                .destinationApi(URI.create(json.text("destinationApi")))
                .portal(URI.create(json.text("portal")));
        json.optionalText("routing").map(URI::create).ifPresent(builder::routingApi);
        List<X509Certificate> roots = new ArrayList<>();
        for (String pem : json.texts("trustAnchors")) {
            roots.addAll(Certificates.pem(
                    new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)), "trustAnchors of the sandbox"));
        }
        return builder.build().withAnchors(roots);
    }

    /** {@return what a sandbox says about itself} */
    JsonObject description() {
        if (description == null) {
            if (where.base == null) {
                throw new ConfigurationException(
                        "Das geht nur mit --base (Sandbox). / This needs --base, the address of a sandbox.");
            }
            String base = where.base.toString();
            URI uri = URI.create((base.endsWith("/") ? base : base + "/") + "sandbox");
            Response answer = transport().send(Request.get(uri));
            if (!answer.isSuccess()) {
                throw new ConfigurationException("Unter " + uri + " antwortet keine Sandbox (HTTP " + answer.status()
                        + "): --base prüfen, oder \"ozg sandbox\" starten. / No sandbox answers there.");
            }
            description = Json.object(answer.bytes(), "description of the sandbox");
        }
        return description;
    }
}
