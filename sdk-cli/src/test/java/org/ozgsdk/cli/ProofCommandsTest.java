// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ozgsdk.core.Ars;
import org.ozgsdk.core.Environment;
import org.ozgsdk.core.LeikaKey;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.core.json.JsonObject;
import org.ozgsdk.core.transport.Request;
import org.ozgsdk.core.transport.Transport;
import org.ozgsdk.delivery.Receipt;
import org.ozgsdk.delivery.Submission;
import org.ozgsdk.delivery.fitconnect.FitConnect;
import org.ozgsdk.delivery.fitconnect.FitConnectEnvironment;
import org.ozgsdk.sandbox.Sandbox;

/** What the commands say of a real delivery to the sandbox. */
class ProofCommandsTest {

    private static final LeikaKey TRADE = LeikaKey.of("99050012104000");
    private static final Ars AACHEN = Ars.of("053340002002");

    @TempDir
    static Path folder;

    private static Sandbox sandbox;
    private static Transport transport;
    private static Receipt receipt;
    private static Path evidence;
    private static Path event;
    private static Path keys;

    @BeforeAll
    static void deliver() throws IOException {
        sandbox = Sandbox.builder().officeInterval(Duration.ZERO).start();
        transport = Transport.builder(Environment.SANDBOX).build();
        FitConnect fitConnect = FitConnect.builder(
                        FitConnectEnvironment.custom(Environment.SANDBOX)
                                .token(sandbox.tokenUri())
                                .submissionApi(sandbox.submissionApi())
                                .portal(sandbox.portal())
                                .build()
                                .withAnchors(sandbox.trustAnchors()),
                        sandbox.sender().clientId(),
                        sandbox.sender().secret())
                .transport(transport)
                .build();
        receipt = fitConnect.send(Submission.builder(fitConnect.destination(signature(), TRADE, AACHEN))
                .xml("urn:ozgsdk:beispiel:gewerbeanmeldung:1.0", "<gewerbeanmeldung/>".getBytes(StandardCharsets.UTF_8))
                .build());
        sandbox.office().work();
        evidence = folder.resolve("nachweis.zip");
        try (OutputStream out = Files.newOutputStream(evidence)) {
            fitConnect.evidence(receipt, out);
        }
        event = Files.writeString(
                folder.resolve("ereignis.jws"),
                fitConnect.eventLog(receipt).events().get(0).token());
        keys = Files.write(folder.resolve("schluessel.json"), get(sandbox.submissionApi() + "/.well-known/jwks.json"));
    }

    @AfterAll
    static void close() {
        sandbox.close();
    }

    private static byte[] get(String uri) {
        return transport.send(Request.get(URI.create(uri))).bytes();
    }

    private static String signature() {
        String base = sandbox.suchdienst().toString();
        JsonObject services = Json.object(
                get(base + "/v2/servicedescriptions/leikahierarchy?leikaIds=" + TRADE + "&ars=" + AACHEN), "services");
        String service = services.objects("content").get(0).text("id");
        return Json.object(get(base + "/v1/relations/jzufi-2-3?ars=" + AACHEN + "&lbids=" + service), "relations")
                .objects("organisationseinheit")
                .get(0)
                .objects("zustaendigkeit")
                .get(0)
                .objects("idSekundaer")
                .get(0)
                .text("value");
    }

    @Test
    void evidenceIsProvenByOneWhoKnowsRootAndServiceKey() throws IOException {
        Path root = pem();
        JsonObject open = json(Ozg.FINE, "fitconnect", "evidence", "verify", "--json", evidence.toString());
        assertThat(open.text("verdict")).isEqualTo("CONSISTENT");
        String serviceKey = open.texts("serviceKeys").get(0);

        JsonObject report = json(
                Ozg.FINE,
                "fitconnect",
                "evidence",
                "verify",
                "--json",
                "--anchors",
                root.toString(),
                "--service-key",
                serviceKey,
                evidence.toString());
        assertThat(report.text("verdict")).isEqualTo("PROVEN");
        assertThat(report.text("caseId")).isEqualTo(receipt.caseId().toString());
        assertThat(report.text("outcome")).startsWith("Accepted");
    }

