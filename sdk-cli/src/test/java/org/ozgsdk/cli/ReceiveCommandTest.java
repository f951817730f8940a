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
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ozgsdk.core.Ars;
import org.ozgsdk.core.Environment;
import org.ozgsdk.core.LeikaKey;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.core.json.JsonObject;
import org.ozgsdk.core.keys.Jwk;
import org.ozgsdk.core.keys.KeyMaterial;
import org.ozgsdk.core.transport.Request;
import org.ozgsdk.core.transport.Transport;
import org.ozgsdk.delivery.Attachment;
import org.ozgsdk.delivery.Destination;
import org.ozgsdk.delivery.Outcome;
import org.ozgsdk.delivery.Receipt;
import org.ozgsdk.delivery.Submission;
import org.ozgsdk.delivery.fitconnect.FitConnect;
import org.ozgsdk.delivery.fitconnect.FitConnectEnvironment;
import org.ozgsdk.sandbox.Sandbox;
import org.ozgsdk.sandbox.Tamper;

class ReceiveCommandTest {

    private static final LeikaKey TRADE = LeikaKey.of("99050012104000");
    private static final Ars AACHEN = Ars.of("053340002002");
    private static final byte[] DATA = "<gewerbeanmeldung/>".getBytes(StandardCharsets.UTF_8);
    private static final byte[] PDF = "%PDF-1.7 Muster".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path directory;

    private Sandbox sandbox;
    private FitConnect sender;
    private Destination office;
    private final Transport transport = Transport.builder(Environment.SANDBOX).build();

