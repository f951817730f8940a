// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.core.json.JsonObject;
import org.ozgsdk.core.keys.Jwk;
import org.ozgsdk.core.keys.KeyMaterial;
import org.ozgsdk.sandbox.Sandbox;

/** {@code ozg fitconnect route} and {@code destination} against a server that answers what a test wants. */
class DirectoryCommandsTest {

    private static final Path KEYS = Path.of(System.getProperty("ozg.sandbox.keys", "target/sandbox-keys"));

    @TempDir
    private Path folder;

    private final UUID id = UUID.randomUUID();
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final List<JsonObject> received = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private String base;

    /** The sandbox makes the keys that the commands are given here. */
    @BeforeAll
    static void keys() {
        Sandbox.builder().keys(KEYS).officeInterval(Duration.ZERO).start().close();
    }

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", call -> {
            byte[] body = call.getRequestBody().readAllBytes();
            if (body.length > 0 && body[0] == '{') {
                received.add(Json.object(body, "call"));
            }
            String answer = answers.get(call.getRequestURI().getPath());
            byte[] bytes = (answer == null ? "{\"status\":404}" : answer).getBytes(StandardCharsets.UTF_8);
            try (call) {
                call.sendResponseHeaders(answer == null ? 404 : 200, bytes.length);
                call.getResponseBody().write(bytes);
            }
        });
        server.start();
        base = "http://127.0.0.1:" + server.getAddress().getPort();
        answers.put(
                "/sandbox",
                new String(
                        Json.write(Map.of(
                                "tokenUri", base + "/token",
                                "submissionApi", base + "/submission-api",
                                "destinationApi", base + "/destination-api",
                                "portal", base + "/portal",
                                "routing", base + "/routing",
                                "trustAnchors", List.of())),
                        StandardCharsets.UTF_8));
        answers.put("/token", "{\"access_token\":\"t\",\"expires_in\":1800}");
        Files.writeString(folder.resolve("secret"), "geheim\n");
        Files.write(folder.resolve("enc.jwk"), jwk("encryption-1.pem", "RSA-OAEP-256", "wrapKey"));
        Files.write(folder.resolve("sig.jwk"), jwk("subscriber.pem", "PS512", "verify"));
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    private static byte[] jwk(String file, String alg, String operation) {
        KeyMaterial key = KeyMaterial.pem(KEYS.resolve(file));
        return Jwk.of(key.certificate().getPublicKey())
                .kid("kid-of-" + operation)
                .alg(alg)
                .keyOps(operation)
                .certificates(key.certificates())
                .build()
                .toPublicJson();
    }

    private Terminal route(String... more) {
        return Terminal.run(joined(
                List.of("fitconnect", "route", "--base", base + "/", "--leika", "99050012104000", "--ars"), more));
    }

    private Terminal destination(String command, String... more) {
        return Terminal.run(joined(
                List.of(
                        "fitconnect",
                        "destination",
                        command,
                        "--base",
                        base,
                        "--client-id",
                        "amt",
                        "--secret-file",
                        folder.resolve("secret").toString(),
                        "--anchors",
                        KEYS.resolve("root.pem").toString()),
                more));
    }

    private Terminal create(String... more) {
        List<String> all = new ArrayList<>(
                List.of("--name", "Gewerbeamt", "--legal-name", "Stadt Aachen", "--email", "amt@aachen.example"));
        all.addAll(List.of("--leika", "99050012104000", "--ars", "053340002002", "--schema", "urn:a"));
        all.addAll(List.of("--encryption-key", folder.resolve("enc.jwk").toString()));
        all.addAll(List.of("--signing-key", folder.resolve("sig.jwk").toString()));
        all.addAll(List.of(more));
        return destination("create", all.toArray(String[]::new));
    }

    private static String[] joined(List<String> first, String... more) {
        List<String> all = new ArrayList<>(first);
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    private static JsonObject json(Terminal terminal) {
        return Json.object(terminal.out().getBytes(StandardCharsets.UTF_8), "output");
    }

    @Test
    void noRouteIsOneAndASentence() {
        answers.put("/routing/v2/routes", "{\"routes\":[],\"totalCount\":0}");
        Terminal terminal = route("053340002002");
        assertThat(terminal.code()).isEqualTo(Ozg.REFUSED);
        assertThat(terminal.err()).startsWith("Für diese Leistung").contains(" / ");
        assertThat(terminal.out()).isEmpty();
        Terminal asJson = route("053340002002", "--json");
        assertThat(asJson.code()).isEqualTo(Ozg.REFUSED);
        assertThat(json(asJson).optionalFlag("offered")).contains(false);
        assertThat(json(asJson).text("reason")).startsWith("Für diese Leistung");
    }

    @Test
    void aRouteThatCannotBeTrustedIsRefusedWithoutATrace() {
        answers.put(
                "/routing/v2/routes",
                "{\"routes\":[{\"destinationId\":\"" + id
                        + "\",\"destinationSignature\":\"a.b.c\"}],\"totalCount\":1}");
        Terminal terminal = route("053340002002");
        assertThat(terminal.code()).isEqualTo(Ozg.REFUSED);
        assertThat(terminal.err()).contains("keine Signatur hält").doesNotContain("\tat ");
    }

    @Test
    void aRoutingServiceThatIsNotThereNamesTheRemedy() {
        Terminal terminal = route("053340002002");
        assertThat(terminal.code()).isEqualTo(Ozg.REFUSED);
        assertThat(terminal.err()).contains("v1");
        answers.put("/routing/v1/routes", "{\"routes\":[],\"totalCount\":0}");
        assertThat(route("053340002002", "--fall-back-to-v1").err()).startsWith("Für diese Leistung");
    }

    @Test
    void whatIsMisusedIsTwo() {
        assertThat(route("0533").code()).isEqualTo(Ozg.MISUSE);
        assertThat(Terminal.run("fitconnect", "route").code()).isEqualTo(Ozg.MISUSE);
        Terminal world = Terminal.run(
                "fitconnect", "route", "--environment", "DEMO", "--leika", "99050012104000", "--ars", "053340002002");
        assertThat(world.code()).isEqualTo(Ozg.MISUSE);
        assertThat(world.err()).contains("test, stage oder prod");
        Terminal stage = Terminal.run(
                "fitconnect", "route", "--environment", "stage", "--leika", "99050012104000", "--ars", "053340002002");
        assertThat(stage.code()).isEqualTo(Ozg.MISUSE);
        assertThat(stage.err()).contains("routingApi");
        Terminal insecure =
                Terminal.run("fitconnect", "destination", "show", "--environment", "prod", "--self-signed", "" + id);
        assertThat(insecure.code()).isEqualTo(Ozg.MISUSE);
    }

    @Test
    void aDestinationIsCreatedActivatedAndShown() {
        answers.put("/destination-api/v1/destinations", "{\"destinationId\":\"" + id + "\",\"status\":\"created\"}");
        Terminal made = create("--json");
        assertThat(made.err()).isEmpty();
        assertThat(made.code()).isZero();
        assertThat(json(made).text("destinationId")).isEqualTo(id.toString());
        JsonObject sent = received.get(0);
        assertThat(sent.text("encryptionKid")).isEqualTo("kid-of-wrapKey");
        assertThat(sent.objects("services").get(0).texts("regions")).containsExactly("DE053340002002");
        assertThat(sent.texts("metadataVersions")).containsExactly("2.1.0");

        answers.put("/destination-api/v1/destinations/" + id, "{\"status\":\"active\"}");
        assertThat(destination("activate", id.toString()).out()).contains("active");
        assertThat(received.get(1).text("status")).isEqualTo("active");
        assertThat(json(destination("activate", "--json", id.toString())).text("status"))
                .isEqualTo("active");
        answers.put("/destination-api/v2/destinations/" + id, "{\"destinationId\":\"" + id + "\",\"name\":\"Amt\"}");
        assertThat(json(destination("show", "--json", id.toString())).text("name"))
                .isEqualTo("Amt");
    }

    @Test
    void aCallbackNeedsItsSecretFromAFile() throws Exception {
        answers.put("/destination-api/v1/destinations", "{\"destinationId\":\"" + id + "\"}");
        Terminal without = create("--callback", "https://amt.example/hook");
        assertThat(without.code()).isEqualTo(Ozg.MISUSE);
        assertThat(without.err()).contains("--callback-secret-file");
        String secret = "0123456789abcdef0123456789abcdef";
        Path file = Files.writeString(folder.resolve("hook"), secret + "\n");
        Terminal with = create("--callback", "https://amt.example/hook", "--callback-secret-file", file.toString());
        assertThat(with.code()).isZero();
        assertThat(with.out()).doesNotContain(secret);
        assertThat(received.get(0).object("callback").text("secret")).isEqualTo(secret);
    }

    @Test
    void filesThatAreMissingOrNoKeyAreMisuse() throws Exception {
        Files.writeString(folder.resolve("enc.jwk"), "kein Schlüssel");
        assertThat(create().err()).contains("kein JWK");
        Files.delete(folder.resolve("enc.jwk"));
        Terminal missing = create();
        assertThat(missing.code()).isEqualTo(Ozg.MISUSE);
        assertThat(missing.err()).contains("enc.jwk").doesNotContain("\tat ");
        assertThat(received).isEmpty();
    }

    @Test
    void aRefusalOfTheServiceIsOne() {
        Terminal terminal = destination("show", id.toString());
        assertThat(terminal.code()).isEqualTo(Ozg.REFUSED);
        assertThat(terminal.err()).contains("404").doesNotContain("\tat ", "geheim");
        Terminal parent = Terminal.run("fitconnect", "destination");
        assertThat(parent.code()).isZero();
        assertThat(parent.out()).contains("create", "activate", "show");
    }
}
