// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.fitconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.crypto.RSADecrypter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.Environment;
import org.ozgsdk.core.RejectedException;
import org.ozgsdk.core.Secret;
import org.ozgsdk.core.TrustLevel;
import org.ozgsdk.core.UnavailableException;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.core.json.JsonObject;
import org.ozgsdk.core.keys.KeyMaterial;
import org.ozgsdk.core.mailbox.ApplicationState;
import org.ozgsdk.core.mailbox.MailboxMessage;
import org.ozgsdk.core.mailbox.MailboxReceipt;
import org.ozgsdk.delivery.Outcome;
import org.ozgsdk.delivery.Receipt;
import org.ozgsdk.delivery.internal.FakeService;
import org.ozgsdk.delivery.internal.FakeService.Answer;
import org.ozgsdk.delivery.internal.TestKeys;

/** The mailbox's side is played by a destination of our own: Nimbus opens the JWEs, the JDK verifies signature and token. */
class MailboxTest {

    private static final String MESSAGE = "urn:schema-fitko-de:fit-connect:id.bund.de:message_v6";
    private static final String STATE = "urn:schema-fitko-de:fit-connect:id.bund.de:status_v6";
    private static final String SCHEMA =
            "https://schema.fitko.de/fit-connect/id.bund.de/message_v6/1.0.0/zbp-message.schema.json";
    private static final String HANDLE = "7f3c1a52-9d0e-4c1b-8f57-0c6d5a4b3e21";
    private static final KeyMaterial KEY = KeyMaterial.of(
            TestKeys.pair("mailbox-3072").getPrivate(),
            List.of(TestKeys.certificate(
                    "mailbox-3072", "root-2048", KeyUsage.digitalSignature, TestKeys.NOW.plusSeconds(9_000))));

    private FakeService fake;
    private JsonObject announced;
    private JsonObject finished;
    private final Map<String, String> uploads = new ConcurrentHashMap<>();
    private String verdict = "accept-submission";
    private Map<String, ?> offers = Map.of(MESSAGE, List.of(SCHEMA), STATE, List.of("urn:status"));

    @BeforeEach
    void open() {
        fake = new FakeService();
        fake.key(TestKeys.encryption("office-4096").build());
        fake.paths.put(
                "/api/v2/destinations/" + fake.destinationId, call -> new Answer(200, Json.write(destination())));
        fake.paths.put("/api/v2/submissions", call -> {
            announced = Json.object(call.getRequestBody().readAllBytes(), "announcement");
            for (String id : announced.texts("announcedAttachments")) {
                fake.paths.put("/api/v2/submissions/" + fake.submissionId + "/attachments/" + id, upload -> {
                    uploads.put(id, new String(upload.getRequestBody().readAllBytes(), StandardCharsets.US_ASCII));
                    return new Answer(204, new byte[0]);
                });
            }
            return new Answer(
                    201,
                    Json.write(Map.of("submissionId", fake.submissionId.toString(), "caseId", fake.caseId.toString())));
        });
        fake.paths.put(
                "/api/v2/submissions/" + fake.submissionId,
                call -> finish(call.getRequestBody().readAllBytes()));
    }

    @AfterEach
    void close() {
        fake.close();
    }

    private Map<String, Object> destination() {
        return Map.of(
                "destinationId",
                fake.destinationId.toString(),
                "status",
                "active",
                "encryptionKid",
                "enc-office-4096",
                "publicServices",
                offers.entrySet().stream()
                        .map(offer -> Map.of(
                                "identifier",
                                offer.getKey(),
                                "submissionSchemas",
                                ((List<?>) offer.getValue())
                                        .stream()
                                                .map(uri -> Map.of("schemaUri", uri, "mimeType", "application/json"))
                                                .toList()))
                        .toList());
    }

    private Answer finish(byte[] body) throws IOException {
        finished = Json.object(body, "content");
        Map<String, Object> tags = new LinkedHashMap<>();
        tags.put("metadata", tag(finished.text("encryptedMetadata")));
        tags.put("data", tag(finished.text("encryptedData")));
        Map<String, String> files = new LinkedHashMap<>();
        uploads.forEach((id, jwe) -> files.put(id, tag(jwe)));
        if (!files.isEmpty()) {
            tags.put("attachments", files);
        }
        fake.byService("create-submission", Map.of());
        fake.byService("submit-submission", Map.of("authenticationTags", tags));
        switch (verdict) {
            case "accept-submission" -> fake.byOffice(verdict, Map.of("authenticationTags", tags));
            case "reject-submission" ->
                fake.byOffice(verdict, Map.of("problems", List.of(Map.of("type", "urn:no-such-mailbox"))));
            default -> {}
        }
        return new Answer(200, new byte[0]);
    }