    @BeforeEach
    void start() throws IOException {
        sandbox = Sandbox.builder().officeInterval(Duration.ZERO).start();
        FitConnectEnvironment environment = FitConnectEnvironment.custom(Environment.SANDBOX)
                .token(sandbox.tokenUri())
                .submissionApi(sandbox.submissionApi())
                .portal(sandbox.portal())
                .build()
                .withAnchors(sandbox.trustAnchors());
        sender = FitConnect.builder(
                        environment,
                        sandbox.sender().clientId(),
                        sandbox.sender().secret())
                .transport(transport)
                .build();
        office = sender.destination(signature(), TRADE, AACHEN);
        for (int number = 1; number <= 3; number++) {
            writeJwk("encryption-" + number);
        }
        writeJwk("subscriber");
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    /** The key as an office has it: a private JWK under the id that the destination publishes. */
    private void writeJwk(String name) throws IOException {
        KeyMaterial key = KeyMaterial.pem(Path.of(System.getProperty("ozg.sandbox.keys"), name + ".pem"));
        byte[] modulus = ((java.security.interfaces.RSAPublicKey)
                        key.certificate().getPublicKey())
                .getModulus()
                .toByteArray();
        Jwk jwk = Jwk.of(key.certificate().getPublicKey())
                .privateKey(key.privateKey())
                .certificates(key.certificates())
                .kid(kid(java.util.Arrays.copyOfRange(modulus, modulus.length - 512, modulus.length)))
                .build();
        Files.write(directory.resolve(name + ".jwk"), jwk.toPrivateJson());
    }

    private static String kid(byte[] modulus) {
        try {
            return org.ozgsdk.core.keys.Base64Url.encode(
                    java.security.MessageDigest.getInstance("SHA-256").digest(modulus));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private String signature() {
        JsonObject services = ask("/v2/servicedescriptions/leikahierarchy?leikaIds=" + TRADE + "&ars=" + AACHEN);
        String service = services.objects("content").get(0).text("id");
        return ask("/v1/relations/jzufi-2-3?ars=" + AACHEN + "&lbids=" + service)
                .objects("organisationseinheit")
                .get(0)
                .objects("zustaendigkeit")
                .get(0)
                .objects("idSekundaer")
                .get(0)
                .text("value");
    }

    private JsonObject ask(String path) {
        return Json.object(
                transport
                        .send(Request.get(URI.create(sandbox.suchdienst() + path)))
                        .bytes(),
                "answer");
    }

    private Receipt send() {
        return sender.send(Submission.builder(office)
                .xml("urn:ozgsdk:beispiel:gewerbeanmeldung:1.0", DATA)
                .attach(Attachment.of("Łucja Muster.pdf", "application/pdf", PDF))
                .build());
    }

    private Terminal receive(String... more) {
        List<String> args = new ArrayList<>(List.of(
                "fitconnect",
                "receive",
                "--base",
                sandbox.baseUri().toString(),
                "--destination",
                office.id(),
                "--signing-key",
                directory.resolve("subscriber.jwk").toString(),
                "--out",
                directory.resolve("out").toString()));
        for (int number = 1; number <= 3; number++) {
            args.addAll(List.of(
                    "--decryption-key",
                    directory.resolve("encryption-" + number + ".jwk").toString()));
        }
        args.addAll(List.of(more));
        return Terminal.run(args.toArray(String[]::new));
    }

    @Test
    void aSubmissionIsStoredAsAWholeAndStaysUntilItIsAccepted() throws IOException {
        Receipt receipt = send();
        Path folder = directory.resolve("out").resolve(receipt.submissionId().toString());

        Terminal first = receive();

        assertThat(first.err()).isEmpty();
        assertThat(first.code()).isEqualTo(Ozg.FINE);
        assertThat(first.out()).contains(receipt.submissionId() + " stored");
        assertThat(folder.resolve("data.xml")).hasBinaryContent(DATA);
        assertThat(folder.resolve("attachment-001.pdf")).hasBinaryContent(PDF);
        JsonObject manifest = Json.object(Files.readAllBytes(folder.resolve("manifest.json")), "manifest");
        JsonObject file = manifest.objects("attachments").get(0);
        assertThat(file.text("filename")).isEqualTo("Łucja Muster.pdf");
        assertThat(file.text("sha512")).hasSize(128);
        assertThat(manifest.text("proof").split("\\.")).hasSize(3);
        assertThat(sender.status(receipt)).isInstanceOf(Outcome.Underway.class);

        Terminal second = receive("--accept", "--json");

        assertThat(second.code()).isEqualTo(Ozg.FINE);
        JsonObject line = Json.object(second.out().getBytes(StandardCharsets.UTF_8), "out")
                .objects("submissions")
                .get(0);
        assertThat(line.text("state")).isEqualTo("accepted");
        assertThat(sender.status(receipt)).isInstanceOf(Outcome.Accepted.class);
        assertThat(receive().out()).contains("Nichts wartet");
        try (Stream<Path> all = Files.list(directory.resolve("out"))) {
            assertThat(all).as("nothing half-written").containsExactly(folder);
        }
    }

    @Test
    void whatWasChangedOnItsWayIsNeitherStoredNorAccepted() throws IOException {
        Receipt receipt = send();
        sandbox.faults().tamper(Tamper.EVENT);

        Terminal terminal = receive("--accept", "--json");

        assertThat(terminal.code()).isEqualTo(Ozg.REFUSED);
        assertThat(terminal.out()).contains("\"untrusted\"");
        assertThat(terminal.err()).doesNotContain("at org.ozgsdk");
        assertThat(directory.resolve("out")).isEmptyDirectory();
        sandbox.faults().clear();
        assertThat(sender.status(receipt)).isInstanceOf(Outcome.Underway.class);
    }

    @Test
    void aPemNeedsTheNameItsKeyHasAtTheDestination() {
        Terminal terminal = receive(
                "--signing-key",
                Path.of(System.getProperty("ozg.sandbox.keys"), "subscriber.pem")
                        .toString());
        assertThat(terminal.code()).isEqualTo(Ozg.MISUSE);
    }

    @Test
    void aKeyFileThatIsNoneOrLacksSomethingIsMisuse() throws IOException {
        Path garbage = Files.writeString(directory.resolve("garbage.jwk"), "{}");
        Path noCertificate = Files.write(
                directory.resolve("no-certificate.jwk"),
                Jwk.of(KeyMaterial.pem(Path.of(System.getProperty("ozg.sandbox.keys"), "subscriber.pem"))
                                .certificate()
                                .getPublicKey())
                        .privateKey(KeyMaterial.pem(Path.of(System.getProperty("ozg.sandbox.keys"), "subscriber.pem"))
                                .privateKey())
                        .kid("subscriber-key")
                        .build()
                        .toPrivateJson());
        for (String[] wrong : new String[][] {
            {"--decryption-key", garbage.toString()},
            {"--decryption-key", directory.resolve("gone").toString()},
            {"--signing-key", garbage.toString()},
            {"--signing-key", noCertificate.toString()},
        }) {
            Terminal terminal = receive(wrong);
            assertThat(terminal.code()).as("%s: %s", wrong[1], terminal.err()).isEqualTo(Ozg.MISUSE);
            assertThat(terminal.err().strip()).hasLineCount(1);
        }
    }

    @Test
    void withoutADestinationItSaysWhatIsMissing() {
        Terminal terminal = Terminal.run("fitconnect", "receive", "--base", "http://127.0.0.1:1");
        assertThat(terminal.code()).isEqualTo(Ozg.MISUSE);
        assertThat(terminal.err()).contains("--destination");
    }
}
