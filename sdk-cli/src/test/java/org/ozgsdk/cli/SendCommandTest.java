// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ozgsdk.core.Environment;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.core.json.JsonObject;
import org.ozgsdk.core.transport.Request;
import org.ozgsdk.core.transport.Transport;
import org.ozgsdk.sandbox.Sandbox;

class SendCommandTest {

    private static final String PLACE = "053340002002";
    private static final String TRADE = "99050012104000";

    private static Sandbox sandbox;
    private static String schema;
    private static String signature;

    @TempDir
    Path folder;

    private Path data;
    private Path attachment;
    private Path address;

    @BeforeAll
    static void open() {
        sandbox = Sandbox.builder().officeInterval(Duration.ofMillis(50)).start();
        JsonObject description = ask(sandbox.baseUri().resolve("/sandbox").toString());
        schema = description.text("schemaUri");
        String directory = description.text("suchdienst");
        String service = ask(directory + "/v2/servicedescriptions/leikahierarchy?leikaIds=" + TRADE + "&ars=" + PLACE)
                .objects("content")
                .get(0)
                .text("id");
        signature = ask(directory + "/v1/relations/jzufi-2-3?ars=" + PLACE + "&lbids=" + service)
                .objects("organisationseinheit")
                .get(0)
                .objects("zustaendigkeit")
                .get(0)
                .objects("idSekundaer")
                .get(0)
                .text("value");
    }

    @AfterAll
    static void close() {
        sandbox.close();
    }

    private static JsonObject ask(String uri) {
        Transport transport = Transport.builder(Environment.SANDBOX).build();
        return Json.object(transport.send(Request.get(URI.create(uri))).bytes(), "answer");
    }

    @BeforeEach
    void files() throws IOException {
        data = Files.writeString(folder.resolve("antrag.xml"), "<gewerbeanmeldung/>");
        attachment = Files.writeString(folder.resolve("nachweis.txt"), "Đặng");
        address = Files.writeString(folder.resolve("signature.jwt"), signature + "\n");
    }

    private Terminal send(String... more) {
        List<String> words = new ArrayList<>(List.of(
                "fitconnect",
                "send",
                "--base",
                sandbox.baseUri().toString(),
                "--destination-signature",
                address.toString(),
                "--leika",
                TRADE,
                "--ars",
                PLACE,
                "--schema",
                schema,
                "--data",
                data.toString()));
        words.addAll(List.of(more));
        return Terminal.run(words.toArray(String[]::new));
    }

    @Test
    void aSubmissionIsSentAndTheAuthorityAnswers() {
        Terminal seen = send("--attach", attachment.toString(), "--wait", "20", "--json");

        assertThat(seen.err()).isEmpty();
        assertThat(seen.code()).isEqualTo(Ozg.FINE);
        JsonObject json = Json.object(seen.out().getBytes(StandardCharsets.UTF_8), "output");
        assertThat(UUID.fromString(json.text("submissionId"))).isNotNull();
        assertThat(json.text("outcome")).isEqualTo("Accepted");
        assertThat(seen.out())
                .doesNotContain("nachweis", sandbox.sender().secret().reveal());
    }

    /** The route that one command prints is the address that the other takes. */
    @Test
    void aRouteIsFoundAndSentTo() throws IOException {
        String[] route = {
            "fitconnect", "route", "--base", sandbox.baseUri().toString(), "--leika", TRADE, "--ars", PLACE, "--json"
        };
        Terminal found = Terminal.run(route);
        assertThat(found.err()).isEmpty();
        assertThat(found.code()).isEqualTo(Ozg.FINE);
        JsonObject json = Json.object(found.out().getBytes(StandardCharsets.UTF_8), "output");
        assertThat(json.optionalFlag("offered")).contains(true);
        JsonObject first = json.objects("routes").get(0);
        Terminal plain = Terminal.run(Arrays.copyOf(route, route.length - 1));
        assertThat(plain.code()).isEqualTo(Ozg.FINE);
        assertThat(plain.out()).startsWith(first.text("destinationId"));

        Files.writeString(address, first.text("destinationSignature"));
        assertThat(send("--check").code()).isEqualTo(Ozg.FINE);
    }

    @Test
    void aCheckSendsNothing() {
        int before = sandbox.history().size();
        Terminal seen = send("--check");
        assertThat(seen.out()).contains("würde angenommen");
        assertThat(seen.code()).isEqualTo(Ozg.FINE);
        assertThat(sandbox.history()).hasSize(before);
    }

    @Test
    void aCheckTellsWhatSpeaksAgainstIt() {
        Terminal seen = Terminal.run(
                "fitconnect",
                "send",
                "--base",
                sandbox.baseUri().toString(),
                "--destination-signature",
                address.toString(),
                "--leika",
                TRADE,
                "--ars",
                PLACE,
                "--schema",
                "urn:anders",
                "--data",
                data.toString(),
                "--check",
                "--json");
        assertThat(seen.code()).isEqualTo(Ozg.REFUSED);
        JsonObject json = Json.object(seen.out().getBytes(StandardCharsets.UTF_8), "output");
        assertThat(json.optionalFlag("accepted")).contains(false);
        assertThat(json.objects("findings").get(0).text("rule")).isEqualTo("fitconnect.schema");
    }

    @Test
    void aWrongSignatureEndsWithOneSentence() throws IOException {
        Files.writeString(address, "a.b.c");
        Terminal seen = send();
        assertThat(seen.code()).isEqualTo(Ozg.REFUSED);
        assertThat(seen.err().strip()).hasLineCount(1).doesNotContain("\tat ");
        assertThat(send("--check").code()).isEqualTo(Ozg.REFUSED);
    }

    @ParameterizedTest
    @CsvSource({
        "--environment mond, test, stage oder prod",
        "--environment test, Client-ID",
        "--environment test --client-id x, OZG_FITCONNECT_CLIENT_SECRET",
        "--environment test --client-id x --secret-file nirgends, nicht lesbar",
        "--environment prod --client-id x --self-signed, SANDBOX and TEST only",
        "--base http://127.0.0.1:1 --environment test, falsch",
        "--client-id x, falsch"
    })
    void misuseIsToldInOneSentence(String options, String word) {
        List<String> words = new ArrayList<>(List.of(
                "fitconnect",
                "send",
                "--destination-signature",
                address.toString(),
                "--leika",
                TRADE,
                "--ars",
                PLACE,
                "--schema",
                "urn:a",
                "--data",
                data.toString()));
        words.addAll(List.of(options.split(" ")));
        Terminal seen = Terminal.run(words.toArray(String[]::new));
        assertThat(seen.err()).contains(word);
        assertThat(seen.err().strip()).hasLineCount(1);
        assertThat(seen.code()).isEqualTo(Ozg.MISUSE);
    }

    @Test
    void aFileThatIsNotThereIsMisuse() {
        data = folder.resolve("fehlt.xml");
        Terminal seen = send();
        assertThat(seen.err()).contains("fehlt.xml").contains("nicht lesbar");
        assertThat(seen.code()).isEqualTo(Ozg.MISUSE);
    }
}
