// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.keycloak;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** A real Keycloak as a process of its own, with one realm; its distribution lies where the system property {@code ozg.keycloak.home} says. */
final class Keycloak implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Process process;
    private final int port;
    private final HttpClient http = HttpClient.newHttpClient();

    private Keycloak(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static Keycloak start(Path home, String realmJson) throws IOException, InterruptedException {
        forget(home.resolve("data/h2")); // a realm that is there already would not be imported
        Path imports = Files.createDirectories(home.resolve("data/import"));
        Files.writeString(imports.resolve("ozg-realm.json"), realmJson);
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        ProcessBuilder builder = new ProcessBuilder(
                home.resolve("bin/kc.sh").toString(),
                "start-dev",
                "--import-realm",
                "--http-host=127.0.0.1",
                "--http-port=" + port,
                "--cache=local");
        builder.environment().put("JAVA_OPTS_KC_HEAP", "-Xms64m -Xmx700m");
        builder.redirectErrorStream(true)
                .redirectOutput(home.resolve("start.log").toFile());
        Keycloak keycloak = new Keycloak(builder.start(), port);
        keycloak.await(home);
        return keycloak;
    }

    private static void forget(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
                for (Path file : files) {
                    Files.delete(file);
                }
            }
        }
    }

    private void await(Path home) throws IOException, InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(end) && process.isAlive()) {
            try {
                if (get(realm()).statusCode() == 200) {
                    return;
                }
            } catch (IOException e) {
                // Not up yet.
            }
            Thread.sleep(500);
        }
        close();
        throw new IllegalStateException("Keycloak did not start:\n" + Files.readString(home.resolve("start.log")));
    }

    URI realm() {
        return URI.create("http://127.0.0.1:" + port + "/realms/ozg");
    }

    URI saml() {
        return URI.create(realm() + "/protocol/saml");
    }

    /** Its SAML metadata. */
    byte[] metadata() throws IOException, InterruptedException {
        return get(URI.create(saml() + "/descriptor")).body().getBytes(StandardCharsets.UTF_8);
    }

    /** The metadata by which Keycloak is a service of the account behind it. */
    byte[] brokerMetadata() throws IOException, InterruptedException {
        return get(URI.create(realm() + "/broker/" + Realm.BROKER + "/endpoint/descriptor"))
                .body()
                .getBytes(StandardCharsets.UTF_8);
    }

    private HttpResponse<String> get(URI uri) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