    private static String tag(String jwe) {
        return jwe.substring(jwe.lastIndexOf('.') + 1);
    }

    private static byte[] opened(String jwe) throws Exception {
        JWEObject object = JWEObject.parse(jwe);
        object.decrypt(new RSADecrypter(TestKeys.pair("office-4096").getPrivate()));
        return object.getPayload().toBytes();
    }

    private FitConnectMailbox carrier() {
        return builder(KEY).build();
    }

    private FitConnectMailbox.Builder builder(KeyMaterial key) {
        FitConnectEnvironment environment = FitConnectEnvironment.custom(Environment.SANDBOX)
                .token(fake.uri("/token"))
                .submissionApi(fake.uri("/api/"))
                .portal(fake.uri("/portal"))
                .build()
                .withAnchors(List.of(TestKeys.ROOT));
        return FitConnectMailbox.builder(environment, "client", Secret.of("geheim"), fake.destinationId, key)
                .transport(fake.transport())
                .clock(fake.clock())
                .pollInterval(Duration.ofMillis(10))
                .patience(Duration.ofMillis(100));
    }

    private static MailboxMessage.Builder message() {
        return MailboxMessage.builder(
                        HANDLE,
                        "Stadt Aachen",
                        "Ihre Gewerbeanmeldung",
                        "Ihr „Antrag“ ist angenommen. 😀",
                        "Gewerbe anmelden")
                .level(TrustLevel.SUBSTANTIAL)
                .reference("GW-1");
    }

    /** Nothing of our own code: the JDK's certificate factory and signature engine. */
    private static JsonObject verified(JsonObject envelope) throws Exception {
        X509Certificate certificate = (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(
                        envelope.text("authorCertificate").getBytes(StandardCharsets.US_ASCII)));
        assertThat(certificate).isEqualTo(KEY.certificate());
        Signature content = Signature.getInstance("SHA512withRSA");
        content.initVerify(certificate);
        content.update(envelope.text("content").getBytes(StandardCharsets.UTF_8));
        assertThat(content.verify(Base64.getDecoder().decode(envelope.text("sha512sum"))))
                .isTrue();
        String[] token = envelope.text("authorToken").split("\\.", -1);
        assertThat(token).hasSize(3);
        Signature signature = Signature.getInstance("SHA512withRSA");
        signature.initVerify(certificate);
        signature.update((token[0] + "." + token[1]).getBytes(StandardCharsets.US_ASCII));
        assertThat(signature.verify(Base64.getUrlDecoder().decode(token[2]))).isTrue();
        assertThat(Json.object(Base64.getUrlDecoder().decode(token[0]), "header")
                        .text("alg"))
                .isEqualTo("RS512");
        JsonObject claims = Json.object(Base64.getUrlDecoder().decode(token[1]), "claims");
        assertThat(claims.number("iat")).isEqualTo(TestKeys.NOW.getEpochSecond());
        assertThat(claims.number("exp"))
                .isEqualTo(TestKeys.NOW.plusSeconds(1_800).getEpochSecond());
        assertThat(claims.text("signer")).isEqualTo("mailbox-3072");
        assertThat(claims.texts("roles")).containsExactly("THIRD_PARTY");
        return Json.object(envelope.text("content").getBytes(StandardCharsets.UTF_8), "content");
    }

    @Test
    void aMessageTravelsSignedInsideASubmissionOfItsOwn() throws Exception {
        byte[] pdf = {37, 80, 68, 70, 1, 2, 3};
        MailboxReceipt receipt = carrier()
                .send(message().attach("Bescheid.pdf", "application/pdf", pdf).build());
        assertThat(receipt.carrier()).isEqualTo("zbp-fit-connect");
        assertThat(announced.names()).containsExactly("destinationId", "announcedAttachments", "publicService");
        assertThat(announced.text("destinationId")).isEqualTo(fake.destinationId.toString());
        assertThat(announced.object("publicService").text("identifier")).isEqualTo(MESSAGE);
        assertThat(announced.object("publicService").text("name")).isEqualTo("Nachricht an das Postfach");

        JsonObject metadata = Json.object(opened(finished.text("encryptedMetadata")), "metadata");
        JsonObject data = metadata.object("contentStructure").object("data");
        assertThat(data.object("submissionSchema").text("schemaUri")).isEqualTo(SCHEMA);
        byte[] plain = opened(finished.text("encryptedData"));
        assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-512").digest(plain)))
                .isEqualTo(data.object("hash").text("content"));
        JsonObject envelope = Json.object(plain, "envelope");
        assertThat(envelope.names())
                .containsExactlyInAnyOrder("content", "sha512sum", "authorToken", "authorCertificate");

        JsonObject inner = verified(envelope);
        assertThat(inner.text("mailboxUuid")).isEqualTo(HANDLE);
        assertThat(inner.number("stork_qaa_level")).isEqualTo(3);
        assertThat(inner.text("content")).isEqualTo("Ihr „Antrag“ ist angenommen. 😀");
        assertThat(inner.text("reference")).isEqualTo("GW-1");
        JsonObject file = inner.objects("attachments").get(0);
        assertThat(file.text("filename")).isEqualTo("Bescheid.pdf");
        assertThat(file.text("sha512sum"))
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-512").digest(pdf)));
        assertThat(uploads).containsOnlyKeys(announced.texts("announcedAttachments"));
        assertThat(opened(uploads.values().iterator().next())).isEqualTo(pdf);
    }