    @Test
    void whatIsMissingOrNoKeyIsMisuseInOneSentence() throws IOException {
        String gone = folder.resolve("fehlt").toString();
        Path garbage = Files.writeString(folder.resolve("garbage"), "x");
        String caseId = receipt.caseId().toString();
        List<List<String>> commands = List.of(
                List.of("evidence", "verify"),
                List.of("evidence", "verify", gone),
                List.of("evidence", "verify", "--anchors", gone, evidence.toString()),
                List.of("evidence", "verify", "--anchors", garbage.toString(), evidence.toString()),
                List.of("set", "verify", "--case", caseId, event.toString()),
                List.of("set", "verify", "--keys", keys.toString(), "--case", "x", event.toString()),
                List.of("set", "verify", "--keys", keys.toString(), "--case", caseId, gone),
                List.of("set", "verify", "--keys", gone, "--case", caseId, event.toString()),
                List.of("set", "verify", "--keys", garbage.toString(), "--case", caseId, event.toString()),
                List.of("callback", "verify", "--secret-file", gone, "--timestamp", "1", "--authentication", "x", gone),
                List.of(
                        "callback",
                        "verify",
                        "--secret-file",
                        garbage.toString(),
                        "--timestamp",
                        "1",
                        "--authentication",
                        "x",
                        gone));
        for (List<String> command : commands) {
            List<String> words = new ArrayList<>(command);
            words.add(0, "fitconnect");
            Terminal terminal = Terminal.run(words.toArray(String[]::new));
            assertThat(terminal.code()).as("%s: %s", command, terminal.err()).isEqualTo(Ozg.MISUSE);
            assertThat(terminal.out()).as("%s", command).isEmpty();
            assertThat(terminal.err().strip()).as("%s", command).hasLineCount(1).doesNotContain("\tat ");
        }
    }

    @Test
    void whatIsNoEvidenceAndNoEventEndsInOne() throws IOException {
        Path garbage = Files.writeString(folder.resolve("garbage"), "x");
        JsonObject report = json(Ozg.REFUSED, "fitconnect", "evidence", "verify", "--json", garbage.toString());
        assertThat(report.text("verdict")).isEqualTo("BROKEN");
        Terminal event = Terminal.run(
                "fitconnect",
                "set",
                "verify",
                "--json",
                "--keys",
                keys.toString(),
                "--case",
                receipt.caseId().toString(),
                garbage.toString());
        assertThat(event.code()).isEqualTo(Ozg.REFUSED);
        assertThat(event.out()).isEmpty();
        assertThat(event.err()).startsWith("Das Ereignis hält nicht.");
    }

    @Test
    void brokenEvidenceEndsInOne() throws IOException {
        byte[] bytes = Files.readAllBytes(evidence);
        bytes[bytes.length / 2] ^= 1;
        Path broken = Files.write(folder.resolve("kaputt.zip"), bytes);
        Terminal terminal = Terminal.run("fitconnect", "evidence", "verify", broken.toString());
        assertThat(terminal.code()).isEqualTo(Ozg.REFUSED);
        assertThat(terminal.out()).contains("BROKEN");
    }

    @Test
    void anEventIsVerifiedAgainstItsCaseOnly() {
        JsonObject found = json(
                Ozg.FINE,
                "fitconnect",
                "set",
                "verify",
                "--json",
                "--keys",
                keys.toString(),
                "--case",
                receipt.caseId().toString(),
                event.toString());
        assertThat(found.text("event")).endsWith("/create-submission");
        Terminal other = Terminal.run(
                "fitconnect",
                "set",
                "verify",
                "--keys",
                keys.toString(),
                "--case",
                receipt.submissionId().toString(),
                event.toString());
        assertThat(other.code()).isEqualTo(Ozg.REFUSED);
        assertThat(other.err()).contains("belongs to another case");
    }

    /** The vector was computed by another program (OpenSSL). */
    @Test
    void aCallbackIsVerifiedWithTheSecretOfAFile() throws IOException {
        Path secret = Files.writeString(folder.resolve("geheimnis"), "geheim\n");
        Path body = Files.writeString(folder.resolve("callback.json"), "{\"type\":\"urn:x\"}");
        String[] call = {
            "fitconnect",
            "callback",
            "verify",
            "--json",
            "--secret-file",
            secret.toString(),
            "--timestamp",
            "1672527599",
            "--at",
            "2022-12-31T23:00:00Z",
            "--authentication",
            VECTOR,
            body.toString()
        };
        JsonObject found = json(Ozg.FINE, call);
        assertThat(found.text("callback")).contains("urn:x");
        call[7] = "1672527598";
        assertThat(Terminal.run(call).code()).isEqualTo(Ozg.REFUSED);
        assertThat(Terminal.run("fitconnect", "callback", "verify", "--timestamp", "1", "--authentication", "x", "-")
                        .code())
                .isEqualTo(Ozg.MISUSE);
    }

    private static final String VECTOR =
            "6c9773476865c17a19bc2c881c0a7c33e69bb81478851d48d4cf9a0d6687f9ca41a0d5766e18fb66d351fa7cc8c3514bc49b3069c280b3fe9be4279ff19dc2cb";

    private static Path pem() throws IOException {
        try {
            String der = Base64.getMimeEncoder()
                    .encodeToString(sandbox.trustAnchors().get(0).getEncoded());
            return Files.writeString(
                    folder.resolve("wurzel.pem"),
                    "-----BEGIN CERTIFICATE-----\n" + der + "\n-----END CERTIFICATE-----\n");
        } catch (java.security.cert.CertificateEncodingException e) {
            throw new AssertionError(e);
        }
    }

    private static JsonObject json(int code, String... args) {
        Terminal terminal = Terminal.run(args);
        assertThat(terminal.code()).as(terminal.err()).isEqualTo(code);
        return Json.object(terminal.out().getBytes(StandardCharsets.UTF_8), "output");
    }
}