    @Test
    void aStateGoesUnderItsOwnIdentifierAndTheSchemaThatIsNamed() throws Exception {
        ApplicationState state = new ApplicationState(
                UUID.randomUUID(),
                ApplicationState.Status.SUBMITTED,
                "Gewerbe anmelden",
                "Stadt Aachen",
                TestKeys.NOW,
                Optional.empty());
        carrier().publish(state);
        assertThat(announced.object("publicService").text("identifier")).isEqualTo(STATE);
        JsonObject metadata = Json.object(opened(finished.text("encryptedMetadata")), "metadata");
        assertThat(metadata.object("contentStructure")
                        .object("data")
                        .object("submissionSchema")
                        .text("schemaUri"))
                .isEqualTo("urn:status");
        JsonObject inner = verified(Json.object(opened(finished.text("encryptedData")), "envelope"));
        assertThat(inner.text("status")).isEqualTo("SUBMITTED");
        assertThat(inner.text("applicationId")).isEqualTo(state.applicationId().toString());
    }

    @Test
    void aDestinationThatNamesNoSchemaGetsTheKnownOne() throws Exception {
        offers = Map.of(MESSAGE, List.of());
        carrier().send(message().build());
        JsonObject metadata = Json.object(opened(finished.text("encryptedMetadata")), "metadata");
        assertThat(metadata.object("contentStructure")
                        .object("data")
                        .object("submissionSchema")
                        .text("schemaUri"))
                .isEqualTo(SCHEMA);
    }

    @Test
    void aRejectionByTheMailboxIsARefusal() {
        verdict = "reject-submission";
        assertThatThrownBy(() -> carrier().send(message().build()))
                .isInstanceOfSatisfying(
                        RejectedException.class, e -> assertThat(e.code()).isEqualTo("urn:no-such-mailbox"))
                .hasMessageNotContaining(HANDLE)
                .hasMessageNotContaining("Gewerbeanmeldung");
    }

    @Test
    void aMailboxThatDoesNotAnswerInTimeMeansUnderWayAndNotAgain() {
        verdict = "";
        FitConnectMailbox carrier = carrier();
        assertThatThrownBy(() -> carrier.send(message().build()))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining(fake.submissionId.toString())
                .hasMessageContaining("nicht noch einmal senden");
    }

    @Test
    void whoCannotWaitSubmitsAndAsksLater() {
        verdict = "";
        FitConnectMailbox carrier = carrier();
        Receipt receipt = carrier.submit(message().build());
        assertThat(carrier.outcome(receipt)).isInstanceOf(Outcome.Underway.class);
        fake.byOffice(
                "accept-submission",
                Map.of(
                        "authenticationTags",
                        Map.of(
                                "metadata",
                                receipt.tags().metadata(),
                                "data",
                                receipt.tags().data())));
        assertThat(carrier.outcome(receipt)).isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void aDestinationThatIsNoMailboxIsRefusedBeforeAnythingLeaves() {
        offers = Map.of("urn:de:fim:leika:leistung:99050012104000", List.of("urn:a"));
        assertThatThrownBy(() -> carrier().send(message().build()))
                .isInstanceOfSatisfying(
                        RejectedException.class, e -> assertThat(e.code()).isEqualTo("service-not-offered"));
        assertThat(announced).isNull();
    }

    @Test
    void aWeakKeyAndWrongTimesAreNamed() {
        KeyMaterial weak = KeyMaterial.of(
                TestKeys.pair("root-2048").getPrivate(),
                List.of(TestKeys.certificate(
                        "root-2048", "root-2048", KeyUsage.digitalSignature, TestKeys.NOW.plusSeconds(9))));
        assertThatThrownBy(() -> builder(weak).build()).isInstanceOf(ConfigurationException.class);
        assertThatThrownBy(() -> builder(KEY).patience(Duration.ofMillis(-1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(carrier().toString()).doesNotContain("geheim");
    }
}
